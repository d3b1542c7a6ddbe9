"""Rows of cells with row and column spans, as HTML writes them, laid out on a grid (HTML Living Standard, 4.9.12)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditlint.document import Cell, Text
from auditlint.document.layout import Grid

WIDEST = 1000
DEEPEST = 65534


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell before it has its place. ``row_span`` 0 reaches down to the end of the row group. ``text`` is ``None`` in an empty cell."""

    text: Text | None
    row_span: int = 1
    column_span: int = 1
    formula: str = ""
    stored: str = ""
    hidden: bool = False
    as_text: bool = False


Group = Sequence[Sequence[Spanning]]


def laid_out(groups: Sequence[Group], most: int) -> tuple[Grid, bool]:
    """The grid of row groups (``thead``, ``tbody`` ...), and whether it was cut at ``most`` places.

    Spans end with their row group; where cells would overlap, the earlier one keeps the place. Columns and rows in which no cell begins are left out.
    """
    placed: list[Cell] = []
    top, used = 0, 0
    for group in groups:
        busy: dict[int, int] = {}
        for r, row in enumerate(group):
            column = 0
            for cell in row:
                while busy.get(column, 0) > r:
                    column += 1
                    used += 1
                across = _free(busy, column, r, max(1, min(cell.column_span, WIDEST)))
                down = len(group) - r if cell.row_span <= 0 else min(cell.row_span, DEEPEST, len(group) - r)
                used += across
                if used > most:
                    return _compact(placed, most)[0], True
                for c in range(column, column + across):
                    busy[c] = r + down
                if cell.text is not None:
                    placed.append(Cell(cell.text, top + r, column, down, across, "", cell.formula, cell.stored, cell.hidden, cell.as_text))
                column += across
        top += len(group)
    return _compact(placed, most)


def _free(busy: dict[int, int], column: int, row: int, wanted: int) -> int:
    """How many of the ``wanted`` columns are free, from ``column`` on."""
    count = 1
    while count < wanted and busy.get(column + count, 0) <= row:
        count += 1
    return count


def _compact(cells: Sequence[Cell], most: int) -> tuple[Grid, bool]:
    """The cells on the rows and columns that are in use; all are kept where formulas name them."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if any(cell.formula for cell in cells):
        rows, columns = list(range(rows[-1] + 1)), list(range(columns[-1] + 1))
    cut = len(rows) * len(columns) > most
    rows = rows[: most // len(columns)] if cut else rows
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {column: at for at, column in enumerate(columns)}
    grid: Grid = [[None] * len(columns) for _ in rows]
    for cell in cells:
        if cell.row not in row_at:
            continue
        row, column = row_at[cell.row], column_at[cell.column]
        grid[row][column] = replace(
            cell,
            row=row,
            column=column,
            row_span=_covered(rows, row, cell.row + cell.row_span),
            column_span=_covered(columns, column, cell.column + cell.column_span),
        )
    return grid, cut


def _covered(starts: Sequence[int], at: int, end: int) -> int:
    """How many of the sorted ``starts`` lie from position ``at`` on before ``end``."""
    return max(bisect_left(starts, end) - at, 1)
