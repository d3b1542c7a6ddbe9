"""A cell that prints another unit than its column declares: ``4.8元`` below ``单位：万元``."""

import re
from collections.abc import Iterator

from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.units import Unit, unit_named
from auditlint.relations.row import Row

_IN_BRACKETS = re.compile(r"[(\[〔]([^()\[\]]{1,8})[)\]〕]")
_SPLIT = re.compile(r"[、，,/;； ]")
_MONEY = "money"


def find(ledger: Ledger) -> Iterator[Row]:
    """The cells of columns of money that print their own unit."""
    for stock in ledger.tables:
        for column in range(stock.table.width):
            declared = _declared(stock, column)
            if declared is not None:
                yield from _cells(ledger, stock, column, declared)


def _declared(stock: TableStock, column: int) -> Unit | None:
    """The unit of money in the brackets of the column's header, else in the table's unit line."""
    for printed in (*reversed(_IN_BRACKETS.findall(stock.table.column_label(column))), *_SPLIT.split(stock.table.unit)):
        unit = unit_named(printed)
        if unit is not None:
            return unit if unit.dimension == _MONEY else None
    return None


def _cells(ledger: Ledger, stock: TableStock, column: int, declared: Unit) -> Iterator[Row]:
    label = stock.table.column_label(column)
    plain = next((q for row in stock.grid if (q := row[column]) is not None and q.end == q.number_end and q.dimension == _MONEY), None)
    for row in stock.grid:
        q = row[column]
        if q is None or q.aside or q.end == q.number_end or q.dimension != _MONEY:
            continue
        same = q.scale == declared.factor and q.unit == declared.name
        columns = {"of": "column", "fault": "none" if same else "unit", "declared": _printed(declared), "label": label}
        stated, *other = (phrase(ledger.passage(cell), cell.start, cell.end) for cell in (q, plain) if cell is not None)
        yield Row("unit", columns, stated, tuple(other), stated.printed, "likely")


def _printed(unit: Unit) -> str:
    return {1: "", 10000: "万", 100000000: "亿", 1000: "千"}.get(int(unit.factor), "") + unit.name
