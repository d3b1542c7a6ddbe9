"""Printed numbers, the relations between them, and text made of both."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any


def half_up(value: Fraction, decimals: int) -> Fraction:
    """``value`` at ``decimals`` decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    rounded = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**decimals)
    return rounded if value >= 0 else -rounded


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """One printed number. An ``exact`` number is a count; any other stands for the values that round to it."""

    value: Fraction
    decimals: int = 0
    exact: bool = True
    grouped: bool = False

    @property
    def last_place(self) -> Fraction:
        """One unit of the last printed place."""
        return Fraction(1, 10**self.decimals)

    def printed(self, value: Fraction) -> str:
        """``value`` in the notation of this number."""
        return f"{Decimal(int(value * 10**self.decimals)).scaleb(-self.decimals):{',' if self.grouped else ''}.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a rounded number may stand for; arithmetic of positive operands."""

    low: Fraction
    high: Fraction

    def __add__(self, other: "Interval | Fraction | int") -> "Interval":
        other = _interval(other)
        return Interval(self.low + other.low, self.high + other.high)

    __radd__ = __add__

    def __sub__(self, other: "Interval | Fraction | int") -> "Interval":
        other = _interval(other)
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval | Fraction | int") -> "Interval":
        other = _interval(other)
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    __rmul__ = __mul__

    def __truediv__(self, other: "Interval | Fraction | int") -> "Interval":
        other = _interval(other)
        return self * Interval(1 / other.high, 1 / other.low)


def _interval(value: "Interval | Fraction | int") -> Interval:
    return value if isinstance(value, Interval) else Interval(Fraction(value), Fraction(value))


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """``stated`` is ``compute(*operands)``, rounded half up. An ``open`` sum may leave parts out, so that too small a sum of parts proves nothing."""

    kind: str
    form: str
    stated: Number
    operands: tuple[Number, ...]
    compute: Callable[..., Any]
    open: bool = False

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the relation, the stated one first."""
        return (self.stated, *self.operands)

    def holds(self, values: Mapping[Number, Fraction]) -> bool:
        """Whether the stated number is the computed one, rounded half up."""
        computed = Fraction(self.compute(*(values[n] for n in self.operands)))
        return half_up(computed, self.stated.decimals) == values[self.stated]

    def tolerated(self, values: Mapping[Number, Fraction]) -> bool:
        """Whether rounding (of operands too, and cutting off instead of rounding) can explain the stated number."""
        if any(values[n] <= 0 for n in self.operands):
            return False
        if self.holds(values):
            return True
        computed = _interval(self.compute(*(_spread(n, values[n]) for n in self.operands)))
        stated = values[self.stated]
        if self.stated.exact:
            return computed.low <= stated <= computed.high
        unit = self.stated.last_place
        return computed.low <= stated + unit and stated - unit / 2 <= computed.high

    def short(self, values: Mapping[Number, Fraction]) -> bool:
        """Whether the parts of an open list fall short of the whole by more than 1%, as a list that leaves parts out does."""
        return self.open and Fraction(self.compute(*(values[n] for n in self.operands))) < values[self.stated] * Fraction(99, 100)


def _spread(number: Number, value: Fraction) -> Interval:
    half = 0 if number.exact else number.last_place / 2
    return Interval(value - half, value + half)


@dataclass(frozen=True, slots=True, eq=False)
class Lookalike:
    """``number`` states another fact than ``fact``, though its sentence reads like that of ``fact``; ``form`` says what sets them apart."""

    form: str
    number: Number
    fact: Number


Piece = str | Number


@dataclass(slots=True)
class Passage:
    """A sentence, table row or paragraph with its relations, and with those of its numbers that are like others without restating them."""

    pieces: list[Piece] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    lookalikes: list[Lookalike] = field(default_factory=list)

    def extend(self, other: "Passage") -> None:
        """Append the text, relations and lookalikes of ``other``."""
        self.pieces += other.pieces
        self.relations += other.relations
        self.lookalikes += other.lookalikes


def compose(template: str, **values: "str | Number | list[Piece]") -> list[Piece]:
    """The pieces of ``template`` with every ``{name}`` replaced."""
    pieces: list[Piece] = []
    for part in re.split(r"(\{\w+\})", template):
        if not part.startswith("{"):
            pieces.append(part)
            continue
        value = values[part[1:-1]]
        pieces += value if isinstance(value, list) else [value]
    return [p for p in pieces if p != ""]


def joined(items: Iterable[list[Piece]], separator: str, last: str | None = None) -> list[Piece]:
    """Lists of pieces with ``separator`` between them (``last`` before the final one)."""
    chosen = list(items)
    result: list[Piece] = []
    for i, item in enumerate(chosen):
        if i:
            result.append(last if last is not None and i == len(chosen) - 1 else separator)
        result += item
    return result
