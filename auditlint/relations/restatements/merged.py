"""One relation for two numbers of a fact, whichever ways it was found, with all places of both."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

_ORDER = ("certain", "likely", "possible")


def merged(rows: Iterable[Row]) -> list[Row]:
    """``rows`` of restatements, each pair of places once, and those of the same two numbers with a place in common as one: the surest, with the places of the others."""
    found: list[Row] = []
    held: dict[Hashable, int] = {}
    for row in rows:
        keys = _keys(row)
        at = next((held[key] for key in keys if key in held), None)
        if at is None:
            at = len(found)
            found.append(row)
        else:
            found[at] = _one(found[at], row)
        held.update((key, at) for key in keys)
    return found


def _keys(row: Row) -> list[Hashable]:
    """What two rows of one fact have in common: the pair of places of equal numbers, any place of different ones."""
    if row.stated is None or not row.operands:
        return [id(row)]
    other = row.operands[0]
    if row.stated.value == other.value:
        return [frozenset((id(row.stated), id(other)))]
    values = frozenset((row.stated.value, other.value))
    return [(values, id(q)) for q in _places(row) if q.value in values]


def _one(a: Row, b: Row) -> Row:
    best, other = sorted((a, b), key=lambda row: (_ORDER.index(row.confidence), -len(row.context)))
    shown = {id(q) for q in _places(best)}
    return replace(best, context=(*best.context, *(q for q in _places(other) if id(q) not in shown)))


def _places(row: Row) -> tuple[Quantity, ...]:
    return tuple(q for q in (row.stated, *row.operands, *row.context) if q is not None)
