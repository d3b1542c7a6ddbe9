"""Printed numbers as intervals, and exact arithmetic on them.

A printed number stands for every value that prints like it (ROUNDING: pre-image). Sums keep the statistics that tell a rounding residual from an error;
products and quotients keep the corner values. Nothing here uses binary floating point.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Exact = int | Fraction


class Undetermined(Exception):
    """The arithmetic has no definite result; the message says why."""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed or computed number.

    ``value`` is computed from the printed values; ``low`` and ``high`` bound the true value; ``squares`` is the sum of the squared last places
    (u², weighted), which gives the spread of a sum's rounding residual; ``linear`` holds for printed numbers and weighted sums of them;
    ``step`` is the last place of a printed number (0 for an exact one and for a computed one).
    """

    value: Fraction
    low: Fraction
    high: Fraction
    squares: Fraction = Fraction(0)
    linear: bool = True
    step: Fraction = Fraction(0)

    @classmethod
    def exact(cls, value: Exact) -> "Number":
        """A number without any rounding."""
        value = Fraction(value)
        return cls(value, value, value)

    @classmethod
    def printed(cls, value: Fraction, step: Fraction) -> "Number":
        """A number rounded to its last place ``step``, half up or half to even."""
        whole, part, last, per = value.numerator, value.denominator, step.numerator, step.denominator
        middle, half, unit = 2 * whole * per, last * part, 2 * part * per
        return cls(value, Fraction(middle - half, unit), Fraction(middle + half, unit), Fraction(last * last, per * per), True, step)

    @property
    def is_exact(self) -> bool:
        """Whether the number stands for one value only."""
        return self.low == self.high

    def __add__(self, other: "Number | Exact") -> "Number":
        if isinstance(other, (int, Fraction)):
            other = Number.exact(other)
        return Number(
            self.value + other.value,
            self.low + other.low,
            self.high + other.high,
            self.squares + other.squares,
            self.linear and other.linear,
        )

    __radd__ = __add__

    def __neg__(self) -> "Number":
        return Number(-self.value, -self.high, -self.low, self.squares, self.linear, self.step)

    def __sub__(self, other: "Number | Exact") -> "Number":
        return self + (-other)

    def __rsub__(self, other: Exact) -> "Number":
        return -self + other

    def __mul__(self, other: "Number | Exact") -> "Number":
        if isinstance(other, (int, Fraction)):
            other = Number.exact(other)
        if other.is_exact or self.is_exact:
            if other.value == 1 and other.is_exact and other.linear:
                return self
            factor, rounded = (other.value, self) if other.is_exact else (self.value, other)
            ends = (rounded.low * factor, rounded.high * factor)
            return Number(rounded.value * factor, min(ends), max(ends), rounded.squares * factor * factor, self.linear and other.linear)
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Number(self.value * other.value, min(corners), max(corners), linear=False)

    __rmul__ = __mul__

    def __truediv__(self, other: "Number | Exact") -> "Number":
        if isinstance(other, (int, Fraction)):
            other = Number.exact(other)
        if other.low <= 0 <= other.high or other.value == 0:
            raise Undetermined("denominator may be zero")
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Number(self.value / other.value, min(corners), max(corners), linear=False)

    def __rtruediv__(self, other: Exact) -> "Number":
        return Number.exact(other) / self

    def __abs__(self) -> "Number":
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Number(abs(self.value), Fraction(0), max(-self.low, self.high), self.squares, False)


def total(numbers: Iterable[Number]) -> Number:
    """The sum of ``numbers``, in one pass (0 for none)."""
    terms = list(numbers)
    return Number(
        _sum([n.value for n in terms]),
        _sum([n.low for n in terms]),
        _sum([n.high for n in terms]),
        _sum([n.squares for n in terms]),
        all(n.linear for n in terms),
    )


def _sum(fractions: list[Fraction]) -> Fraction:
    """The exact sum: numerators are added by denominator first, for printed numbers share a few powers of ten."""
    numerators: dict[int, int] = {}
    for fraction in fractions:
        denominator = fraction.denominator
        numerators[denominator] = numerators.get(denominator, 0) + fraction.numerator
    return sum((Fraction(n, d) for d, n in numerators.items()), Fraction(0))
