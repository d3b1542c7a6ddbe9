"""Rates in sentences, with the numerator and denominator that the sentence, or the document's own formula, gives them.

A rate is bound by grammar (``完成预算N的P%``), by the definition of its name, by what its kind of rate divides (支出 by 预算 for an 执行率), or by the words that
its name shares with its numerator. Only such a binding within reach can fail; numbers that merely fit verify the rate.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.lines import line_runs
from auditlint.measures.matching import best, same_unit, shared
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, per_unit, stages
from auditlint.quantities.fit import percent_fits, percent_meets
from auditlint.quantities.quantity import Quantity
from auditlint.relations.definition import Definition, definitions
from auditlint.relations.row import Row
from auditlint.relations.share import share_rows, totals_by_name
from auditlint.relations.stated import ratio_row

_RATE = re.compile(
    r"(?:率|满意度|知晓度|完成度|比例)(?:[一-龥]{0,2}(?:为|达到?|是|至|近|约|有|到|仅|均|高达|超|保持在|稳定在|提高到|提升至|提升到)){0,2}$"
)
_OF = re.compile(r"^\)?的$")
_OF_NAME = re.compile(r"(?:完成|达到|达|为|相当于|占)(?P<name>[^，。；]{0,14}?)的$")
_OF_WORD = re.compile(r"完成|达到|达|为|相当于|占")
_SLASH = re.compile(r"\(\s?(?P<a>\d[\d,]*)\s?/\s?(?P<b>\d[\d,]*)\s?\)")
_NOT_COUNTED = frozenset({"percent", "points", "multiple", "age", "score"})
_COMPARED = re.compile(r"(?:比|较|与)(?:上年|去年|前年|上月|上季|上期|同期|(?:19|20)\d\d\s?年)[^，。；]{0,8}$")
_IN_TURN = re.compile(r"分别|依次|各为")
_ALL_OF = re.compile(r"^(?:全|总体|综合|整体|合计)")
_DUE = re.compile(r"^(?:任务|计划|目标|应|总|预算)")
_WITHHELD = re.compile(r"暂缓|暂停|取消|缓发|停发|拒")
_PAIR = 2
_KIND = 3
_REACH = 14
_EARLIER = 60


@dataclass(frozen=True, slots=True)
class Binding:
    """A numerator and a denominator for a rate."""

    numerator: Mention
    denominator: Mention


def find(narrative: Narrative) -> Iterator[Row]:
    """The rates and shares stated in sentences."""
    by_name: dict[str, Definition] = {d.name: d for d in definitions(narrative.ledger) if d.numerator}
    elsewhere = totals_by_name(narrative.ledger)
    lines = {prose.passage.index: run for _, run in line_runs(narrative) for prose in run}
    earlier: deque[Mention] = deque(maxlen=_EARLIER)
    for prose in narrative.all:
        before = list(earlier)
        earlier.extendleft(m for m in prose.mentions if _countable(m))
        percents = [i for i, m in enumerate(prose.mentions) if m.quantity.dimension == "percent"]
        if not percents:
            continue
        yield from share_rows(prose, elsewhere, before, [line for line in lines.get(prose.passage.index, ()) if line is not prose])
        for i in percents:
            if _arithmetic(prose, prose.mentions[i]) or is_change(prose.mentions[i].label):
                continue
            row = _of(prose, i) or _slash(prose, i) or _rate(prose, i, by_name) or _of_earlier(prose, i, before)
            if row is not None:
                yield row


def _arithmetic(prose: Prose, rate: Mention) -> bool:
    return prose.content[rate.quantity.start - 1 : rate.quantity.start] in ("=", "×", "*", "+", "/", "÷")


def _of(prose: Prose, index: int) -> Row | None:
    """``N，完成预算N0的P%``: the base stands directly before the percentage, or is named there."""
    rate = prose.mentions[index]
    before = [m for m in prose.mentions[max(index - _REACH, 0) : index] if m.sentence >= rate.sentence - 1 and _countable(m)]
    if not before:
        return None
    base = before[-1]
    if prose.mentions[index - 1] is base and _OF.match(prose.between(base, rate)):
        words = prose.content[max(base.bracket - 14, 0) : base.bracket] if base.depth > rate.depth else base.label
        numerator = next(
            (m for m in reversed(before[:-1]) if same_unit(m, base) and m.depth <= rate.depth and m.sentence == rate.sentence), None
        )
        if numerator is not None and _OF_WORD.search(words):
            return ratio_row(rate, numerator, base, "share" if "占" in words else "rate")
        return None
    named = _OF_NAME.search(rate.label)
    if named is None or "占" in rate.label or len(named["name"]) < 2:
        return None
    name = core(named["name"]) or named["name"]
    bases = [m for m in before if name in m.name or (len(name) > 3 and shared(name, m.name) >= 2)]
    others = [m for m in before if m not in bases and bases and same_unit(m, bases[-1]) and m.sentence == rate.sentence]
    return ratio_row(rate, others[-1], bases[-1], "rate") if bases and others and len({b.quantity.value for b in bases}) == 1 else None


def _slash(prose: Prose, index: int) -> Row | None:
    """``P%（a/b）``."""
    rate = prose.mentions[index]
    match = _SLASH.match(prose.content, rate.quantity.end)
    if match is None:
        return None
    by_start = {m.quantity.start: m for m in prose.mentions[index + 1 : index + 3]}
    a, b = by_start.get(match.start("a")), by_start.get(match.start("b"))
    return ratio_row(rate, a, b, "rate", confidence="certain") if a is not None and b is not None and b.quantity.value else None


def _rate(prose: Prose, index: int, by_name: dict[str, Definition]) -> Row | None:
    rate = prose.mentions[index]
    if not _RATE.search(rate.label) or "占" in rate.label or any_of("compare").search(rate.label):
        return None
    pool = _pool(prose, index)
    if len(pool) < 2:
        return None
    name = core(rate.label)
    named = _by_definition(name, pool, by_name) or _by_kind(rate, pool) or _by_words(rate, pool) or _by_pair(rate, pool)
    if named is not None and rate.quantity.value <= 100 and named.numerator.quantity.value > named.denominator.quantity.value:
        apart = _apart(prose, named) and not _predicated(rate, named.denominator)
        named = None if apart else Binding(named.denominator, named.numerator)
    if named is not None and (
        _negated(rate, named.numerator) or _parallel(prose, named) or _sweeps(rate, named.numerator) or _due(rate, named.numerator)
    ):
        named = None
    if named is not None and (_fits(rate, named) or percent_meets(rate.quantity, named.numerator.quantity, named.denominator.quantity)):
        return ratio_row(rate, named.numerator, named.denominator, "rate")
    for binding in _alternatives(rate, named, pool):
        if _fits(rate, binding):
            return ratio_row(rate, binding.numerator, binding.denominator, "rate")
    if named is None or _in_turn(rate) or _of_classes(prose, index, named) or _serves_another(prose, rate, named) or _pooled(rate, pool):
        return None
    near = rate.sentence in (named.numerator.sentence, named.denominator.sentence) or all(m.sentence != rate.sentence for m in pool)
    return ratio_row(
        rate, named.numerator, named.denominator, "rate", confidence="likely" if near else "possible", others=[m.quantity for m in pool]
    )


def _of_earlier(prose: Prose, index: int, earlier: Sequence[Mention]) -> Row | None:
    """A rate of its kind (支出 by 预算) whose base stands in a passage before: verified by it, never called wrong, since there may be several."""
    rate = prose.mentions[index]
    if rate.quantity.step >= 1 or "占" in rate.label or any_of("compare").search(rate.label):
        return None
    own = [m for m in prose.by_sentence[rate.sentence] if m.quantity.start < rate.quantity.start and _countable(m)]
    for kind, sides in _kinds().items():
        if kind not in rate.label:
            continue
        for n in reversed([m for m in own if any(_done(word, m) for word in sides["numerator"])]):
            for m in earlier:
                if same_unit(m, n) and any(word in m.name for word in sides["denominator"]) and _fits(rate, Binding(n, m)):
                    return ratio_row(rate, n, m, "rate", confidence="possible")
    return None


def _speaks(rate: Mention, numerator: Mention) -> bool:
    """Whether a number may be what the rate counts: their names share words, it is of the rate's kind, or it goes on with the number before (``118件163人``)."""
    stem = core(rate.label).removesuffix("率").removesuffix("度")
    kinds = (sides["numerator"] for kind, sides in _kinds().items() if kind in rate.label)
    return not numerator.label or shared(stem, numerator.name) > 0 or any(_done(word, numerator) for words in kinds for word in words)


