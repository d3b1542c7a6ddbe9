"""Causes of a failed sum: a part left out, counted twice or with the wrong sign; digits swapped or mistaken; a factor of ten."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from auditlint.diagnosis.cause import Cause
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row

_FACTORS = {Fraction(10) ** n: f"10^{n}" if abs(n) > 2 else str(Fraction(10) ** n) for n in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)}
_MOST = 200


def total_cause(row: Row, judgement: Judgement, ledger: Ledger) -> Cause | None:
    """Why the printed total differs from the sum of its printed parts."""
    stated, residual = row.stated, judgement.residual
    if stated is None or judgement.computed is None:
        return None
    name = {"stated": shown(stated)}
    parts = row.operands[:_MOST]
    if len(parts) > 2:
        for key, weight in (("omitted", -1), ("twice", 1), ("sign", -2)):
            hits = [p for p in parts if p.value and residual == Fraction(p.value) * weight]
            if len(hits) == 1:
                return Cause(key, {**name, "operand": shown(hits[0])})
    factor = _FACTORS.get(Fraction(stated.value) / judgement.computed.value) if judgement.computed.value else None
    if factor is not None:
        return Cause("factor", {**name, "factor": factor})
    changes = [(stated, -residual), *((p, residual) for p in parts)]
    swapped = [(q, corrected) for q, change in changes if (corrected := _corrected(q, change))]
    if len(swapped) == 1:
        return Cause("swapped", {"operand": shown(swapped[0][0]), "corrected": swapped[0][1]})
    return elsewhere(row, judgement, ledger)


def elsewhere(row: Row, judgement: Judgement, ledger: Ledger) -> Cause | None:
    """The computed value printed elsewhere in the document: the stated one may be a stale copy."""
    stated, computed = row.stated, judgement.computed
    if stated is None or computed is None or computed.value < 100 or not computed.is_exact:
        return None
    hits = [
        q
        for q in ledger.valued(Decimal(computed.value.numerator) / computed.value.denominator)
        if q.unit == stated.unit and q.is_data and q not in row.operands
    ]
    if not hits:
        return None
    return Cause("elsewhere", {"computed": hits[0].printed}, ledger.place(hits[0]).line, (hits[0],))


def _corrected(quantity: Quantity, change: Fraction) -> str:
    """How ``quantity`` would be printed with ``change`` added, if swapping two neighbouring digits does it; else empty."""
    wanted = Fraction(quantity.value) + change
    for candidate in swaps(quantity.printed):
        if Fraction(Decimal(candidate.replace(",", ""))) * Fraction(quantity.scale) == wanted:
            return candidate
    return ""


def swaps(printed: str) -> Iterator[str]:
    """``printed`` with two neighbouring digits swapped, in every way."""
    digits = [i for i, c in enumerate(printed) if c.isdigit()]
    for a, b in pairwise(digits):
        if printed[a] != printed[b] and printed.isascii():
            yield printed[:a] + printed[b] + printed[a + 1 : b] + printed[a] + printed[b + 1 :]
