"""Rows that lost cells, put back under the columns that their cells fit.

OCR loses the label cell of a merged category and shifts the rest of the row to the left. Complete rows teach what each column holds; a
shortest path over (cell, column) then finds the cheapest placement of a short row. A row's placement depends on the kinds of its cells
only, so each pattern of kinds is solved once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from auditlint.document.cellkind import VALUES, Kind, is_total, kind

Row = Sequence[str]
_KINDS = len(Kind)
_LEARN = 2000
_FEWEST = 3
_MARGIN = 1.2
_UNSEEN = 0.05
_UNSEEN_EMPTY = 0.25
_MISFIT = 3.0
_OFTEN = 0.25
"""A kind is common in a column from this share of its filled cells on."""
_SHIFTED = 3.0
_AMBIGUOUS = "ambiguous: the row lost cells and its numbers fit more than one column"
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Placement:
    """The column of each cell of a row.

    ``doubt`` is empty when the row is complete; ``unsure`` says that a number could as well stand elsewhere.
    """

    columns: tuple[int, ...]
    doubt: str = ""
    unsure: bool = False
    misfits: int = 0
    cost: float = 0.0


def trim(row: Row) -> Row:
    """``row`` without its trailing empty cells."""
    if not row or row[-1]:
        return row
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def regular(rows: Sequence[Row], width: int) -> list[Row]:
    """Complete rows with exactly ``width`` cells; all others without trailing empty cells.

    A row is complete when it has as many raw cells as a row that fills the last column: its own empty cells at the end are then real.
    """
    whole = {len(row) for row in rows if len(row) == width or (len(row) > width and row[width - 1] and not any(row[width:]))}
    result: list[Row] = []
    for row in rows:
        if len(row) == width:
            result.append(row)
        elif len(row) in whole and not any(row[width:]):
            result.append(row[:width])
        else:
            result.append(trim(row))
    return result


class Columns:
    """What the columns of a table hold, learned from its complete rows."""

    def __init__(self, rows: Sequence[Row], width: int, header_rows: int) -> None:
        self.width = width
        body = [row for row in rows[header_rows:] if len(row) == width and not (row and is_total(row[0]))][:_LEARN]
        self.learned = len(body)
        counts = [[_UNSEEN_EMPTY] + [_UNSEEN] * (_KINDS - 1) for _ in range(width)]
        for found, contents in zip(counts, zip(*body, strict=True), strict=False):
            for told in map(kind, contents):
                found[told] += 1
        self.unlabelled = [column[Kind.LABEL] + column[Kind.GROUP] < 1 for column in counts]
        self.common = [[n >= _OFTEN * max(sum(column[1:]), 1.0) for n in column] for column in counts]
        self._counts = counts
        self._known: dict[tuple[tuple[Kind, ...], bool], Placement] = {}

    @cached_property
    def _blurred(self) -> list[list[float]]:
        found = [list(column) for column in self._counts]
        for column in found:
            self._blur(column)
        return found

    @cached_property
    def costs(self) -> list[list[float]]:
        """For each column the price of each kind of cell in it."""
        totals = [sum(column) for column in self._blurred]
        return [[-log(n / total) for n in column] for column, total in zip(self._blurred, totals, strict=True)]

    @cached_property
    def labels(self) -> int:
        """How many leading columns hold labels."""
        return self._label_columns(self._blurred)

    @staticmethod
    def _blur(column: list[float]) -> None:
        """Texts of neighbouring lengths are much the same; so are, but less, labels with and without a number, and
        numbers with and without a unit."""
        number, measure = column[Kind.NUMBER], column[Kind.MEASURE]
        column[Kind.NUMBER] += 0.1 * measure
        column[Kind.MEASURE] += 0.2 * number
        label, group, text, prose = column[Kind.LABEL], column[Kind.GROUP], column[Kind.TEXT], column[Kind.PROSE]
        column[Kind.TEXT] += 0.4 * prose + 0.15 * label
        column[Kind.PROSE] += 0.4 * text
        column[Kind.LABEL] += 0.3 * group + 0.1 * text
        column[Kind.GROUP] += 0.08 * label

    @staticmethod
    def _label_columns(counts: list[list[float]]) -> int:
        for column, found in enumerate(counts):
            if found[Kind.LABEL] + found[Kind.GROUP] + found[Kind.EMPTY] * 0.8 < sum(found) / 2:
                return column
        return len(counts)

    @property
    def enough(self) -> bool:
        """Whether there were complete rows enough to learn from."""
        return self.learned >= _FEWEST

    def misfits(self, row: Row) -> int:
        """Cells of a complete row that hardly another row has in their column; an empty label cell is none."""
        return sum(self.costs[c][kind(content)] > _MISFIT for c, content in enumerate(row) if content or c >= self.labels)

    def fits(self, row: Row) -> bool:
        """Whether every filled cell of a complete row is of a kind that its column holds often, and at least three are filled."""
        filled = [(c, kind(content)) for c, content in enumerate(row) if content]
        return len(filled) > 2 and all(self.common[c][found] for c, found in filled)

    def best(self, row: Row) -> Placement:
        """The placement of a complete or short row. A complete row with empty cells at its end may still be a shifted one."""
        if len(row) < self.width:
            return self.place(row)
        cost = sum(self.costs[c][kind(content)] for c, content in enumerate(row))
        identity = Placement(tuple(range(len(row))), misfits=self.misfits(row), cost=cost)
        short = trim(row)
        if len(short) == len(row) or is_total(next((content for content in row if content), "")):
            return identity
        shifted = self.place(short)
        return shifted if shifted.cost + _SHIFTED < cost and not shifted.unsure else identity

    def place(self, row: Row) -> Placement:
        """The placement of ``row`` (at most ``width`` cells, trailing empty ones removed)."""
        key = (tuple(map(kind, row)), bool(row) and is_total(next((content for content in row if content), "")))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._solve(*key)
        return known

    def _skip(self, column: int, cells_before: int, total: bool) -> float:
        """The price of a column without a cell.

        Labels are lost together with the cells on their left, so before the first cell they are cheap.
        """
        empty = self.costs[column][Kind.EMPTY]
        if column < self.labels:
            return min(empty, 0.7 if cells_before == 0 else 1.6) if not total else 0.2
        return min(empty, 0.8 + column * 0.02) if total else empty

    def _after(self, column: int, total: bool) -> float:
        """The price of a column beyond the last cell."""
        return min(self.costs[column][Kind.EMPTY], 0.7) if total else self.costs[column][Kind.EMPTY]

    def _solve(self, kinds: tuple[Kind, ...], total: bool) -> Placement:
        m, n = len(kinds), self.width
        forward = self._forward(kinds, total)
        backward = self._backward(kinds, total)
        best = forward[m][n]
        columns, c = [], n
        for i in range(m, 0, -1):
            c = min(
                (column for column in range(i - 1, c)),
                key=lambda column: (
                    round(forward[i - 1][column] + self._cell(kinds, i - 1, column, total) + backward[i][column + 1], 6),
                    column,
                ),
            )
            columns.append(c)
        columns.reverse()
        unsure = False
        for i, column in enumerate(columns):
            if kinds[i] not in VALUES:
                continue
            others = (
                forward[i][other] + self._cell(kinds, i, other, total) + backward[i + 1][other + 1] for other in range(n) if other != column
            )
            unsure = unsure or min(others, default=_INFINITE) - best < _MARGIN
        doubt = _AMBIGUOUS if unsure and m != n else ""
        misfits = sum(kinds[i] != Kind.EMPTY and self.costs[column][kinds[i]] > _MISFIT for i, column in enumerate(columns))
        if not total:
            inside = set(columns)
            misfits += sum(self.costs[c][Kind.EMPTY] > _MISFIT for c in range(self.labels, n) if c not in inside)
        return Placement(tuple(columns), doubt, unsure and m != n, misfits, best)

    def _cell(self, kinds: tuple[Kind, ...], i: int, column: int, total: bool) -> float:
        return 0.1 if total and i == 0 and column == 0 else self.costs[column][kinds[i]]

    def _forward(self, kinds: tuple[Kind, ...], total: bool) -> list[list[float]]:
        """``table[i][c]``: the first ``i`` cells stand in the first ``c`` columns."""
        m, n = len(kinds), self.width
        table = [[_INFINITE] * (n + 1) for _ in range(m + 1)]
        table[0][0] = 0.0
        for i in range(m + 1):
            for c in range(1, n + 1):
                skip = self._after(c - 1, total) if i == m else self._skip(c - 1, i, total)
                cost = table[i][c - 1] + skip
                if i:
                    cost = min(cost, table[i - 1][c - 1] + self._cell(kinds, i - 1, c - 1, total))
                table[i][c] = cost
        return table

    def _backward(self, kinds: tuple[Kind, ...], total: bool) -> list[list[float]]:
        """``table[i][c]``: the cells from ``i`` on stand in the columns from ``c`` on."""
        m, n = len(kinds), self.width
        table = [[_INFINITE] * (n + 1) for _ in range(m + 1)]
        table[m][n] = 0.0
        for i in range(m, -1, -1):
            for c in range(n - 1, -1, -1):
                skip = self._after(c, total) if i == m else self._skip(c, i, total)
                cost = table[i][c + 1] + skip
                if i < m:
                    cost = min(cost, table[i + 1][c + 1] + self._cell(kinds, i, c, total))
                table[i][c] = cost
        return table
