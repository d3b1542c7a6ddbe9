"""Readings of lists: which numbers of the document are parts of which wholes."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from auditlint.measures.change import direction
from auditlint.measures.lines import line_lists
from auditlint.measures.listed import listings
from auditlint.measures.listing import Listing
from auditlint.measures.narrative import Narrative
from auditlint.measures.paired import paired
from auditlint.measures.prose import Mention
from auditlint.measures.words import core
from auditlint.quantities.fit import percent_meets
from auditlint.quantities.judge import agree
from auditlint.quantities.number import Number, total
from auditlint.quantities.quantity import Quantity

_EARLIER = 24


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole and the items read as its parts, with their signs; ``exact`` if they make it."""

    whole: Mention
    parts: tuple[Mention, ...]
    signs: tuple[int, ...]
    form: str
    exact: bool
    marked_open: bool
    closed: bool = False
    overlapping: bool = False

    @property
    def computed(self) -> Number:
        """The sum of the parts."""
        return signed_sum(self.parts, self.signs)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a number covers: the whole of a partition (``part`` is empty) or one named part of it. ``names`` are the parts' names, ``whole`` the whole's number."""

    part: str
    names: frozenset[str]
    whole: Quantity

    def alike(self, other: "Scope") -> bool:
        """Whether the two partitions divide by the same classes."""
        return len(self.names) == len(other.names) > 1 and all(
            any(a.startswith(b) or b.startswith(a) for b in other.names) for a in self.names
        )


class Partitions:
    """The lists of a narrative, read once."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative = narrative
        self.readings: list[Reading] = []
        self.single: list[Listing] = []
        earlier: deque[Mention] = deque(maxlen=_EARLIER)
        for prose in narrative.all:
            found = chain(listings(prose, tuple(earlier)), paired(prose)) if len(prose.mentions) > 1 else ()
            earlier.extendleft(m for m in prose.mentions if not m.depth)
            for listing in found:
                if len(listing.items) == 1:
                    self.single.append(listing)
                elif (reading := _read(listing)) is not None:
                    self.readings.append(reading)

        for listing in line_lists(narrative):
            if (reading := _read(listing)) is not None:
                self.readings.append(reading)

    @cached_property
    def wholes(self) -> dict[int, Decimal]:
        """The value of the whole by the ``id`` of each part."""
        return {id(p.quantity): reading.whole.quantity.value for reading in self.readings for p in reading.parts}

    @cached_property
    def scopes(self) -> dict[int, Scope]:
        """The scope of every number of a two-or-more-part list, by the ``id`` of the quantity."""
        found: dict[int, Scope] = {}
        for reading in self.readings:
            names = [core(p.name)[:6] for p in reading.parts]
            if all(names) and len(set(names)) == len(names):
                keys = frozenset(n[:4] for n in names)
                found[id(reading.whole.quantity)] = Scope("", keys, reading.whole.quantity)
                for part, name in zip(reading.parts, names, strict=True):
                    found.setdefault(id(part.quantity), Scope(name[:4], keys, reading.whole.quantity))
        return found


def stated(whole: Quantity) -> Number:
    """The number of a whole as its parts must make it: ``约1.34亿元`` is rounded like 1.34亿元."""
    return whole.plain if whole.approximation == "about" else whole.number


def signed_sum(parts: Sequence[Mention], signs: Sequence[int]) -> Number:
    """The sum of ``parts``, each with its sign."""
    return total(p.quantity.number * s for p, s in zip(parts, signs, strict=True))


def _read(listing: Listing) -> Reading | None:
    """The reading that adds up, the nearest whole and the longest list first; else the one that grammar suggests."""
    for whole in listing.wholes:
        for parts in listing.runs(whole):
            signs = _signs(whole, parts)
            if len(parts) > 1 and agree(stated(whole.quantity), signed_sum(parts, signs)).verdict in ("holds", "rounding"):
                return Reading(whole, tuple(parts), signs, listing.form, True, listing.marked_open, listing.closed or bool(listing.shares))
    if not listing.wholes or listing.only_exact:
        return None
    nested = next((items for items in listing.runs(listing.wholes[0]) if len(items) > 2 and _first_is_whole(items)), None)
    if nested is not None:
        return Reading(nested[0], tuple(nested[1:]), (1,) * (len(nested) - 1), listing.form, True, listing.marked_open)
    whole = _suggested(listing)
    suggested = next((p for p in listing.runs(whole) if len(p) > 1), None)
    return (
        None
        if suggested is None
        else Reading(
            whole,
            tuple(suggested),
            _signs(whole, suggested),
            listing.form,
            False,
            listing.marked_open,
            listing.closed or bool(listing.shares),
            listing.overlapping,
        )
    )


def _first_is_whole(items: Sequence[Mention]) -> bool:
    """Whether a list goes on with the parts of its first item (有效问卷380份，满意350份，不满意30份)."""
    first, rest = items[0], items[1:]
    return agree(first.quantity.number, signed_sum(rest, (1,) * len(rest))).verdict in ("holds", "rounding")


def _suggested(listing: Listing) -> Mention:
    """The whole of a list that does not add up: the one that its shares confirm, else the nearest that is not smaller than its parts, else the nearest."""
    if listing.shares:
        votes = [
            sum(percent_meets(s.quantity, p.quantity, w.quantity) for s, p in zip(listing.shares, listing.items, strict=False))
            for w in listing.wholes
        ]
        if max(votes) > 1:
            return listing.wholes[votes.index(max(votes))]
        largest = max(p.quantity.value for p in listing.items)
        return next((w for w in listing.wholes if w.quantity.value >= largest), listing.wholes[0])
    return listing.wholes[0]


def _signs(whole: Mention, parts: list[Mention]) -> tuple[int, ...]:
    towards = direction(whole.label)
    if not towards:
        return (1,) * len(parts)
    return tuple(1 if direction(p.label) in (0, towards) else -1 for p in parts)
