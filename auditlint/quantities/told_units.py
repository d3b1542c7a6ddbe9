"""Units of a column that prints none: those with which the sentences print its numbers (``到位 | 5107.20`` beside ``到位5107.20万元``)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from auditlint.quantities.quantity import Quantity

_FEWEST = 2
_DIGITS = 3

_Unit = tuple[str, str, Decimal]


def give_told_units(columns: Iterable[Sequence[Quantity]], sentences: Iterable[Quantity]) -> None:
    """Give the bare decimal numbers of each column the unit of money that the ``sentences`` print at least two of them with, if it is one and the same."""
    bare = [
        cells
        for cells in columns
        if len(cells) >= _FEWEST and all(not q.unit and q.scale == 1 for q in cells) and any(q.step < 1 for q in cells)
    ]
    if not bare:
        return
    told: dict[Decimal, set[_Unit]] = defaultdict(set)
    for q in sentences:
        if q.dimension == "money" and q.is_data and not q.approximation:
            told[q.value / q.scale].add((q.unit, q.dimension, q.scale))
    for cells in bare:
        values = {q.value for q in cells if len(q.printed.replace(",", "").replace(".", "")) >= _DIGITS}
        found = [told[value] for value in values if value in told]
        units = set().union(*found) if found else set()
        if len(found) >= _FEWEST and len(units) == 1:
            ((unit, dimension, scale),) = units
            for q in cells:
                q.value, q.step, q.scale = q.value * scale, q.step * scale, scale
                q.unit, q.dimension = unit, dimension
