"""Why a rate that its numbers do not make is not judged: groups counted together, items of one list, parts, what was due, rates of what is not printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.closure import NEGATIONS
from auditlint.measures.matching import same_unit, shared
from auditlint.measures.measure import generic, normal
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core, stages
from auditlint.quantities.fit import percent_fits
from auditlint.quantities.quantity import Quantity

_IN_TURN = re.compile(r"分别|依次|各为")
_ALL_OF = re.compile(r"^(?:全|总体|综合|整体|合计)")
_DUE = re.compile(r"^(?:任务|计划|目标|应|总|预算)")
_WITHHELD = re.compile(r"暂缓|暂停|取消|缓发|停发|拒")
_BESIDES = re.compile(r"(?:此外)?(?:另有|另外|还有)")
_LIMIT = re.compile(r"以内|之内|内(?!容)")
_LIMITED = re.compile(r"(?P<time>\d+\s?个?(?:工作日|小时|分钟|天|日|公里))(?:之|以)?内?[一-龥]{0,10}率[一-龥]{0,3}$")
_BARE_LIMIT = re.compile(r"以内|之内|内(?!容)|[一-龥]{1,8}率")
SAYING_NOTHING = re.compile(r"实际|全[年省市区县]|资金|经费|累计|完成")
_PAIR = 2
_KIND = 3


@dataclass(frozen=True, slots=True)
class Binding:
    """A numerator and a denominator for a rate."""

    numerator: Mention
    denominator: Mention


@cache
def kinds() -> dict[str, dict[str, list[str]]]:
    """What numerator and denominator of each kind of rate are called."""
    known: dict[str, dict[str, list[str]]] = vocabulary("totals")["rates"]
    return known


def done(word: str, m: Mention) -> bool:
    """Whether a number counts what was done, not what was due (到位, not 应到位)."""
    return word in m.name[-6:] and f"应{word}" not in m.name and not m.name.startswith("应")


def fits(rate: Mention, binding: Binding) -> bool:
    """Whether the numbers make the rate."""
    return percent_fits(rate.quantity, binding.numerator.quantity, binding.denominator.quantity)


def speaks(rate: Mention, numerator: Mention) -> bool:
    """Whether a number may be what the rate counts: their names share words, it is of the rate's kind, or it goes on with the number before (``118件163人``)."""
    stem = core(rate.label).removesuffix("率").removesuffix("度")
    words_of = (sides["numerator"] for kind, sides in kinds().items() if kind in rate.label)
    return not numerator.label or shared(stem, numerator.name) > 0 or any(done(word, numerator) for words in words_of for word in words)


def pooled(rate: Mention, pool: Sequence[Mention]) -> bool:
    """Whether the rate counts neighbouring classes together (非常满意 and 满意), or is of several groups together, which is not judged."""
    sums = list(_sums(pool))
    for run, made in sums:
        others = [m for m in pool if m not in run and counts_alike(m, run[0])]
        if any(percent_fits(rate.quantity, made, m.quantity) or percent_fits(rate.quantity, m.quantity, made) for m in others):
            return True
        if len(run) == _PAIR and any(percent_fits(rate.quantity, m.quantity, made) for m in run):
            return True
        if any(percent_fits(rate.quantity, made, whole) for groups, whole in sums if len(groups) == len(run) and groups[-1] not in run):
            return True
    return False


def _sums(pool: Sequence[Mention]) -> Iterator[tuple[list[Mention], Quantity]]:
    """Two or three neighbours of one unit, and what they make."""
    for i, first in enumerate(pool[:-1]):
        run = [m for m in pool[i : i + 3] if same_unit(m, first)]
        for n in range(2, len(run) + 1):
            yield run[:n], replace(first.quantity, value=sum((m.quantity.value for m in run[:n]), Decimal(0)))


def counts_alike(a: Mention, b: Mention) -> bool:
    """Whether two numbers count in one unit, or people beside the sheets that they answered."""
    return same_unit(a, b) or {a.unit, b.unit} in ({"份", "人"}, {"份", "名"})