def _pooled(rate: Mention, pool: Sequence[Mention]) -> bool:
    """Whether the rate counts neighbouring classes together (非常满意 and 满意), or is of several groups together, which is not judged."""
    sums = list(_sums(pool))
    for run, made in sums:
        others = [m for m in pool if m not in run and _counts_alike(m, run[0])]
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


def _counts_alike(a: Mention, b: Mention) -> bool:
    """Whether two numbers count in one unit, or people beside the sheets that they answered."""
    return same_unit(a, b) or {a.unit, b.unit} in ({"份", "人"}, {"份", "名"})


def _in_turn(rate: Mention) -> bool:
    """Whether the rate is the first of several that belong to several numbers in turn (``满意率分别为``)."""
    return _IN_TURN.search(rate.label) is not None or rate.quantity.unit == "‰"


def _parallel(prose: Prose, binding: Binding) -> bool:
    """Whether the smaller number is listed before the greater one (``甲组94人、乙组171人``): items of a list are not of each other."""
    small, great = binding.numerator, binding.denominator
    between = prose.between(small, great)
    return small.quantity.end <= great.quantity.start and "、" in between and not re.search(r"[，。；：()\d]", between)


def _apart(prose: Prose, binding: Binding) -> bool:
    """Whether the smaller number, which the rate does not name, is of another topic than the greater one or a part of it."""
    great, small = binding.numerator, binding.denominator
    return great.segment != small.segment or "其中" in prose.content[great.quantity.end : small.quantity.start]


