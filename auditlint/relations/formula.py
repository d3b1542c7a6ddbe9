"""Printed formulas: the numbers of a relation as they stand in the document, joined by signs."""

from collections.abc import Sequence
from decimal import Decimal

from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import unit_named

_LONGEST = 8
_MULTIPLIERS = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}


def sum_formula(stated: Quantity | str, parts: Sequence[Quantity], weights: Sequence[int] = ()) -> str:
    """``a + b - c = stated``; of a long sum the first and last terms."""
    terms: list[str] = []
    for i, part in enumerate(parts):
        minus = bool(weights) and weights[i] < 0
        terms.append(("− " if minus else "+ " if terms else "") + part.printed)
    if len(terms) > _LONGEST:
        terms = [*terms[:4], f"+ … ({len(parts)})", *terms[-2:]]
    return f"{' '.join(terms)} = {stated if isinstance(stated, str) else shown(stated)}"


def quotient_formula(stated: Quantity, numerator: Quantity, denominator: Quantity) -> str:
    """``a ÷ b = stated``."""
    return f"{numerator.printed} ÷ {denominator.printed} = {shown(stated)}"


def growth_formula(stated: Quantity, new: Quantity, base: Quantity) -> str:
    """``new ÷ base − 1 = stated``."""
    return f"{new.printed} ÷ {base.printed} − 1 = {shown(stated)}"


def shown(quantity: Quantity) -> str:
    """A number with its percent sign."""
    return quantity.printed + (
        "%" if quantity.unit == "%" and not quantity.printed.endswith(("%", "成")) and "百分之" not in quantity.printed else ""
    )


def shown_with_unit(quantity: Quantity) -> str:
    """The number as printed, with its unit and the 万 or 亿 before it."""
    unit = unit_named(quantity.unit)
    multiplier = quantity.scale / (unit.factor if unit is not None else 1)
    return f"{quantity.printed}{_MULTIPLIERS.get(multiplier, '')}{quantity.unit}"
