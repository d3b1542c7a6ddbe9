"""A quantity: a number as printed, with its unit, its precision and its place."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

from auditlint.quantities.number import Number

Comparator = Literal["", ">=", "<=", ">", "<"]
Approximation = Literal["", "about", "over", "near", "at least", "below"]

_WHOLE_SCALE = Decimal(10000)
_EXACT_DIMENSIONS = frozenset({"count", "number"})


@dataclass(slots=True, eq=False)
class Quantity:
    """One printed number.

    ``start`` and ``end`` delimit the number and its unit in the passage's text; the bare number ends at ``number_end``. ``value`` is exact and in the
    base of the unit (万元 -> 元, % -> percent points); ``step`` is the last printed place in the same base. ``unit`` is the printed unit without its
    multiplier (``元``, ``件``, ``%``; empty for a bare number), ``dimension`` says what it can be compared with (``money``, ``percent``, ``count``,
    ``score``, ``duration`` ..., ``number``), ``scale`` is the factor from the printed number to the base. ``aside`` names the kind of a number that is not data (``year``,
    ``ordinal``, ``rule`` ...) and is empty for data. ``passage`` is the index of its passage in the ledger. ``certainty`` says how sure a recogniser
    was of each character of ``printed`` (0 to 1); it is empty for text of the file itself.
    """

    passage: int
    start: int
    end: int
    number_end: int
    printed: str
    value: Decimal
    step: Decimal
    unit: str = ""
    dimension: str = "number"
    scale: Decimal = Decimal(1)
    comparator: Comparator = ""
    approximation: Approximation = ""
    aside: str = ""
    certainty: tuple[float, ...] = ()
    _rounded: Number | None = field(default=None, init=False, repr=False)
    _exact: Number | None = field(default=None, init=False, repr=False)

    @property
    def exact(self) -> bool:
        """Whether the printed value is the value itself: a count of things, a weight, a score."""
        if self.approximation or self.scale != 1:
            return False
        return self.dimension == "score" or (self.dimension in _EXACT_DIMENSIONS and self.step == 1)

    @property
    def confidence(self) -> float:
        """How sure the least certain character of the number is: 1 for text of the file itself."""
        return min(self.certainty, default=1.0)

    @property
    def is_data(self) -> bool:
        """Whether the number states a plain value: neither set aside nor a bound."""
        return not self.aside and not self.comparator

    @property
    def number(self) -> Number:
        """The quantity as an operand: exact if it is a count or a score, else the interval that its printing allows."""
        return self._taken_exactly() if self.exact else self.rounded

    @property
    def operand_exact(self) -> bool:
        """Whether the quantity is exact as an operand of a quotient: whole amounts of up to three digits (50万元) are, as budgets are."""
        if self.exact:
            return True
        whole = self.dimension == "money" and self.step == self.scale and self.scale <= _WHOLE_SCALE and abs(self.value) < 1000 * self.scale
        return whole and not self.approximation

    @property
    def operand(self) -> Number:
        """The quantity as numerator or denominator."""
        return self._taken_exactly() if self.operand_exact else self.rounded

    @property
    def plain(self) -> Number:
        """The quantity as printed, whatever bounds or approximates it: ``低于98%`` told of a target of 98 %."""
        return self._taken_exactly() if self.exact else Number.printed(Fraction(*self.value.as_integer_ratio()), _fraction(self.step))

    @property
    def rounded(self) -> Number:
        """The quantity as a result that was rounded to its last printed place."""
        if self._rounded is None:
            if self.approximation:
                low, high = _stretch(self.approximation, self.value, self.scale)
                self._rounded = Number(Fraction(self.value), low, high)
            else:
                self._rounded = Number.printed(Fraction(*self.value.as_integer_ratio()), _fraction(self.step))
        return self._rounded

    def _taken_exactly(self) -> Number:
        if self._exact is None:
            self._exact = Number.exact(Fraction(*self.value.as_integer_ratio()))
        return self._exact


@cache
def _fraction(step: Decimal) -> Fraction:
    return Fraction(*step.as_integer_ratio())


def _stretch(approximation: Approximation, value: Decimal, scale: Decimal) -> tuple[Fraction, Fraction]:
    """The interval of an approximate number: 余/多 up to the next unit of its last non-zero place, 近 a tenth below, 约 a twentieth around it."""
    v = Fraction(value)
    exponent = (value / scale).normalize().as_tuple().exponent if value else 0
    place = Fraction(scale) * Fraction(10) ** (exponent if isinstance(exponent, int) else 0)
    match approximation:
        case "over":
            return v, v + place
        case "near":
            return v * Fraction(9, 10), v
        case "at least":
            return v, abs(v) * 1000 + 1000
        case "below":
            return -abs(v) * 1000 - 1000, v
        case _:
            width = max(place / 2, abs(v) / 20)
            return v - width, v + width
