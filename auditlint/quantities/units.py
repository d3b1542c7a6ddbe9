"""Units: what a printed unit measures and by which factor it converts."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary

_NOT_DIMENSIONS = frozenset({"multipliers", "comparators", "approximations"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: ``dimension`` (money, percent, count ...), the unit itself and its ``factor`` to the base (万元 has 10000)."""

    name: str
    dimension: str
    factor: Decimal


NO_UNIT = Unit("", "number", Decimal(1))


@cache
def units() -> dict[str, Unit]:
    """All printed units without multiplier, by name."""
    return {
        name: Unit(name, dimension, Decimal(factor))
        for dimension, members in vocabulary("units").items()
        if dimension not in _NOT_DIMENSIONS
        for name, factor in members.items()
    }


@cache
def multipliers() -> dict[str, Decimal]:
    """Powers of ten written between number and unit (万, 亿 ...)."""
    return {name: Decimal(factor) for name, factor in vocabulary("units")["multipliers"].items()}


@cache
def unit_named(printed: str) -> Unit | None:
    """The unit printed alone, as in a header or unit line (``万元``, ``件``, ``%``); ``None`` for anything else."""
    printed = printed.strip()
    plain = units().get(printed)
    if plain is not None:
        return plain
    for prefix, factor in multipliers().items():
        if printed.startswith(prefix):
            rest = units().get(printed[len(prefix) :])
            if rest is not None:
                return Unit(rest.name, rest.dimension, rest.factor * factor)
            if printed == prefix:
                return Unit("", "number", factor)
    return None
