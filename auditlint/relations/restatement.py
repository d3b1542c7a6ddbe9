"""The same fact told twice: numbers in different sentences whose measures agree word for word.

Facts are grouped by their key, never compared all with all. Two numbers of one key that disagree are a conflict only if the name is specific, or if their sentences
print another number in common; many different values under one name are a series, not a fact.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, takewhile

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.measure import Measure, Measures, qualifiers
from auditlint.measures.partition import Partitions
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import INHERITED, place_of, year_of
from auditlint.measures.words import core, per_unit
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import unit_column
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables.amounts import amounts_of

Key = tuple[str, ...]
_LEVELS = ("全国", "全省", "全州", "全市", "全区", "全县", "全街道", "全镇", "全乡", "全校", "全院")
_OFFICES = ("各区", "各县", "各镇", "各街道", "省级", "市级", "区级", "县级", "本级")
_LOCAL = frozenset({"", *_LEVELS, *_OFFICES})
_NAME = re.compile(r"[一-龥]{3}")
_MOST_VALUES = 3
_SERIES = 12
_MULTIPLIERS = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}
_TITLE = 3
_TITLE_PLACE = re.compile(r"[一-龥]{2}(省|市|州|区|县|街道|镇|乡)")
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
    for fact in chain(_tabulated(measures), _results(measures)):
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


def _results(measures: Measures) -> Iterator[Fact]:
    """The results in tables of one measure a row, with its unit in a column of its own."""
    words = vocabulary("measures")["result_columns"]
    for stock in measures.narrative.ledger.tables:
        table, where = stock.table, unit_column(stock.table)
        if table.doubt or not where or len(table.rows) > _LONGEST_TABLE:
            continue
        columns = [c for c in range(where + 1, table.width) if any(word in table.column_label(c) for word in words)]
        if len(columns) != 1:
            continue
        year = year_of(table.caption)
        for row in range(table.header_rows, len(table.rows)):
            named, quantity = table.rows[row][where - 1], stock.grid[row][columns[0]]
            if named is None or quantity is None or not quantity.unit:
                continue
            label = _BRACKETS.sub("", named.text.content.replace("\n", "")).strip()
            measure = measures.tabulated(label, quantity, "", year)
            if _NAME.search(measure.name):
                yield Fact(label, quantity, measure, frozenset(), (quantity.passage, -1))


def _home(measures: Measures) -> frozenset[str]:
    """The scopes that mean the whole document: the places of its title, and the level (全市, 全县 ...) it speaks of most, but none above the title's."""
    lines = takewhile(lambda text: "。" not in text, (p.text.content for p in measures.narrative.ledger.passages[:_TITLE]))
    title = "".join(lines)
    named = _TITLE_PLACE.search(title)
    counted = Counter(m.scope.removesuffix(INHERITED) for m in measures.all)
    places = {place for place in counted if place not in _LOCAL and place in title}
    if not places and named is None:
        places.update(
            place for place, n in counted.items() if place not in _LOCAL and n * 2 > sum(counted[p] for p in counted if p not in _LOCAL)
        )
    top = _LEVELS.index(f"全{named[1]}") if named else 0
    level = max(_LEVELS[top:], key=lambda name: (counted[name], _LEVELS.index(name)))
    return frozenset({"", level, *places, *_OFFICES})


def _key(measures: Measures, measure: Measure, home: frozenset[str]) -> Key:
    scope = "" if measure.scope.removesuffix(INHERITED) in home else measure.scope
    period = "" if measure.period.removesuffix(INHERITED) == measures.year else measure.period
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
            _enumerated(prose, m),
        )


def _enumerated(prose: Prose, m: Mention) -> bool:
    """Whether a number is one of several in a bracket: a part, whose name says only what it is a part of."""
    return m.depth > 0 and sum(p.bracket == m.bracket for p in prose.by_sentence[m.sentence]) > 1


def _shown(m: Mention, measure: Measure) -> str:
    """The printed name; the name of its chain for the result of printed arithmetic."""
    name = core(m.name)
    return name if _NAME.search(name) else measure.name


def _companions(prose: Prose, mention: Mention) -> frozenset[Decimal]:
    near = prose.by_sentence[mention.sentence]
    return frozenset(
        p.quantity.value for p in near if p is not mention and p.quantity.value >= _COMPANION and p.quantity.dimension != "percent"
    )


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
    small = max(fact.quantity.value, leading.quantity.value) < _COMPANION and fact.quantity.dimension == "count"
    return not small or len(fact.measure.name) >= _LONG_NAME


def _with_unit(quantity: Quantity) -> str:
    return f"{quantity.printed}{_MULTIPLIERS.get(quantity.scale, '')}{quantity.unit}"


def _row(fact: Fact, leading: Fact, others: tuple[Quantity, ...], group: list[Fact], most: list[Fact], support: Mapping[int, str]) -> Row:
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
        f"{_with_unit(a)} = {_with_unit(b)}",
        "likely",
        context=others,
        named={"other": b},
    )
