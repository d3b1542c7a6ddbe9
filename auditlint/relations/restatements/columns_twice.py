"""Columns that two tables print: rows of the same labels under columns of the same name (the scores of a category in its section, and all in the annex).

Where most of the rows agree, the tables tell of the same, and a row that does not is a conflict, however far apart its numbers are. Scores and full marks are few in a section:
there the rows of all tables of a document are taken together.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.giver import giver_of
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

_FEWEST = 3
_VALUES = 2
_PART = 5
"""At most one row of so many that agree may differ."""
_SHORTEST = 2
_LONGEST_TABLE = 200
_KINDS = ("score_columns", "weight_columns")

Column = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """The number of a row, with the labels of its row and its column."""

    name: str
    quantity: Quantity
    column: Column


def find(ledger: Ledger) -> Iterator[Row]:
    """The cells of columns that two tables print, each against that of the table before; those that differ only if the columns agree elsewhere."""
    rows: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    totals: dict[Column, Quantity] = {}
    for stock in ledger.tables:
        if not stock.table.doubt and len(stock.table.rows) <= _LONGEST_TABLE:
            totals.update(_totals(stock))
            for row, column, cell in _cells(stock):
                rows[row, column].append(cell)
    pairs: dict[object, list[tuple[Cell, Cell]]] = defaultdict(list)
    for (_, kind), cells in rows.items():
        scored = kind.startswith(_KINDS)
        columns = [cell.column for cell in cells]
        if len(set(columns)) == len(columns):
            for i, again in enumerate(cells):
                for cell in cells[:i]:
                    if cell.column[0] != again.column[0] and not (
                        scored and _are_of_two(totals.get(cell.column), totals.get(again.column))
                    ):
                        pairs[kind if scored else (cell.column, again.column)].append((cell, again))
    for found in pairs.values():
        equal = [pair for pair in found if pair[0].quantity.value == pair[1].quantity.value]
        if len(equal) < _FEWEST or len({_value(pair[0]) for pair in equal}) < _VALUES:
            continue
        yield from (told_again(again, cell, (), (1, 1), {}) for cell, again in equal)
        if (len(found) - len(equal)) * _PART <= len(equal):
            yield from (told_again(again, cell, (), (1, 1), {}, target=True) for cell, again in found if (cell, again) not in equal)


def _cells(stock: TableStock) -> Iterator[tuple[str, str, Cell]]:
    """The cells of a table that one label names, with the plain label of the row and of the column."""
    amounts = amounts_of(stock)
    names = {r: labels.plain(held[-1]) for r, held in amounts.row_labels.items() if held}
    whose = giver_of(stock.table.caption)
    for column, label in enumerate(amounts.labels):
        kind = next((kind for kind in _KINDS if labels.ends_with(label, kind)), labels.plain(label))
        key = f"{kind} {giver_of(label) or whose}"
        for row in amounts.body:
            quantity, name = stock.grid[row][column], names.get(row, "")
            if quantity is not None and not quantity.aside and len(name) >= _SHORTEST and not labels.is_grand(name):
                yield (
                    name,
                    f"{key} {quantity.dimension if kind not in _KINDS else ''}",
                    Cell(f"{name}，{labels.plain(label)}", quantity, (stock.table.index, column)),
                )


def _totals(stock: TableStock) -> Iterator[tuple[Column, Quantity]]:
    """The grand totals of a table by column."""
    grand = amounts_of(stock).grand_rows
    for column, quantity in enumerate(stock.grid[grand[0]]) if len(grand) == 1 else ():
        if quantity is not None:
            yield (stock.table.index, column), quantity


def _are_of_two(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two totals differ: then both sheets are whole, each of a project of its own."""
    return one is not None and other is not None and one.value != other.value


def _value(cell: Cell) -> Decimal:
    return cell.quantity.value
