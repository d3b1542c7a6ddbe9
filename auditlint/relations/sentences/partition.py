"""Parts of a whole in sentences: ``共N件（其中，A N1件，B N2件）``, totals that come last, survey counts, parts of a change.

A list that does not make its whole counts as an error only if it is visibly closed (a rest class, complementary classes, the same parts making the whole
elsewhere, a gap under one per cent, a closing total); lists that only come near are doubtful, all others may be open.
"""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.measures.closure import Closure, opposed
from auditlint.measures.listing import Listing
from auditlint.measures.partition import Partitions, Reading, stated
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.report import Confidence


def find(partitions: Partitions) -> Iterator[Row]:
    """The partitions stated in sentences, and single parts that must not exceed their whole."""
    closure = Closure()
    for reading in partitions.readings:
        if reading.exact:
            closure.learn(reading.parts)
    for reading in partitions.readings:
        yield _row(reading, closure)
    for listing in partitions.single:
        yield from _subset(listing)


def _subset(listing: Listing) -> Iterator[Row]:
    part = listing.items[0]
    wholes = [w for w in listing.wholes if w.unit == part.unit]
    whole = next((w for w in wholes if w.quantity.value >= part.quantity.value), wholes[0] if wholes else None)
    if whole is None or listing.form == "closing total" or "净" in whole.label:
        return
    if whole.sentence != part.sentence and part.quantity.value * 2 > whole.quantity.value * 3:
        return  # a sentence of its own tells of something else
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
            "stated": stated(whole),
            "parts": tuple(p.number * s for p, s in zip(parts, reading.signs, strict=True)),
            "closed": closed,
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
        return "exact", "likely"
    whole, computed = reading.whole.quantity, reading.computed.value
    if not whole.value or not computed:
        return "open", "possible"
    if any(p.quantity.value == whole.value for p in reading.parts):
        return "overlapping", "possible"
    if any(opposed(reading.whole, p) for p in reading.parts):
        return "open", "possible"
    if reading.overlapping or closure.overlapping(reading.parts):
        return "overlapping", "possible"
    share = computed / whole.number.value
    if share > Fraction(3, 2) and any(computed - p.quantity.number.value * Fraction(9, 10) == whole.number.value for p in reading.parts):
        return "near", "possible"
    if share > Fraction(3, 2) and reading.form != "survey" and reading.whole.sentence != reading.parts[0].sentence:
        return "unrelated", "possible"
    if reading.closed or closure.proves(reading.whole, reading.parts, computed, reading.form, marked_open=reading.marked_open):
        return "closed", "likely"
    if reading.marked_open or closure.partial(reading.parts):
        return "open", "possible"
    return ("near", "possible") if share in _FACTORS or _least(reading) <= share <= Fraction(3, 2) else ("open", "possible")


_FACTORS = frozenset(Fraction(10) ** n for n in (-4, -3, -2, -1, 1, 2, 3, 4))


def _least(reading: Reading) -> Fraction:
    """How much of the whole a list must cover to be taken for a complete one: half where brackets divide the whole without 其中, more elsewhere."""
    if reading.form == "division":
        return Fraction(1, 2)
    if reading.form == "bracket" and reading.whole.quantity.dimension == "money":
        return Fraction(3, 5)
    return Fraction(4, 5) if len(reading.parts) > 2 else Fraction(9, 10)
