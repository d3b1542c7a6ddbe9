"""The working paper (.xlsx): findings, verified relations with live formulas, and what could not be checked, each with room for initials and remarks.

Every operand has a cell of its own and the recomputation is a formula over these cells. Texts of the document never become formulas.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from auditlint.catalogue.spreadsheet import recomputation
from auditlint.report import DocumentReport, Finding, Relation, Report
from auditlint.reporters.packages import timeless
from auditlint.reporters.paperwords import PAPER_WORDS, PaperWords
from auditlint.reporters.sampling import drawn
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts
from auditlint.reporters.wording import WORDINGS
from auditlint.version import VERSION

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"number": 6, "short": 12, "medium": 24, "long": 48}
_LONGEST = 2000
_FIRST_OPERAND = 13


def render(report: Report, view: View) -> bytes:
    """The workbook's bytes."""
    from openpyxl import Workbook

    words = PAPER_WORDS[view.lang]
    book = Workbook()
    relations = [relation for document in report.documents for relation in document.relations]
    chosen = drawn(relations, view.sample, view.seed, by_amount=view.by_amount)
    _overview(book, report, relations, chosen, words, view)
    _findings(book, report.findings, words, view)
    _relations(book, chosen, words, view)
    _unchecked(book, report, relations, words, view)
    stream = io.BytesIO()
    book.save(stream)
    return timeless(stream.getvalue())


def _overview(
    book: "Workbook", report: Report, relations: Sequence[Relation], chosen: Sequence[Relation], words: PaperWords, view: View
) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.title = words.overview
    verified = drawn(relations, 0, 0)
    how = words.all_of.format(total=len(verified))
    if len(chosen) < len(verified):
        way = words.by_amount if view.by_amount else words.evenly
        how = words.sampled_of.format(size=len(chosen), total=len(verified), seed=view.seed, way=way)
    _put(sheet, 1, [words.heading], bold=True)
    for row, (label, text) in enumerate(((words.tool, f"auditlint {VERSION}"), (words.drawn, how), (words.units, words.units_note)), 2):
        _put(sheet, row, [label, text])
    _put(sheet, 6, words.document_columns, bold=True)
    for row, document in enumerate(report.documents, 7):
        _put(sheet, row, _document(document, view))
    _widths(sheet, ("medium", "long", "short", "short", "short", "short", "short", "short", "long"))


def _document(document: DocumentReport, view: View) -> list[Any]:
    coverage, verdicts = document.coverage, document.verdicts
    status = {"read": "", "partly-read": WORDINGS[view.lang].partly_read, "unreadable": WORDINGS[view.lang].unreadable}[document.status]
    return [
        document.path, document.sha256, document.format, coverage.quantities, coverage.checked, coverage.set_aside, coverage.unchecked,
        verdicts.get("holds", 0) + verdicts.get("rounding", 0), " ".join(filter(None, (status, document.reasons.get(view.lang, "")))),
    ]  # fmt: skip


def _findings(book: "Workbook", findings: Iterable[Finding], words: PaperWords, view: View) -> None:
    sheet = book.create_sheet(words.findings)
    _put(sheet, 1, words.finding_columns, bold=True)
    for row, finding in enumerate(findings, 2):
        suppressed = finding.suppressed or {}
        _put(sheet, row, [
            row - 1, finding.path, whereabouts(leading(finding), view.lang), f"{finding.code} {finding.name}",
            WORDINGS[view.lang].severities[finding.severity], finding.messages[view.lang], finding.stated, finding.computed, finding.formula,
            finding.diagnoses.get(view.lang), finding.consequences.get(view.lang), suppressed.get("reason") or suppressed.get("kind"), finding.fingerprint,
        ])  # fmt: skip
    _finish(
        sheet, ("number", "medium", "medium", "medium", "short", "long", "short", "short", "medium", "medium", "medium", "short", "short")
    )


