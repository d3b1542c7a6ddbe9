"""Columns that must add up to their total, subtotal and level rows.

A table claims that it foots by the label of a total row. Which rows the total adds is read from labels (小计, 其中, numbering, codes) and then tried on every
column: the reading that most columns confirm is the table's own. A column that fails under a confirmed reading is wrong; where no column confirms any, the
relation stays undetermined unless the residual is small against the total.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.relations.tabular.readings import REACH, Reading, coded, readings, tree_of
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, aligned, amount, amounts_of, residual
from auditlint.tables.formhead import carried
from auditlint.tables.merged import first_rows

_RATIOS = 3


def find(ledger: Ledger) -> Iterator[Row]:
    """The footing relations of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            head = carried(ledger.tables, amounts) if amounts.grand_rows else {}
            yield from _table(amounts, tuple(head.items()))


def _table(amounts: Amounts, head: tuple[tuple[int, Quantity], ...]) -> Iterator[Row]:
    if not amounts.additive:
        return
    tree = tree_of(amounts)
    for ways in readings(amounts, tree, _confirmed):
        if head and ways[0].axis == "column":
            ways += [replace(reading, head=head) for reading in ways]
        best = max(ways, key=lambda r: _confirmed(amounts, r))
        confirmed = _confirmed(amounts, best)
        for column in amounts.additive:
            row = _relation(amounts, _of_side(amounts, ways, best, column), column, confirmed)
            if row is not None:
                yield row
    yield from _levels(amounts, tree)
    yield from _of_which(amounts)


def _of_side(amounts: Amounts, ways: list[Reading], best: Reading, column: int) -> Reading:
    """The reading for a column: on the right of a table of two sides the one that adds up there, since the labels of the left (其中) are of other rows."""
    if not amounts.side(column):
        return best
    stated = amounts.quantity(best.total, column)
    return next(
        (way for way in ways if stated is not None and (parts := _parts(amounts, way, column)) and not residual(stated, parts)), best
    )


def _parts(amounts: Amounts, reading: Reading, column: int) -> list[Quantity]:
    found = (amounts.quantity(r, column) for r in first_rows(amounts, reading.rows, column) or reading.rows)
    return [q for c, q in reading.head if c == column] + [q for q in found if q is not None and not q.aside]


def _confirmed(amounts: Amounts, reading: Reading) -> int:
    """How many columns add up under ``reading``, trivial ones left out."""
    count = 0
    for column in amounts.additive:
        stated = amounts.quantity(reading.total, column)
        parts = _parts(amounts, reading, column)
        if stated is not None and stated.value and len(parts) > 1 and agree(stated.number, amount(parts)).verdict in ("holds", "rounding"):
            count += 2
        elif stated is not None and stated.value and parts and residual(stated, parts) == 0:
            count += 1
    return count + 2 * any(_shares(amounts, reading, column) for column in amounts.numeric if column not in amounts.additive)


def _shares(amounts: Amounts, reading: Reading, column: int) -> bool:
    """Whether a column of shares confirms the reading: the total row prints 100 % and the rows make it."""
    stated, parts = amounts.quantity(reading.total, column), _parts(amounts, reading, column)
    if stated is None or stated.dimension != "percent" or stated.value != 100 or len(parts) < 2:
        return False
    return agree(Number.exact(100), amount(parts)).verdict in ("holds", "rounding")


def _relation(amounts: Amounts, reading: Reading, column: int, confirmed: int) -> Row | None:
    stated = amounts.quantity(reading.total, column)
    parts = _parts(amounts, reading, column)
    if stated is None or stated.aside or not parts or (len(parts) == 1 and reading.axis == "subtotal"):
        return None
    if residual(stated, parts):
        scored = _scored(amounts, reading, column)
        if scored and residual(stated, scored) == 0:
            parts = scored
    doubt = amounts.doubtful([(reading.total, column), *((r, column) for r in reading.rows)])
    if not doubt and not _believable(stated, parts, confirmed):
        doubt = "the rows may overlap or be incomplete"
    if not doubt and _between(amounts, reading, column, stated, parts):
        doubt = "the column may hold ratios"
    if not doubt and any(_left_out(amounts, r, column) for r in reading.rows):
        doubt = "an operand is missing"
    if any(q.dimension != stated.dimension or q.unit != stated.unit for q in parts):
        doubt = doubt or "the column mixes units"
    whole, numbers = aligned(stated, parts)
    return Row(
        "footing",
        {"stated": whole, "parts": tuple(numbers), "axis": reading.axis, "label": amounts.labels[column]},
        stated,
        tuple(parts),
        sum_formula(stated, parts),
        doubt=doubt,
    )


