"""A workbook with one sheet: paragraphs in the first column, tables with merged cells, numbers as numbers under a format that prints them alike."""

import io
import re
import zipfile
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from auditlint.document import Document, Paragraph, Table

from .grid import filled

_NUMBER = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(%?)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render(document: Document) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    row, table_above = 1, False
    for i, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            row += table_above
            for line in block.text.content.split("\n"):
                _put(sheet, row, 1, line, as_text=True)
                row += 1
            table_above = False
            continue
        above = document.blocks[i - 1] if i else None
        row += not (isinstance(above, Paragraph) and above.kind in ("caption", "unit"))
        _table(sheet, row, block)
        row, table_above = row + len(block.rows), True
    return _stable(book)


def _table(sheet: Worksheet, top: int, table: Table) -> None:
    for cell in filled(table):
        row, column = top + cell.row, 1 + cell.column
        _put(sheet, row, column, cell.text.content)
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + cell.row_span - 1, end_column=column + cell.column_span - 1)


def _put(sheet: Worksheet, row: int, column: int, content: str, *, as_text: bool = False) -> None:
    cell = sheet.cell(row, column)
    match = None if as_text else _NUMBER.fullmatch(content)
    if match is None or (len(match[2]) > 1 and match[2][0] == "0"):
        cell.value = content
        cell.data_type = "s"
        return
    sign, whole, decimals, percent = match.groups()
    value = Decimal(sign + whole.replace(",", "") + (decimals or "")).scaleb(-2 if percent else 0)
    cell.value = float(value) if decimals or percent else int(value)
    places = "." + "0" * (len(decimals) - 1) if decimals else ""
    cell.number_format = ("#,##0" if "," in whole else "0") + places + percent


def _stable(book: Workbook) -> bytes:
    """The workbook's bytes without the time of writing."""
    first, out = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "docProps/core.xml":
                target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
