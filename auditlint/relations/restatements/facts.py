"""Facts: numbers in sentences and tables with the key that says of what they tell.

Two numbers tell of the same fact if their keys agree: name, head words, unit, place, period and whether it is planned or reached.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, takewhile

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.measure import Measure, Measures, qualifiers
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import INHERITED, place_of, year_of
from auditlint.measures.words import core, per_unit
from auditlint.quantities.cellunits import unit_column
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.clauses import chosen_with, group_of_places
from auditlint.relations.restatements.names import without_brackets
from auditlint.relations.restatements.saying import is_target_only
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

LEVELS = ("全国", "全省", "全州", "全市", "全区", "全县", "全街道", "全镇", "全乡", "全校", "全院")
_OFFICES = ("各区", "各县", "各镇", "各街道", "省级", "市级", "区级", "县级", "本级")
_LOCAL = frozenset({"", *LEVELS, *_OFFICES})
_PARTS_OF_PLACES = ("城区", "片区", "园区", "库区")
_NAME = re.compile(r"[一-龥]{3}")
_TITLE = 3
_TITLE_PLACE = re.compile(r"[一-龥]{2}(省|市|州|区|县|街道|镇|乡)")
_LONGEST_TABLE = 500
_CONTINUING = ("加上", "再加", "减去", "扣除", "扣减")
"""Words before a number that goes on with a sum told before: its name says only what is added."""
PRIOR = "prior"
"""The aspect of what was in the year before the document's own."""
COMPANION = 100
"""The least number that a sentence can be recognised by."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a number tells of. ``place`` and ``period`` are empty for the document's own; they end with `INHERITED` if only the passage's first sentence names them."""

    name: str
    heads: str
    kind: str
    unit: str
    place: str
    period: str
    aspect: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its printed name, its measure and the other numbers of its sentence that are large enough to recognise the sentence by.

    ``sentence`` is the passage with the sentence in it, -1 for a cell of a table; ``lead`` the number before it in its sentence.
    """

    name: str
    quantity: Quantity
    measure: Measure
    key: Key
    companions: frozenset[Decimal]
    sentence: tuple[int, int]
    whole: Decimal | None = None
    bracketed: bool = False
    lead: Quantity | None = None


class Facts:
    """The facts of a document, in sentences first, then in tables. ``home`` are the places that mean the whole document, ``title`` is its title."""

    def __init__(self, measures: Measures, wholes: Mapping[int, Decimal]) -> None:
        self._measures = measures
        self.title = _title(measures)
        self._year_before = str(int(measures.year) - 1) if measures.year else ""
        self.home = _home(measures, self.title)
        told = (fact for prose in measures.narrative.all for fact in self._told(prose, wholes))
        self.all = list(chain(told, self._tabulated(), self._results()))

    def key(self, measure: Measure) -> Key:
        """What a measure tells of, places and years of the whole document left out."""
        place = "" if measure.scope.removesuffix(INHERITED) in self.home else measure.scope
        period, aspect = measure.period, measure.aspect
        if period.removesuffix(INHERITED) == self._measures.year:
            period = ""
        elif aspect in ("", PRIOR) and period and period == self._year_before:
            period, aspect = "", PRIOR
        return Key(qualifiers(measure.name), "".join(sorted(measure.heads)), measure.kind, measure.unit, place, period, aspect)

    def _told(self, prose: Prose, wholes: Mapping[int, Decimal]) -> Iterator[Fact]:
        for m in prose.mentions:
            measure = self._measures.get(m.quantity)
            if (
                measure is None
                or len(measure.name) < 3
                or not measure.unit
                or m.quantity.dimension in ("points", "duration", "age", "multiple", "score")
            ):
                continue
            if is_compared(prose, m):
                continue
            if is_target_only(m.label) or any(word in m.label for word in vocabulary("measures")["pointing"]):
                continue
            if chosen_with(prose, m) or group_of_places(prose, m) or m.label.startswith(_CONTINUING):
                continue
            if m.operand or is_change(m.label) or per_unit(m.label) or "占" in m.label or _is_of_source(m.label):
                continue
            yield Fact(
                _shown(m, measure),
                m.quantity,
                measure,
                self.key(measure),
                _companions(prose, m),
                (prose.passage.index, m.sentence),
                wholes.get(id(m.quantity)),
                _enumerated(prose, m),
                _lead(prose, m),
            )

    def _tabulated(self) -> Iterator[Fact]:
        """The grand totals of tables under the name of their column, and the rows of places under the name and the place."""
        for stock in self._measures.narrative.ledger.tables:
            amounts = amounts_of(stock)
            if stock.table.doubt or len(amounts.grand_rows) != 1 or len(amounts.body) > _LONGEST_TABLE:
                continue
            year = year_of(stock.table.caption)
            for column in amounts.additive:
                heading = without_brackets(amounts.labels[column])
                for row in amounts.body:
                    quantity, named = amounts.quantity(row, column), stock.table.row_label(row)
                    scope = "" if row in amounts.grand_rows else place_of(named)
                    if quantity is None or not quantity.unit:
                        continue
                    label = heading if scope or row in amounts.grand_rows else f"{labels.plain(named)}{heading}"
                    measure = self._measures.tabulated(label, quantity, scope, year)
                    if _NAME.search(measure.name):
                        yield Fact(label, quantity, measure, self.key(measure), frozenset(), (quantity.passage, -1))

    def _results(self) -> Iterator[Fact]:
        """The results in tables of one measure a row: its unit stands in a column of its own, or in the cell."""
        words = vocabulary("measures")["result_columns"]
        for stock in self._measures.narrative.ledger.tables:
            table, where = stock.table, unit_column(stock.table) or _behind_names(stock.table)
            if table.doubt or not where or len(table.rows) > _LONGEST_TABLE:
                continue
            columns = [c for c in range(where, table.width) if any(word in table.column_label(c) for word in words)]
            if len(columns) != 1:
                continue
            year = year_of(table.caption)
            for row in range(table.header_rows, len(table.rows)):
                named, quantity = table.rows[row][where - 1], stock.grid[row][columns[0]]
                if named is None or quantity is None or not quantity.unit:
                    continue
                label = without_brackets(named.text.content.replace("\n", "")).strip()
                measure = self._measures.tabulated(label, quantity, "", year)
                if _NAME.search(measure.name):
                    yield Fact(label, quantity, measure, self.key(measure), frozenset(), (quantity.passage, -1))


def _behind_names(table: Table) -> int:
    """The column behind the names of the indicators; 0 if none is headed so."""
    names = vocabulary("measures")["indicator_columns"]
    return next((c + 1 for c in range(table.width - 1, -1, -1) if table.column_label(c).replace(" ", "") in names), 0)


def _title(measures: Measures) -> str:
    """The title: the first passages up to a sentence."""
    return "".join(takewhile(lambda text: "。" not in text, (p.text.content for p in measures.narrative.ledger.passages[:_TITLE])))


def _home(measures: Measures, title: str) -> frozenset[str]:
    """The scopes that mean the whole document: the places of its title, and the level (全市, 全县 ...) it speaks of most, but none above the title's."""
    named = _TITLE_PLACE.search(title)
    counted = Counter(scope for m in measures.all if not (scope := m.scope.removesuffix(INHERITED)).endswith(_PARTS_OF_PLACES))
    places = {place for place in counted if place not in _LOCAL and place in title}
    if not places and named is None:
        places.update(
            place for place, n in counted.items() if place not in _LOCAL and n * 2 > sum(counted[p] for p in counted if p not in _LOCAL)
        )
    top = LEVELS.index(f"全{named[1]}") if named else 0
    level = max(LEVELS[top:], key=lambda name: (counted[name], LEVELS.index(name)))
    return frozenset({"", level, *places, *_OFFICES})


