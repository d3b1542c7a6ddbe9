"""The cells of a spreadsheet document by sheet and address, with the exact numbers behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from auditlint.document import Cell
from auditlint.formulas.evaluation import rounded
from auditlint.formulas.grammar import OpaqueFormula
from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.quantity import Quantity

Address = tuple[str, int, int]
"""Sheet, row and column (0-based)."""
_POWERS = (0, 2, -4, -3, -8, -6, *range(-12, 9))


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a table: its passage, and the number printed in it if that is all it prints. ``power``: the quantity is the stored number times ten to it."""

    address: Address
    cell: Cell
    passage: Passage
    stock: TableStock
    quantity: Quantity | None
    stored: Fraction | None = None
    power: int = 0


class Workbook:
    """The tables of ``ledger`` whose cells have an address: those of sheets, and those of exported pages, where rows and columns count from the table's corner."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._whole = ledger.document.status == "read"

    @property
    def has_formulas(self) -> bool:
        """Whether anything stands behind the shown text of a cell."""
        return any(
            cell is not None and (cell.formula or cell.stored or cell.hidden)
            for stock in self._ledger.tables
            for row in stock.table.rows
            for cell in row
        )

    @cached_property
    def cells(self) -> dict[Address, SheetCell]:
        """All filled table cells."""
        found: dict[Address, SheetCell] = {}
        for stock in self._ledger.tables:
            passages = self._ledger.cells[stock.table.index]
            for (row, column), passage in passages.items():
                cell = stock.table.rows[row][column]
                if cell is not None:
                    made = _sheet_cell(cell, passage, stock, row, column)
                    found[made.address] = made
        return found

    @cached_property
    def texts(self) -> set[Address]:
        """The cells that are read as paragraphs."""
        found: set[Address] = set()
        for passage in self._ledger.passages:
            place = passage.text.place(0, 1) if passage.table is None else None
            if place is not None and place.cell is not None:
                found.add((place.sheet or "", *_position(place.cell)))
        return found

    def formulas(self) -> Iterator[SheetCell]:
        """The cells with a formula."""
        return (cell for cell in self.cells.values() if cell.cell.formula)

    def passage(self, beside: SheetCell, cell: Cell) -> Passage:
        """The passage of a filled cell of the same table."""
        return self._ledger.cells[beside.stock.table.index][cell.row, cell.column]

    def number(self, sheet: str, row: int, column: int) -> Fraction | None:
        """The stored number at an address; ``None`` for an empty cell or text. Raises `OpaqueFormula` where it is not known."""
        cell = self.cells.get((sheet, row, column))
        if cell is None:
            if not self._whole:
                raise OpaqueFormula("the sheet was not wholly read")
            return None
        content = cell.cell.text.content
        if cell.cell.formula and not content:
            raise OpaqueFormula("never calculated")
        if content.startswith("#"):
            raise OpaqueFormula(content)
        if cell.cell.as_text:
            return None
        if cell.stored is None and any(ch.isdigit() for ch in content):
            raise OpaqueFormula("a date, or a number in words")
        return cell.stored


def _sheet_cell(cell: Cell, passage: Passage, stock: TableStock, row: int, column: int) -> SheetCell:
    place = cell.text.place(0, 1)
    address = (place.sheet or "", *_position(place.cell)) if place.cell else (f"\0{stock.table.index}", row, column)
    quantity = stock.grid[row][column]
    if quantity is None or cell.as_text or quantity.comparator or quantity.approximation:
        return SheetCell(address, cell, passage, stock, quantity)
    power = _scale(quantity)
    if not cell.stored:
        power = 2 if quantity.dimension == "percent" else power
        return SheetCell(address, cell, passage, stock, quantity, Fraction(quantity.value) / Fraction(10) ** power, power)
    stored = Fraction(cell.stored)
    fitting = next((p for p in (power, *_POWERS) if _prints(stored * Fraction(10) ** p, quantity)), None)
    return (
        SheetCell(address, cell, passage, stock, quantity, stored, fitting or 0)
        if fitting is not None
        else SheetCell(address, cell, passage, stock, None)
    )


def _scale(quantity: Quantity) -> int:
    """The power of ten by which the printed number differs from the quantity's value: 4 in a column of 万元."""
    exponent = quantity.scale.adjusted()
    return exponent if quantity.scale.scaleb(-exponent) == 1 else 0


def _prints(value: Fraction, quantity: Quantity) -> bool:
    """Whether ``value``, rounded to the quantity's last place, is the quantity."""
    step = Fraction(quantity.step)
    return bool(step) and rounded(value / step, 0) * step == Fraction(quantity.value)


def _position(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]) - 1, column - 1


def name_of(address: Address) -> str:
    """``B3``, with its sheet where it has a name."""
    sheet, row, column = address
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}" if not sheet or sheet.startswith("\0") else f"{sheet}!{letters}{row + 1}"
