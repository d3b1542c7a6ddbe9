"""Causes of a failed rate: another numerator or denominator, both, the inverse, the complement."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from auditlint.diagnosis.cause import Cause
from auditlint.diagnosis.total import elsewhere
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row

_NEAR = 24
_FAMILY = 400


def quotient_cause(row: Row, judgement: Judgement, ledger: Ledger) -> Cause | None:
    """Which other printed quantities reproduce the stated rate."""
    stated = row.stated
    if stated is None or judgement.stated is None:
        return None
    operands = [q for q in row.operands if not (q.dimension == "percent" and q.value == 100)]
    if len(operands) != 2:
        return elsewhere(row, judgement, ledger)
    numerator, denominator = (_twin(q, ledger) for q in operands)
    if stated.dimension != "percent" or numerator.dimension != denominator.dimension:
        return None
    fits = _test(judgement.stated)
    names = {"stated": shown(stated), "numerator": numerator.printed, "denominator": denominator.printed}
    near = _near(row, ledger, numerator)
    family = near + [q for q in _family(ledger, numerator) if q not in near]
    low, high = judgement.stated.low / 100, judgement.stated.high / 100
    tops = _distinct(
        q for q in _within(family, low * denominator.operand.low, high * denominator.operand.high) if q.value != numerator.value
    )
    if len(tops) == 1:
        return Cause("numerator", {**names, "operand": tops[0].printed}, ledger.place(tops[0]).line, (tops[0],))
    bottoms = (
        _distinct(q for q in _within(family, numerator.operand.low / high, numerator.operand.high / low) if q.value != denominator.value)
        if low > 0
        else []
    )
    if len(bottoms) == 1:
        return Cause("denominator", {**names, "operand": bottoms[0].printed}, ledger.place(bottoms[0]).line, (bottoms[0],))
    pairs = [
        (a, b) for a, b in permutations(near[:_NEAR], 2) if a.value < b.value and a.value * 20 > b.value and fits(a.operand, b.operand)
    ]
    if len({(a.value, b.value) for a, b in pairs}) == 1:
        a, b = pairs[0]
        return Cause("both", {"stated": shown(stated), "numerator": a.printed, "denominator": b.printed}, ledger.place(a).line, (a,))
    if fits(denominator.operand, numerator.operand):
        return Cause("inverse", names)
    if judgement.computed is not None and judgement.stated.low <= 100 - judgement.computed.value <= judgement.stated.high:
        return Cause("complement", names)
    return None


def _within(quantities: list[Quantity], low: Fraction, high: Fraction) -> list[Quantity]:
    return [q for q in quantities if low <= q.value <= high]


def _test(stated: Number) -> Callable[[Number, Number], bool]:
    def fits(numerator: Number, denominator: Number) -> bool:
        if denominator.low <= 0:
            return False
        computed = numerator / denominator * 100
        return computed.low <= stated.high and stated.low <= computed.high

    return fits


def _twin(quantity: Quantity, ledger: Ledger) -> Quantity:
    """A bare operand of a formula as the passage prints it with its unit."""
    if quantity.unit:
        return quantity
    return next((q for q in ledger.by_passage[quantity.passage] if q.unit and q.value == quantity.value and q.is_data), quantity)


def _near(row: Row, ledger: Ledger, like: Quantity) -> list[Quantity]:
    """Quantities of the same kind printed in the same passage or table row."""
    others: Sequence[Quantity] = row.others() or ledger.by_passage[like.passage]
    return [q for q in others if q.is_data and q.dimension == like.dimension and q.value > 0 and q is not row.stated]


def _family(ledger: Ledger, like: Quantity) -> list[Quantity]:
    """Quantities of the same unit anywhere in the document that could stand in a rate with ``like``."""
    if like.step < like.scale and like.value < 10:
        return []
    return [q for q in ledger.of_unit(like.unit) if q.is_data and q.value > 0 and not q.approximation][:_FAMILY]


def _distinct(quantities: Iterable[Quantity]) -> list[Quantity]:
    found: dict[Decimal, Quantity] = {}
    for q in quantities:
        found.setdefault(q.value, q)
    return list(found.values())
