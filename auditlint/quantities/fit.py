"""Whether two printed numbers can make a printed percentage: `judge.agree` on their quotient, in plain decimals for speed."""

from decimal import Decimal

from auditlint.quantities.judge import agree
from auditlint.quantities.number import Undetermined
from auditlint.quantities.quantity import Quantity

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_DIGITS = 10**12


def percent_fits(stated: Quantity, numerator: Quantity, denominator: Quantity) -> bool:
    """Whether ``100 x numerator / denominator`` meets the interval of ``stated``; False for a denominator that may be zero."""
    a, b, p = numerator.value, denominator.value, stated.value
    if stated.approximation or numerator.approximation or denominator.approximation or not 0 < a < _DIGITS or not 0 < b < _DIGITS or p < 0:
        return _exactly(stated, numerator, denominator)
    half_a = Decimal(0) if numerator.operand_exact else numerator.step * _HALF
    half_b = Decimal(0) if denominator.operand_exact else denominator.step * _HALF
    half_p = stated.step * _HALF
    if b <= half_b:
        return False
    return _HUNDRED * (a - half_a) <= (p + half_p) * (b + half_b) and _HUNDRED * (a + half_a) >= (p - half_p) * (b - half_b)


def percent_meets(stated: Quantity, numerator: Quantity, denominator: Quantity) -> bool:
    """Whether ``100 x numerator / denominator`` is printed as ``stated``, be it rounded or cut off: for choosing what a rate is made of, not for judging it."""
    if percent_fits(stated, numerator, denominator):
        return True
    if stated.approximation or denominator.value <= 0:
        return False
    return 0 <= _HUNDRED * numerator.value - stated.value * denominator.value < stated.step * denominator.value


def _exactly(stated: Quantity, numerator: Quantity, denominator: Quantity) -> bool:
    try:
        return agree(stated.rounded, numerator.operand / denominator.operand * 100).verdict == "holds"
    except Undetermined:
        return False
