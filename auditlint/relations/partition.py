"""Parts of a whole in sentences: ``共N件（其中，A N1件，B N2件）``, totals that come last, survey counts, parts of a change.

A list is read as a partition when its items make the whole. When they do not, it counts as an error only if the list is visibly closed (a rest class,
complementary classes, shares that reach 100 %, the same parts making the whole elsewhere, a gap under one per cent, a closing total); lists that only come near
are doubtful, all others may be open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.measures.change import direction
from auditlint.measures.closure import Closure
from auditlint.measures.listing import Listing, listings
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.quantities.judge import agree
from auditlint.quantities.number import Number, total
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.report import Confidence


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole and the items read as its parts; ``exact`` if they make it."""

    whole: Mention
    parts: tuple[Mention, ...]
    signs: tuple[int, ...]
    form: str
    exact: bool
    marked_open: bool


def find(narrative: Narrative) -> Iterator[Row]:
    """The partitions stated in sentences, and single parts that must not exceed their whole."""
    readings: list[Reading] = []
    for prose in narrative:
        for listing in listings(prose):
            if len(listing.items) == 1:
                yield from _subset(listing)
            else:
                reading = _read(listing)
                if reading is not None:
                    readings.append(reading)
    closure = Closure()
    for reading in readings:
        if reading.exact:
            closure.learn(reading.parts)
    for reading in readings:
        yield _row(reading, closure)


def _read(listing: Listing) -> Reading | None:
    """The reading that adds up, the nearest whole and the longest list first; else the one that grammar suggests."""
    for whole in listing.wholes:
        for parts in listing.runs(whole):
            signs = _signs(whole, parts)
            if len(parts) > 1 and _adds_up(whole, parts, signs):
                return Reading(whole, tuple(parts), signs, listing.form, True, listing.marked_open)
    if not listing.wholes:
        return None
    whole = listing.wholes[0]
    parts = next((p for p in listing.runs(whole) if len(p) > 1), None)
    if parts is None or listing.only_exact:
        return None
    return Reading(whole, tuple(parts), _signs(whole, parts), listing.form, False, listing.marked_open)


def _signs(whole: Mention, parts: list[Mention]) -> tuple[int, ...]:
    towards = direction(whole.label)
    if not towards:
        return (1,) * len(parts)
    return tuple(1 if direction(p.label) in (0, towards) else -1 for p in parts)


def _sum(parts: tuple[Mention, ...] | list[Mention], signs: tuple[int, ...]) -> Number:
    return total(p.quantity.number * s for p, s in zip(parts, signs, strict=True))


def _adds_up(whole: Mention, parts: list[Mention], signs: tuple[int, ...]) -> bool:
    return agree(whole.quantity.number, _sum(parts, signs)).verdict in ("holds", "rounding")


def _subset(listing: Listing) -> Iterator[Row]:
    part = listing.items[0]
    whole = next((w for w in listing.wholes if w.unit == part.unit), None)
    if whole is None or listing.form == "closing total":
        return
    yield Row(
        "subset",
        {"part": part.quantity.number, "whole": whole.quantity.number, "label": part.label},
        part.quantity,
        (whole.quantity,),
        f"{part.quantity.printed} ≤ {whole.quantity.printed}",
        "likely",
        named={"part": part.quantity, "whole": whole.quantity},
    )


def _row(reading: Reading, closure: Closure) -> Row:
    whole, parts = reading.whole.quantity, tuple(p.quantity for p in reading.parts)
    closed, confidence = _closed(reading, closure)
    return Row(
        "partition",
        {
            "stated": whole.number,
            "parts": tuple(p.number * s for p, s in zip(parts, reading.signs, strict=True)),
            "closed": closed,
            "form": reading.form,
            "label": reading.whole.name,
        },
        whole,
        parts,
        sum_formula(whole, parts, reading.signs),
        confidence,
        weights=reading.signs,
    )


def _closed(reading: Reading, closure: Closure) -> tuple[str, Confidence]:
    if reading.exact:
        return "closed", "likely"
    whole = reading.whole.quantity
    computed = _sum(reading.parts, reading.signs)
    if closure.overlapping(reading.parts) or any(p.quantity.value == whole.value for p in reading.parts):
        return "open", "possible"
    if closure.proves(reading.whole, reading.parts, computed.value, reading.form, marked_open=reading.marked_open):
        return "closed", "likely"
    if reading.marked_open or not whole.value:
        return "open", "possible"
    share = computed.value / whole.number.value
    return ("near", "possible") if 9 <= share * 10 <= 15 else ("open", "possible")
