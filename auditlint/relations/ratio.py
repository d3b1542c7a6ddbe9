"""Rates and shares in sentences, with the numerator and denominator that the sentence, or the document's own formula, gives them.

A rate is bound by meaning: by the definition of its name, by what its kind of rate divides (支出 by 预算 for an 执行率), or by the head word it shares with
its numerator. Only such a binding within reach can fail; numbers that merely fit verify the rate.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.matching import best
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, per_unit, stages
from auditlint.quantities.judge import agree
from auditlint.quantities.number import Undetermined
from auditlint.relations.definition import Definition, definitions
from auditlint.relations.row import Row
from auditlint.relations.share import share_rows
from auditlint.relations.stated import ratio_row

_RATE = re.compile(
    r"(?:率|满意度|知晓度|完成度|比例)(?:[一-龥]{0,2}(?:为|达到?|是|至|近|约|有|到|仅|均|高达|超|保持在|稳定在|提高到|提升至|提升到)){0,2}$"
)
_OF = re.compile(r"(?:完成|达到|为|相当于)[^，。；]{0,14}(?:的|预算|任务|计划|目标)$")
_NOT_COUNTED = frozenset({"percent", "points", "multiple", "duration", "age", "score"})
_REACH = 14


@dataclass(frozen=True, slots=True)
class Binding:
    """A numerator and a denominator for a rate; ``named`` if meaning, not only arithmetic, binds them."""

    numerator: Mention
    denominator: Mention
    named: bool


def find(narrative: Narrative) -> Iterator[Row]:
    """The rates and shares stated in sentences."""
    by_name: dict[str, Definition] = {d.name: d for d in definitions(narrative.ledger) if d.numerator}
    for prose in narrative:
        percents = [i for i, m in enumerate(prose.mentions) if m.quantity.dimension == "percent"]
        if not percents:
            continue
        yield from share_rows(prose)
        for i in percents:
            rate = prose.mentions[i]
            if _is_rate(prose, rate):
                row = _rate(prose, i, by_name)
                if row is not None:
                    yield row


def _is_rate(prose: Prose, rate: Mention) -> bool:
    before = prose.content[rate.quantity.start - 1 : rate.quantity.start]
    if before in ("=", "×", "*", "+", "/", "÷") or is_change(rate.label) or "占" in rate.label or any_of("compare").search(rate.label):
        return False
    return bool(_RATE.search(rate.label) or _OF.search(rate.label))


def _rate(prose: Prose, index: int, by_name: dict[str, Definition]) -> Row | None:
    rate = prose.mentions[index]
    pool = _pool(prose, index)
    if len(pool) < 2:
        return None
    name = core(rate.label)
    named = _by_definition(name, pool, by_name) or _by_kind(rate.label, pool) or _by_stage(rate, pool)
    if named is not None and _fits(rate, named):
        return ratio_row(rate, named.numerator, named.denominator, "rate")
    for binding in _alternatives(rate, named, pool):
        if _fits(rate, binding):
            return ratio_row(rate, binding.numerator, binding.denominator, "rate")
    if named is None:
        return None
    near = named.numerator.sentence == rate.sentence and rate.sentence - named.denominator.sentence <= 1
    return ratio_row(
        rate, named.numerator, named.denominator, "rate", confidence="likely" if near else "possible", others=[m.quantity for m in pool]
    )


def _pool(prose: Prose, index: int) -> list[Mention]:
    """Amounts and counts that may make the rate: in its sentence and the one before, and just behind it."""
    rate = prose.mentions[index]
    before = [m for m in prose.mentions[max(index - _REACH, 0) : index] if rate.sentence - m.sentence <= 1]
    after = [m for m in prose.mentions[index + 1 : index + 3] if m.sentence == rate.sentence and m.clause - rate.clause <= 1]
    return [
        m
        for m in (*before, *after)
        if m.unit
        and m.quantity.dimension not in _NOT_COUNTED
        and not is_change(m.label)
        and not per_unit(m.label)
        and m.quantity.value > 0
        and m.depth <= rate.depth
    ]


def _fits(rate: Mention, binding: Binding) -> bool:
    a, b = binding.numerator.quantity, binding.denominator.quantity
    try:
        return agree(rate.quantity.rounded, a.operand / b.operand * 100).verdict == "holds"
    except Undetermined:
        return False


def _by_definition(name: str, pool: Sequence[Mention], by_name: dict[str, Definition]) -> Binding | None:
    definition = by_name.get(name) or next(
        (d for n, d in by_name.items() if len(name) > 3 and (n.endswith(name) or name.endswith(n))), None
    )
    if definition is None:
        return None
    numerator = best(definition.numerator, pool)
    if numerator is None:
        return None
    denominator = best(
        definition.denominator,
        [m for m in pool if m is not numerator and m.unit == numerator.unit and m.quantity.start < numerator.quantity.start],
    )
    return Binding(numerator, denominator, True) if denominator is not None else None


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    kinds: dict[str, dict[str, list[str]]] = vocabulary("totals")["rates"]
    return kinds


def _by_kind(label: str, pool: Sequence[Mention]) -> Binding | None:
    for kind, sides in _kinds().items():
        if kind in label:
            for word in sides["numerator"]:
                numerators = [m for m in pool if word in m.label]
                for n in reversed(numerators):
                    for other in sides["denominator"]:
                        denominators = [m for m in pool if other in m.label and m is not n and m.unit == n.unit and word not in m.label]
                        if denominators:
                            return Binding(n, denominators[-1], True)
    return None


def _by_stage(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """The last number whose label shares a head word with the rate's name, over the nearest earlier one of the same unit without it."""
    heads = stages(core(rate.label))
    if not heads:
        return None
    numerator = next((m for m in reversed(pool) if stages(m.name) & heads and m.sentence == rate.sentence), None)
    if numerator is None:
        return None
    distinguishing = stages(numerator.name) & heads
    earlier = [m for m in pool if m.quantity.start < numerator.quantity.start and m.unit == numerator.unit]
    denominator = next((m for m in reversed(earlier) if not distinguishing <= stages(m.name) or any_of("survey").search(m.name)), None)
    return Binding(numerator, denominator, True) if denominator is not None else None


def _alternatives(rate: Mention, named: Binding | None, pool: Sequence[Mention]) -> Iterator[Binding]:
    if named is not None:
        for m in reversed(pool):
            other = m.unit == named.numerator.unit and m is not named.numerator and m is not named.denominator
            if other and m.quantity.value >= named.numerator.quantity.value:
                yield Binding(named.numerator, m, False)
        return
    exact = rate.quantity.step < 1
    for i in range(len(pool) - 1, 0, -1):
        for j in range(i - 1, -1, -1):
            a, b = pool[i], pool[j]
            if a.unit == b.unit and a.quantity.value <= b.quantity.value and (exact or i == len(pool) - 1):
                yield Binding(a, b, False)
