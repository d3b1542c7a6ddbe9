"""Decimals that do not fit: a count of things with decimals, one column with several numbers of decimals."""

import re
from collections import Counter
from collections.abc import Iterator

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

_CLAUSE = re.compile(r"[^，。；\n]*$")
_MEANS = re.compile(r"(?:[一-龥]均|平均|每[一-龥]{1,4})[^。；\n]*，[^，。；\n]*$")
"""An average said of the clause before (``户均人口城市为1.57人，农村为1.77人``)."""
_REACH = 30
_FAR = 80
_LEAST_CELLS = 6
_USUAL = (4, 5)


def find(ledger: Ledger) -> Iterator[Row]:
    """Fractional counts anywhere, and the columns of every table that print decimals."""
    whole = frozenset(vocabulary("notation")["whole"])
    for q in ledger:
        if q.unit in whole and q.step < 1 and q.scale == 1 and not q.aside and not q.comparator and not q.approximation:
            yield _row(ledger, q, [], "fraction", 0, average="no" if _plain(ledger, q) else "yes")
    for stock in ledger.tables:
        if not stock.table.doubt:
            for column in range(stock.table.width):
                yield from _column(ledger, stock, column)


def _plain(ledger: Ledger, q: Quantity) -> bool:
    """Whether nothing says that the number is an average."""
    passage = ledger.passage(q)
    words = vocabulary("notation")
    if passage.table is not None:
        labels = passage.table.column_label(passage.column) + passage.table.row_label(passage.row)
        if any(word in labels for word in words["average_columns"]):
            return False
    before = _CLAUSE.search(passage.text.content, max(0, q.start - _REACH), q.start)
    behind = passage.text.content[q.end : q.end + 2]
    if _MEANS.search(passage.text.content, max(0, q.start - _FAR), q.start):
        return False
    return before is not None and not any(word in before.group() for word in words["averages"]) and not behind.startswith(("/", "每", "·"))


def _row(ledger: Ledger, stated: Quantity, others: list[Quantity], fault: str, usual: int, label: str = "", average: str = "") -> Row:
    """The numbers are pointed at as text: that they are printed well does not make them checked."""
    first, *rest = (phrase(ledger.passage(q), q.start, q.end) for q in (stated, *others))
    columns = {
        "decimals": Number.exact(_decimals(stated)),
        "usual": Number.exact(usual),
        "fault": fault,
        "average": average,
        "label": label or first.printed,
    }
    return Row("decimals", columns, first, tuple(rest), first.printed, "likely")


def _decimals(q: Quantity) -> int:
    return len(q.printed.partition(".")[2])


def _column(ledger: Ledger, stock: TableStock, column: int) -> Iterator[Row]:
    cells = [q for row in stock.grid if (q := row[column]) is not None and not q.aside and q.value]
    if len(cells) < _LEAST_CELLS or len({q.dimension for q in cells}) > 1:
        return
    counts = Counter(_decimals(q) for q in cells)
    usual, times = max(counts.items(), key=lambda item: (item[1], item[0]))
    if not usual or times * _USUAL[1] < len(cells) * _USUAL[0]:
        return
    odd = [q for q in cells if _decimals(q) != usual]
    label = stock.table.column_label(column)
    if odd or len(cells) > 1:
        odd = odd or cells
        yield _row(ledger, odd[0], odd[1:], "column", usual, label)