def _relations(book: "Workbook", relations: Sequence[Relation], words: PaperWords, view: View) -> None:
    sheet = book.create_sheet(words.relations)
    most = max((sum(len(v) for n, v in r.recipe.values if n != "stated") for r in relations if r.recipe), default=0)
    operands = [words.operand_of.format(i) for i in range(1, most + 1)]
    _put(sheet, 1, [*words.relation_columns, *operands], bold=True)
    for row, relation in enumerate(relations, 2):
        _put(sheet, row, list(_relation(relation, row, words, view)))
    widths = (
        "number",
        "medium",
        "medium",
        "short",
        "short",
        "short",
        "number",
        "short",
        "short",
        "short",
        "medium",
        "medium",
        *["short"] * most,
    )
    _finish(sheet, widths)


def _relation(relation: Relation, row: int, words: PaperWords, view: View) -> Iterator[Any]:
    """Number, path, place, check, verdict, stated, sign, recomputed, difference, initials, remarks, printed formula, then the operands."""
    stated_mark = next((mark for mark in relation.marks if mark.role == "stated"), relation.marks[0] if relation.marks else None)
    yield row - 1
    yield relation.path
    yield whereabouts(stated_mark, view.lang) if stated_mark is not None else ""
    yield relation.recipe.code if relation.recipe else relation.family
    yield words.verdicts[relation.verdict]
    values = dict(relation.recipe.values) if relation.recipe else {}
    stated = values.pop("stated", ())
    cells = {"stated": f"F{row}"}
    operands: list[_Number] = []
    for name, texts in values.items():
        first = _FIRST_OPERAND + len(operands)
        operands += [_Number(text) for text in texts]
        last = _FIRST_OPERAND + len(operands) - 1
        cells[name] = f"{_letter(first)}{row}" if len(texts) == 1 else f"{_letter(first)}{row}:{_letter(last)}{row}"
    live = recomputation(relation.recipe.expression, cells) if relation.recipe and stated else None
    sign, formula = live or ("", "")
    yield _Number(stated[0]) if stated else None
    yield sign
    yield _Formula(f"={formula}") if formula else None
    yield _Formula(f"=ROUND(F{row}-H{row},10)") if sign == "=" else None
    yield None
    yield None
    yield (relation.formula or "").replace("\n", "")
    yield from operands


def _unchecked(book: "Workbook", report: Report, relations: Sequence[Relation], words: PaperWords, view: View) -> None:
    sheet = book.create_sheet(words.unchecked)
    _put(sheet, 1, words.unchecked_columns, bold=True)
    row = 2
    for relation in relations:
        if relation.verdict == "undetermined":
            place = whereabouts(relation.marks[0], view.lang) if relation.marks else ""
            reason = relation.reasons.get(view.lang, "")
            _put(sheet, row, [row - 1, relation.path, place, words.undetermined, (relation.formula or "").replace("\n", ""), reason])
            row += 1
    for document in report.documents:
        for printed in document.quantities:
            if printed.state == "unchecked":
                _put(
                    sheet,
                    row,
                    [row - 1, document.path, whereabouts(printed.mark, view.lang), words.number, printed.mark.quote, words.unlinked],
                )
                row += 1
    _finish(sheet, ("number", "medium", "medium", "short", "medium", "long"))


class _Formula(str):
    """A formula of our own making."""

    __slots__ = ()


class _Number(str):
    """An exact decimal, or a quotient of whole numbers, for a numeric cell."""

    __slots__ = ()


def _put(sheet: "Worksheet", row: int, values: Sequence[Any], *, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Font

    for column, value in enumerate(values, 1):
        if value in (None, ""):
            continue
        cell = sheet.cell(row, column)
        _fill(cell, value)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if bold:
            cell.font = Font(bold=True)


def _fill(cell: "Cell | Any", value: Any) -> None:
    if isinstance(value, _Formula):
        cell.value = str(value)
    elif isinstance(value, _Number):
        cell.value = f"={value}" if "/" in value else float(Fraction(value)) if "." in value else int(value)
    elif isinstance(value, str):
        cell.value = plain(value)[:_LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value


def _finish(sheet: "Worksheet", widths: Sequence[str]) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _widths(sheet, widths)


def _widths(sheet: "Worksheet", widths: Sequence[str]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[_letter(column)].width = _WIDTHS[width]


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(column)
    return letter
