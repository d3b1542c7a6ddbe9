"""Which numbers before a change are the old and the new level.

Words say it (``由N0增加到N``, ``N，比上年的N0``, ``低于上年（N0）``). A number that is itself only compared with (``高于目标值（T）``, ``超过目标值T``) is no new level;
behind a list of parts the new level may be the whole; what was there at the beginning and what came or went since are no two levels of one measure.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core, per_unit

VERSUS = re.compile(r"(?:超过?|高于|低于|少于|多于|高出|低出|超出|优于|不及|较|比|与)")
PAST = re.compile(r"上年|上月|上季|上周|去年|同期|前年|上期|往年|目标|计划|预期|实施前|改造前|年初|期初|基期|标准值")
IN_TIME = re.compile(r"同比|环比|上年|去年|上月|同期|(?:比|较|与)(?:19|20)\d\d\s?年")
LESS = re.compile(r"低于|少于|不及|低")
OVER_YEARS = re.compile("累计|[两三四五六七八九十]年[间来]")
"""Words of a change over several years, which is not that from the year before."""
_FROM = re.compile(r"(?:从|由|自)[^，。；]{0,24}$")
_TO = re.compile(r"(?:到|至|为|达|达到)$")
_BASE = re.compile(
    r"(?:较|(?<![占同环])比|(?<!参)与|于)(?:上年|去年|前年|(?:19|20)\d\d\s?年|同期|年初|目标|计划|改造前|实施前)?[^，。；]{0,10}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)")
_COMPARED = re.compile(r"(?:[一-龥]{0,4})?相比")
_PLANNED = re.compile(r"^(?!.*(?:上年|去年|同期)).*(?:目标|计划|任务|预期)")
_CARRIED = re.compile(r"结转|旧存|遗留|转入")
_BEYOND = re.compile(
    r"(?:超过?|高于|低于|少于|多于|高出|低出|超出|不及|未达)(?:了|原|年初|年度|全年|既定|预期|绩效|计划|预定)*(?:目标|计划|任务|指标|预期|标准)[值数量]?(?:要求)?$"
)
_MEANT = re.compile(
    r"(?:较|比|与|于|超过?|高出|低出|不及)(?:上|去|前|同期|年初|期初|(?:19|20)\d\d|原?(?:目标|计划|任务|预期|标准)|改造前|实施前|全[国省市县区])[^，。；]{0,10}$"
)
_SUBJECT = re.compile(
    rf"^(?P<subject>.*?)(?:同?比|较|与|相比|{VERSUS.pattern})(?:上|去|前|同|年初|期初|\d|目标|计划|改造前|实施前|[一-龥]{{0,4}}[年月季期])"
)
_LISTED = re.compile(r"其中|包括|分别")
_COUNTING = re.compile(r"(?:[一-龥]{2}率|人数|人次|户数|件数|次数|场次|数量|总量|总数|总额|规模|面积|数|量|额)$")
_NEW = re.compile(r"新增$|新增加$")
_BOTH = 2
_ALIKE = Fraction(3, 2)


def base_words(prose: Prose, base: Mention) -> str:
    """The words before the bracket in which ``base`` stands, back to the comma."""
    before = prose.content[max(base.bracket - 24, 0) : base.bracket]
    return re.split(r"[，。；、]", before)[-1]


def is_base(prose: Prose, mention: Mention) -> bool:
    """Whether a number is what another is compared with: ``比2022年的N0``, ``低于上年（N0）``."""
    if mention.depth:
        at = bisect_left(prose.starts, mention.quantity.start)
        owner = next((p for p in reversed(prose.mentions[:at]) if p.quantity.end <= mention.bracket), None)
        if owner is not None and is_change(owner.label) and not re.search(r"[，。；]", prose.content[owner.quantity.end : mention.bracket]):
            return False
        return bool(VERSUS.search(base_words(prose, mention)) or PAST.search(mention.label))
    return bool(_BASE.search(mention.label) or _COMPARED.match(prose.content, mention.quantity.end))


def _aside(prose: Prose, mention: Mention) -> bool:
    """Whether a number is surely only compared with: its words name the year or target that it is of."""
    return is_base(prose, mention) if mention.depth else _MEANT.search(mention.label) is not None


def compares(prose: Prose, mention: Mention) -> bool:
    """Whether a number stands directly behind a base in brackets that the text compares with (``低于上年（307起）71起``): it is their difference."""
    at = bisect_left(prose.starts, mention.quantity.start)
    if at < _BOTH or mention.label:
        return False
    base = prose.mentions[at - 1]
    return (
        base.depth == mention.depth + 1
        and prose.content[base.quantity.end : mention.quantity.start].strip() == ")"
        and bool(VERSUS.search(base_words(prose, base)))
    )


def beyond(prose: Prose, mention: Mention) -> bool:
    """Whether a number is a target, or by how much it was passed (``超过目标值N``): no level that changed, whichever it is."""
    return _BEYOND.search(mention.label) is not None or compares(prose, mention)


def old_and_new(prose: Prose, before: list[Mention], change: Mention) -> tuple[Mention | None, Mention | None]:
    """The base and the new level among the numbers before a change, where the words say which is which."""
    if len(before) < _BOTH or OVER_YEARS.search(change.label):
        return None, None
    newer = before[-1]
    if change.clause - newer.clause > 1 + newer.depth or (IN_TIME.search(change.label) and _PLANNED.search(newer.label)):
        return None, None
    if _FROM.search(before[-2].label) and _TO.search(newer.label):
        return before[-2], newer
    if is_base(prose, newer):
        if change.segment != newer.segment:
            return None, None
        return _against(prose, before[:-1], newer, change)
    before = before if per_unit(change.label) else [m for m in before if not per_unit(m.label)]
    if len(before) < _BOTH:
        return None, None
    older, newer = before[-2:]
    years = _YEAR.findall(older.label)
    if len(years) == 2 and "分别" in older.label and not newer.label:
        return (older, newer) if years[0] < years[1] else (newer, older)
    first, second = _YEAR.search(older.label), _YEAR.search(newer.label)
    if first and second and older.depth == newer.depth and core(older.label).endswith(core(newer.label)):
        told = _YEAR.findall(change.label)
        if (told and told[-1] not in (first.group(), second.group())) or (
            len(told) == _BOTH and told[0] not in (first.group(), second.group())
        ):
            return None, None
        return (older, newer) if first.group() < second.group() else (newer, older)
    own = older.segment == newer.segment or not core(newer.label) or shared(core(older.label), core(newer.label)) > 0
    if (
        own
        and newer.clause - older.clause <= 1
        and older.depth == newer.depth
        and not _NEW.search(change.label)
        and not _flow(older, newer)
    ):
        past, present = (bool(PAST.search(m.label)) and not _CARRIED.search(m.label) for m in (older, newer))
        if past != present:
            return (older, newer) if past else (newer, older)
    return None, None


def _against(prose: Prose, before: list[Mention], base: Mention, change: Mention) -> tuple[Mention | None, Mention | None]:
    """The level that is compared with ``base``: one that the change fits, else the one that the clause names, else the last if no other comes in question."""
    found = [m for m in reversed(before) if m.depth <= base.depth and not (beyond(prose, m) or m.is_rate_base or _aside(prose, m))]
    if not _PLANNED.search(base_words(prose, base) if base.depth else base.label):
        found = [m for m in found if not _PLANNED.search(f"{base_words(prose, m)}{m.label}" if m.depth else m.label)]
    if not per_unit(change.label + base.label):
        found = [m for i, m in enumerate(found) if not per_unit(m.label) or (i == 0 and _alike(m, base))]
    if not found:
        return None, None
    new, subject = found[0], _subject(prose, base)
    near = base.clause - new.clause <= 1 + _between(prose, new, base)
    whole = list_whole(prose, found[1:], new)
    if not near and whole is None:
        return None, None
    fitting = next((m for m in found if fits(m, base, change)), None)
    if fitting is not None:
        return base, fitting
    if len(found) > 1 and _summed(found, base, change):
        return None, None
    topic = _COUNTING.sub("", subject) or subject
    named = [m for m in found if len(topic) > 1 and shared(topic, f"{m.label}{m.noun}")]
    if new.segment != base.segment and (
        (len(subject) > 1 and not named) or _led(prose, base) or (not named and not _alike(whole or new, base))
    ):
        return None, None
    if named:
        return (base, named[0]) if len(named) == 1 and (named[0] is new or _alike(named[0], base)) else (None, None)
    if whole is not None:
        return (base, whole) if _alike(whole, base) and (subject or not _alike(new, base)) else (None, None)
    if (
        len(found) == 1
        or base.clause - new.clause <= 1 + _between(prose, new, base, rates=False)
        or [m for m in found if _alike(m, base)] == [new]
    ):
        return base, new
    return None, None


def _led(prose: Prose, base: Mention) -> bool:
    """Whether the part of the sentence in which ``base`` stands begins with another number."""
    return any(
        m.segment == base.segment and m.quantity.start < base.quantity.start and m.quantity.dimension != "percent"
        for m in prose.by_sentence[base.sentence]
    )


def _summed(found: list[Mention], base: Mention, change: Mention) -> bool:
    """Whether two neighbouring numbers together make the change: it is that of both."""
    return any(_fit(a.quantity.value + b.quantity.value, a.quantity.dimension, base, change) for a, b in pairwise(found))


def _subject(prose: Prose, base: Mention) -> str:
    """What the clause of a comparison names before it compares (``救助人数比上年``)."""
    return compared_subject(base_words(prose, base) if base.depth else base.label)


def compared_subject(words: str) -> str:
    """What a clause names before it compares: 投诉量 in ``投诉量比上年减少``."""
    match = _SUBJECT.search(words)
    return core(match["subject"]) if match else ""


def list_whole(prose: Prose, before: list[Mention], part: Mention) -> Mention | None:
    """The number that a list divides which ends with ``part``; ``before`` are the numbers before it, the nearest first."""
    for m in before:
        between = prose.content[m.quantity.end : part.quantity.start]
        if m.sentence != part.sentence:
            return None
        if m.depth == part.depth and _LISTED.search(between) and m.quantity.value >= part.quantity.value:
            return m
    return None


def _alike(level: Mention, base: Mention) -> bool:
    """Whether a level is like the base in size: what grows by half in a year is more likely something else."""
    return base.quantity.value > 0 and 1 / _ALIKE <= Fraction(level.quantity.value) / Fraction(base.quantity.value) <= _ALIKE


def fits(level: Mention, base: Mention, change: Mention) -> bool:
    """Whether two levels make the change, whatever its direction."""
    return _fit(level.quantity.value, level.quantity.dimension, base, change)


def _fit(new: Decimal, dimension: str, base: Mention, change: Mention) -> bool:
    old, stated = base.quantity.value, change.quantity
    growth = stated.dimension == "percent" and dimension != "percent"
    made = abs(new - old) * (100 if growth else 1)
    return abs(made - stated.value * (old if growth else 1)) <= stated.step * (old if growth else 1)


def _between(prose: Prose, older: Mention, newer: Mention, *, rates: bool = True) -> int:
    """How many clauses between two levels only print other bases, or ``rates`` (``支出N，完成预算的P%，比上年N0减少M``)."""
    between = [m for m in prose.by_sentence[older.sentence] if older.quantity.start < m.quantity.start < newer.quantity.start]
    aside = all((rates and m.quantity.dimension == "percent") or beyond(prose, m) or _aside(prose, m) for m in between)
    return len({m.clause for m in between}) if aside else 0


def _flow(older: Mention, newer: Mention) -> bool:
    """Whether the first number is what was there at the beginning, and the second what came or went since."""
    words = vocabulary("flows")
    opening = any(w in older.label for w in words["states"]) and any(w in older.label for w in words["opening_times"])
    return opening and bool(core(newer.label)) and not any(w in newer.label for w in words["states"] if w in older.label)
