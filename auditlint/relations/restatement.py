"""The same fact told twice: numbers in different sentences whose measures agree word for word.

Facts are grouped by their key, never compared all with all. Two numbers of one key that disagree are a conflict only if the name is specific, or if their sentences
print another number in common; many different values under one name are a series, not a fact.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.measure import Measure, Measures, place_of, qualifiers, year_of
from auditlint.measures.partition import Partitions
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core, per_unit
from auditlint.quantities.judge import same
from auditlint.quantities.quantity import Quantity
from auditlint.relations.amounts import amounts_of
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row

Key = tuple[str, ...]
_LOCAL = frozenset(
    {
        "",
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全镇",
        "全街道",
        "全乡",
        "全校",
        "全院",
        "各区",
        "各县",
        "各镇",
        "各街道",
        "市级",
        "区级",
        "县级",
        "省级",
        "本级",
    }
)
_NAME = re.compile(r"[一-龥]{3}")
_MOST_VALUES = 3
_MOST_PLACES = 12
_LONGEST_TABLE = 500
_BRACKETS = re.compile(r"\([^()]*\)")
_COMPANION = 100
_LONG_NAME = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its printed name, its measure and the other numbers of its sentence that are large enough to recognise the sentence by."""

    name: str
    quantity: Quantity
    measure: Measure
    companions: frozenset[Decimal]
    sentence: tuple[int, int]
    whole: Decimal | None = None
    bracketed: bool = False


def find(measures: Measures, partitions: Partitions) -> Iterator[Row]:
    """The restatements of every fact that is told at least twice."""
    groups: dict[Key, list[Fact]] = {}
    home = _home(measures)
    for prose in measures.narrative.all:
        for fact in _facts(measures, partitions.wholes, prose):
            groups.setdefault(_key(measures, fact.measure, home), []).append(fact)
    for fact in _tabulated(measures):
        groups.setdefault(_key(measures, fact.measure, home), []).append(fact)
    support = {
        id(reading.whole.quantity): sum_formula(reading.whole.quantity, [p.quantity for p in reading.parts], reading.signs)
        for reading in partitions.readings
        if reading.exact
    }
    for facts in groups.values():
        if len(facts) > 1:
            yield from _compare(facts, support)


def _tabulated(measures: Measures) -> Iterator[Fact]:
    """The grand totals of tables under the name of their column, and the rows of places under the name and the place."""
    for stock in measures.narrative.ledger.tables:
        amounts = amounts_of(stock)
        if stock.table.doubt or len(amounts.grand_rows) != 1 or len(amounts.body) > _LONGEST_TABLE:
            continue
        year = year_of(stock.table.caption)
        for column in amounts.additive:
            label = _BRACKETS.sub("", amounts.labels[column])
            for row in amounts.body:
                quantity = amounts.quantity(row, column)
                scope = "" if row in amounts.grand_rows else place_of(stock.table.row_label(row))
                if quantity is None or not quantity.unit or not (scope or row in amounts.grand_rows):
                    continue
                measure = measures.tabulated(label, quantity, scope, year)
                if _NAME.search(measure.name):
                    yield Fact(label, quantity, measure, frozenset(), (quantity.passage, -1))


def _home(measures: Measures) -> str:
    """The place that the document is about."""
    places = Counter(m.scope for m in measures.all if m.scope not in _LOCAL)
    return min(places, key=lambda p: (-places[p], p)) if places else ""


def _key(measures: Measures, measure: Measure, home: str) -> Key:
    scope = "" if measure.scope in _LOCAL or measure.scope == home else measure.scope
    period = "" if measure.period == measures.year else measure.period
    return (qualifiers(measure.name), "".join(sorted(measure.heads)), measure.kind, measure.unit, scope, period, measure.aspect)


def _facts(measures: Measures, wholes: Mapping[int, Decimal], prose: Prose) -> Iterator[Fact]:
    for m in prose.mentions:
        measure = measures.get(m.quantity)
        if (
            measure is None
            or len(measure.name) < 3
            or not measure.unit
            or m.quantity.dimension in ("points", "duration", "age", "multiple", "score")
        ):
            continue
        if m.label.startswith(("比", "较", "与", "低于", "高于")) or (m.depth and m.label.startswith(("上年", "去年"))):
            continue
        if any(word in m.label for word in vocabulary("measures")["pointing"]):
            continue
        if m.operand or is_change(m.label) or per_unit(m.label) or "占" in m.label:
            continue
        yield Fact(
            _shown(m, measure),
            m.quantity,
            measure,
            _companions(prose, m),
            (prose.passage.index, m.sentence),
            wholes.get(id(m.quantity)),
            m.depth > 0,
        )


def _shown(m: Mention, measure: Measure) -> str:
    """The printed name; the name of its chain for the result of printed arithmetic."""
    name = core(m.name)
    return name if _NAME.search(name) else measure.name


def _companions(prose: Prose, mention: Mention) -> frozenset[Decimal]:
    near = prose.by_sentence[mention.sentence]
    return frozenset(
        p.quantity.value for p in near if p is not mention and p.quantity.value >= _COMPANION and p.quantity.dimension != "percent"
    )


def _compare(facts: list[Fact], support: Mapping[int, str]) -> Iterator[Row]:
    """One row a further value of the fact, and one for every place that repeats the leading value."""
    values = Counter(f.quantity.value for f in facts)
    leading = max(facts, key=lambda f: (values[f.quantity.value], id(f.quantity) in support, -f.quantity.step, -f.quantity.passage))
    told: set[Decimal] = set()
    for fact in facts:
        if fact is leading or fact.sentence == leading.sentence:
            continue
        holds = same(leading.quantity.number, fact.quantity.number).verdict in ("holds", "rounding")
        if not holds and (fact.quantity.value in told or not _linked(fact, leading, values)):
            continue
        if not holds:
            told.add(fact.quantity.value)
        others = tuple(f.quantity for f in facts[:_MOST_PLACES] if f is not fact and f is not leading) if not holds else ()
        yield _row(fact, leading, others, values, support)


def _linked(fact: Fact, leading: Fact, values: Counter[Decimal]) -> bool:
    """Whether two different values under one key are one fact told differently, and not two of a series. Totals of two tables are another relation."""
    if fact.sentence[1] < 0 and leading.sentence[1] < 0:
        return False
    if fact.companions & leading.companions:
        return True
    if fact.whole is not None and leading.whole is not None and fact.whole != leading.whole:
        return False
    if len(values) >= _MOST_VALUES and values[leading.quantity.value] < _MOST_VALUES:
        return False
    if fact.quantity.passage == leading.quantity.passage or not fact.measure.specific or fact.bracketed or leading.bracketed:
        return False
    small = max(fact.quantity.value, leading.quantity.value) < _COMPANION and fact.quantity.dimension == "count"
    return not small or len(qualifiers(fact.measure.name)) >= _LONG_NAME


def _row(fact: Fact, leading: Fact, others: tuple[Quantity, ...], values: Counter[Decimal], support: Mapping[int, str]) -> Row:
    a, b = fact.quantity, leading.quantity
    proofs = [proof for q in (b, a) if (proof := support.get(id(q)))]
    return Row(
        "restatement",
        {
            "stated": a.number,
            "other": b.number,
            "label": fact.name,
            "places": str(values[a.value]),
            "other_places": str(values[b.value]),
            "support": "".join(f"; {proof}" for proof in proofs),
        },
        a,
        (b,),
        f"{a.printed}{a.unit} = {b.printed}{b.unit}",
        "likely",
        context=others,
        named={"other": b},
    )
