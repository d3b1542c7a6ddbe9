"""The findings as a table for spreadsheets, with a byte order mark so that Excel reads it as UTF-8.

Texts of a document that a spreadsheet would take for a formula are made harmless with a leading apostrophe.
"""

import csv
import io

from auditlint.report import Finding, Report
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import address, leading
from auditlint.reporters.wording import WORDINGS

_COLUMNS = (
    "path", "place", "section", "table", "row", "column", "code", "name", "severity", "confidence", "stated", "computed", "message", "diagnosis",
    "formula", "fingerprint", "suppressed",
)  # fmt: skip
_NUMBER = frozenset("0123456789.,%")


def render(report: Report, view: View) -> str:
    """A header row, then a row a finding, suppressed ones included."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for finding in report.findings:
        writer.writerow(harmless(cell) for cell in _row(finding, view))
    return "\ufeff" + stream.getvalue()


def _row(finding: Finding, view: View) -> list[str]:
    mark = leading(finding)
    place = mark.place
    suppressed = finding.suppressed or {}
    return [
        finding.path,
        address(mark, WORDINGS[view.lang]).removeprefix(":").strip(" ,，"),
        " › ".join(place.section),
        str(place.table or ""),
        place.row_label or "",
        place.column_label or "",
        finding.code,
        finding.name,
        finding.severity,
        finding.confidence,
        finding.stated or "",
        finding.computed or "",
        finding.messages[view.lang],
        finding.diagnoses.get(view.lang, ""),
        finding.formula or "",
        finding.fingerprint,
        suppressed.get("reason", "") or suppressed.get("kind", ""),
    ]


def harmless(text: str) -> str:
    """``text`` as a cell that no spreadsheet computes; a plain signed number stays a number."""
    text = plain(text)
    if text[:1] in ("=", "+", "-", "@") and not (text[0] in "+-" and set(text[1:]) <= _NUMBER and len(text) > 1):
        return "'" + text
    return text
