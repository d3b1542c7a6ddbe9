"""Rows for changes that sentences state: differences and growth between two levels, and growth by an amount."""

from fractions import Fraction

from auditlint.measures.prose import Mention
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row
from auditlint.report import Confidence


def change_row(change: Mention, new: Mention, base: Mention, way: int, kind: str, confidence: Confidence) -> Row:
    """A change between two levels, as a row of the change relation; ``kind`` is *difference*, *points* or *growth*, ``way`` 1 for more and -1 for less."""
    stated, a, b = change.quantity, new.quantity, base.quantity
    sign = "−" if kind != "growth" else "÷"
    formula = f"{shown(a)} {sign} {shown(b)}{' − 1' if kind == 'growth' else ''} = {'−' if way < 0 else ''}{shown(stated)}"
    return Row(
        "change",
        {
            "stated": _signed(stated, way),
            "new": _level(a, stated, kind),
            "base": _level(b, stated, kind),
            "kind": kind,
            "label": new.name,
        },
        stated,
        (a, b),
        formula,
        confidence,
        named={"new": a, "base": b},
    )


def from_amount(rate: Mention, level: Mention, amount: Mention, way: int) -> Row:
    """``N，增加M，增长P%``: the amount over the level without it."""
    stated, a, d = rate.quantity, level.quantity, amount.quantity
    base = a.operand - d.operand * way
    return Row(
        "change",
        {
            "stated": _signed(stated, way),
            "new": a.operand,
            "base": base,
            "kind": "growth",
            "label": level.name,
        },
        stated,
        (a, d),
        f"{d.printed} ÷ ({a.printed} {'−' if way > 0 else '+'} {d.printed}) = {shown(stated)}",
        "likely",
        named={"new": a},
    )


def from_base(rate: Mention, base: Mention, amount: Mention, way: int) -> Row:
    """``与上年N0相比，增加M，增长P%``: the amount over the level it is compared with."""
    stated, b, d = rate.quantity, base.quantity, amount.quantity
    return Row(
        "change",
        {
            "stated": _signed(stated, way),
            "new": b.operand + d.operand * way,
            "base": b.operand,
            "kind": "growth",
            "label": base.name,
        },
        stated,
        (d, b),
        f"{d.printed} ÷ {b.printed} = {shown(stated)}",
        "likely",
        named={"base": b},
    )


def _level(level: Quantity, change: Quantity, kind: str) -> Number:
    """A level as printed; where the difference is printed more finely than a level of its unit, the level is exact (a target of 90%)."""
    if kind != "growth" and level.step > change.step and level.scale == change.scale and not level.approximation:
        return Number.exact(Fraction(level.value))
    return level.operand


def _signed(quantity: Quantity, way: int) -> Number:
    return quantity.rounded if way > 0 else -quantity.rounded
