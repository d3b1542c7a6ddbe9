"""The totals of a run in words, the same in all formats that people read."""

from auditlint.report import Report
from auditlint.reporters.wording import Wording
from auditlint.severity import SEVERITIES

Part = tuple[str, str]
"""A text and the style of the terminal that it may be painted in; empty for none."""


def totals(report: Report, words: Wording) -> list[Part]:
    """How many documents, how many of them unread, and the findings by severity. That nothing was found is said of documents that were read only."""
    unread = sum(document.status == "unreadable" for document in report.documents)
    parts = [(words.counted(len(report.documents), words.documents), "")]
    if unread:
        parts.append((words.unread_of.format(unread), "warning"))
    found: list[Part] = [(words.counted(n, words.counts[severity]), severity) for severity in SEVERITIES if (n := report.count(severity))]
    if not found and (unread < len(report.documents) or not report.documents):
        found = [(words.nothing, "good")]
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    return [*parts, *found, *([(words.suppressed_of.format(suppressed), "")] if suppressed else [])]
