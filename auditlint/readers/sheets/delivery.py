"""Sheets to a `Document`: places by sheet and cell, and what was not wholly read."""

import hashlib
import re
from collections.abc import Sequence
from functools import partial

from auditlint.document import Cell, Document, Parts, Place
from auditlint.document.assembly import Block as Draft
from auditlint.document.assembly import Cells, assemble, draft
from auditlint.document.cellkind import VALUES, kind
from auditlint.document.layout import Grid
from auditlint.readers.options import Limits
from auditlint.readers.sheets.model import Sheet, SheetCell, Workbook, address
from auditlint.readers.sheets.regions import Block, regions

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s?\d*", re.IGNORECASE)
_MOST_NAMED = 8
_APART = 10


def deliver(path: str, name: str, data: bytes, book: Workbook, limits: Limits) -> Document:
    """The document of ``book``. Raises nothing: a workbook without any filled cell is a document without blocks.

    A sheet's name is a heading over it, unless it is the only sheet and Excel named it. Hidden sheets are read and marked hidden; hidden rows and columns stay
    where they are, for sums run over them, and their cells are marked.
    """
    filled = sum(bool(sheet.cells) for sheet in book.sheets)
    delivery = _Delivery(limits.cells, several=filled > 1)
    for sheet in book.sheets:
        delivery.sheet(sheet)
    reasons = _reasons(delivery, book.cut or delivery.cut)
    return Document(path, name, hashlib.sha256(data).hexdigest(), assemble(delivery.drafts), "partly-read" if reasons else "read", reasons)


class _Delivery:
    """The drafts of a workbook in the making."""

    def __init__(self, most: int, *, several: bool) -> None:
        self.drafts: list[Draft] = []
        self.uncalculated: list[str] = []
        self.cut = False
        self._several = several
        self._left = most
        self._parts = Parts()
        self._at = 0

    def sheet(self, sheet: Sheet) -> None:
        if not sheet.cells:
            return
        self._at += _APART
        if self._several or not _DEFAULT_NAME.fullmatch(sheet.name.strip()):
            title = self._parts.whole(sheet.name, Place(sheet=sheet.name))
            self.drafts.append(draft(title, self._at, level=1, hidden=sheet.hidden))
        self._at += 1
        for region in regions(sheet.cells):
            if isinstance(region, Block):
                self._table(sheet, region)
            else:
                self._paragraphs(sheet, region)
        self._at += sheet.cells[-1].row + 1

    def _paragraphs(self, sheet: Sheet, cell: SheetCell) -> None:
        """Each line of the cell is a paragraph."""
        if cell.uncalculated:
            self._note_uncalculated(sheet, cell)
            return
        hidden = sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns
        start, at = self._start(sheet, cell), self._at + cell.row
        offset = 0
        for line in cell.text.split("\n"):
            content = line.strip()
            if content:
                text = self._parts.text([(content, start + offset + line.index(content[0]))])
                self.drafts.append(draft(text, at, hidden=hidden))
            offset += len(line) + 1

    def _table(self, sheet: Sheet, block: Block) -> None:
        height, width = block.bottom - block.top + 1, block.right - block.left + 1
        if height * width > self._left:
            self.cut = True
            height = self._left // width
        self._left -= height * width
        grid: Grid = [[None] * width for _ in range(height)]
        hidden, concealing = True, bool(sheet.hidden_rows or sheet.hidden_columns)
        name, whole = sheet.name, self._parts.whole
        for cell in block.cells:
            row, column = cell.row - block.top, cell.column - block.left
            if row >= height:
                break
            concealed = concealing and (cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns)
            hidden = hidden and concealed
            text = whole(cell.text, partial(_place, name, cell.row, cell.column))
            as_text = cell.as_text and kind(text.content) in VALUES
            down = cell.row_span if cell.row_span == 1 else min(cell.row_span, height - row)
            grid[row][column] = Cell(
                text, row, column, down, cell.column_span, "", cell.formula, cell.stored, concealed or sheet.hidden, as_text
            )
            if cell.uncalculated:
                self._note_uncalculated(sheet, cell)
        if height:
            self.drafts.append(Cells(grid, self._at + block.top, hidden=sheet.hidden or hidden))

    def _start(self, sheet: Sheet, cell: SheetCell) -> int:
        return self._parts.add(cell.text, partial(_place, sheet.name, cell.row, cell.column))[0]

    def _note_uncalculated(self, sheet: Sheet, cell: SheetCell) -> None:
        self.uncalculated.append(f"{sheet.name}!{address(cell.row, cell.column)}")


def _place(sheet: str, row: int, column: int) -> Place:
    return Place(sheet=sheet, cell=address(row, column))


def _reasons(delivery: _Delivery, cut: bool) -> dict[str, str]:
    en: list[str] = []
    zh: list[str] = []
    if cut:
        en.append("the workbook is larger than the limit of cells or bytes; what lies beyond was not read")
        zh.append("工作簿超过单元格或字节数上限，其余部分未读取")
    if delivery.uncalculated:
        named, more = _named(delivery.uncalculated)
        en.append(
            f"formulas without a stored result: {', '.join(named)}{f' and {more} more' if more else ''}; open the file in Excel and save it"
        )
        zh.append(f"公式未计算，文件中无结果：{'、'.join(named)}{f'等另{more}处' if more else ''}；请在 Excel 中打开并保存")
    return {"en": "; ".join(en), "zh": "；".join(zh)} if en else {}


def _named(cells: Sequence[str]) -> tuple[Sequence[str], int]:
    return cells[:_MOST_NAMED], max(len(cells) - _MOST_NAMED, 0)
