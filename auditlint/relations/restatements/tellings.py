"""Tellings: every number that states a plain value, with the words that say what it is about: its name, and what stands around it.

A key (see `facts`) must agree word for word. A telling keeps the features of its words, so that names that share most of them are recognised as akin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.measures import change
from auditlint.measures.in_turn import names_in_turn
from auditlint.measures.lead import lead_name
from auditlint.measures.measure import Measure, Measures
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import INHERITED, place_of, year_of
from auditlint.measures.words import core
from auditlint.quantities.cellunits import unit_column
from auditlint.quantities.ledger import TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements import bounds
from auditlint.relations.restatements.against import of_year_before, result_before, to_reach
from auditlint.relations.restatements.cell_naming import named_by_row, of_row
from auditlint.relations.restatements.changes_told import growth_told
from auditlint.relations.restatements.clauses import advises, chosen_with, group_of_places, of_its_clause, place_before
from auditlint.relations.restatements.facts import PRIOR, Facts, Key, is_compared
from auditlint.relations.restatements.names import features, without_brackets
from auditlint.relations.restatements.naming import refers, words
from auditlint.relations.restatements.saying import says_nothing
from auditlint.relations.restatements.slips import significance
from auditlint.relations.restatements.units_told import counted, letters, priced, unit_of
from auditlint.tables.amounts import amounts_of

_UNTOLD = frozenset({"points", "multiple", "age", "score"})
_HEADINGS = 2
_LONGEST_TABLE = 60
_LONGEST_CELL = 20
_BEFORE = 80
_SHORT = 4
_BEHIND = 24

_ADJUSTED = re.compile(r"(?:新增|调[减增]|核减|追减|压减)(?:预算|资金|指标)?(?:为|了)?$")
"""What is added or cut is a fact of its own."""
_LEFT = re.compile(r"(?:尚|仍|还)有[一-龥]{2}|(?:尚|仍|还)有$|(?:尚|仍|还)(?:短缺|缺)")
"""What is left is a fact, not a gap."""
_GAP = re.compile("(?:少于|多于|低于|高于|超过|超出|超|短于|长于|早于|晚于)(?:年度|年初)?(?:计划|目标|任务|预期)[数值]?$")
"""How much is missing or in excess, most often (``面积少于计划30.0公顷``)."""
_CENTRAL = "中央"
_SIGNS = tuple("+-×÷*/−=")
_RATE = re.compile(r"(?:率|占比|比例|比重|满意度)$")

Number = tuple[object, str]


@dataclass(frozen=True, eq=False)
class Telling:
    """A number with what is told of it.

    ``text`` are the words that name it, ``name`` the ones to show; ``surroundings`` those of its headings, its row, and its sentence. ``sentence`` is its passage and the
    sentence in it, -1 for a cell of a table. ``unit`` is the printed unit, one for all units that count people; empty for a bare number of a table. ``beside`` are
    the numbers of its sentence or row (value and unit) that are telling enough to recognise it by. ``subject`` is the label of a table's row, empty for its total;
    ``table`` the index of the table, -1 in sentences; ``advice`` says that the sentence gives advice; ``reached`` is the result told before a target.
    """

    name: str
    text: str
    surroundings: str
    quantity: Quantity
    key: Key
    unit: str
    sentence: tuple[int, int]
    beside: frozenset[Number]
    subject: str = ""
    table: int = -1
    advice: bool = False
    reached: Number | None = None

    @property
    def is_target(self) -> bool:
        """Whether the number is planned: words before it bound what is reached (``低于98%``), not the number."""
        return self.key.aspect == bounds.PLAN

    @cached_property
    def own(self) -> frozenset[str]:
        """The features of the name."""
        return features(self.text)

    @cached_property
    def around(self) -> frozenset[str]:
        """The features of the name and of what stands around it."""
        return self.own | features(self.surroundings)


def tellings(measures: Measures, facts: Facts) -> list[Telling]:
    """The tellings of the sentences of a document, then those of its tables."""
    told = ((advises(prose), _of_prose(prose, measures, facts)) for prose in measures.narrative.stating)
    found = [replace(telling, advice=True) if is_advice else telling for is_advice, held in told for telling in held]
    for stock in measures.narrative.ledger.tables:
        found.extend(_of_table(stock, measures, facts))
    return found


def _of_prose(prose: Prose, measures: Measures, facts: Facts) -> Iterator[Telling]:
    passage = prose.passage
    above = [*passage.section[-_HEADINGS:]]
    if passage.table is not None:
        cells = passage.table.rows[passage.row][: passage.column]
        above += [cell.text.content.replace("\n", "")[:_LONGEST_CELL] for cell in cells if cell is not None]
    in_turn, is_advice = names_in_turn(prose), advises(prose)
    for m in prose.mentions:
        unit = priced(prose.content, m.quantity) or letters(prose.content, m.quantity)
        measure = measures.get(m.quantity)
        if measure is None or not unit or in_turn.get(id(m.quantity)) == "":
            continue
        target, past = to_reach(prose, m), of_year_before(prose, m)
        target, past = (of_row(prose, name) if name else name for name in (target, past))
        if past is not None:
            text, measure = past, replace(measure, aspect=PRIOR, period="")
        elif target is not None:
            text, measure = target, replace(measure, aspect=bounds.PLAN)
        elif not _is_level(prose, m, unit) or (unit != "%" and _GAP.search(m.label)):
            continue
        else:
            text, measure = named_by_row(prose, m, measures) or (of_row(prose, words(prose, m, measure, in_turn)), measure)
            text = f"{chosen_with(prose, m)}{text}"
            place = place_of(text) if says_nothing(m.label) or id(m.quantity) in in_turn else ""
            if not (place or measure.scope) and len(core(m.label)) <= _SHORT:
                place = place_before(prose, m)
            place = place or group_of_places(prose, m)
            measure = replace(measure, scope=place) if place else measure
            if refers(m):
                measure = replace(measure, aspect="", period="")
            elif is_advice:
                measure = of_its_clause(prose, m, measure)
            if measure.scope.removesuffix(INHERITED) == _CENTRAL and _CENTRAL not in text:
                measure = replace(measure, scope="")
        around = "，".join((*above, lead_name(prose.content, m.quantity.start), *_sentence(prose, m)))
        near = (p.quantity for p in prose.by_sentence[m.sentence] if p is not m)
        telling = _telling(text, around, m.quantity, unit, measure, facts.key(measure), (passage.index, m.sentence), near)
        yield telling if target is None else replace(telling, reached=_reached(prose, m))
    for m, text in growth_told(prose):
        measure = measures.get(m.quantity)
        if measure is not None:
            around = "，".join((*above, *_sentence(prose, m)))
            near = (p.quantity for p in prose.by_sentence[m.sentence] if p is not m)
            yield _telling(text, around, m.quantity, "%", measure, facts.key(measure), (passage.index, m.sentence), near)
    for m in prose.bounds:
        if m.unit and m.quantity.dimension not in _UNTOLD and bounds.is_target(prose, m):
            unit = priced(prose.content, m.quantity)
            text, measure = named_by_row(prose, m, measures) or bounds.named(prose, m, measures)
            target = to_reach(prose, m)
            bare = target is not None or says_nothing(text)
            text = target or (words(prose, m, measure, in_turn) if bare else text)
            if bounds.is_nameless(text):
                if passage.table is None:
                    continue
                text = passage.table.row_label(passage.row)
            measure = replace(measure, aspect=bounds.PLAN)
            around = "，".join((*above, *_sentence(prose, m)))
            telling = _telling(text, around, m.quantity, unit, measure, facts.key(measure), (passage.index, m.sentence), iter(()))
            yield replace(telling, reached=_reached(prose, m)) if bare else telling


def _reached(prose: Prose, m: Mention) -> Number | None:
    """The result told in the clause of a target or the one before."""
    before = result_before(prose, m)
    return (before.quantity.value, unit_of(before.quantity)) if before is not None and m.clause - before.clause <= 1 else None


def _of_table(stock: TableStock, measures: Measures, facts: Facts) -> Iterator[Telling]:
    table, amounts = stock.table, amounts_of(stock)
    if table.doubt or len(amounts.body) > _LONGEST_TABLE:
        return
    around = "，".join((table.caption, *table.section[-_HEADINGS:]))
    year = year_of(table.caption)
    ratings = vocabulary("totals")["rating_columns"]
    columns = [c for c in range(table.width) if not any(word in amounts.labels[c] for word in ratings)]
    grand_rows = set(amounts.grand_rows)
    where = unit_column(table) or table.label_columns
    labelled = {(pair.value.row, pair.value.column): pair.label.text.content.replace("\n", "") for pair in table.pairs}
    for row in amounts.body:
        named = "" if row in grand_rows else table.row_label(row) if where == table.label_columns else _cell(table, row, where - 1)
        for column in columns:
            quantity = stock.grid[row][column]
            if quantity is None or quantity.aside or quantity.dimension in _UNTOLD:
                continue
            if quantity.comparator and not bounds.is_before(_content(table, row, column), quantity):
                continue
            label = labelled.get((row, column)) or f"{named}，{amounts.labels[column]}".strip("，")
            subject = "" if (row, column) in labelled else without_brackets(named)
            measure = measures.tabulated(label, quantity, place_of(subject), year_of(label) or year)
            if quantity.comparator:
                measure = replace(measure, aspect=bounds.PLAN)
            near = (q for q in stock.grid[row] if q is not None and q is not quantity)
            unit = counted(_content(table, row, column), quantity) or ("%" if _RATE.search(label) else "")
            yield _telling(label, around, quantity, unit, measure, facts.key(measure), (quantity.passage, -1), near, subject, table.index)


def _cell(table: Table, row: int, column: int) -> str:
    cell = table.rows[row][column]
    return cell.text.content.replace("\n", "").strip() if cell is not None else ""


def _content(table: Table, row: int, column: int) -> str:
    cell = table.rows[row][column]
    return cell.text.content if cell is not None else ""


def _telling(
    text: str,
    around: str,
    quantity: Quantity,
    unit: str,
    measure: Measure,
    key: Key,
    sentence: tuple[int, int],
    near: Iterator[Quantity],
    subject: str = "",
    table: int = -1,
) -> Telling:
    beside = frozenset((q.value, unit_of(q)) for q in near if not q.aside and significance(q) >= (3 if q.dimension == "percent" else 2))
    return Telling(core(text.split("，")[0]) or measure.name or text, text, around, quantity, key, unit, sentence, beside, subject, table)


def _is_level(prose: Prose, m: Mention, unit: str) -> bool:
    """Whether a number states a plain value: no change, no average, no operand, nothing that is only compared with or pointed at."""
    operand = m.operand and ("/" not in unit or prose.content[: m.quantity.start].rstrip().endswith(_SIGNS))
    if m.quantity.dimension in _UNTOLD or operand or (change.is_change(m.label) and not _ADJUSTED.search(m.label)):
        return False
    if change.leaves(m.label, m.noun):
        return False
    if is_compared(prose, m) and not _LEFT.match(prose.label_of(m)):
        return False
    return not any(word in m.label for word in vocabulary("measures")["pointing"])


def _sentence(prose: Prose, m: Mention) -> tuple[str, str]:
    """What stands before the number in its sentence, and close behind it."""
    content, start, end = prose.content, m.quantity.start, m.quantity.end
    first = max(content.rfind("。", 0, start) + 1, start - _BEFORE)
    stop = content.find("。", end, end + _BEHIND)
    return content[first:start], content[end : stop if stop >= 0 else end + _BEHIND]
