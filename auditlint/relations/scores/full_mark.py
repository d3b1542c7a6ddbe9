"""The result that earns the full mark: where a rule grants it from a threshold, the threshold is the target of the indicator (目标值≥95%, 达到或超过95%得满分)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.slips import apart_by_slip
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.sheet import Item, ScoreSheet

_REACHED = ("达到", "达", "为", "等于")
_EARNS = re.compile(r"\s?(?:以上|及以上|\(含\)以上)?的?[，,、]?\s?(?:即)?(?:得|计)(?:满分|权重分|该项分|全分)")


@dataclass(frozen=True, slots=True)
class _Threshold:
    """A threshold under the name of its indicator."""

    name: str
    quantity: Quantity


def thresholds(ledger: Ledger, sheet: ScoreSheet) -> Iterator[Row]:
    """The threshold of the full mark against the target of every indicator: a restatement if they are equal or a slip apart, else two limits of their own."""
    for item in sheet.items:
        target, threshold = _target(ledger, item), _threshold(ledger, item)
        if target is None or threshold is None or target.unit != threshold.unit:
            continue
        if target.value == threshold.value or apart_by_slip(target, threshold):
            named = _Threshold(item.name, threshold), _Threshold(item.name, target)
            yield told_again(*named, (), (1, 1), {}, "possible")


def _target(ledger: Ledger, item: Item) -> Quantity | None:
    """The only number of the cell that states the target."""
    found = ledger.by_passage[item.target.index] if item.target is not None else []
    return found[0] if len(found) == 1 and not found[0].aside else None


def _threshold(ledger: Ledger, item: Item) -> Quantity | None:
    """The only number of the rule that is to be reached for the full mark."""
    if item.rule is None:
        return None
    content = item.rule.text.content
    found = [q for q in ledger.by_passage[item.rule.index] if _reached().search(content, 0, q.start) and _EARNS.match(content, q.end)]
    return found[0] if len(found) == 1 else None


@cache
def _reached() -> re.Pattern[str]:
    """What stands before a threshold that is to be reached."""
    least = [word for word, sign in vocabulary("units")["comparators"]["before"].items() if sign == ">="]
    return re.compile(rf"(?:{'|'.join(map(re.escape, (*least, *_REACHED)))})\s?$")
