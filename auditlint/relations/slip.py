"""Whether a failed relation of a sentence looks like an error: a value near the computed one, or one that a slip of the pen explains.

A sentence binds its numbers by grammar, and grammar can be misread. An error leaves a trace: a wrong digit, two digits swapped, a lost or doubled digit, a decimal point, a
last place, a stale figure near by, a part too many. Numbers that are far from each other in every one of these ways more likely belong to different statements.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from auditlint.quantities.judge import Judgement
from auditlint.quantities.quantity import Quantity
from auditlint.relations.reread import quantities_of, replaced
from auditlint.relations.row import Row

_NEAR = Fraction(1, 10)
_SENTENCES = frozenset({"ratio", "partition", "subset"})
_PAIR = 2
_DIGITS = "0123456789"


def is_slip(row: Row, judgement: Judgement, judge: Callable[[dict[str, Any]], Judgement]) -> bool:
    """Whether the failure of ``row`` may be an error; ``judge`` judges the columns of a row. Relations that the document prints itself always may."""
    if row.kind not in _SENTENCES or row.confidence == "certain" or judgement.stated is None or judgement.computed is None:
        return True
    if row.kind == "ratio" and len(row.others()) <= _PAIR:
        return True
    if _is_near(judgement):
        return True
    for quantity in quantities_of(row):
        without = replaced(row, quantity, None)
        if without is not None and (left := judge(without)).verdict == "holds" and left.residual == 0:
            return True
        for slipped in slips(quantity):
            columns = replaced(row, quantity, slipped)
            if columns is None:
                continue
            mended = judge(columns)
            if mended.verdict in ("holds", "rounding") and (row.kind == "subset" or _is_near(mended)):
                return True
    return False


def _is_near(judgement: Judgement) -> bool:
    if judgement.stated is None or judgement.computed is None:
        return False
    largest = max(abs(judgement.stated.value), abs(judgement.computed.value))
    return abs(judgement.stated.value - judgement.computed.value) <= largest * _NEAR


def slips(quantity: Quantity) -> Iterator[Quantity]:
    """The numbers that ``quantity`` may have been before one slip: a digit mistaken, swapped with its neighbour, lost or doubled, or the decimal point moved."""
    printed = quantity.printed.replace(",", "")
    if not printed.replace(".", "", 1).isdecimal() or not printed.isascii():
        return
    places = [i for i, character in enumerate(printed) if character.isdecimal()]
    seen = {printed}
    for text in _changed(printed, places):
        if text not in seen and text.replace(".", "", 1).isdecimal():
            seen.add(text)
            yield replace(quantity, printed=text, value=Decimal(text) * quantity.scale)
    for factor in (Decimal(10), Decimal("0.1")):
        yield replace(quantity, value=quantity.value * factor, step=min(quantity.step, quantity.step * factor))


def _changed(printed: str, places: list[int]) -> Iterator[str]:
    for i in places:
        for digit in _DIGITS:
            yield printed[:i] + digit + printed[i + 1 :]
        yield printed[:i] + printed[i + 1 :]
        yield printed[:i] + printed[i] + printed[i:]
    for a, b in pairwise(places):
        yield printed[:a] + printed[b] + printed[a + 1 : b] + printed[a] + printed[b + 1 :]
