"""Operands of printed arithmetic are numbers told near by: ``知晓率=345÷473×100%`` behind ``有效问卷473份，其中非常了解345人``.

An operand that is printed nowhere near, beside others that are, is possibly the number near by that is a slip apart from it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain, groupby

from auditlint.measures.matching import PEOPLE
from auditlint.quantities.fit import percent_meets
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.slips import apart_by_slip, significance, slips
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row

_BEFORE, _BEHIND = 1500, 300
"""How many characters near arithmetic are looked through."""
_TELLING = 2
_ALONE = 4
"""The digits by which a number is recognised without all others of the arithmetic beside it."""
_OFTEN = 3
_QUOTIENT = 2
_MOST_PLACES = 24
_FULL = Decimal(100)
_FIRST_DIGIT = 10
"""Rates crowd near 100 %: two that differ in their first digit are two rates."""
_PERSON = "人"


@dataclass(frozen=True, slots=True)
class _Operand:
    """An operand under the name of its arithmetic."""

    name: str
    quantity: Quantity


def find(ledger: Ledger, expressions: Sequence[Row]) -> Iterator[Row]:
    """The operands of ``expressions`` that are told otherwise near by, as possible restatements."""
    calculations = (row for row in expressions if row.stated is not None and row.columns["position"] != "threshold")
    done: set[int] = set()
    everywhere = _Everywhere(ledger)
    for at, rows in groupby(calculations, key=lambda row: row.operands[0].passage):
        near = list(_near(ledger, at))
        for row in rows:
            own = {id(q) for q in (row.stated, *row.operands)}
            told = [q for q in near if id(q) not in own]
            pair = _told_otherwise(row, told) or (everywhere.told_otherwise(row) if _is_missing(row, told) else None)
            if pair is not None and id(pair[0]) not in done:
                operand, slipped = pair
                done.add(id(operand))
                named, leading = _Operand(row.formula, operand), _Operand(row.formula, slipped[0])
                yield told_again(named, leading, tuple(slipped[1:]), (1, len(slipped)), {}, "possible")


def _told_otherwise(row: Row, told: list[Quantity]) -> tuple[Quantity, list[Quantity]] | None:
    """The only operand that is not told, with the places of the only number that is a slip apart from it."""
    values = {_printed(q) for q in (row.stated, *row.operands) if q is not None}
    telling = [q for q in row.operands if _is_telling(q)]
    amounts = [q for q in telling if q.dimension != "percent"] or telling
    operands = {_printed(q): q for q in amounts}
    places = {value: {q.passage for q in told if _printed(q) == value} for value in operands}
    missing = [value for value in operands if not places[value]]
    if len(missing) != 1:
        return None
    operand = operands.pop(missing[0])
    beside = set.intersection(*(places[value] for value in operands)) if operands else set()
    slipped = [q for q in told if _printed(q) not in values and _may_be(operand, q)]
    nearest = [q for q in slipped if q.passage in beside] or (slipped if significance(operand) >= _ALONE else [])
    if operand.dimension == "percent":
        nearest = [q for q in nearest if abs(q.value - operand.value) < _FIRST_DIGIT]
    return (operand, nearest) if len({q.value for q in nearest}) == 1 else None


def _is_missing(row: Row, told: list[Quantity]) -> bool:
    """Whether an amount of the arithmetic is not told."""
    values = {_printed(q) for q in told}
    return any(q.dimension != "percent" and _is_telling(q) and _printed(q) not in values for q in row.operands)


class _Everywhere:
    """The numbers of the whole document, by what is printed and by their slips."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _printed(self) -> dict[Decimal, list[Quantity]]:
        found: dict[Decimal, list[Quantity]] = defaultdict(list)
        for q in self._ledger:
            if not q.aside:
                found[_printed(q)].append(q)
        return found

    @cached_property
    def _slips(self) -> dict[tuple[str, ...], list[Quantity]]:
        found: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
        for q in self._ledger:
            for slip in slips(_bare(q)) if not q.aside and significance(q) > _TELLING else ():
                found[slip].append(q)
        return found

    def told_otherwise(self, row: Row) -> tuple[Quantity, list[Quantity]] | None:
        """The same as `_told_otherwise` in the whole document, for an operand of many digits, or one that is told often."""
        own = {id(q) for q in (row.stated, *row.operands)}
        amounts = [q for q in row.operands if q.dimension != "percent"]
        told = [q for operand in amounts for q in self._printed.get(_printed(operand), ()) if id(q) not in own]
        told += [
            q for operand in amounts for slip in slips(_bare(operand)) for q in self._slips.get(slip, ())[:_MOST_PLACES] if id(q) not in own
        ]
        found = _told_otherwise(row, list({id(q): q for q in told}.values())) if amounts else None
        if found is None:
            return None
        operand, slipped = found
        known = significance(operand) >= _ALONE or len({q.passage for q in slipped}) >= _OFTEN
        return found if known or _mends(row, operand, slipped[0]) else None


def _mends(row: Row, operand: Quantity, other: Quantity) -> bool:
    """Whether a quotient gives the rate printed behind it with the other number in place of an operand, and does not with it."""
    if row.stated is None or row.stated.dimension != "percent" or len(row.operands) != _QUOTIENT:
        return False
    instead = [other if q is operand else q for q in row.operands]
    return percent_meets(row.stated, *instead) and not percent_meets(row.stated, *row.operands)


def _near(ledger: Ledger, at: int) -> Iterator[Quantity]:
    """The numbers near the passage ``at``, in reading order."""
    before, behind = _reach(ledger, range(at - 1, -1, -1), _BEFORE), _reach(ledger, range(at + 1, len(ledger.passages)), _BEHIND)
    for index in chain(reversed(before), (at,), behind):
        yield from (q for q in ledger.by_passage[index] if not q.aside)


def _reach(ledger: Ledger, indices: range, characters: int) -> list[int]:
    found: list[int] = []
    for index in indices:
        characters -= len(ledger.passages[index].text.content)
        if characters < 0:
            break
        found.append(index)
    return found


def _printed(quantity: Quantity) -> Decimal:
    """The number as printed: arithmetic often leaves units out."""
    return quantity.value / quantity.scale


def _bare(quantity: Quantity) -> Quantity:
    """The number as printed, without its unit."""
    return replace(quantity, value=_printed(quantity), step=quantity.step / quantity.scale, scale=Decimal(1))


def _is_telling(quantity: Quantity) -> bool:
    return significance(quantity) >= _TELLING and quantity.value != _FULL


def _may_be(operand: Quantity, other: Quantity) -> bool:
    """Whether two numbers may count the same, and are a slip apart."""
    percent = (operand.dimension == "percent") == (other.dimension == "percent")
    units = {_PERSON if q.unit in PEOPLE else q.unit for q in (operand, other) if q.unit}
    like = len(units) < 2 if operand.dimension == "count" else not operand.unit or operand.dimension == other.dimension
    return other.is_data and not other.approximation and percent and like and apart_by_slip(_bare(operand), _bare(other))
