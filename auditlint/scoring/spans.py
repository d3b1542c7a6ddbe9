"""Sets of scores: points and intervals, with sums and membership."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from auditlint.quantities.decimals import plain_number
from auditlint.quantities.quantity import Quantity

_MOST = 2000


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """All scores from ``low`` to ``high``; ``open_high`` leaves ``high`` itself out. A point has equal ends."""

    low: Fraction
    high: Fraction
    open_high: bool = False

    def meets(self, low: Fraction, high: Fraction) -> bool:
        """Whether some score of the span lies between ``low`` and ``high`` (inclusive)."""
        return low <= self.high and high >= self.low and not (self.open_high and low == self.high)

    def __str__(self) -> str:
        if self.low == self.high:
            return plain_number(self.low)
        return f"[{plain_number(self.low)}, {plain_number(self.high)}{')' if self.open_high else ']'}"


Spans = tuple[Span, ...]


def point(value: Fraction) -> Span:
    """One score."""
    return Span(value, value)


def tidy(spans: Iterable[Span]) -> Spans:
    """``spans`` in order, those that lie within another one dropped."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.low, -s.high, s.open_high)):
        inside = kept and span.high <= kept[-1].high and not (kept[-1].open_high and span.high == kept[-1].high and not span.open_high)
        if not inside:
            kept.append(span)
    return tuple(kept)


def added(parts: Iterable[Spans]) -> Spans:
    """The sums of one score from each of ``parts``; one wide interval if there are too many."""
    total: Spans = (point(Fraction(0)),)
    for spans in parts:
        if len(total) * len(spans) > _MOST:
            return (Span(min(s.low for s in total), max(s.high for s in total) + max(s.high for s in spans)),)
        total = tidy(Span(a.low + b.low, a.high + b.high, a.open_high or b.open_high) for a, b in product(total, spans))
    return total


def nearest(spans: Spans, score: Quantity) -> Fraction:
    """The score of ``spans`` that is closest to ``score``: ``score`` itself if its printing allows it."""
    value = Fraction(score.value)
    half = Fraction(score.step) / 2 if score.step < 1 else Fraction(0)
    if any(s.meets(value, value) or s.meets(value - half, value + half) for s in spans):
        return value
    ends = [end for s in spans for end in (s.low, s.high)]
    return min(ends, key=lambda end: (abs(end - value), end))


def shown(spans: Spans) -> str:
    """The set as text: ``0, 0.5, 1``; a long one is cut."""
    texts = [str(s) for s in spans]
    return ", ".join(texts if len(texts) <= 12 else [*texts[:5], "…", *texts[-5:]])