def _predicated(rate: Mention, m: Mention) -> bool:
    """Whether a number may be what the rate counts by the predicate that the rate ends in."""
    stem = core(rate.label).removesuffix("率").removesuffix("度")
    return not m.label or shared(stem[-3:], m.name) > 0 or bool(stages(stem[-3:]) & stages(m.name))


def _of_classes(prose: Prose, index: int, binding: Binding) -> bool:
    """Whether rates of one kind follow each other for several classes (``本科落实率P1，专科落实率P2``), and no number counts the class and the kind."""
    rate = prose.mentions[index]
    beside = [prose.mentions[i] for i in (index - 1, index + 1) if 0 <= i < len(prose.mentions)]
    kind = core(rate.label)[-3:]
    alike = [m for m in beside if m.quantity.dimension == "percent" and m.sentence == rate.sentence and core(m.label).endswith(kind)]
    own = core(rate.label).removesuffix(kind)
    name = binding.numerator.name
    return len(kind) == _KIND and bool(own and alike) and not (shared(own, name) and shared(kind, name + "率"))


def _due(rate: Mention, numerator: Mention) -> bool:
    """Whether the number in the bracket behind the rate says what was due: that is what the rate divides by."""
    return numerator.depth > rate.depth and numerator.quantity.start > rate.quantity.end and _DUE.match(numerator.label) is not None


def _sweeps(rate: Mention, numerator: Mention) -> bool:
    """Whether the rate is of all, and the number is that of a part."""
    return _ALL_OF.search(rate.label) is not None and numerator.label.startswith("其中")


