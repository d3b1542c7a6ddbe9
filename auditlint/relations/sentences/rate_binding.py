"""What binds a rate to a numerator and a denominator: the document's own formula, its kind, the words of its name, a pair of numbers; and numbers that merely fit."""

from collections.abc import Iterator, Mapping, Sequence

from auditlint.measures.matching import best, same_unit, shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, stages
from auditlint.relations.expressions.definition import Definition
from auditlint.relations.sentences.rate_doubts import Binding, counts_alike, done, kinds, part_before, speaks

_CLASS = 2


def by_class(prose: Prose, index: int, pool: Sequence[Mention]) -> Binding | None:
    """A part over the earlier number of the very same class: ``计划国培240人次；完成846人次，其中国培236人次，完成率98.33%``."""
    part = part_before(prose, index)
    name = core(part.label) if part is not None else ""
    if part is None or len(name) < _CLASS or part not in pool:
        return None
    alike = [m for m in pool if m is not part and m.quantity.start < part.quantity.start and same_unit(m, part) and core(m.label) == name]
    return Binding(part, alike[0]) if len(alike) == 1 else None


def by_definition(name: str, pool: Sequence[Mention], by_name: Mapping[str, Definition]) -> Binding | None:
    """By the formula that the document prints for the rate."""
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


def by_kind(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """By the words that numerator and denominator of this kind of rate end in."""
    for kind, sides in kinds().items():
        if kind not in rate.label:
            continue
        for word in sides["numerator"]:
            for n in reversed([m for m in pool if done(word, m)]):
                for other in sides["denominator"]:
                    denominators = [m for m in pool if other in m.name[-8:] and m is not n and same_unit(m, n) and not done(word, m)]
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


def by_words(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
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


def by_pair(rate: Mention, pool: Sequence[Mention]) -> Binding | None:
    """The only two numbers of one unit in the sentence, if the rate's name speaks of one of them: the later over the earlier."""
    here = [m for m in pool if m.sentence == rate.sentence]
    stem = core(rate.label).removesuffix("率")
    for n in here:
        pair = [m for m in here if same_unit(m, n)]
        if len(pair) != 2 or pair[1].clause - pair[0].clause > 2:
            continue
        if any(shared(stem, m.name) for m in pair) and (pair[1].segment == rate.segment or shared(stem[-3:], pair[1].name)):
            return Binding(pair[1], pair[0])
    return None


def alternatives(rate: Mention, named: Binding | None, pool: Sequence[Mention]) -> Iterator[Binding]:
    """Other numbers that the rate may be of, where the ones that it names do not make it."""
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
                and (named is None or speaks(rate, a) or (exact and a.segment == b.segment == rate.segment and a.clause - b.clause == 1))
            ):
                yield Binding(a, b)
    yield from (Binding(a, b) for b in reversed(pool) for a in pool if exact and a.unit != b.unit and counts_alike(a, b))