def _enumerated(prose: Prose, m: Mention) -> bool:
    """Whether a number is one of several in a bracket: a part, whose name says only what it is a part of."""
    return m.depth > 0 and sum(p.bracket == m.bracket for p in prose.by_sentence[m.sentence]) > 1


def is_compared(prose: Prose, m: Mention) -> bool:
    """Whether the number only compares another: a base, an excess, a gap, or last year's figure in brackets."""
    return prose.label_of(m).startswith(tuple(vocabulary("measures")["compared"])) or (m.depth > 0 and m.label.startswith(("上年", "去年")))


def _is_of_source(label: str) -> bool:
    """Whether a number is what one source gives (``预算安排省级2,400万元``), not the whole."""
    return label.endswith(tuple(vocabulary("kinship")["sources"]))


def _lead(prose: Prose, m: Mention) -> Quantity | None:
    """The amount right before a number in its sentence, whose subject the number may share."""
    before = [p for p in prose.by_sentence[m.sentence] if p.quantity.start < m.quantity.start and p.depth <= m.depth]
    return before[-1].quantity if before and before[-1].quantity.dimension != "percent" else None


def _shown(m: Mention, measure: Measure) -> str:
    """The printed name; the name of its chain for the result of printed arithmetic."""
    name = core(m.name)
    return name if _NAME.search(name) else measure.name


def _companions(prose: Prose, mention: Mention) -> frozenset[Decimal]:
    near = prose.by_sentence[mention.sentence]
    return frozenset(
        p.quantity.value for p in near if p is not mention and p.quantity.value >= COMPANION and p.quantity.dimension != "percent"
    )
