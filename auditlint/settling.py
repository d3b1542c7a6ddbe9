"""Possible restatements that are none of their own.

Where each of the two numbers stands in a relation that holds with it and would fail with the other, they tell two facts; likewise where one does and the other is told
more than once. Where one of them stands in a relation that fails and
would hold with the other, that relation tells of the slip already, with both places.

Likewise a failed rate of a sentence: where the rate holds with other numbers elsewhere, and its own numbers stand in other relations that hold, it is the rate of something else.
"""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from auditlint.engine import Judged
from auditlint.quantities.judge import Judgement
from auditlint.quantities.quantity import Quantity
from auditlint.relations.columns import ARITHMETIC
from auditlint.relations.reread import quantities_of, replaced

BESIDE = "both numbers agree with the numbers beside them"
FOREIGN = "the rate holds with other numbers elsewhere, and the numbers beside it with others: it is the rate of something else"
_SOUND = ("holds", "rounding")
_BROKEN = frozenset({"fails", "implausible"})


def settle(judged: list[Judged]) -> list[Judged]:
    """``judged``, with every failed possible restatement undetermined whose numbers tell two facts, and without those that mend another failure: that one keeps the pair."""
    judged = _without_foreign_rates(judged)
    if not any(map(_is_possible, judged)):
        return judged
    standing: dict[int, list[Judged]] = defaultdict(list)
    for item in judged:
        if item.row.kind in ARITHMETIC:
            for quantity in quantities_of(item.row):
                standing[id(quantity)].append(item)
    told: dict[int, tuple[Quantity, Quantity]] = {}
    settled = [found for item in judged if (found := _settle(item, standing, told)) is not None]
    return [replace(item, told=told[id(item.row)]) if id(item.row) in told else item for item in settled]


def _without_foreign_rates(judged: list[Judged]) -> list[Judged]:
    """``judged``, with the failed rates of sentences undetermined whose numbers agree with others elsewhere."""
    failed = [item for item in judged if item.row.kind == "ratio" and item.failures and item.row.columns.get("origin") == "prose"]
    if not failed:
        return judged
    sound = [item for item in judged if item.verdict in _SOUND]
    rates = defaultdict(set)
    held = defaultdict(set)
    for item in sound:
        if item.row.kind == "ratio" and item.row.stated is not None and item.row.stated.step < 1:
            rates[item.row.stated.value].add(id(item.row.stated))
        for quantity in quantities_of(item.row):
            held[quantity.value].add(id(quantity))
    foreign = {id(item) for item in failed if _is_foreign(item, rates, held)}
    return [
        replace(item, judgements=tuple((check, _undetermined(judgement, FOREIGN)) for check, judgement in item.judgements))
        if id(item) in foreign
        else item
        for item in judged
    ]


def _is_foreign(item: Judged, rates: dict[Decimal, set[int]], held: dict[Decimal, set[int]]) -> bool:
    stated = item.row.stated
    return stated is not None and bool(rates[stated.value] - {id(stated)}) and all(held[q.value] - {id(q)} for q in item.row.operands)


def _settle(item: Judged, standing: dict[int, list[Judged]], told: dict[int, tuple[Quantity, Quantity]]) -> Judged | None:
    stated, other = item.row.stated, item.row.operands[0] if item.row.operands else None
    if not _is_possible(item) or stated is None or other is None:
        return item
    mended = [(pair, failed) for pair in ((stated, other), (other, stated)) for failed in _mended(*pair, standing)]
    if mended:
        for pair, failed in mended:
            told.setdefault(id(failed.row), pair)
        return None
    told_often = [int(str(item.row.columns[name])) > 1 for name in ("places", "other_places")]
    sound = [_confirmed(stated, other, standing), _confirmed(other, stated, standing)]
    if all(sound) or (sound[0] and told_often[1]) or (sound[1] and told_often[0]):
        return replace(item, judgements=tuple((check, _undetermined(judgement)) for check, judgement in item.judgements))
    return item


def _is_possible(item: Judged) -> bool:
    return item.row.kind == "restatement" and item.row.confidence == "possible" and bool(item.failures)


def _confirmed(quantity: Quantity, other: Quantity, standing: dict[int, list[Judged]]) -> bool:
    """Whether a relation of ``quantity`` holds that the other number would break."""
    sound = (item for item in standing.get(id(quantity), ()) if item.verdict in _SOUND)
    return any(_verdicts(item, quantity, other) & _BROKEN for item in sound)


def _mended(quantity: Quantity, other: Quantity, standing: dict[int, list[Judged]]) -> list[Judged]:
    """The failed relations of ``quantity`` that would hold with the other number."""
    failed = (item for item in standing.get(id(quantity), ()) if item.failures)
    return [item for item in failed if _verdicts(item, quantity, other) == {"holds"}]


def _verdicts(item: Judged, quantity: Quantity, other: Quantity) -> set[str]:
    """The verdicts of the relation's checks with the other number in place of the one; its own verdict where its columns do not tell the number."""
    columns = replaced(item.row, quantity, other)
    return {item.verdict} if columns is None else {check.expect.judge(columns).verdict for check, _ in item.judgements}


def _undetermined(judgement: Judgement, reason: str = BESIDE) -> Judgement:
    return replace(judgement, verdict="undetermined", reason=reason)