def in_turn(rate: Mention) -> bool:
    """Whether the rate is the first of several that belong to several numbers in turn (``满意率分别为``)."""
    return _IN_TURN.search(rate.label) is not None or rate.quantity.unit == "‰"


def limits(m: Mention) -> bool:
    """Whether a time or distance only says which things a measure counts (``24小时内修复``, ``15分钟到场率``)."""
    limit = _LIMIT if m.label else _BARE_LIMIT
    return m.quantity.dimension in ("duration", "length") and limit.match(m.noun) is not None


def itemised(prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether one of the numbers is an item of its own, with a rate of this kind behind it (``A 120公里，完成率98%；B 85公里，完成率100%``)."""
    kind = core(rate.label)[-_KIND:]
    for m in (binding.numerator, binding.denominator):
        own = prose.behind(m)
        beside = own is not None and own is not rate and own.quantity.dimension == "percent"
        if own is not None and beside and own.segment == m.segment == rate.segment and core(own.label).endswith(kind):
            return True
        behind = [p for p in prose.by_sentence[m.sentence] if p.segment == m.segment and p.quantity.start > m.quantity.start]
        if (m.segment, m.sentence) != (rate.segment, rate.sentence) and any(
            p.quantity.dimension == "percent" and core(p.label).endswith(kind) for p in behind
        ):
            return True
    return False


def elsewhere(prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether both numbers stand behind a semicolon of their own, and the rate has another number beside it."""
    if rate.segment in (binding.numerator.segment, binding.denominator.segment):
        return False
    return any(
        m.segment == rate.segment and m.quantity.start < rate.quantity.start and m.quantity.dimension not in ("percent", "points")
        for m in prose.by_sentence[rate.sentence]
    )


def unrelated(rate: Mention, binding: Binding) -> bool:
    """Whether the denominator stands behind a semicolon of its own and shares no word with the rate or what it counts.

    The word of its kind (预算 for a 执行率) is enough, unless both name a thing besides (``区县配套预算840万元；信息化支出158万元，执行率68.85%``).
    """
    numerator, denominator = binding.numerator, binding.denominator
    if denominator.segment in (numerator.segment, rate.segment):
        return False
    words_of = (sides["denominator"] for kind, sides in kinds().items() if kind in rate.label)
    both = not (generic(normal(denominator.label)) or generic(normal(numerator.label)))
    kind = not both and any(word in denominator.name for words in words_of for word in words)
    own, counted = SAYING_NOTHING.sub("", denominator.name), SAYING_NOTHING.sub("", f"{numerator.name}，{core(rate.label)}")
    return not kind and not shared(own, counted)


def parallel(prose: Prose, binding: Binding) -> bool:
    """Whether two numbers are items of a list (``甲组94人、乙组171人``; ``分别为212家和46家``), the smaller first or both bare: they are not of each other.

    Nor are they if the one is added to the other (``另有18座停运``).
    """
    first, second = sorted((binding.numerator, binding.denominator), key=lambda m: m.quantity.start)
    between = prose.between(first, second)
    if between.strip() in ("、", "和", "与", "及") or _BESIDES.match(second.label):
        return True
    return first is binding.numerator and "、" in between and not re.search(r"[，。；：()\d]", between)


def limited(prose: Prose, rate: Mention, numerator: Mention) -> bool:
    """Whether the rate counts what was done in a time (``72小时办结率``) that its number does not name."""
    limit = _LIMITED.search(prose.content, max(rate.quantity.start - 24, 0), rate.quantity.start)
    if limit is None:
        return False
    start = max(prose.content.rfind(mark, 0, numerator.quantity.start) for mark in "，。；：\n") + 1
    return limit["time"].replace(" ", "") not in prose.content[start : numerator.quantity.start].replace(" ", "")


def sweeps(rate: Mention, numerator: Mention) -> bool:
    """Whether the rate is of all, and the number is that of a part."""
    return _ALL_OF.search(rate.label) is not None and numerator.label.startswith("其中")


def due(rate: Mention, numerator: Mention) -> bool:
    """Whether the number in the bracket behind the rate says what was due: that is what the rate divides by."""
    return numerator.depth > rate.depth and numerator.quantity.start > rate.quantity.end and _DUE.match(numerator.label) is not None


def apart(prose: Prose, binding: Binding) -> bool:
    """Whether the smaller number, which the rate does not name, is of another topic than the greater one or a part of it."""
    great, small = binding.numerator, binding.denominator
    return great.segment != small.segment or "其中" in prose.content[great.quantity.end : small.quantity.start]


def predicated(rate: Mention, m: Mention) -> bool:
    """Whether a number may be what the rate counts by the predicate that the rate ends in."""
    stem = core(rate.label).removesuffix("率").removesuffix("度")
    return not m.label or shared(stem[-3:], m.name) > 0 or bool(stages(stem[-3:]) & stages(m.name))


def of_classes(prose: Prose, index: int, binding: Binding) -> bool:
    """Whether rates of one kind follow each other for several classes (``本科落实率P1，专科落实率P2``), and no number counts the class and the kind."""
    rate = prose.mentions[index]
    beside = [prose.mentions[i] for i in (index - 1, index + 1) if 0 <= i < len(prose.mentions)]
    kind = core(rate.label)[-3:]
    alike = [m for m in beside if m.quantity.dimension == "percent" and m.sentence == rate.sentence and core(m.label).endswith(kind)]
    own = core(rate.label).removesuffix(kind)
    name = binding.numerator.name
    return len(kind) == _KIND and bool(own and alike) and not (shared(own, name) and shared(kind, name + "率"))


def part_before(prose: Prose, index: int) -> Mention | None:
    """The part of a list that stands in the clause before a rate which names nothing but its kind (``其中国培236人次，完成率98.33%``)."""
    rate = prose.mentions[index]
    if not index or core(rate.label) not in kinds():
        return None
    part = prose.mentions[index - 1]
    start = prose.by_sentence[rate.sentence][0].quantity.start
    beside = part.segment == rate.segment and part.depth == rate.depth and rate.clause - part.clause == 1
    listed = part.label.startswith("其中") or "其中" in prose.content[start : part.quantity.start].rpartition("；")[2]
    return part if beside and listed and part.quantity.dimension != "percent" else None


def of_part(prose: Prose, index: int, binding: Binding) -> bool:
    """Whether the rate is that of a part beside it, which the numbers do not count."""
    part = part_before(prose, index)
    return part is not None and part is not binding.numerator and part.unit == binding.numerator.unit


def negated(rate: Mention, numerator: Mention) -> bool:
    """Whether the number counts what the rate leaves out (不合格 beside 合格率, 贷款 beside 不良贷款率): the complement is not judged."""
    if core(rate.label).startswith(("不", "未", "非")) and not re.search(r"[不未非无没]", numerator.name):
        return True
    if _WITHHELD.search(numerator.name) and not _WITHHELD.search(rate.label):
        return True
    stem = core(rate.label).removesuffix("率")[-2:]
    return any(f"{no}{stem}" in numerator.name for no in NEGATIONS) and not any(no in rate.label for no in NEGATIONS)


def serves_another(prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether the amounts stand in another sentence and make the rate that is printed there."""
    sentence = binding.numerator.sentence
    others = [m for m in prose.by_sentence[sentence] if m.quantity.dimension == "percent" and m.segment != rate.segment]
    turned = Binding(binding.denominator, binding.numerator)
    if any(m.segment == binding.numerator.segment and (fits(m, binding) or fits(m, turned)) for m in others):
        return True
    if sentence == rate.sentence or binding.denominator.sentence != sentence:
        return False
    return any(m.quantity.dimension == "percent" and fits(m, binding) for m in prose.by_sentence[sentence])
