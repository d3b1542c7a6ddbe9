"""Columns of percentage points: ``参保率 | 上年参保率 | 增减百分点``, the difference of two rates in every row."""

from collections.abc import Iterator
from itertools import permutations

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import total
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FEWEST = 3
_WIDEST = 8


def find(ledger: Ledger) -> Iterator[Row]:
    """The differences between the rates of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for column in (c for c in amounts.numeric if labels.names(amounts.labels[c], "points_columns")):
                yield from _column(amounts, column)


def _column(amounts: Amounts, column: int) -> Iterator[Row]:
    rates = [c for c in amounts.numeric if c != column and amounts.is_rate(c)][:_WIDEST]
    best: tuple[int, list[tuple[int, Quantity, Quantity, Quantity]]] | None = None
    for a, b in permutations(rates, 2):
        rows = [
            (r, stated, after, before)
            for r in amounts.body
            if (stated := amounts.quantity(r, column)) is not None
            and (after := amounts.quantity(r, a)) is not None
            and (before := amounts.quantity(r, b)) is not None
            and not stated.aside
        ]
        held = sum(_holds(stated, after, before) for _, stated, after, before in rows)
        if held >= _FEWEST and held * 3 >= len(rows) * 2 and (best is None or held > best[0]):
            best = held, rows
    for r, stated, after, before in best[1] if best is not None else ():
        yield Row(
            "footing",
            {
                "stated": stated.number,
                "parts": (after.number, before.number * -1),
                "axis": "difference",
                "label": amounts.stock.table.row_label(r),
            },
            stated,
            (after, before),
            sum_formula(stated, (after, before), (1, -1)),
            doubt=amounts.doubtful([(r, column)]),
            weights=(1, -1),
        )


def _holds(stated: Quantity, after: Quantity, before: Quantity) -> bool:
    return agree(stated.number, total((after.number, before.number * -1))).verdict in ("holds", "rounding")
