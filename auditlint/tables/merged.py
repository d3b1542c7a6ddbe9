"""Columns that print the value of a group in each row of the group: ``一级指标 | 分值 | 二级指标 | 得分`` with 15 beside every row of one category."""

from collections.abc import Sequence

from auditlint.document.cellkind import LABELS, kind
from auditlint.tables.amounts import Amounts


def first_rows(amounts: Amounts, rows: Sequence[int], column: int) -> tuple[int, ...] | None:
    """Of ``rows`` the first one of each group, if the names left of ``column`` run over several rows and the value stays the same in each run."""
    known: dict[int, int | None] = amounts.stock.memo.setdefault("names", {})
    if column not in known:
        known[column] = _names(amounts, column)
    names = known[column]
    if names is None:
        return None
    firsts: list[int] = []
    repeated = 0
    above: tuple[str, ...] | None = None
    value: object = None
    for r in rows:
        name, quantity = _path(amounts, r, names), amounts.quantity(r, column)
        if quantity is None or not name[-1]:
            return None
        if name == above:
            if quantity.value != value:
                return None
            repeated += 1
        else:
            firsts.append(r)
        above, value = name, quantity.value
    return tuple(firsts) if repeated and len(firsts) > 1 else None


def _names(amounts: Amounts, column: int) -> int | None:
    """The nearest column of words left of ``column``."""
    rows = amounts.stock.table.rows
    for c in range(column - 1, -1, -1):
        cells = [cell for r in amounts.sample if (cell := rows[r][c]) is not None and cell.text.content.strip()]
        if cells and sum(kind(cell.text.content) in LABELS for cell in cells) * 2 > len(cells):
            return c
    return None


def _path(amounts: Amounts, row: int, last: int) -> tuple[str, ...]:
    return tuple("" if cell is None else cell.text.content.strip() for cell in amounts.stock.table.rows[row][: last + 1])
