"""Numbers of recognised text: how sure they are, and what else may be printed where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity

_NUMBER = re.compile(r"[-−▲△+]?\d[\d,]*(?:\.\d+)?")
_FIGURES = "0123456789"


@dataclass(frozen=True, slots=True)
class Misreading:
    """``printed`` may stand where ``quantity`` was read. ``instead`` is the quantity that it would be; ``None`` for a sign that says *not applicable*."""

    quantity: Quantity
    printed: str
    instead: Quantity | None


def is_doubtful(quantity: Quantity) -> bool:
    """Whether a character of the number was recognised with little confidence."""
    return bool(quantity.certainty) and quantity.confidence < _levels()[1]


def misreadings(quantity: Quantity, others: Sequence[Quantity]) -> Iterator[Misreading]:
    """What may be printed instead, one character at a time, likeliest first. ``others`` are the quantities that it is related to.

    Empty for text that was not recognised, and for numbers written in words.
    """
    read = quantity.printed
    if not quantity.certainty or not _NUMBER.fullmatch(read):
        return
    sure, doubtful = _levels()
    if quantity.confidence < sure:
        for sign in vocabulary("misreadings")["strokes"].get(read, ()):
            yield Misreading(quantity, sign, None)
    for printed in (*_figures(read, quantity.certainty, sure, doubtful), *_points(quantity, others)):
        yield Misreading(quantity, printed, _instead(quantity, printed))


@cache
def _levels() -> tuple[float, float]:
    words = vocabulary("misreadings")
    return float(words["sure"]), float(words["doubtful"])


@cache
def _alike(figure: str) -> str:
    """The figures of the groups that this one belongs to."""
    groups = [group for group in vocabulary("misreadings")["figures"] if figure in group]
    return "".join(sorted({other for group in groups for other in group} - {figure}))


def _figures(read: str, certainty: Sequence[float], sure: float, doubtful: float) -> Iterator[str]:
    """The number with one figure replaced."""
    for i, (character, confidence) in enumerate(zip(read, certainty, strict=True)):
        if character in _FIGURES and confidence < sure:
            for other in _FIGURES if confidence < doubtful else _alike(character):
                if other != character:
                    yield read[:i] + other + read[i + 1 :]


def _points(quantity: Quantity, others: Sequence[Quantity]) -> Iterator[str]:
    """The number with a decimal point that was lost, where related numbers have one; with a point for a comma, and the other way round."""
    read = quantity.printed
    digits = [i for i, character in enumerate(read) if character in _FIGURES]
    if "." not in read and "," not in read:
        decimals = {
            -int(q.step.as_tuple().exponent) for q in others if q.unit == quantity.unit and "." in q.printed and q.scale == quantity.scale
        }
        for places in sorted(decimals):
            if 0 < places < len(digits):
                at = digits[-places]
                yield read[:at] + "." + read[at:]
    whole, point, rest = read.partition(".")
    if point and len(rest) == 3 and len(whole.lstrip("-−▲△+")) <= 3:
        yield f"{whole},{rest}"
    if read.count(",") == 1 and not point:
        yield read.replace(",", ".")


def _instead(quantity: Quantity, printed: str) -> Quantity:
    bare = printed.lstrip("-−▲△+").replace(",", "")
    decimals = len(bare.partition(".")[2])
    value = Decimal(bare) * quantity.scale
    return replace(quantity, printed=printed, value=-value if quantity.value < 0 else value, step=quantity.scale.scaleb(-decimals))
