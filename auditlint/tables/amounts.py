"""The numeric side of a table: which columns hold amounts, which rows are totals, subtotals and details."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from auditlint.document.cellkind import LABELS, kind
from auditlint.quantities.ledger import TableStock
from auditlint.quantities.number import Number, total
from auditlint.quantities.quantity import Quantity
from auditlint.tables import labels

_SAMPLE = 200


@dataclass(frozen=True)
class Amounts:
    """Reading aids over one table."""

    stock: TableStock

    @cached_property
    def body(self) -> range:
        """The rows below the header."""
        return range(self.stock.table.header_rows, len(self.stock.table.rows))

    @cached_property
    def sample(self) -> list[int]:
        """Body rows enough to learn a rule from: all of a small table, evenly spaced ones and the totals of a large one."""
        if len(self.body) <= _SAMPLE:
            return list(self.body)
        chosen = {*self.body[:: len(self.body) // _SAMPLE + 1], *self.grand_rows[:2]}
        return sorted(chosen)

    @cached_property
    def labels(self) -> list[str]:
        """The column labels."""
        return [self.stock.table.column_label(c) for c in range(self.stock.table.width)]

    @cached_property
    def numeric(self) -> list[int]:
        """The columns with at least two numbers, numbers of order left out."""
        return [c for c in range(self.stock.table.width) if self._count(c) >= 2 and not self._is_order(c)]

    @cached_property
    def additive(self) -> list[int]:
        """The numeric columns whose values can be added."""
        return [
            c
            for c in self.numeric
            if not self.is_rate(c)
            and (labels.ends_with(self.labels[c], "weight_columns") or not labels.names(self.labels[c], "not_additive"))
            and not labels.is_ratio_unit(self.labels[c])
            and not self._accumulates(c)
        ]

    def side(self, column: int) -> int:
        """The column that labels the rows for ``column``: tables of two sides (收入 | 支出) print labels again on the right; 0 on the left side."""
        return max((c for c in self.label_sides if c < column), default=0)

    @cached_property
    def label_sides(self) -> list[int]:
        """The columns of labels that stand right of amounts and head a side of their own."""
        if not self.numeric:
            return []
        found = []
        for c in range(min(self.numeric) + 1, max(self.numeric)):
            cells = [cell for r in self.body if (cell := self.stock.table.rows[r][c]) is not None and cell.text.content.strip()]
            words = sum(kind(cell.text.content) in LABELS for cell in cells)
            if (
                len(cells) * 2 > len(self.body)
                and words * 5 >= len(cells) * 4
                and any(n < c for n in self.additive)
                and any(n > c for n in self.additive)
            ):
                found.append(c)
        return found

    def runs_on(self, column: int) -> int | None:
        """The column whose values this one accumulates row by row (当月支出, 累计支出); ``None`` if it does not, or in fewer than three rows."""
        return self._running.get(column)

    def _accumulates(self, column: int) -> bool:
        """Whether a column holds totals so far: told by the rows, or by its name where the rows are periods."""
        if column in self._running:
            return True
        details = [cells for r, cells in self.row_labels.items() if cells and r not in self._grand_set]
        periods = sum(any(labels.is_period(label) for label in cells) for cells in details)
        return labels.names(self.labels[column], "running_columns") and periods * 2 > len(details)

    @cached_property
    def _running(self) -> dict[int, int]:
        totals = {*self.grand_rows, *self.subtotal_rows}
        rows = [r for r in self.body if r not in totals][:_SAMPLE]
        found: dict[int, int] = {}
        for c in self.numeric:
            if not labels.names(self.labels[c], "running_columns"):
                continue
            for base in self.numeric:
                steps = [
                    (after.value, before.value, step.value)
                    for r, s in pairwise(rows)
                    if (before := self.quantity(r, c)) and (after := self.quantity(s, c)) and (step := self.quantity(s, base))
                ]
                held = sum(after == before + step for after, before, step in steps)
                if (
                    held
                    and rows
                    and (begun := self.quantity(rows[0], c))
                    and (own := self.quantity(rows[0], base))
                    and begun.value == own.value
                ):
                    held += 1  # the first row has nothing before it to add
                if base != c and held >= 2 and held * 2 >= len(steps):
                    found[c] = base
        return found

    def is_rate(self, column: int) -> bool:
        """Whether the column holds percentages."""
        cells = [q for q in self.column(column) if q is not None]
        return bool(cells) and sum(q.dimension == "percent" for q in cells) * 2 > len(cells)

    def column(self, column: int) -> list[Quantity | None]:
        """The numbers of a column, body rows only."""
        return self._columns[column]

    @cached_property
    def _columns(self) -> list[list[Quantity | None]]:
        return [[self.stock.grid[r][c] for r in self.body] for c in range(self.stock.table.width)]

    @cached_property
    def row_labels(self) -> dict[int, list[str]]:
        """The filled label cells of each body row."""
        return {r: labels.row_labels(self.stock.table, r) for r in self.body}

    @cached_property
    def grand_rows(self) -> list[int]:
        """The rows whose label is that of a grand total."""
        last = self.body[-1:] if self.body else ()
        wholes = [
            r
            for r in last
            if (any(labels.is_whole(x) for x in self.row_labels[r]) and self._prints_hundred(r))
            or (any(labels.is_year(x) for x in self.row_labels[r]) and self._are_periods(self.body[:-1]))
        ]
        return [*(r for r in self.body if any(labels.is_grand(x) for x in self.row_labels[r])), *wholes]

    def _are_periods(self, rows: range) -> bool:
        """Whether the rows are months or quarters."""
        return len(rows) > 2 and all(any(labels.is_period(x) and not x[:4].isdigit() for x in self.row_labels[r]) for r in rows)

    def _prints_hundred(self, row: int) -> bool:
        return any(q is not None and q.dimension == "percent" and q.value == 100 for q in self.stock.grid[row])

    @cached_property
    def subtotal_rows(self) -> list[int]:
        """The rows whose label is that of a subtotal."""
        return [r for r in self.body if r not in self._grand_set and any(labels.is_subtotal(x) for x in self.row_labels[r])]

    @cached_property
    def of_which_rows(self) -> frozenset[int]:
        """The rows that name parts of the row above."""
        return frozenset(r for r in self.body if any(labels.is_of_which(x) for x in self.row_labels[r]))

    @cached_property
    def _grand_set(self) -> frozenset[int]:
        return frozenset(self.grand_rows)

    def quantity(self, row: int, column: int) -> Quantity | None:
        """The number in a cell."""
        return self.stock.grid[row][column]

    def doubtful(self, cells: list[tuple[int, int]]) -> str:
        """Why one of the cells, or the table, cannot be trusted; empty if all can."""
        table = self.stock.table
        if table.doubt:
            return table.doubt
        for r, c in cells:
            cell = table.rows[r][c]
            if cell is not None and cell.doubt:
                return cell.doubt
        return ""

    def _count(self, column: int) -> int:
        return sum(q is not None and not q.aside and not q.comparator for q in self.column(column))

    def _is_order(self, column: int) -> bool:
        if labels.names(self.labels[column], "order_columns") and labels.names(self.labels[column], "not_additive"):
            return True
        values = [q.value for q in self.column(column) if q is not None]
        if _are_codes([q.printed for q in self.column(column) if q is not None]):
            return True
        return not self.labels[column] and len(values) > 2 and values == [values[0] + i for i in range(len(values))]


def _are_codes(printed: list[str]) -> bool:
    """Whether numbers are account codes by levels: 205, 20508, 2050803, each longer one under a shorter one."""
    codes = {text for text in printed if text.isdecimal() and len(text) in (3, 5, 7)}
    deeper = [code for code in codes if len(code) > 3]
    return bool(deeper) and len(codes) == len(printed) and all(code[:-2] in codes for code in deeper)


def amounts_of(stock: TableStock) -> Amounts:
    """The reading aids of a table, made once."""
    found: Amounts | None = stock.memo.get("amounts")
    if found is None:
        found = stock.memo["amounts"] = Amounts(stock)
    return found


def aligned(stated: Quantity, parts: list[Quantity]) -> tuple[Number, list[Number]]:
    """Total and parts as numbers of one precision.

    Where the parts print different numbers of decimals, trailing zeros were dropped (4 beside 4.8): the finest place then counts for all, the total included.
    """
    steps = {q.step for q in parts if q.value}
    if len(steps) < 2:
        return stated.number, [q.number for q in parts]
    finest = min(steps)
    return _at(stated, finest), [_at(q, finest) for q in parts]


def _at(quantity: Quantity, step: Decimal) -> Number:
    if quantity.exact or quantity.approximation or quantity.step <= step:
        return quantity.number
    return Number.printed(Fraction(quantity.value), Fraction(step))


def amount(quantities: list[Quantity]) -> Number:
    """The sum of ``quantities``."""
    return total(q.number for q in quantities)


def residual(stated: Quantity, parts: list[Quantity]) -> Fraction:
    """Printed total minus the sum of the printed parts."""
    return Fraction(stated.value) - Fraction(sum(q.value for q in parts))
