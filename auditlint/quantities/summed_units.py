"""Units of bare columns that a column of money adds up row by row (``儿童救助 | 辅具适配 | 支出合计（万元）``)."""

from collections.abc import Sequence
from decimal import Decimal

from auditlint.quantities.cells import with_unit
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import Unit

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2

Column = Sequence[Quantity | None]


def give_summed_units(columns: Sequence[Column]) -> None:
    """Give bare decimal columns that stand before a column of money, and add up to it in most rows, its unit. ``columns`` hold the body of a table, row by row."""
    for end, total in enumerate(columns):
        first = next((q for q in total if q is not None and not q.aside), None)
        if first is None or first.dimension != "money" or first.scale == 1:
            continue
        start = end
        while start and _is_bare(columns[start - 1]):
            start -= 1
        for begin in range(start, end - _FEWEST_COLUMNS + 1):
            if _adds_up(columns[begin:end], total, first.scale):
                unit = Unit(first.unit, first.dimension, first.scale)
                for q in (q for column in columns[begin:end] for q in column if q is not None):
                    with_unit(q, unit)
                break


def _is_bare(column: Column) -> bool:
    cells = [q for q in column if q is not None]
    return bool(cells) and all(not q.unit and q.scale == 1 and not q.aside for q in cells) and any(q.step < 1 for q in cells)


def _adds_up(parts: Sequence[Column], total: Column, scale: Decimal) -> bool:
    """Whether the parts make the total in at least three rows, and in all but one."""
    held = failed = 0
    for row, whole in zip(zip(*parts, strict=True), total, strict=True):
        present = [q for q in row if q is not None]
        if whole is None or len(present) < _FEWEST_COLUMNS:
            continue
        fits = sum((q.value for q in present), Decimal(0)) * scale == whole.value
        held, failed = held + fits, failed + (not fits)
    return held >= _FEWEST_ROWS and failed <= 1
