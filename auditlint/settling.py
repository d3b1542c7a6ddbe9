"""Possible restatements that are none of their own.

Where each of the two numbers stands in a relation that holds with it and would fail with the other, they tell two facts. Where one of them stands in a relation that fails and
would hold with the other, that relation tells of the slip already, with both places.
"""

from collections import defaultdict
from dataclasses import replace

from auditlint.engine import Judged
from auditlint.quantities.judge import Judgement
from auditlint.quantities.quantity import Quantity
from auditlint.relations.columns import ARITHMETIC
from auditlint.relations.reread import quantities_of, replaced

_SOUND = ("holds", "rounding")


def settle(judged: list[Judged]) -> list[Judged]:
    """``judged``, with every failed possible restatement undetermined whose numbers tell two facts, and without those that another failure tells of."""
    if not any(map(_is_possible, judged)):
        return judged
    standing: dict[int, list[Judged]] = defaultdict(list)
    for item in judged:
        if item.row.kind in ARITHMETIC:
            for quantity in quantities_of(item.row):
                standing[id(quantity)].append(item)
    return [settled for item in judged if (settled := _settle(item, standing)) is not None]


def _settle(item: Judged, standing: dict[int, list[Judged]]) -> Judged | None:
    stated, other = item.row.stated, item.row.operands[0] if item.row.operands else None
    if not _is_possible(item) or stated is None or other is None:
        return item
    if _mends(stated, other, standing) or _mends(other, stated, standing):
        return None
    if _confirmed(stated, other, standing) and _confirmed(other, stated, standing):
        return replace(item, judgements=tuple((check, _undetermined(judgement)) for check, judgement in item.judgements))
    return item


def _is_possible(item: Judged) -> bool:
    return item.row.kind == "restatement" and item.row.confidence == "possible" and bool(item.failures)


def _confirmed(quantity: Quantity, other: Quantity, standing: dict[int, list[Judged]]) -> bool:
    """Whether a relation of ``quantity`` holds that the other number would break."""
    sound = (item for item in standing.get(id(quantity), ()) if item.verdict in _SOUND)
    return any(_verdicts(item, quantity, other) & {*_SOUND} == set() for item in sound)


def _mends(quantity: Quantity, other: Quantity, standing: dict[int, list[Judged]]) -> bool:
    """Whether a failed relation of ``quantity`` would hold with the other number."""
    failed = (item for item in standing.get(id(quantity), ()) if item.failures)
    return any(_verdicts(item, quantity, other) == {"holds"} for item in failed)


def _verdicts(item: Judged, quantity: Quantity, other: Quantity) -> set[str]:
    """The verdicts of the relation's checks with the other number in place of the one; its own verdict where its columns do not tell the number."""
    columns = replaced(item.row, quantity, other)
    return {item.verdict} if columns is None else {check.expect.judge(columns).verdict for check, _ in item.judgements}


def _undetermined(judgement: Judgement) -> Judgement:
    return replace(judgement, verdict="undetermined", reason="both numbers agree with the numbers beside them")
