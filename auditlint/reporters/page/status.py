"""What became of each printed number, in one word, for the colour that it gets in the page.

A number may stand in several findings and relations. What is said first here counts:

1. *error*, *warning*, *info*: it is the stated number of a finding that counts (not suppressed); the gravest.
2. *verified*: it stands in a relation that holds.
3. *rounding*: it stands in a relation that holds within rounding.
4. *involved*: it stands in failing relations only, as an operand, or in a finding that is suppressed. Which of their numbers is wrong is for the reader to say.
5. *undetermined*: it stands in relations that could not be judged.
6. *aside*: it is no data (a year, an ordinal, a target ...).
7. *unchecked*: nothing was found to hold it against.
"""

from collections.abc import Iterable
from typing import Literal

from auditlint.report import DocumentReport, Finding, Printed
from auditlint.severity import SEVERITIES

Status = Literal["error", "warning", "info", "verified", "rounding", "involved", "undetermined", "aside", "unchecked"]
STATUSES: tuple[Status, ...] = ("error", "warning", "info", "verified", "rounding", "involved", "undetermined", "aside", "unchecked")
Span = tuple[int, int, int]
"""A passage, and start and end in its text."""

_BY_VERDICT: dict[str, Status] = {"holds": "verified", "rounding": "rounding", "fails": "involved", "undetermined": "undetermined"}


def stated(findings: Iterable[Finding]) -> dict[Span, list[Finding]]:
    """The findings that count, by the place of their stated number."""
    found: dict[Span, list[Finding]] = {}
    for finding in findings:
        if finding.suppressed is None:
            for span in {(m.passage, m.start, m.end) for m in finding.marks if m.role == "stated"}:
                found.setdefault(span, []).append(finding)
    return found


def gravest(findings: Iterable[Finding]) -> Status:
    """The gravest severity among ``findings``."""
    return min((f.severity for f in findings), key=SEVERITIES.index)


def statuses(document: DocumentReport) -> list[Status]:
    """The status of each of the document's printed numbers, in their order."""
    wrong = stated(document.findings)
    best: dict[Span, Status] = {}
    for relation in document.relations:
        status = _BY_VERDICT[relation.verdict]
        for mark in relation.marks:
            span = (mark.passage, mark.start, mark.end)
            best[span] = min(best.get(span, "unchecked"), status, key=STATUSES.index)
    return [_status(printed, wrong, best) for printed in document.quantities]


def _status(printed: Printed, wrong: dict[Span, list[Finding]], best: dict[Span, Status]) -> Status:
    span = (printed.mark.passage, printed.mark.start, printed.mark.end)
    if span in wrong:
        return gravest(wrong[span])
    return best.get(span) or ("aside" if printed.state == "set aside" else "unchecked")
