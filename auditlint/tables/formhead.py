"""Scores given above a score sheet: the row of the money in a self-evaluation form, whose full mark and score count in the total below the indicators."""

from collections.abc import Sequence

from auditlint.quantities.ledger import TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FARTHEST = 4
"""Tables between the head of a form and its indicators (aims, achievements) at most."""


def carried(tables: Sequence[TableStock], amounts: Amounts) -> dict[int, Quantity]:
    """The marks and scores of the form's head by the column of ``amounts`` in whose total they count; empty if the sheet has no such head.

    The head stands under the same caption, prints weight and score in columns of the same names, and one number in each; it has no total row of scores of its own.
    """
    wanted = {
        labels.plain(amounts.labels[c]): c
        for c in amounts.numeric
        if any(labels.ends_with(amounts.labels[c], kind) for kind in ("weight_columns", "score_columns"))
    }
    at = amounts.stock.table.index
    before = [stock for stock in tables if at - _FARTHEST <= stock.table.index < at]
    for stock in reversed(before):
        if stock.table.section != amounts.stock.table.section or amounts.stock.table.caption not in ("", stock.table.caption):
            return {}
        found = _marks(stock, wanted)
        if found:
            return {} if len(found) < 2 or any(q is None for q in found.values()) else {c: q for c, q in found.items() if q is not None}
        if _sheet(amounts_of(stock)):
            return {}
    return {}


def _marks(stock: TableStock, wanted: dict[str, int]) -> dict[int, Quantity | None]:
    """What the head prints in the wanted columns: ``None`` where it is not exactly one number. Forms print their headings in a row of their own."""
    table = stock.table
    for r, row in enumerate(table.rows):
        names = {c: labels.plain(cell.text.content.replace("\n", "")) for c, cell in enumerate(row) if cell is not None}
        columns = {c: wanted[name] for c, name in names.items() if name in wanted}
        if len(columns) == len(wanted) > 1:
            found: dict[int, Quantity | None] = {}
            for c, own in columns.items():
                numbers = [q for line in stock.grid[r + 1 :] if (q := line[c]) is not None and not q.aside]
                found[own] = numbers[0] if len(numbers) == 1 else None
            return found
    return {}


def _sheet(amounts: Amounts) -> bool:
    """Whether a table is a score sheet with a total row of its own: the head before it is its, not that of the next."""
    return bool(amounts.grand_rows) and any(labels.ends_with(amounts.labels[c], "score_columns") for c in amounts.numeric)
