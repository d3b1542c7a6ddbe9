"""Which level an amount of change and its rate are of (``N，同比增加M，增长P%``)."""

import re

from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.relations.sentences.levels import compared_subject, list_whole

_AGAINST = re.compile(r"(?P<subject>[一-龥]{2,6})(?:比|较)(?!上|去|前|同|年|期|计划|目标|预算)[一-龥]{2,6}(?:多|少|增加|减少|高|低)")
_VERB = re.compile(r"[多少]([一-龥]{2})$")


def foreign(level: Mention, amount: Mention) -> bool:
    """Whether a change names another thing than the level behind the semicolon before (``年末N件；授权量比上年减少M件``), or two kinds (``秋季比春季多M件``)."""
    subject = compared_subject(amount.label)
    against = _AGAINST.fullmatch(amount.label)
    if against is not None and not shared(against["subject"], level.label + level.noun):
        return True
    return level.segment != amount.segment and len(subject) > 1 and not shared(subject, level.label + level.noun)


def grown(prose: Prose, rate: Mention, levels: list[Mention], amount: Mention, way: int) -> Mention | None:
    """The level that changed: the last, or the whole that its list divides or another beside it, where the change is of that one.

    Behind a semicolon none is, if several are printed before it and the change fits none."""
    last = levels[-1]
    if _grew(last, rate, amount, way):
        return last
    for level in levels[:-1]:
        divided = "其中" in prose.content[level.quantity.end : last.quantity.start]
        if (divided or level.segment == last.segment) and _grew(level, rate, amount, way):
            return level
    whole = list_whole(prose, levels[-2::-1], last)
    if whole is not None and last.segment != amount.segment:
        return whole
    verb = _VERB.search(amount.label)
    named = [m for m in levels if verb is not None and verb[1] in m.label]
    if named and last.segment != amount.segment:
        return named[-1]
    beside = any(m.segment == last.segment and m.quantity.value != last.quantity.value for m in levels[:-1])
    return None if beside and last.segment != amount.segment else last


def _grew(level: Mention, rate: Mention, amount: Mention, way: int) -> bool:
    """Whether an amount and a rate are those by which a level changed."""
    base = level.quantity.value - amount.quantity.value * way
    return base > 0 and abs(amount.quantity.value / base * 100 - rate.quantity.value) <= rate.quantity.step
