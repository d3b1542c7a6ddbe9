"""A sheet as its file keeps it: filled cells with what they show and what stands behind."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

LAST_ROW = 1 << 20
LAST_COLUMN = 1 << 14
_COVERED = 1 << 18
"""Places that merged ranges may cover beside 64 for each filled cell."""


@dataclass(slots=True)
class SheetCell:
    """A filled cell; ``row`` and ``column`` are 0-based.

    ``text`` is what it shows, ``stored`` the exact value where that shows less of it, ``formula`` begins with ``=``. ``uncalculated``: the file holds the
    formula but no result. ``as_text``: it holds text, not a number.
    """

    row: int
    column: int
    text: str
    stored: str = ""
    formula: str = ""
    uncalculated: bool = False
    as_text: bool = False
    row_span: int = 1
    column_span: int = 1

    @property
    def bottom(self) -> int:
        """The last row that it covers."""
        return self.row + self.row_span - 1

    @property
    def right(self) -> int:
        """The last column that it covers."""
        return self.column + self.column_span - 1


@dataclass(slots=True)
class Sheet:
    """The filled cells of a sheet, row by row from left to right; hidden rows and columns are read too."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def merge(self, ranges: list[tuple[int, int, int, int]]) -> None:
        """Give the spans of merged ranges (top, left, bottom, right) to their first cells; what Excel hides below a merged cell is dropped.

        Ranges are cut at the last filled row and column. One that overlaps an earlier one is passed over, as no sheet may have it.
        """
        if not ranges or not self.cells:
            return
        last_row = max(cell.row for cell in self.cells)
        last_column = max(cell.column for cell in self.cells)
        heads = {(cell.row, cell.column): cell for cell in self.cells}
        covered: set[tuple[int, int]] = set()
        left_to_cover = len(self.cells) * 64 + _COVERED
        for top, left, bottom, right in ranges:
            head = heads.get((top, left))
            bottom, right = min(bottom, last_row), min(right, last_column)
            size = (bottom - top + 1) * (right - left + 1)
            if head is None or size > left_to_cover or (top, left) in covered or (bottom, right) in covered:
                continue
            left_to_cover -= size
            inside = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            if inside & covered:
                continue
            covered |= inside
            head.row_span, head.column_span = bottom - top + 1, right - left + 1
        self.cells = [c for c in self.cells if (c.row, c.column) not in covered or c.row_span > 1 or c.column_span > 1]


@dataclass(slots=True)
class Workbook:
    """The sheets of a file, in order. ``cut`` says that a limit ended the reading early."""

    sheets: list[Sheet]
    cut: bool = False


def address(row: int, column: int) -> str:
    """The A1 name of a cell (0-based)."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def position(name: str) -> tuple[int, int] | None:
    """Row and column (0-based) of an A1 name; ``None`` for what is none or lies outside of a sheet."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    column = column_of(letters)
    if column is None or not digits or len(digits) > 7:
        return None
    row = int(digits)
    return (row - 1, column) if 0 < row <= LAST_ROW else None


@lru_cache(maxsize=1 << 15)
def column_of(letters: str) -> int | None:
    """The column (0-based) of its letters; ``None`` for what are none or lies outside of a sheet."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1 if column <= LAST_COLUMN else None


def area(reference: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom, right of ``A1:C3`` or ``A1``."""
    first, _, last = reference.partition(":")
    one, other = position(first), position(last or first)
    if one is None or other is None:
        return None
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
