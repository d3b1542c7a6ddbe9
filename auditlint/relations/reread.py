"""A failed relation of recognised text, tried again with one character of one of its numbers read otherwise."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from auditlint.quantities.judge import Judgement
from auditlint.quantities.misreading import Misreading, is_doubtful, misreadings
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

Columns = dict[str, Any]


def is_recognised(row: Row) -> bool:
    """Whether a number of the relation was recognised."""
    return any(q.certainty for q in quantities_of(row))


def reread(row: Row, judge: Callable[[Columns], Judgement]) -> Misreading | None:
    """The only or likeliest misreading that makes the relation hold exactly; ``judge`` judges the columns of a row."""
    quantities = quantities_of(row)
    tried = sorted(quantities, key=lambda q: q.confidence)
    for quantity in tried:
        for misreading in misreadings(quantity, [q for q in quantities if q is not quantity]):
            columns = replaced(row, quantity, misreading.instead)
            if columns is not None and judge(columns).verdict == "holds":
                return misreading
    return None


def doubtful(row: Row) -> bool:
    """Whether one of the numbers was recognised with little confidence."""
    return any(is_doubtful(q) for q in quantities_of(row))


def quantities_of(row: Row) -> list[Quantity]:
    """The quantities of a relation, each once."""
    found: dict[int, Quantity] = {}
    for quantity in (row.stated, *row.operands):
        if quantity is not None:
            found.setdefault(id(quantity), quantity)
    return list(found.values())


def replaced(row: Row, old: Quantity, new: Quantity | None) -> Columns | None:
    """The columns with another quantity in place of one; ``None`` where they do not tell it. A quantity is left out of a sum only."""
    changed: Columns = {}
    for name, value in row.columns.items():
        if isinstance(value, tuple):
            parts = tuple(_part(row, i, part, old, new) for i, part in enumerate(value))
            if any(a is not b for a, b in zip(parts, value, strict=True)):
                changed[name] = parts
        elif isinstance(value, Number) and new is not None and _is_of(row, name, value, old):
            changed[name] = _like(value, old, new)
    return {**row.columns, **changed} if changed else None


def _part(row: Row, i: int, part: object, old: Quantity, new: Quantity | None) -> object:
    """A part of a sum, which stands at the place of its operand, maybe with a sign."""
    if not isinstance(part, Number) or i >= len(row.operands) or row.operands[i] is not old:
        return part
    if new is None:
        return Number.exact(0)
    sign = -1 if part.value and part.value == -Fraction(old.value) else 1
    made = _like(part * sign, old, new)
    return made * sign


def _is_of(row: Row, name: str, value: Number, old: Quantity) -> bool:
    """Whether a column holds this quantity: the very number, or the one that its name says."""
    if any(value is known for known in _numbers(old)):
        return True
    mine = row.named.get(name) is old or (name == "stated" and row.stated is old)
    return mine and value.value == Fraction(old.value)


def _numbers(quantity: Quantity) -> Iterator[Number]:
    yield quantity.number
    yield quantity.operand
    yield quantity.rounded


def _like(value: Number, old: Quantity, new: Quantity) -> Number:
    """The new quantity as the old one was taken: exactly, or rounded."""
    if value.is_exact:
        return Number.exact(Fraction(new.value))
    return Number.printed(Fraction(new.value), min(value.step or Fraction(new.step), Fraction(new.step)))
