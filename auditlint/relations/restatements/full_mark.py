"""The full mark of a whole evaluation: told in sentences (``满分100分``, ``总分值为100分``) and printed in the total row of the score sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

_NAMED = re.compile(
    r"(?:^|[，。；：(、])(?:本次|绩效|评价|指标|体系|综合|项目|设置|采用|共|的)*(?:总分值|满分)(?:为|是|共|设定为|设为|采用)?\s*$"
)
_LEAST, _MOST = 50, 200
_NAME = "满分"
_BEFORE = 20


@dataclass(frozen=True, slots=True)
class FullMark:
    """A full mark of the whole evaluation."""

    quantity: Quantity
    name: str = _NAME


def find(ledger: Ledger) -> Iterator[Row]:
    """The full marks told in sentences against that of the only score sheet that prints one."""
    sheets = [full for stock in ledger.tables for full in _of_sheet(stock)]
    if len({q.value for q in sheets}) != 1:
        return
    for passage in ledger.passages:
        if passage.table is not None or "分" not in passage.text.content:
            continue
        for q in ledger.by_passage[passage.index]:
            if q.unit == "分" and _LEAST <= q.value <= _MOST and _NAMED.search(passage.text.content, max(0, q.start - _BEFORE), q.start):
                yield told_again(FullMark(q), FullMark(sheets[0]), (), (1, len(sheets)), {}, "possible")


def _of_sheet(stock: TableStock) -> Iterator[Quantity]:
    """The full mark in the total row of a score sheet."""
    amounts = amounts_of(stock)
    for column, label in enumerate(amounts.labels) if len(amounts.grand_rows) == 1 else ():
        quantity = amounts.stock.grid[amounts.grand_rows[0]][column]
        if labels.ends_with(label, "weight_columns") and quantity is not None and not quantity.aside and quantity.value >= _LEAST:
            yield quantity
