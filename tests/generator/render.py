"""A generated report as text, with the span of every number; and the same text with one number changed."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .model import Lookalike, Number, Passage, Relation

HALF_WIDTH = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True, slots=True)
class Span:
    """Line and columns (1-based, end exclusive) of a printed number."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report before printing: a file name and its lines, each a passage."""

    name: str
    lines: tuple[Passage, ...]
    half_width: bool = False

    @property
    def relations(self) -> list[Relation]:
        """All relations, in the order of the text."""
        return [r for line in self.lines for r in line.relations]

    @property
    def lookalikes(self) -> list[Lookalike]:
        """The numbers that are like others without restating them."""
        return [a for line in self.lines for a in line.lookalikes]

    @property
    def values(self) -> dict[Number, Fraction]:
        """The true value of every number."""
        return {p: p.value for line in self.lines for p in line.pieces if isinstance(p, Number)}


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of a report and where its numbers stand."""

    text: str
    spans: dict[Number, Span]

    def sentence(self, number: Number) -> str:
        """The printed sentence or table row around ``number``."""
        return self.around(self.spans[number])

    def around(self, span: Span) -> str:
        """The printed sentence or table row around ``span``."""
        line = self.text.split("\n")[span.line - 1]
        start = line.rfind("。", 0, max(span.start - 1, 0)) + 1
        end = line.find("。", span.end)
        return line[start : end + 1 if end >= 0 else len(line)]


def render(report: Report, changes: Mapping[Number, str] | None = None) -> Printed:
    """The text of ``report``; a number in ``changes`` is printed as given there."""
    changed = changes or {}
    spans: dict[Number, Span] = {}
    lines: list[str] = []
    for index, passage in enumerate(report.lines, 1):
        line = ""
        for piece in passage.pieces:
            if isinstance(piece, Number):
                printed = changed.get(piece) or piece.printed(piece.value)
                spans[piece] = Span(index, len(line) + 1, len(line) + 1 + len(printed))
                line += printed
            else:
                line += piece.translate(HALF_WIDTH) if report.half_width else piece
        lines.append(line)
    return Printed("\n".join(lines) + "\n", spans)


@dataclass(frozen=True, slots=True)
class Slip:
    """One number of one relation, printed wrongly."""

    relation: Relation
    number: Number
    printed: str
    short: bool
    """Whether the slip only makes a list of parts that may be open fall short of its whole."""


def _slips(number: Number, rng: random.Random) -> Fraction:
    """A realistic wrong value for ``number``: a digit, two digits, a small amount, some per cent, or a factor of ten."""
    unit, value = number.last_place, number.value
    digits = str(int(value / unit))
    kind = rng.choices(("digit", "swap", "small", "percent", "ten"), (30, 20, 20, 20, 10))[0]
    if kind == "digit":
        at = rng.randrange(len(digits))
        digits = digits[:at] + rng.choice("0123456789" if at else "123456789") + digits[at + 1 :]
    elif kind == "swap" and len(digits) > 1:
        at = rng.randrange(len(digits) - 1)
        digits = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    elif kind == "small":
        return value + rng.choice((-1, 1)) * rng.randint(2, 5) * unit
    elif kind == "percent":
        return half_up_to(value * (1 + Fraction(rng.choice((-1, 1)) * rng.randint(1, 30), 100)), unit)
    elif kind == "ten":
        return value * 10 if rng.random() < 0.5 or int(value / unit) % 10 else value / 10
    return int(digits) * unit if digits[0] != "0" or len(digits) == 1 else value


def half_up_to(value: Fraction, unit: Fraction) -> Fraction:
    """``value`` at a multiple of ``unit``."""
    return int(value / unit + Fraction(1, 2)) * unit


def inject(report: Report, relation: Relation, rng: random.Random) -> Slip | None:
    """A slip in one number of ``relation`` that rounding cannot explain, or None if twenty tries give none."""
    values = report.values
    for _ in range(20):
        number = rng.choice(relation.numbers)
        wrong = _slips(number, rng)
        if wrong <= 0 or (not number.exact and abs(wrong - number.value) < 2 * number.last_place):
            continue
        changed = {**values, number: wrong}
        if wrong != number.value and not relation.tolerated(changed):
            return Slip(relation, number, number.printed(wrong), relation.short(changed))
    return None
