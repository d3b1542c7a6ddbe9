"""Units of a column that prints none: those with which the sentences print its numbers (``到位 | 5107.20`` beside ``到位5107.20万元``)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from auditlint.quantities.cells import with_unit
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import Unit

_FEWEST = 2
_DIGITS = 3
_MANY = 6

_Unit = tuple[str, str, Decimal]


def give_told_units(tables: Iterable[Sequence[Sequence[Quantity]]], sentences: Iterable[Quantity]) -> None:
    """Give the bare decimal numbers of columns the unit of money that the ``sentences`` print them with.

    ``tables`` are the columns of each table. Of a column one number must be told so, of its table two; all that are told must be told with one and the same unit.
    """
    bare = [columns for table in tables if (columns := [cells for cells in table if _is_bare(cells)])]
    if not bare:
        return
    told: dict[Decimal, set[_Unit]] = defaultdict(set)
    for q in sentences:
        if q.dimension == "money" and q.is_data and not q.approximation:
            told[q.value / q.scale].add((q.unit, q.dimension, q.scale))
    for columns in bare:
        found = [[told[value] for value in _values(cells) if value in told] for cells in columns]
        units = set().union(*(unit for column in found for unit in column))
        if sum(map(len, found)) < _FEWEST or len(units) != 1:
            continue
        unit = Unit(*units.pop())
        for q in (q for cells, held in zip(columns, found, strict=True) if held for q in cells):
            with_unit(q, unit)


def _is_bare(cells: Sequence[Quantity]) -> bool:
    return len(cells) >= _FEWEST and all(not q.unit and q.scale == 1 for q in cells) and any(q.step < 1 for q in cells)


def _values(cells: Sequence[Quantity]) -> set[Decimal]:
    """The values that are long enough to be known by: of a short one zeros at the end tell nothing."""
    digits = {q.value: q.printed.replace(",", "").replace(".", "") for q in cells}
    return {value for value, printed in digits.items() if len(printed.rstrip("0")) >= _DIGITS or len(printed) >= _MANY}
