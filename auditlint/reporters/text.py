"""The reviewer's view of a report: every finding where it stands, with both sides quoted, and a summary with coverage."""

from auditlint.report import DocumentReport, Finding, Report
from auditlint.reporters.evidence import evidence
from auditlint.reporters.terminal import columns, pack, paint, plain, wrap
from auditlint.reporters.totals import Part, totals
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import address, leading, where
from auditlint.reporters.wording import WORDINGS, Wording

_INDENT = 6
_HANGING = 18


def render(report: Report, view: View) -> str:
    """The text of ``report``, with a final line break.

    With colour, numbers are marked by ANSI colours instead of underlining them; prose and quotations are fitted to the view's width (paths are never cut). Suppressed findings
    are counted, not shown.
    """
    lang, color, width = view.lang, view.color, max(view.width, 40)
    words = WORDINGS[lang]
    blocks = ["\n".join(_finding(f, words, lang, color, width)) for f in report.findings if f.suppressed is None]
    blocks.append("\n".join(_summary(report, words, lang, color, width)))
    return "\n\n".join(blocks) + "\n"


def render_finding(finding: Finding, view: View) -> str:
    """One finding as in the text of a report."""
    return "\n".join(_finding(finding, WORDINGS[view.lang], view.lang, view.color, max(view.width, 40))) + "\n"


def _finding(finding: Finding, words: Wording, lang: str, color: bool, width: int) -> list[str]:
    severity = paint(f"{words.severities[finding.severity]}[{finding.code}]", finding.severity, color)
    lines = [f"{severity} {paint(finding.name, 'bold', color)}"]
    if finding.confidence in words.confidences:
        lines[0] += paint(f" ({words.confidences[finding.confidence]})", "dim", color)
    first = leading(finding)
    lines.append(f"  {paint('-->', 'dim', color)} {plain(finding.path)}{address(first, words)}")
    steps = where(first, words)
    if steps:
        lines.extend(_entry(words.printed_at, pack(steps, " › ", width - _HANGING), color))
    lines.append("")
    lines.extend(" " * _INDENT + line for line in wrap(finding.messages[lang], width - _INDENT))
    lines.append("")
    lines.extend(evidence(finding, words, color, width))
    proof = _proof(finding, words, lang)
    if proof:
        lines.append("")
        for label, text in proof:
            lines.extend(_entry(label, wrap(text, width - _HANGING), color))
    return lines


def _proof(finding: Finding, words: Wording, lang: str) -> list[tuple[str, str]]:
    proof = []
    if finding.formula:
        proof.append((words.formula, finding.formula))
    if finding.computed:
        both = words.recomputed_of.format(computed=finding.computed, stated=finding.stated)
        proof.append((words.recomputed, both if finding.stated else finding.computed))
    if finding.diagnoses:
        proof.append((words.diagnosis, finding.diagnoses[lang]))
    if finding.consequences:
        proof.append((words.consequence, finding.consequences[lang]))
    return proof


def _entry(label: str, rows: list[str], color: bool) -> list[str]:
    """A label with its text, hanging."""
    head = " " * _INDENT + paint(label, "dim", color) + " " * (_HANGING - _INDENT - columns(label))
    return [(head if i == 0 else " " * _HANGING) + row for i, row in enumerate(rows)]


def _summary(report: Report, words: Wording, lang: str, color: bool, width: int) -> list[str]:
    lines = [paint("─" * min(width, 72), "dim", color), *_totals(report, words, color, width)]
    for document in report.documents:
        lines.extend(_document(document, words, lang, color, width))
    return lines


def _totals(report: Report, words: Wording, color: bool, width: int) -> list[str]:
    rows: list[list[Part]] = [[]]
    for part in totals(report, words):
        if rows[-1] and columns(words.between.join(text for text, _ in (*rows[-1], part))) > width:
            rows.append([])
        rows[-1].append(part)
    return [words.between.join(paint(text, style, color and bool(style)) for text, style in row) for row in rows]


def _document(document: DocumentReport, words: Wording, lang: str, color: bool, width: int) -> list[str]:
    """One line of coverage; what was not read, and why."""
    lines = [f"  {paint(plain(document.path), 'bold', color)}"]
    if document.status != "read":
        label = words.unreadable if document.status == "unreadable" else words.partly_read
        reason = document.reasons.get(lang, "")
        rows = wrap(f"{label}{words.colon}{reason}" if reason else label, width - 4)
        lines.extend("    " + paint(row, "warning", color) for row in rows)
    if document.status != "unreadable":
        coverage = document.coverage
        verdicts = document.verdicts
        numbers = words.coverage_of.format(
            quantities=coverage.quantities, checked=coverage.checked, set_aside=coverage.set_aside, unchecked=coverage.unchecked
        )
        relations = words.relations_of.format(
            verified=verdicts.get("holds", 0) + verdicts.get("rounding", 0),
            failed=verdicts.get("fails", 0),
            undetermined=verdicts.get("undetermined", 0),
        )
        lines.extend("    " + row for row in wrap(f"{numbers} · {relations}", width - 4))
        if len(coverage.sections) > 1:
            sections = " · ".join(f"{name or words.before_headings} {done + aside}/{n}" for name, n, done, aside in coverage.sections)
            lines.extend("    " + paint(row, "dim", color) for row in wrap(words.sections_of.format(sections), width - 4))
    return lines