def _scored(amounts: Amounts, reading: Reading, column: int) -> list[Quantity]:
    """The weights of the rows that have a score; those of indicators that do not apply count in no total."""
    if not labels.ends_with(amounts.labels[column], "weight_columns"):
        return []
    scores = [c for c in amounts.additive if labels.ends_with(amounts.labels[c], "score_columns")]
    rows = [r for r in reading.rows if any(amounts.quantity(r, c) is not None for c in scores)]
    return [q for r in rows if (q := amounts.quantity(r, column)) is not None and not q.aside]


def _between(amounts: Amounts, reading: Reading, column: int, stated: Quantity, parts: list[Quantity]) -> bool:
    """Whether a column looks like one of ratios: its total lies among its values, and it prints other decimals than all other columns of the table."""
    values = [q.value for q in parts]
    if len(parts) < _RATIOS or not min(values) <= stated.value <= max(values):
        return False
    own = {q.step / q.scale for q in (stated, *parts)}
    others = {
        q.step / q.scale
        for c in amounts.additive
        if c != column
        for r in (reading.total, *reading.rows)
        if (q := amounts.quantity(r, c)) is not None
    }
    return bool(others) and not own & others


def _left_out(amounts: Amounts, row: int, column: int) -> bool:
    """Whether a detail row prints numbers but nothing in this column (a dash or stroke would be an answer)."""
    cell = amounts.stock.table.rows[row][column]
    side = amounts.side(column)
    beside = [c for c in amounts.additive if amounts.side(c) == side]
    return (cell is None or not cell.text.content.strip()) and any(amounts.quantity(row, c) is not None for c in beside)


def _believable(stated: Quantity, parts: list[Quantity], confirmed: int) -> bool:
    """Whether a residual can be an error: the reading is confirmed elsewhere in the table, or the residual is small against the total."""
    if confirmed:
        return True
    d = abs(residual(stated, parts))
    if d * 4 <= abs(Fraction(stated.value)):
        return True
    return any(
        Fraction(stated.value) == Fraction(sum(q.value for q in parts)) * factor for factor in (10, 100, Fraction(1, 10), Fraction(1, 100))
    )


def _of_which(amounts: Amounts) -> Iterator[Row]:
    """A row and the rows from 其中 on, as many as make it in most columns; how far 其中 reaches is not printed."""
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    for first in sorted(amounts.of_which_rows):
        parent = first - 1
        if parent not in amounts.body or parent in totals or parent in amounts.of_which_rows:
            continue
        for stop in range(first + 2, min(first + REACH, len(amounts.stock.grid)) + 1):
            if any(r in totals or (r in amounts.of_which_rows and r > first) for r in range(first, stop)):
                break
            relations = [
                row for c in amounts.additive if (row := _relation(amounts, Reading(parent, tuple(range(first, stop)), "level"), c, 1))
            ]
            holding = sum(agree(row.columns["stated"], amount(list(row.operands))).verdict in ("holds", "rounding") for row in relations)
            if holding > 1 and holding * 3 >= len(relations) * 2:
                yield from relations
                break


def _levels(amounts: Amounts, tree: dict[int, list[int]]) -> Iterator[Row]:
    """Parent rows that add their children, if the table shows that it lists all of them; under an account code a single child has all of its parent."""
    by_code = any(coded(amounts, parent) for parent in tree)
    levels = [Reading(parent, tuple(children), "level") for parent, children in tree.items() if len(children) > 1 or by_code]
    relations = [row for reading in levels for c in amounts.additive if (row := _relation(amounts, reading, c, 1)) is not None]
    holding = sum(agree(row.columns["stated"], amount(list(row.operands))).verdict in ("holds", "rounding") for row in relations)
    if holding * 3 >= len(relations) * 2:
        yield from relations
