"""What is written beside a number: one note a finding, at the stated number, and at every place of a restatement."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.report import Finding, Mark
from auditlint.reporters.terminal import plain
from auditlint.reporters.whereabouts import leading, whereabouts
from auditlint.reporters.wording import WORDINGS

AUTHOR = "auditlint"
_RESTATED = "REP"
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Note:
    """A text for the place of ``mark``, a paragraph a line; ``severity`` may colour it."""

    mark: Mark
    lines: tuple[str, ...]
    severity: str


def notes(findings: tuple[Finding, ...], lang: str) -> Iterator[Note]:
    """The notes on the findings that count, in their order."""
    for finding in findings:
        if finding.suppressed is not None:
            continue
        first = leading(finding)
        places = [m for m in finding.marks if m is not first] if finding.code.startswith(_RESTATED) else []
        lines = tuple(_lines(finding, lang))
        yield Note(first, lines, finding.severity)
        for mark in places[:_MOST_PLACES]:
            yield Note(mark, lines, finding.severity)


def _lines(finding: Finding, lang: str) -> Iterator[str]:
    words = WORDINGS[lang]
    yield plain(f"{words.severities[finding.severity]} {finding.code}{words.colon}{finding.messages[lang]}")
    if finding.formula:
        yield plain(f"{words.formula}{words.colon}{finding.formula}")
    if finding.computed:
        yield plain(f"{words.recomputed}{words.colon}{finding.computed}")
    if finding.diagnoses:
        yield plain(f"{words.diagnosis}{words.colon}{finding.diagnoses[lang]}")
    if finding.consequences:
        yield plain(f"{words.consequence}{words.colon}{finding.consequences[lang]}")
    others = [m for m in finding.marks if m is not leading(finding)]
    for mark in others[:_MOST_PLACES]:
        where = whereabouts(mark, lang)
        yield plain(f"{mark.quote} ({where})" if where else mark.quote)
    if len(others) > _MOST_PLACES:
        yield words.more_of.format(len(others) - _MOST_PLACES)
