"""The same fact told twice: numbers in different sentences whose measures agree word for word.

Facts are grouped by their key, never compared all with all. Two numbers of one key that disagree are a conflict only if the name is specific, or if their sentences
print another number in common; many different values under one name are a series, not a fact.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from auditlint.measures.measure import Measures
from auditlint.measures.partition import Partitions
from auditlint.quantities.judge import same
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown_with_unit, sum_formula
from auditlint.relations.restatements.facts import COMPANION, Fact, Facts, Key
from auditlint.relations.restatements.near_restatement import near_restatements
from auditlint.relations.row import Row
from auditlint.report import Confidence

_MOST_VALUES = 3
_SERIES = 12
_MOST_PLACES = 12
_LONG_NAME = 6


def find(measures: Measures, partitions: Partitions) -> Iterator[Row]:
    """The restatements of every fact that is told at least twice."""
    facts = Facts(measures, partitions.wholes)
    groups: dict[Key, list[Fact]] = {}
    for fact in facts.all:
        groups.setdefault(fact.key, []).append(fact)
    support = {
        id(reading.whole.quantity): sum_formula(reading.whole.quantity, [p.quantity for p in reading.parts], reading.signs)
        for reading in partitions.readings
        if reading.exact
    }
    for group in groups.values():
        if len(group) > 1:
            yield from _compare(group, support)
    for fact, leading, confidence in near_restatements(groups, facts.home):
        yield _row(fact, leading, (), groups[fact.key], groups[leading.key], support, confidence)


def _told(facts: list[Fact]) -> list[list[Fact]]:
    """The facts by what they tell: a figure and its roundings are one, unless there are so many figures that they are a series."""
    printed: dict[Decimal, list[Fact]] = {}
    for fact in sorted(facts, key=lambda f: f.quantity.step):
        printed.setdefault(fact.quantity.value, []).append(fact)
    if len(printed) > _SERIES:
        return list(printed.values())
    told: list[list[Fact]] = []
    for group in printed.values():
        finer = next((t for t in told if same(t[0].quantity.number, group[0].quantity.number).verdict in ("holds", "rounding")), None)
        if finer is None:
            told.append(group)
        else:
            finer.extend(group)
    return told


def _compare(facts: list[Fact], support: Mapping[int, str]) -> Iterator[Row]:
    """One row for every further place of the leading figure, and one for every other figure of the fact."""
    told = _told(facts)
    told.sort(key=lambda g: (len(g), any(id(f.quantity) in support for f in g), -g[0].quantity.step, -g[0].quantity.passage), reverse=True)
    most = told[0]
    leading = max(most, key=lambda f: (id(f.quantity) in support, -f.quantity.step, -f.quantity.passage))
    for fact in most:
        if fact is not leading and fact.sentence != leading.sentence:
            yield _row(fact, leading, (), most, most, support)
    for group in told[1:]:
        linked = next((f for f in group if f.sentence != leading.sentence and _linked(f, leading, told)), None)
        if linked is not None:
            others = tuple(f.quantity for f in facts[:_MOST_PLACES] if f is not linked and f is not leading)
            yield _row(linked, leading, others, group, most, support)


def _linked(fact: Fact, leading: Fact, told: list[list[Fact]]) -> bool:
    """Whether two different values under one key are one fact told differently, and not two of a series. Totals of two tables are another relation."""
    if fact.sentence[1] < 0 and leading.sentence[1] < 0:
        return False
    if fact.companions & leading.companions:
        return True
    if fact.whole is not None and leading.whole is not None and fact.whole != leading.whole:
        return False
    if len(told) >= _MOST_VALUES and len(told[0]) < _MOST_VALUES:
        return False
    if fact.quantity.passage == leading.quantity.passage or not fact.measure.specific or fact.bracketed or leading.bracketed:
        return False
    small = max(fact.quantity.value, leading.quantity.value) < COMPANION and fact.quantity.dimension == "count"
    return not small or len(fact.measure.name) >= _LONG_NAME


def _row(
    fact: Fact,
    leading: Fact,
    others: tuple[Quantity, ...],
    group: list[Fact],
    most: list[Fact],
    support: Mapping[int, str],
    confidence: Confidence = "likely",
) -> Row:
    a, b = fact.quantity, leading.quantity
    proofs = [proof for q in (b, a) if (proof := support.get(id(q)))]
    return Row(
        "restatement",
        {
            "stated": a.number,
            "other": b.number,
            "label": fact.name,
            "places": str(len(group)),
            "other_places": str(len(most)),
            "support": "".join(f"; {proof}" for proof in proofs),
        },
        a,
        (b,),
        f"{shown_with_unit(a)} = {shown_with_unit(b)}",
        confidence,
        context=others,
        named={"other": b},
    )
