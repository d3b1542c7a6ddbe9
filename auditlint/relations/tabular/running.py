"""Columns that add up row by row: 当月支出 and 累计支出.

Which column is added up is taken from the rows: most of them must confirm it (`Amounts.runs_on`); then the others are wrong.
"""

from collections.abc import Iterator

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables.amounts import Amounts, amounts_of


def find(ledger: Ledger) -> Iterator[Row]:
    """The running totals of every table, each against the one before it and the row's own amount."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for column in amounts.numeric:
                base = amounts.runs_on(column)
                if base is not None:
                    yield from _rows(amounts, column, base)


def _rows(amounts: Amounts, column: int, base: int) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    rows = [r for r in amounts.body if r not in totals]
    printed = [(r, amounts.quantity(r, column), amounts.quantity(r, base)) for r in rows]
    lines = [(r, stated, step) for r, stated, step in printed if stated is not None or step is not None]
    for i, (r, stated, step) in enumerate(lines):
        parts = _parts(lines, i)
        if stated is None or step is None or parts is None or any(q.unit != stated.unit for q in parts):
            continue
        yield Row(
            "footing",
            {"stated": stated.number, "parts": tuple(q.number for q in parts), "axis": "running", "label": amounts.labels[column]},
            stated,
            parts,
            sum_formula(stated, parts),
            "likely",
            doubt=amounts.doubtful([(r, column), (r, base)]) or ("" if i else "the rows may overlap or be incomplete"),
        )


def _parts(lines: list[tuple[int, Quantity | None, Quantity | None]], i: int) -> tuple[Quantity, ...] | None:
    """What a running total adds: the one before and the row's own amount; both amounts and the one before that if the one before is itself wrong."""
    _, stated, step = lines[i]
    if stated is None or step is None:
        return None
    if i == 0:
        return (step,)
    _, before, between = lines[i - 1]
    if i > 1 and between is not None and before is not None and before.value + step.value != stated.value:
        earlier = lines[i - 2][1]
        if earlier is not None and earlier.value + between.value + step.value == stated.value:
            return (earlier, between, step)
    return (before, step) if before is not None else None
