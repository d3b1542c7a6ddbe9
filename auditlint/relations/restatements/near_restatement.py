"""One fact whose names differ: printed with one number, or with two that look like a slip of each other.

Where a place or a year is only carried over from another sentence, or a name is worded otherwise, two different numbers prove little. If besides they differ as a slip of the
pen does, they are possibly one fact. Numbers are looked up by their value and their slips, never compared all with all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from auditlint.quantities.judge import same
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.kinship import Kinship
from auditlint.relations.restatements.slips import one_slip, significance, slips
from auditlint.relations.restatements.tellings import Telling

_LONG = 4
_CROWDED = 12
"""Numbers that share one slip; more of them are a series."""


def conflicts(
    tellings: Sequence[Telling], kinship: Kinship, twins: dict[int, list[Telling]], numbers: Mapping[tuple[str, Decimal], list[Telling]]
) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings that are possibly one fact with two numbers, the one told less often first, one pair for every two numbers.

    ``twins`` are the other tellings of each telling's fact, by its ``id``; ``numbers`` the tellings of long numbers: a slip stands in one place.
    """
    by_slip: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if not (telling.quantity.approximation and not telling.is_target) and not kinship.is_crowded(telling):
            for slip in slips(telling.quantity):
                by_slip[_kind(telling), *slip].append(telling)
    done: set[frozenset[Decimal]] = set()
    for slip, held in by_slip.items():
        if len({t.quantity.value for t in held}) > _CROWDED or len(held) > _CROWDED * 2:
            continue
        for i, a in enumerate(held):
            for b in held[i + 1 :]:
                values = frozenset((a.quantity.value, b.quantity.value))
                if (
                    len(values) == 1
                    or values in done
                    or _together(a, b)
                    or bare_alike(a.quantity, b.quantity)
                    or not one_slip(a.quantity, b.quantity, slip[1])
                    or not kinship.may_conflict(a, b)
                ):
                    continue
                if (
                    (twins.get(id(a)) and twins.get(id(b)))
                    or _told_together(a, b, twins, kinship)
                    or (_stands_often(a, numbers) and _stands_often(b, numbers))
                ):
                    continue
                target = a.is_target and b.is_target
                if not target and same(a.quantity.number, b.quantity.number).verdict in ("holds", "rounding"):
                    continue
                done.add(values)
                yield (b, a) if twins.get(id(a)) or (not twins.get(id(b)) and a.quantity.passage < b.quantity.passage) else (a, b)


def bare_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are printed alike, and the one has no unit of its own to convert the other to."""
    return any(q.end == q.number_end for q in (a, b)) and a.printed.replace(",", "") == b.printed.replace(",", "")


def _told_together(a: Telling, b: Telling, twins: dict[int, list[Telling]], kinship: Kinship) -> bool:
    """Whether the sentence or row of the one tells the fact of the other too, or that of a twin its number: then they are two facts."""
    return any(
        t.sentence == one.sentence or kinship.told_beside(one, t) for one, other in ((b, a), (a, b)) for t in twins.get(id(other), ())
    )


def by_number(tellings: Sequence[Telling]) -> dict[tuple[str, Decimal], list[Telling]]:
    """The tellings of each number that is long enough to be one fact wherever it stands, whatever it is called there."""
    found: dict[tuple[str, Decimal], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if significance(telling.quantity) >= _LONG:
            found[number_of(telling)].append(telling)
    return found


def number_of(telling: Telling) -> tuple[str, Decimal]:
    """What is counted, as far as numbers may be confused, and the number."""
    return _kind(telling), telling.quantity.value


def _stands_often(telling: Telling, numbers: Mapping[tuple[str, Decimal], list[Telling]]) -> bool:
    return len({t.sentence for t in numbers.get(number_of(telling), ())}) > 1


def twins_of(tellings: Sequence[Telling], kinship: Kinship) -> dict[int, list[Telling]]:
    """The other tellings of the same fact with the same number, by the ``id`` of each telling that has any."""
    by_value: dict[tuple[str, Decimal], list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_value[_kind(telling), telling.quantity.value].append(telling)
    found: dict[int, list[Telling]] = defaultdict(list)
    for held in by_value.values():
        if not 1 < len(held) <= _CROWDED:
            continue
        for i, a in enumerate(held):
            for b in held[i + 1 :]:
                if a.sentence != b.sentence and kinship.is_one(a, b):
                    found[id(a)].append(b)
                    found[id(b)].append(a)
    return found


def _kind(telling: Telling) -> str:
    """What may be confused: money, rates, and all that is counted or measured."""
    return telling.unit if telling.unit in ("元", "%") else ""


def _together(a: Telling, b: Telling) -> bool:
    """Whether two tellings stand in one passage or one table: their numbers are told apart by it."""
    return a.quantity.passage == b.quantity.passage or (a.table >= 0 and a.table == b.table)
