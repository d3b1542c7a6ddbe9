"""Why a list may not be what the number before it divides: its items hold each other, belong to another topic, or name a measure of their own."""

import re
from bisect import bisect_left
from itertools import pairwise

from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core
from auditlint.quantities.fit import percent_fits

_DIVIDES = re.compile(r"其中|包括|分为|按|中[，：]")
_OF_THEM = ("后", "中", "的", "并")
_ANSWERS = re.compile(r"有效|回收|收回")
_NO_ANSWERS = re.compile(r"有效|无效|作废|未")
_AGAINST = re.compile(r"(?:超过|超出|高于|低于|未达到?|达不到|少于|多于|达到了?|完成了?)$")
_TARGET = re.compile(r"的[一-龥]{0,4}(?:目标|任务|计划|指标)")
_MEASURED = re.compile(
    r"[一-龥]{2}(?:人数|人次|户数|件数|次数|数量|金额|面积|里程|数|量|额|率)(?:各|均)?(?:分别)?(?:为|是|有|达到?|完成)?$"
)


def nested(prose: Prose, items: list[Mention]) -> bool:
    """Whether one of two neighbours holds the other.

    The name of the second says so (``重办586件，重办后满意402件``), the first is the answers that can be used (``有效问卷298份，满意272份``),
    or a rate behind them that is the second of the first (``失能812人，集中供养596人，供养率73.4%``).
    """
    for whole, part in pairwise(items):
        name = core(whole.label)
        if _ANSWERS.search(whole.label) and not _NO_ANSWERS.search(part.label):
            return True
        if len(name) > 1 and core(part.label).startswith(tuple(f"{name}{word}" for word in _OF_THEM)):
            return True
        if part.quantity.value >= whole.quantity.value or part.sentence != whole.sentence:
            continue
        at = bisect_left(prose.starts, part.quantity.end)
        behind = next((m for m in prose.mentions[at : at + 2] if m.depth == part.depth), None)
        if behind is not None and behind.quantity.dimension == "percent" and percent_fits(behind.quantity, part.quantity, whole.quantity):
            return "占" not in behind.label
    return False


def another_topic(opener: re.Match[str], items: list[Mention]) -> bool:
    """Whether a list without a colon has one item before its first semicolon, and what follows is no list of such items: another topic."""
    segments = [m.segment for m in items]
    if opener.group().endswith("：") or len(items) < 2 or segments.count(segments[0]) > 1 or segments[-1] == segments[0]:
        return False
    return len(items) == 2 or len(set(segments)) < len(segments)


def own_measure(prose: Prose, whole: Mention, first: Mention) -> bool:
    """Whether what is listed in turn has its own measure (``甲、乙规范管理人数分别为``) or topic, instead of kinds of the number before it (``其中男、女分别为``)."""
    at = bisect_left(prose.starts, first.quantity.start)
    between = prose.content[prose.mentions[at - 1].quantity.end : first.quantity.start]
    if _DIVIDES.search(between):
        return False
    return whole.segment != first.segment or _MEASURED.search(re.split(r"[，。；：]", between)[-1]) is not None


def exceeded(m: Mention) -> bool:
    """Whether a number is only the target that another is set against (``受理1292件，超过1200件的目标值``)."""
    return _AGAINST.search(m.label) is not None and _TARGET.match(m.noun) is not None


def beside_other(wholes: list[Mention], fitting: Mention, first: Mention) -> bool:
    """Whether a list stands behind a number of another unit (``1,642人次参加，其中1,087人就业``), and the number of its own unit behind a semicolon before."""
    return wholes[0] is not fitting and wholes[0].segment == first.segment != fitting.segment
