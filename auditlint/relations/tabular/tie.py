"""The same total in two tables: columns of one name and unit whose total rows must agree.

A name is taken for the same only if it is the same word for word and says what is counted; names such as 金额 or 数量 are left to the captions. Budget words
(全年预算数) head a column in every project's form, and tables of one caption are the same form filled in for several projects: neither ties.
"""

from collections.abc import Iterator
from functools import cache

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_SHORTEST = 4


def find(ledger: Ledger) -> Iterator[Row]:
    """Pairs of totals under the same column name, each against the first; the totals of both sides of a table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            yield from _balance(amounts_of(stock))
    first: dict[tuple[str, str], tuple[Table, Quantity]] = {}
    for stock in ledger.tables:
        amounts = amounts_of(stock)
        if len(amounts.grand_rows) != 1:
            continue
        for column in amounts.additive:
            name = labels.plain(amounts.labels[column])
            total = amounts.quantity(amounts.grand_rows[0], column)
            if total is None or len(name) < _SHORTEST or labels.is_total_column(name) or name in _budget_words():
                continue
            known = first.setdefault((name, total.unit), (stock.table, total))
            if known[0] is not stock.table and not (known[0].caption and known[0].caption == stock.table.caption):
                yield Row(
                    "tie",
                    {"stated": known[1].number, "other": total.number, "label": amounts.labels[column]},
                    known[1],
                    (total,),
                    f"{known[1].printed} = {total.printed}",
                    "possible",
                    doubt=amounts.doubtful([]),
                    named={"other": total},
                )


def _balance(amounts: Amounts) -> Iterator[Row]:
    """The totals of both sides of a two-sided table, in the row that names the grand total on either side."""
    if len(amounts.label_sides) != 1:
        return
    middle = amounts.label_sides[0]
    left = [c for c in amounts.additive if c < middle]
    right = [c for c in amounts.additive if c > middle]
    if not left or len(left) != len(right):
        return
    for r in amounts.grand_rows:
        cell = amounts.stock.table.rows[r][middle]
        own = {labels.plain(label) for label in amounts.row_labels[r]}
        if cell is None or labels.plain(cell.text.content) not in own & _both_sides():
            continue
        for a, b in zip(left, right, strict=True):
            first, second = amounts.quantity(r, a), amounts.quantity(r, b)
            if first is not None and second is not None and first.unit == second.unit:
                yield Row(
                    "tie",
                    {"stated": first.number, "other": second.number, "label": labels.plain(cell.text.content)},
                    first,
                    (second,),
                    f"{first.printed} = {second.printed}",
                    "likely",
                    doubt=amounts.doubtful([(r, a), (r, b)]),
                    named={"other": second},
                )


@cache
def _both_sides() -> frozenset[str]:
    return frozenset(vocabulary("totals")["balanced_totals"])


@cache
def _budget_words() -> frozenset[str]:
    return frozenset(name for names in vocabulary("identities")["measures"].values() for name in names)
