"""Rates whose numerator and denominator cover different things: the whole of one list over one part of another.

The lists of the document say what a number covers: ``50件（其中：A 42件，B 8件）`` is a whole of A and B, ``A 420件`` in ``500件（其中，A …，B …）`` is the
part A. A rate that is right only with the part is computed on another denominator, or numerator, than the one it names.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from auditlint.measures.partition import Partitions, Scope
from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import quotient_formula
from auditlint.relations.row import Row
from auditlint.relations.sentences.share import loose_shares
from auditlint.report import Confidence

_FAMILY = 400


def find(ledger: Ledger, partitions: Partitions, quotients: list[Row]) -> Iterator[Row]:
    """Scope relations of the given quotient rows (ratio or expression) that hold, and of shares without any base in their passage."""
    scopes, listed = partitions.scopes, _listed(partitions)
    for row in quotients:
        operands = [
            q if id(q) in scopes else listed.get((q.passage, q.value), q)
            for q in row.operands
            if q.value != 100 or q.dimension != "percent"
        ]
        if row.stated is None or row.stated.dimension != "percent" or len(operands) != 2 or operands[0].value == operands[1].value:
            continue
        top, bottom = (scopes.get(id(q)) for q in operands)
        if any(s is not None and s.part and s.whole.value in (q.value for q in operands) for s in (top, bottom)):
            continue
        if top is not None and bottom is not None and top.alike(bottom) and _holds(row.stated, operands[0], operands[1]):
            found = _row(row.stated, operands[0], operands[1], top, bottom, "likely")
            if found.context or top.part == bottom.part:
                yield found
    for share, numerator in loose_shares(partitions.narrative):
        yield from _loose(ledger, scopes, share, numerator)


def _listed(partitions: Partitions) -> dict[tuple[int, Decimal], Quantity]:
    """The numbers of all lists by passage and value: what a bare operand of a formula repeats."""
    mentions = (m for reading in partitions.readings for m in (reading.whole, *reading.parts))
    return {(m.quantity.passage, m.quantity.value): m.quantity for m in mentions}


def _holds(stated: Quantity, numerator: Quantity, denominator: Quantity) -> bool:
    return denominator.value > 0 and agree(stated.rounded, numerator.operand / denominator.operand * 100).verdict == "holds"


def _loose(ledger: Ledger, scopes: dict[int, Scope], share: Quantity, numerator: Quantity) -> Iterator[Row]:
    """A share whose base stands elsewhere in the document."""
    rounded = share.rounded
    if rounded.low <= 0 or numerator.exact is False:
        return
    low, high = numerator.number.low * 100 / rounded.high, numerator.number.high * 100 / rounded.low
    family = [q for q in ledger.of_unit(numerator.unit)[:_FAMILY] if q.is_data and low <= q.value <= high and not q.approximation]
    own = scopes.get(id(numerator))
    if not family or own is None or (own.part and any(q.value == own.whole.value for q in family)):
        return
    alike = [(q, s) for q in family if (s := scopes.get(id(q))) is not None and s.alike(own)]
    fitting = [(q, s) for q, s in alike if bool(s.part) == bool(own.part)]
    if fitting:
        yield _row(share, numerator, fitting[0][0], own, own, "possible")
    elif alike and len({q.value for q, _ in alike}) == 1:
        yield _row(share, numerator, alike[0][0], own, alike[0][1], "possible")


def _row(stated: Quantity, numerator: Quantity, denominator: Quantity, top: Scope, bottom: Scope, confidence: Confidence) -> Row:
    right_top = top.whole if top.part and not bottom.part else numerator
    right_bottom = bottom.whole if bottom.part and not top.part else denominator
    computed = Number.exact(Fraction(right_top.value) / Fraction(right_bottom.value) * 100)
    return Row(
        "scope",
        {
            "stated": stated.rounded,
            "numerator_scope": top.part,
            "denominator_scope": bottom.part,
            "part": top.part or bottom.part,
            "right": f"{right_top.printed} ÷ {right_bottom.printed}",
            "on_whole": computed,
        },
        stated,
        (numerator, denominator),
        quotient_formula(stated, numerator, denominator),
        confidence,
        context=tuple(q for q in (right_top, right_bottom) if q is not numerator and q is not denominator),
        named={},
    )