def _countable(m: Mention) -> bool:
    return (
        bool(m.unit)
        and m.quantity.dimension not in _NOT_COUNTED
        and not is_change(m.label)
        and not per_unit(m.label)
        and not _COMPARED.search(m.label)
        and m.quantity.value > 0
    )


def _pool(prose: Prose, index: int) -> list[Mention]:
    """Amounts and counts that may make the rate: in its sentence and the one before, and just behind it, in the bracket that follows it too."""
    rate = prose.mentions[index]
    before = [m for m in prose.mentions[max(index - _REACH, 0) : index] if rate.sentence - m.sentence <= 1 and m.depth <= rate.depth]
    after: list[Mention] = []
    for m in prose.mentions[index + 1 : index + 4]:
        own_bracket = m.depth == rate.depth + 1 and prose.content[rate.quantity.end : m.bracket + 1].strip() == "("
        if m.sentence == rate.sentence and (
            own_bracket or (m.depth <= rate.depth and m.clause - rate.clause <= 2 and m.segment == rate.segment)
        ):
            if m.quantity.dimension == "percent":
                break
            after.append(m)
    return [m for m in (*before, *after) if _countable(m)]


def _serves_another(prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether the amounts stand in another sentence and make the rate that is printed there."""
    sentence = binding.numerator.sentence
    others = [m for m in prose.by_sentence[sentence] if m.quantity.dimension == "percent" and m.segment != rate.segment]
    if any(m.segment == binding.numerator.segment and _fits(m, binding) for m in others):
        return True
    if sentence == rate.sentence or binding.denominator.sentence != sentence:
        return False
    return any(m.quantity.dimension == "percent" and _fits(m, binding) for m in prose.by_sentence[sentence])


def _fits(rate: Mention, binding: Binding) -> bool:
    return percent_fits(rate.quantity, binding.numerator.quantity, binding.denominator.quantity)


def _by_definition(name: str, pool: Sequence[Mention], by_name: dict[str, Definition]) -> Binding | None:
    definition = by_name.get(name) or next(
        (d for n, d in by_name.items() if len(name) > 3 and (n.endswith(name) or name.endswith(n))), None
    )
    if definition is None:
        return None
    numerator = best(definition.numerator, pool)
    if numerator is None:
        return None
    others = [m for m in pool if m is not numerator and same_unit(m, numerator)]
    before = [m for m in others if m.quantity.start < numerator.quantity.start] or others
    denominator = best(definition.denominator, [m for m in before if m.sentence == numerator.sentence]) or best(
        definition.denominator, before
    )
    return Binding(numerator, denominator) if denominator is not None else None


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    kinds: dict[str, dict[str, list[str]]] = vocabulary("totals")["rates"]
    return kinds


def _by_kind(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """By the words that numerator and denominator of this kind of rate end in."""
    for kind, sides in _kinds().items():
        if kind not in rate.label:
            continue
        for word in sides["numerator"]:
            for n in reversed([m for m in pool if _done(word, m)]):
                for other in sides["denominator"]:
                    denominators = [m for m in pool if other in m.name[-8:] and m is not n and same_unit(m, n) and not _done(word, m)]
                    near = [m for m in denominators if m.sentence == n.sentence]
                    if not near and not any(same_unit(m, n) and m is not n for m in pool if m.sentence == n.sentence):
                        near = denominators
                    if near and (n.sentence == rate.sentence or _same_thing(rate, kind, n, near[-1])):
                        return Binding(n, near[-1])
    return None


def _same_thing(rate: Mention, kind: str, *amounts: Mention) -> bool:
    """Whether a rate names nothing of its own before its kind (床位 in 床位使用率) that the amounts of another sentence do not name."""
    own = core(rate.label).partition(kind)[0]
    return len(own) < 2 or any(shared(own[-2:], m.name) for m in amounts)


def _done(word: str, m: Mention) -> bool:
    """Whether a number counts what was done, not what was due (到位, not 应到位)."""
    return word in m.name[-6:] and f"应{word}" not in m.name and not m.name.startswith("应")


def _by_words(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """The number whose name shares most with the rate's, over the nearest other one of its unit that shares less."""
    stem = core(rate.label).removesuffix("率").removesuffix("度")
    heads = stages(stem)
    predicate = stem[-3:]
    scores = [
        (shared(stem, m.name) * 2 + 3 * len(stages(m.name) & heads) + 6 * bool(shared(predicate, m.name)))
        if (shared(predicate, m.name) or stages(m.name) & heads) and not m.name.startswith("应")
        else 0
        for m in pool
    ]
    most = max(scores)
    if not most:
        return None
    alone = len(pool) == 2 and all(m.sentence != rate.sentence for m in pool)
    near = [i for i, s in enumerate(scores) if s == most and (alone or pool[i].sentence == rate.sentence)]
    if not near:
        return None
    at = near[-1]
    numerator = pool[at]
    earlier = [
        m for m, s in zip(pool[:at], scores[:at], strict=True) if same_unit(m, numerator) and (s < most or any_of("survey").search(m.name))
    ]
    later = [m for m, s in zip(pool[at + 1 :], scores[at + 1 :], strict=True) if same_unit(m, numerator) and s < most]
    here = [m for m in earlier if m.sentence == numerator.sentence]
    if here:
        return Binding(numerator, here[-1])
    if later:
        return Binding(numerator, later[0])
    if earlier and (shared(numerator.name, earlier[-1].name) or shared(stem, earlier[-1].name)):
        return Binding(numerator, earlier[-1])
    return None


def _negated(rate: Mention, numerator: Mention) -> bool:
    """Whether the number counts what the rate leaves out (不合格 beside 合格率, 贷款 beside 不良贷款率): the complement is not judged."""
    if core(rate.label).startswith(("不", "未", "非")) and not re.search(r"[不未非无没]", numerator.name):
        return True
    if _WITHHELD.search(numerator.name) and not _WITHHELD.search(rate.label):
        return True
    stem = core(rate.label).removesuffix("率")[-2:]
    return any(f"{no}{stem}" in numerator.name for no in ("不", "未", "非", "无")) and not any(
        no in rate.label for no in ("不", "未", "非", "无")
    )


def _by_pair(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """The only two numbers of one unit in the sentence, if the rate's name speaks of one of them: the later over the earlier."""
    here = [m for m in pool if m.sentence == rate.sentence]
    stem = core(rate.label).removesuffix("率")
    for n in here:
        pair = [m for m in here if same_unit(m, n)]
        if len(pair) == 2 and any(shared(stem, m.name) for m in pair) and pair[1].clause - pair[0].clause <= 2:
            return Binding(pair[1], pair[0])
    return None


def _alternatives(rate: Mention, named: Binding | None, pool: Sequence[Mention]) -> Iterator[Binding]:
    if named is not None:
        for m in reversed(pool):
            other = same_unit(m, named.numerator) and m is not named.numerator and m is not named.denominator
            if other and m.quantity.value >= named.numerator.quantity.value:
                yield Binding(named.numerator, m)
        if rate.quantity.step >= 1:
            return
        if named.numerator.sentence == named.denominator.sentence == rate.sentence:
            pool = [m for m in pool if m.sentence == rate.sentence]
    exact = rate.quantity.step < 1
    for i in range(len(pool) - 1, 0, -1):
        for j in range(i - 1, -1, -1):
            a, b = pool[i], pool[j]
            if a.quantity.value > b.quantity.value and named is not None:
                a, b = b, a
            if (
                same_unit(a, b)
                and a.quantity.value <= b.quantity.value
                and (exact or i == len(pool) - 1)
                and (named is None or _speaks(rate, a))
            ):
                yield Binding(a, b)
