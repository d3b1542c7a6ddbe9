"""One finding a line, as editors and ``grep`` like it: ``path:line:column: severity CODE message``."""

from auditlint.report import DocumentReport, Report
from auditlint.reporters.terminal import paint, plain
from auditlint.reporters.totals import totals
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import address, leading
from auditlint.reporters.wording import WORDINGS


def render(report: Report, view: View) -> str:
    """The findings that count, documents that were not wholly read, and a line of totals."""
    words = WORDINGS[view.lang]
    lines: list[str] = []
    for document in report.documents:
        lines += _unread(document, view)
        for finding in document.findings:
            if finding.suppressed is None:
                head = plain(finding.path) + address(leading(finding), words)
                severity = paint(words.severities[finding.severity], finding.severity, view.color)
                lines.append(f"{head}: {severity} {finding.code} {plain(finding.messages[view.lang])}")
    return "\n".join([*lines, words.between.join(text for text, _ in totals(report, words))]) + "\n"


def _unread(document: DocumentReport, view: View) -> list[str]:
    if document.status == "read":
        return []
    words = WORDINGS[view.lang]
    label = words.unreadable if document.status == "unreadable" else words.partly_read
    return [f"{plain(document.path)}: {paint(label, 'warning', view.color)}{words.colon}{plain(document.reasons.get(view.lang, ''))}"]
