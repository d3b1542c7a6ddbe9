"""Changes stated in sentences: differences, growth, points.

Forms: a level with its change and rate (``N，同比增加M，增长P%``), two levels with their change (``由N0增加到N，增长P%``), a level against a level in brackets
(``236起，低于上年（307起）71起``), percentages with a difference in points. ``增加到`` introduces a level, ``增加`` and ``增加了`` a change.
"""

import re
from collections.abc import Iterator

from auditlint.measures.change import direction, is_change
from auditlint.measures.in_turn import is_in_turn
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import per_unit
from auditlint.relations.row import Row
from auditlint.relations.sentences.change_rows import change_row, from_amount, from_base
from auditlint.relations.sentences.grown import foreign, grown
from auditlint.relations.sentences.levels import IN_TIME, LESS, OVER_YEARS, PAST, base_words, beyond, compares, fits, is_base, old_and_new

_PAST_ONLY = re.compile(r"^(?:而|其中)?(?:上年|去年|同期|上期|上年同期|去年同期)(?:同期)?(?:为|是|仅|数为)?$")
_PAST_LEVEL = re.compile(r"^(?:而|其中)?(?:上年|去年|同期|上期)(?!.*(?:结转|结余|遗留|转入))")
_OF_TARGET = re.compile("目标|计划|任务|预期")
_YEARS = re.compile(r"(?:比|较)(?P<year>(?:19|20)\d\d\s?年)")
_BY_RULE = re.compile(r"(?:每|不足|按)[一-龥]{0,4}$")
"""Points of a rule (``每低1个百分点扣1分，不足1个百分点按1个百分点计``)."""
_SIMILAR = re.compile(r"同口径|可比|剔除|扣除|按可比价|不变价")
_REACH = 14
_LEVELS = frozenset({"count", "money", "number", "area", "land", "length", "mass", "volume", "energy", "duration", "score"})


def find(narrative: Narrative) -> Iterator[Row]:
    """The changes stated in sentences."""
    for prose in narrative:
        mentions = prose.mentions
        for i, m in enumerate(mentions):
            if is_in_turn(prose, i):
                continue
            if m.quantity.dimension == "points":
                yield from _points(prose, i)
            elif (way := direction(m.label)) != 0 or compares(prose, m):
                if m.quantity.dimension == "percent":
                    yield from _growth(prose, i, way)
                elif m.quantity.dimension in _LEVELS:
                    yield from _difference(prose, i, way)


def _points(prose: Prose, index: int) -> Iterator[Row]:
    """``P1%，超过目标值（P0%）D个百分点``; ``由P0%提高到P1%，提高D个百分点``."""
    m = prose.mentions[index]
    if _BY_RULE.search(m.label):
        return
    before = [p for p in prose.mentions[max(index - 6, 0) : index] if p.sentence == m.sentence and p.quantity.dimension == "percent"]
    if len(before) >= 2:
        base, new = old_and_new(prose, before, m)
        if base is not None and new is not None:
            said = base_words(prose, base) if base.depth else base.label
            if _OF_TARGET.search(m.label) and not _OF_TARGET.search(f"{said}{base.label}{base.noun}"):
                return  # the target is printed elsewhere
            way = direction(m.label) or (-1 if LESS.search(said if base.depth else f"{said}{m.label}") else 1)
            yield change_row(m, new, base, way, "points", "likely")


def _difference(prose: Prose, index: int, way: int) -> Iterator[Row]:
    """An amount of change between two levels of its own unit in the same sentence."""
    m = prose.mentions[index]
    before = [
        p
        for p in prose.mentions[max(index - _REACH, 0) : index]
        if p.sentence == m.sentence and p.unit == m.unit and not _changing(p) and not (p.is_rate_base and IN_TIME.search(m.label))
    ]
    base, new = old_and_new(prose, before, m)
    if base is None and before:
        base, new = _bracketed(prose, index, before)
    if base is None and before and m.clause - before[-1].clause <= 1:
        base, new = _base_behind(prose, index, m), before[-1]
    if base is None or new is None or _SIMILAR.search(m.label):
        return
    if not way:
        way = -1 if LESS.search(base_words(prose, base)) else 1
    yield change_row(m, new, base, way, "difference", "likely")


def _base_behind(prose: Prose, index: int, change: Mention) -> Mention | None:
    """The old level, if it is printed right behind the change: ``N，比上年增加M，上年为N0``."""
    for m in prose.mentions[index + 1 : index + 3]:
        if m.sentence == change.sentence and m.unit == change.unit and m.clause - change.clause <= 2 and _PAST_ONLY.search(m.label):
            return m
    return None


