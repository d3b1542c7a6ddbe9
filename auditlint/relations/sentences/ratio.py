"""Rates in sentences, with the numerator and denominator that the sentence, or the document's own formula, gives them.

A rate is bound by grammar (``完成预算N的P%``), by the definition of its name, by what its kind of rate divides (支出 by 预算 for an 执行率), or by the words that
its name shares with its numerator. Only such a binding within reach can fail; numbers that merely fit verify the rate.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from auditlint.measures.change import is_change
from auditlint.measures.lines import line_runs
from auditlint.measures.matching import same_unit, shared
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, per_unit
from auditlint.quantities.fit import percent_meets
from auditlint.relations.expressions.definition import Definition, definitions
from auditlint.relations.row import Row
from auditlint.relations.sentences.levels import list_whole
from auditlint.relations.sentences.rate_bases import is_complement, is_threshold, of_another, of_another_year, of_untold_base
from auditlint.relations.sentences.rate_binding import alternatives, by_class, by_definition, by_kind, by_pair, by_words
from auditlint.relations.sentences.rate_doubts import (
    Binding,
    apart,
    done,
    due,
    elsewhere,
    fits,
    in_turn,
    itemised,
    kinds,
    limited,
    limits,
    negated,
    of_classes,
    of_part,
    parallel,
    pooled,
    predicated,
    serves_another,
    sweeps,
    unrelated,
)
from auditlint.relations.sentences.share import share_rows, totals_by_name
from auditlint.relations.sentences.stated import ratio_row

_RATE = re.compile(
    r"(?:率|满意度|知晓度|完成度|比例)(?:[一-龥]{0,2}(?:为|达到?|是|至|近|约|有|到|仅|均|高达|超|保持在|稳定在|提高到|提升至|提升到)){0,2}$"
)
_OF = re.compile(r"^\)?的$")
_OF_THINGS = re.compile(r"^[一-龥]{1,8}的$")
_OF_NAME = re.compile(r"(?:完成|达到|达|为|相当于|占)(?P<name>[^，。；]{0,14}?)的$")
_OF_WORD = re.compile(r"完成|达到|达|为|相当于|占")
_SLASH = re.compile(r"\(\s?(?P<a>\d[\d,]*)\s?/\s?(?P<b>\d[\d,]*)\s?\)")
_NOT_COUNTED = frozenset({"percent", "points", "multiple", "age", "score"})
_COMPARED = re.compile(r"(?:比|较|与)(?:上年|去年|前年|上月|上季|上期|同期|(?:19|20)\d\d\s?年)[^，。；]{0,8}$")
_HEADS = frozenset({"人", "名", "人次"})
_REACH = 14
_EARLIER = 60


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
            row = _of(prose, i) or _slash(prose, i) or _rate(narrative, prose, i, by_name) or _of_earlier(prose, i, before)
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
    between = prose.between(base, rate)
    if prose.mentions[index - 1] is base and (_OF.match(between) or (base.label.startswith("占") and _OF_THINGS.match(between))):
        words = prose.content[max(base.bracket - 14, 0) : base.bracket] if base.depth > rate.depth else base.label
        alike = [m for m in reversed(before[:-1]) if same_unit(m, base) and m.depth <= rate.depth and m.sentence == rate.sentence]
        people = [m for m in before[:-1] if m.segment == base.segment and {m.unit, base.unit} <= _HEADS and m.unit != base.unit]
        numerator = next((m for m in (*alike, *people) if fits(rate, Binding(m, base))), None)
        if numerator is None and (not people or any(m.segment == base.segment for m in alike)):
            numerator = _numerator(prose, alike, base, words)
        if numerator is not None and _OF_WORD.search(words):
            return ratio_row(rate, numerator, base, "share" if "占" in words else "rate")
        return None
    named = _OF_NAME.search(rate.label)
    if named is None or "占" in rate.label or len(named["name"]) < 2:
        return None
    name = core(named["name"]) or named["name"]
    bases = [m for m in before if name in m.name or (len(name) > 3 and shared(name, m.name) >= 2)]
    own = [m for m in before if m.segment == rate.segment and m not in bases]
    others = [m for m in own or before if m not in bases and bases and same_unit(m, bases[-1]) and m.sentence == rate.sentence]
    subject = core(rate.label[: named.start()])
    if len(subject) > 1:
        others = [m for m in others if shared(subject, m.name)] or others
    return ratio_row(rate, others[-1], bases[-1], "rate") if bases and others and len({b.quantity.value for b in bases}) == 1 else None


def _numerator(prose: Prose, alike: Sequence[Mention], base: Mention, words: str) -> Mention | None:
    """The number that ``完成N0的P%`` is of where none fits: the last, or behind a list the one that the clause names (``接待人次完成``)."""
    subject = core(_OF_WORD.split(words)[0])
    named = [m for m in alike if len(subject) > 1 and shared(subject, m.name)]
    if alike and (list_whole(prose, list(alike[1:]), alike[0]) is not None or (len(subject) > 1 and alike[0].segment != base.segment)):
        return named[0] if len(named) == 1 else None
    return alike[0] if alike else None


def _slash(prose: Prose, index: int) -> Row | None:
    """``P%（a/b）``."""
    rate = prose.mentions[index]
    match = _SLASH.match(prose.content, rate.quantity.end)
    if match is None:
        return None
    by_start = {m.quantity.start: m for m in prose.mentions[index + 1 : index + 3]}
    a, b = by_start.get(match.start("a")), by_start.get(match.start("b"))
    return ratio_row(rate, a, b, "rate", confidence="certain") if a is not None and b is not None and b.quantity.value else None


def _rate(narrative: Narrative, prose: Prose, index: int, by_name: dict[str, Definition]) -> Row | None:
    rate = prose.mentions[index]
    if not _RATE.search(rate.label) or "占" in rate.label or any_of("compare").search(rate.label):
        return None
    pool = _pool(prose, index)
    if len(pool) < 2:
        return None
    name = core(rate.label)
    explicit = by_class(prose, index, pool) or by_definition(name, pool, by_name) or by_kind(rate, pool)
    named = explicit or by_words(rate, pool) or by_pair(rate, pool)
    if named is not None and rate.quantity.value <= 100 and named.numerator.quantity.value > named.denominator.quantity.value:
        beside = named.numerator.segment == rate.segment != named.denominator.segment
        foreign = apart(prose, named) and (beside or not predicated(rate, named.denominator))
        named = None if foreign else Binding(named.denominator, named.numerator)
    if named is not None and (
        negated(rate, named.numerator)
        or parallel(prose, named)
        or sweeps(rate, named.numerator)
        or due(rate, named.numerator)
        or limited(prose, rate, named.numerator)
    ):
        named = None
    if named is not None and (fits(rate, named) or percent_meets(rate.quantity, named.numerator.quantity, named.denominator.quantity)):
        return ratio_row(rate, named.numerator, named.denominator, "rate")
    for binding in alternatives(rate, named, pool):
        if fits(rate, binding):
            return ratio_row(rate, binding.numerator, binding.denominator, "rate")
    if (
        named is None
        or in_turn(rate)
        or itemised(prose, rate, named)
        or of_part(prose, index, named)
        or elsewhere(prose, rate, named)
        or unrelated(rate, named)
        or of_classes(prose, index, named)
        or serves_another(prose, rate, named)
        or pooled(rate, pool)
        or of_another(narrative.ledger, rate, named)
        or is_threshold(prose, rate)
        or is_complement(rate, named)
        or of_another_year(prose, rate, named)
        or (explicit is None and of_untold_base(narrative.ledger, prose, rate, named))
    ):
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
    for kind, sides in kinds().items():
        if kind not in rate.label:
            continue
        for n in reversed([m for m in own if any(done(word, m) for word in sides["numerator"])]):
            for m in earlier:
                if same_unit(m, n) and any(word in m.name for word in sides["denominator"]) and fits(rate, Binding(n, m)):
                    return ratio_row(rate, n, m, "rate", confidence="possible")
    return None


def _countable(m: Mention) -> bool:
    return (
        bool(m.unit)
        and not limits(m)
        and m.quantity.dimension not in _NOT_COUNTED
        and not is_change(m.label)
        and not per_unit(m.label)
        and not _COMPARED.search(m.label)
        and m.quantity.value > 0
    )


def _has_own_rate(prose: Prose, m: Mention) -> bool:
    """Whether a rate or share is printed right behind a number: it is that one's."""
    following = prose.behind(m)
    return (
        following is not None
        and following.quantity.dimension == "percent"
        and following.depth == m.depth
        and following.segment == m.segment
        and following.clause - m.clause <= 1
        and not is_change(following.label)
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
            if m.quantity.dimension == "percent" or m.label.startswith("其中") or _has_own_rate(prose, m):
                break
            after.append(m)
    return [m for m in (*before, *after) if _countable(m)]
