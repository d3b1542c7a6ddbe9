"""Whether a printed number agrees with a computed one: the three verdicts and the bands of rounding.

Sums: the residual d is zero (*holds*), within min(B, 3.29 σ) (*rounding*), within B (*implausible*) or beyond (*fails*), where B is half the sum of
all last places and σ² = Σu²/12. Quotients and products: the printed number's interval must meet the computed one.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from auditlint.quantities.misreading import Misreading
from auditlint.quantities.number import Number

Verdict = Literal["holds", "rounding", "implausible", "fails", "undetermined"]
ORDER: tuple[Verdict, ...] = ("holds", "rounding", "undetermined", "implausible", "fails")
_SPREAD = Fraction(329, 100)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its recomputation. ``residual`` is printed minus computed; ``reason`` explains *undetermined*, ``misreading`` the character of recognised text
    behind it."""

    verdict: Verdict
    stated: Number | None = None
    computed: Number | None = None
    residual: Fraction = Fraction(0)
    reason: str = ""
    misreading: Misreading | None = None


def undetermined(reason: str) -> Judgement:
    """A judgement that cannot be made."""
    return Judgement("undetermined", reason=reason)


def agree(stated: Number, computed: Number, *, truncated: bool = False) -> Judgement:
    """Judge ``stated == computed``. ``truncated`` reads ``stated`` as cut off instead of rounded (decided for a whole document only)."""
    residual = stated.value - computed.value
    if residual == 0:
        return Judgement("holds", stated, computed)
    if computed.linear and not truncated:
        return Judgement(_band(residual, stated, computed), stated, computed, residual)
    if truncated and stated.value < 0:
        return _mirrored(agree(-stated, -computed, truncated=True), stated, computed)
    low, high = (stated.value, stated.value + stated.step) if truncated else (stated.low, stated.high)
    meets = computed.high >= low and (computed.low < high if truncated else computed.low <= high)
    return Judgement("holds" if meets else "fails", stated, computed, residual)


def _mirrored(judgement: Judgement, stated: Number, computed: Number) -> Judgement:
    """The judgement of two negative numbers, found on their opposites: cutting off brings both nearer to zero."""
    return Judgement(judgement.verdict, stated, computed, stated.value - computed.value)


def _band(residual: Fraction, stated: Number, computed: Number) -> Verdict:
    difference = stated - computed
    if difference.low <= 0 <= difference.high:
        within_spread = residual * residual * 12 <= _SPREAD * _SPREAD * difference.squares
        widened = difference.squares == 0
        return "rounding" if within_spread or widened else "implausible"
    return "fails"


def same(first: Number, second: Number) -> Judgement:
    """Judge a restatement: equal at the same precision, overlapping at different ones, equal when both are exact (XBRL: duplicate facts)."""
    residual = first.value - second.value
    if residual == 0:
        return Judgement("holds", first, second)
    if first.step == second.step and first.high - first.low == second.high - second.low == first.step:
        return Judgement("fails", first, second, residual)
    meets = first.low <= second.high and second.low <= first.high
    return Judgement("rounding" if meets else "fails", first, second, residual)


def worst(verdicts: list[Verdict]) -> Verdict:
    """The gravest of ``verdicts``."""
    return max(verdicts, key=ORDER.index)