def _growth(prose: Prose, index: int, way: int) -> Iterator[Row]:
    """A rate of change with two levels, or with a level and the amount of its change."""
    m = prose.mentions[index]
    if _SIMILAR.search(m.label) or re.search(r"年均|实际增长|名义|环比.*同比", m.label):
        return
    before = [
        p
        for p in prose.mentions[max(index - _REACH, 0) : index]
        if p.sentence == m.sentence
        and p.quantity.dimension in _LEVELS
        and not beyond(prose, p)
        and not (p.is_rate_base and IN_TIME.search(m.label))
    ]
    if not way and before and before[-1].clause == m.clause and LESS.search(m.label):
        way = -1
    changes = [p for p in before if _changing(p)]
    if changes and OVER_YEARS.search(changes[-1].label):
        return
    if changes and IN_TIME.search(changes[-1].label):
        before = [p for p in before if not p.is_rate_base]
    flat = [p for p in before if not _changing(p)]
    levels = flat if per_unit(m.label) else [p for p in flat if not per_unit(p.label)]
    if way == 0 and index and prose.mentions[index - 1].depth == m.depth + 1:
        way = -1 if LESS.search(base_words(prose, prose.mentions[index - 1])) else 1
    base, new = old_and_new(prose, [p for p in flat if p.unit == flat[-1].unit], m)
    if base is None and way:
        base, new = _bracketed(prose, index, flat)
    if base is None and changes and flat and changes[-1] is before[-1] and m.clause - changes[-1].clause <= 1:
        base, new = old_and_new(prose, [p for p in flat if p.unit == flat[-1].unit == changes[-1].unit], changes[-1])
    if base is not None and new is not None and way:
        yield change_row(m, new, base, way, "growth", "likely")
        return
    if changes and levels and changes[-1] is before[-1] and m.clause - changes[-1].clause <= 1:
        amount = changes[-1]
        same = [p for p in levels if p.unit == amount.unit and p.quantity.start < amount.quantity.start]
        if same and (is_base(prose, same[-1]) or _PAST_LEVEL.search(same[-1].label) or _of_base_year(same[-1], amount)):
            if same[-1].clause == amount.clause - 1 and direction(amount.label) == way and _bare(m):
                yield from_base(m, same[-1], amount, way)
            return
        if same and foreign(same[-1], amount):
            return
        if same and amount.clause - same[-1].clause <= 1 and direction(amount.label) == way:
            level = grown(prose, m, same, amount, way)
            if level is not None:
                yield from_amount(m, level, amount, way)


_SHORT = 6
_OLD = re.compile(r"^(?:而|其中)?(?:上|去|前|同|年初|期初|基期|往年|\d{4}\s?年|改造前|实施前)[一-龥]{0,10}$")
_AGAINST = (("环比", re.compile(r"上月|上季|上周|上期")), ("同比", re.compile(r"上年|去年|同期|(?:19|20)\d\d\s?年")))


def _bracketed(prose: Prose, index: int, levels: list[Mention]) -> tuple[Mention | None, Mention | None]:
    """The old level in a bracket behind the changes of the sentence, and the only level before them: ``N，环比增长P1%，同比增长P2%（上月N1，去年同期N2）``."""
    m = prose.mentions[index]
    if not _bare(m):
        return None, None
    words = next((past for word, past in _AGAINST if word in m.label), PAST)
    for p in prose.mentions[index + 1 : index + 6]:
        if p.sentence != m.sentence or p.segment != m.segment:
            break
        if p.depth <= m.depth:
            if p.quantity.dimension not in ("percent", "points") and not is_change(p.label):
                break
            continue
        same = [n for n in levels if n.unit == p.unit and n.segment == m.segment and n.depth == m.depth and not is_base(prose, n)]
        if words.search(p.label) and _OLD.match(p.label):
            fitting = [n for n in same if fits(n, p, m)]
            if fitting:
                return p, fitting[-1]
            if same and per_unit(same[-1].label) != per_unit(p.label) and m.clause - same[-1].clause <= 1:
                return None, None
            same = [n for n in same if per_unit(n.label) == per_unit(p.label)]
            if len(same) > 1 and "其中" in prose.content[same[0].quantity.end : same[-1].quantity.start]:
                return None, None
            return (p, same[-1]) if same and (len(same) == 1 or m.clause - same[-1].clause <= 1) else (None, None)
    return None, None


def _of_base_year(level: Mention, amount: Mention) -> bool:
    """Whether a change is against the very year of a level (``2022年1640批次，2023年比2022年增加110批次``)."""
    against = _YEARS.search(amount.label)
    return against is not None and level.label.startswith(against["year"])


def _changing(mention: Mention) -> bool:
    return direction(mention.label) != 0 and mention.quantity.dimension != "percent"


def _bare(change: Mention) -> bool:
    """Whether a change names no thing of its own: it is that of the level before it."""
    return len(change.label) <= _SHORT and "其中" not in change.label
