"""Numbers that a table tells apart: both stand in one of its columns, in rows of different subjects, so that neither is a slip of the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

_LEAST_DIGITS = 3

Cell = tuple[int, int]
"""A table and a column of it."""


def not_apart(rows: Iterable[Row], ledger: Ledger) -> Iterator[Row]:
    """``rows`` of restatements without those of two numbers that a table tells apart."""
    columns = _Columns(ledger)
    for row in rows:
        if row.stated is None or not row.operands or not columns.tell_apart(row.stated, row.operands[0]):
            yield row


class _Columns:
    """The columns of a document's tables by the numbers that they hold."""

    def __init__(self, ledger: Ledger) -> None:
        self._rows: dict[tuple[str, Decimal], dict[Cell, set[int]]] = defaultdict(lambda: defaultdict(set))
        for stock in ledger.tables:
            if stock.table.doubt:
                continue
            for r in range(stock.table.header_rows, len(stock.table.rows)):
                for column, q in enumerate(stock.grid[r]):
                    if q is not None and not q.aside and not q.comparator:
                        self._rows[_kind(q), q.value][stock.table.index, column].add(r)

    def tell_apart(self, a: Quantity, b: Quantity) -> bool:
        """Whether a column prints both numbers, each long enough not to stand there by chance, in different rows."""
        if min(_digits(a), _digits(b)) < _LEAST_DIGITS:
            return False
        one, other = (self._rows.get((_kind(q), q.value), {}) for q in (a, b))
        return any(column in other and one[column] != other[column] for column in one)


def _kind(q: Quantity) -> str:
    return "percent" if q.dimension == "percent" else "money" if q.dimension == "money" else ""


def _digits(q: Quantity) -> int:
    return sum(ch.isdigit() for ch in q.printed)
