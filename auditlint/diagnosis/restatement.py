"""How two figures of one fact differ: the same digits under two units or with another decimal point, two digits swapped, one digit mistaken."""

from fractions import Fraction

from auditlint.diagnosis.cause import Cause
from auditlint.diagnosis.total import swaps
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown_with_unit
from auditlint.relations.row import Row

_LEAST_DIGITS = 3
_ACRES = Fraction(2000, 3)
"""Square metres of one 亩 (State Council order of 1984 on legal units: 15 亩 are one 公顷)."""


def restatement_cause(row: Row) -> Cause | None:
    """The slip by which the stated figure could come from the other; ``None`` where they differ in more."""
    stated, other = row.stated, row.operands[0]
    if stated is None:
        return None
    names = {"stated": shown_with_unit(stated), "other": shown_with_unit(other)}
    digits, others = _digits(stated), _digits(other)
    if digits.strip("0") == others.strip("0") and len(digits.strip("0")) >= _LEAST_DIGITS:
        larger, smaller = sorted((_in_base(stated), _in_base(other)), reverse=True)
        factor = larger / smaller
        if stated.printed == other.printed:
            return Cause("unit", {**names, "factor": str(factor)})
        return Cause("decimal_point", {**names, "factor": str(factor)})
    if stated.step != other.step or len(digits) != len(others):
        return None
    if any(candidate == other.printed for candidate in swaps(stated.printed)):
        return Cause("swapped_twin", names)
    if sum(a != b for a, b in zip(digits, others, strict=True)) == 1 and len(digits) >= _LEAST_DIGITS:
        return Cause("one_digit", names)
    return None


def _digits(quantity: Quantity) -> str:
    return quantity.printed.replace(",", "").replace(".", "").lstrip("-0")


def _in_base(quantity: Quantity) -> Fraction:
    value = abs(Fraction(quantity.value))
    return value * _ACRES if quantity.dimension == "land" else value
