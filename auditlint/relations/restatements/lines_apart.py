"""Numbers that a table tells apart: both stand in one of its columns, or in one of its rows, so that neither is a slip of the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.slips import significance
from auditlint.relations.row import Row

_LEAST_DIGITS = 3

Line = tuple[int, str, int]
"""A table, and a row or a column of it."""


def not_apart(rows: Iterable[Row], ledger: Ledger) -> Iterator[Row]:
    """``rows`` of restatements without those of two numbers that a table tells apart."""
    lines = _Lines(ledger)
    for row in rows:
        if row.stated is None or not row.operands or not lines.tell_apart(row.stated, row.operands[0]):
            yield row


class _Lines:
    """The rows and columns of a document's tables by the numbers that they hold."""

    def __init__(self, ledger: Ledger) -> None:
        self._lines: dict[tuple[str, Decimal], dict[Line, set[int]]] = defaultdict(lambda: defaultdict(set))
        for stock in ledger.tables:
            if stock.table.doubt:
                continue
            for r in range(stock.table.header_rows, len(stock.table.rows)):
                for c, q in enumerate(stock.grid[r]):
                    if q is not None and not q.aside and not q.comparator:
                        lines = self._lines[_kind(q), q.value]
                        lines[stock.table.index, "column", c].add(r)
                        lines[stock.table.index, "row", r].add(c)

    def tell_apart(self, a: Quantity, b: Quantity) -> bool:
        """Whether a row or a column prints both numbers, each long enough not to stand there by chance."""
        if min(_digits(a), _digits(b)) < _LEAST_DIGITS:
            return False
        one, other = (self._lines.get((_kind(q), q.value), {}) for q in (a, b))
        return any(line in other and one[line] != other[line] for line in one)


def _kind(q: Quantity) -> str:
    return "percent" if q.dimension == "percent" else "money" if q.dimension == "money" else ""


def _digits(q: Quantity) -> int:
    """The digits that tell a number from others: all that are printed of a rate with decimals; many scores are round."""
    return sum(ch.isdigit() for ch in q.printed) if q.dimension == "percent" and q.step < 1 else significance(q)
