"""The same fact told twice: numbers in different sentences whose measures agree word for word.

Facts are grouped by their key, never compared all with all. Two numbers of one key that disagree are a conflict only if the name is specific, or if their sentences
print another number in common; many different values under one name are a series, not a fact.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from auditlint.language import vocabulary
from auditlint.measures.measure import Measures
from auditlint.measures.partition import Partitions
from auditlint.quantities.judge import same
from auditlint.relations.formula import sum_formula
from auditlint.relations.restatements import member_told, row_told
from auditlint.relations.restatements.facts import COMPANION, Fact, Facts, Key
from auditlint.relations.restatements.kinship import Kinship
from auditlint.relations.restatements.near_restatement import bare_alike, by_number, conflicts, number_of, twins_of
from auditlint.relations.restatements.slips import apart_by_slip
from auditlint.relations.restatements.tellings import Telling, tellings
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row

_MOST_VALUES = 3
_SERIES = 12
_MOST_PLACES = 12
_LONG_NAME = 6
_KIND_OF_RATE = 3
"""Names of rates as short as this say only their kind (配备率): whose, the sentence says."""


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
    parallel = _parallel(facts.all)
    compared: set[frozenset[int]] = set()
    stated: set[int] = set()
    for group in groups.values():
        if len(group) > 1:
            for row in _compare(group, support, parallel):
                compared.add(frozenset(id(q) for q in (row.stated, *row.operands)))
                stated.update(id(q) for q in (row.stated, *row.operands))
                yield row
    told = tellings(measures, facts)
    yield from _akin(told, facts.home, facts.title, compared, stated, support)
    for telling, cell in member_told.find(told, measures.narrative.ledger):
        if frozenset((id(telling.quantity), id(cell.quantity))) not in compared:
            yield told_again(telling, cell, (), (1, 1), support, "possible")


def _akin(
    told: list[Telling], home: frozenset[str], title: str, compared: set[frozenset[int]], stated: set[int], support: Mapping[int, str]
) -> Iterator[Row]:
    """The restatements under names that differ, without those that are ``compared`` already: one number told again, then numbers a slip
    apart: possibly one fact, likely if only the unit differs."""
    kinship = Kinship(told, home, title)
    twins = twins_of(told, kinship)
    for telling in told:
        same_fact = twins.get(id(telling), [])
        if same_fact and id(telling.quantity) not in stated:
            first = min(same_fact, key=lambda t: t.quantity.passage)
            places = len(same_fact) + 1
            stated.update((id(telling.quantity), id(first.quantity)))
            yield told_again(telling, first, (), (places, places), support)
    numbers = by_number(told)
    yield from _of_rows(told, kinship, compared, support)
    for telling, leading in conflicts(told, kinship, twins, numbers):
        if frozenset((id(telling.quantity), id(leading.quantity))) not in compared:
            group, most = (_places(t, twins, numbers) for t in (telling, leading))
            if len(group) > len(most):
                telling, leading, group, most = leading, telling, most, group
            others = tuple(t.quantity for t in (*group[1:], *most[1:]))[:_MOST_PLACES]
            sure = telling.quantity.printed == leading.quantity.printed
            target = telling.is_target and leading.is_target
            yield told_again(telling, leading, others, (len(group), len(most)), support, "likely" if sure else "possible", target=target)


def _of_rows(told: list[Telling], kinship: Kinship, compared: set[frozenset[int]], support: Mapping[int, str]) -> Iterator[Row]:
    """The numbers of target tables that sentences tell otherwise."""
    for pair in row_told.find(told, kinship):
        if frozenset((id(pair.telling.quantity), id(pair.leading.quantity))) not in compared:
            others = tuple(t.quantity for t in (*pair.group[1:], *pair.most[1:]))[:_MOST_PLACES]
            places = len(pair.group), len(pair.most)
            yield told_again(pair.telling, pair.leading, others, places, support, "possible", target=pair.telling.is_target)


def _places(telling: Telling, twins: Mapping[int, list[Telling]], numbers: Mapping[tuple[str, Decimal], list[Telling]]) -> list[Telling]:
    """A telling, the others of its fact, and those of its number under other names, if it is a long one."""
    found = [telling, *twins.get(id(telling), ())]
    seen = {t.sentence for t in found}
    return found + [t for t in numbers.get(number_of(telling), ()) if t.sentence[1] >= 0 and t.sentence not in seen]


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


def _parallel(facts: list[Fact]) -> frozenset[frozenset[tuple[int, int]]]:
    """The pairs of sentences that tell several facts of the same names, each with another number: those of two subjects (``上级补助收入N1，上年结转N2``).

    Rates follow from the numbers beside them, and do not count.
    """
    told: dict[Key, dict[tuple[int, int], Decimal]] = {}
    for fact in facts:
        if fact.sentence[1] >= 0 and fact.quantity.dimension != "percent":
            told.setdefault(fact.key, {})[fact.sentence] = fact.quantity.value
    pairs: dict[frozenset[tuple[int, int]], list[bool]] = {}
    for held in told.values():
        if 1 < len(held) <= _SERIES:
            for (a, one), (b, other) in combinations(held.items(), 2):
                pairs.setdefault(frozenset((a, b)), []).append(one == other)
    return frozenset(pair for pair, equal in pairs.items() if len(equal) > 1 and not any(equal))


def _compare(facts: list[Fact], support: Mapping[int, str], parallel: frozenset[frozenset[tuple[int, int]]]) -> Iterator[Row]:
    """One row for every further place of the leading figure, and one for every other figure of the fact."""
    told = _told(facts)
    told.sort(key=lambda g: (len(g), any(id(f.quantity) in support for f in g), -g[0].quantity.step, -g[0].quantity.passage), reverse=True)
    most = told[0]
    leading = max(most, key=lambda f: (id(f.quantity) in support, -f.quantity.step, -f.quantity.passage))
    for fact in most:
        if fact is not leading and fact.sentence != leading.sentence:
            yield told_again(fact, leading, (), (len(most), len(most)), support)
    for group in told[1:]:
        if {f.sentence for f in most if f.sentence[1] >= 0} & {f.sentence for f in group}:
            continue  # a sentence tells both: they are two facts
        if frozenset((group[0].sentence, leading.sentence)) in parallel:
            continue
        linked = next((f for f in group if f.sentence != leading.sentence and _linked(f, leading, told)), None)
        if linked is not None:
            others = tuple(f.quantity for f in facts[:_MOST_PLACES] if f is not linked and f is not leading)
            yield told_again(linked, leading, others, (len(group), len(most)), support)


def _linked(fact: Fact, leading: Fact, told: list[list[Fact]]) -> bool:
    """Whether two different values under one key are one fact told differently, and not two of a series. Totals of two tables are another relation."""
    if fact.sentence[1] < 0 and leading.sentence[1] < 0:
        return False
    if bare_alike(fact.quantity, leading.quantity):
        return False
    if any(f.name in vocabulary("kinship")["amounts"] for f in (fact, leading)):
        return False
    if fact.companions & leading.companions:
        return True
    if fact.whole is not None and leading.whole is not None and fact.whole != leading.whole:
        return False
    if len(told) >= _MOST_VALUES and len(told[0]) < _MOST_VALUES:
        return False
    if fact.quantity.passage == leading.quantity.passage or not fact.measure.specific or fact.bracketed or leading.bracketed:
        return False
    if fact.quantity.dimension == "percent" and len(fact.name) <= _KIND_OF_RATE and not apart_by_slip(fact.quantity, leading.quantity):
        return False
    if _led_apart(fact, leading) and not apart_by_slip(fact.quantity, leading.quantity):
        return False
    small = max(fact.quantity.value, leading.quantity.value) < COMPANION and fact.quantity.dimension == "count"
    return not small or len(fact.measure.name) >= _LONG_NAME


def _led_apart(fact: Fact, leading: Fact) -> bool:
    """Whether the numbers before two facts count the same in one unit, and differ: the sentences then tell of different subjects."""
    a, b = fact.lead, leading.lead
    return a is not None and b is not None and a.unit == b.unit and a.value != b.value
