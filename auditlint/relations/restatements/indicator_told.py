"""Indicators told twice: the row of a score sheet or target table, and the section of the text, or the clause, that tells of the indicator.

Target, result and score of the row are printed in the section again. One that is not there, where a number a slip apart is, is possibly that number mistaken.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from auditlint.language import vocabulary
from auditlint.measures.aspect import aspect_of
from auditlint.measures.change import is_change
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.names import plain, shortens
from auditlint.relations.restatements.slips import apart_by_slip
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.indicator_rows import IndicatorRow, Value, indicator_tables
from auditlint.scoring.sections import Section, sections
from auditlint.scoring.verdict import granted

_LONG = 4
_MARKS = "，。；：、,;:("
_SEGMENT = "。；\n"
_NAME = re.compile(r"[一-龥]{3,}")


def find(ledger: Ledger) -> Iterator[Row]:
    """The values of the indicators of every table against those of the text that tells of them."""
    tables = indicator_tables(ledger)
    if not tables:
        return
    yield from _beside(ledger, tables)
    yield from _twice(tables)
    told = sections(ledger, {row.name for rows in tables for row in rows})
    scores = [q for p in ledger.passages if p.table is None and "分" in p.text.content for q in granted(ledger, p)]
    for rows in tables:
        done: set[int] = set()
        for row, section, exact in _matched(rows, told):
            for value, found in _told(ledger, row, section, exact):
                done.add(id(found))
                yield _again(section.name, found, value, sure=exact and value.kind == "score")
        for score in scores:
            named = _told_of(ledger, rows, score) if id(score) not in done else None
            if named is not None and named.score is not None and _is_score(score, named, named.score):
                yield _again(named.name, score, named.score, sure=False)


def _beside(ledger: Ledger, tables: list[list[IndicatorRow]]) -> Iterator[Row]:
    """Target and result against what the row says of them beside."""
    for row in (row for rows in tables for row in rows if row.texts):
        numbers = [q for p in row.texts for q in ledger.by_passage[p.index] if not q.aside]
        own = {value.quantity.value for value in row.values}
        for value in row.values:
            found = _printed(ledger, numbers, value, own) if value.kind != "score" else None
            if found is not None:
                yield _again(row.name, found, value, sure=False)


def _twice(tables: list[list[IndicatorRow]]) -> Iterator[Row]:
    """Target and result of an indicator that two tables print: equal, or a slip apart."""
    first: dict[tuple[str, str], Value] = {}
    for rows in tables:
        often = Counter(row.name for row in rows)
        values = [value for row in rows if often[row.name] == 1 and len(row.name) >= _LONG for value in row.values if value.kind != "score"]
        for value in values:
            known = first.get((value.name, value.kind))
            if known is not None and _is_one(known.quantity, value.quantity):
                yield _again(value.name, value.quantity, known, sure=False)
        for value in values:
            first.setdefault((value.name, value.kind), value)


def _again(name: str, found: Quantity, value: Value, *, sure: bool) -> Row:
    told = Value(name, found, value.kind)
    equal = _same(found, value.quantity)
    return told_again(told, value, (), (1, 1), {}, "likely" if sure or equal else "possible", target=value.kind == "target")


def _matched(rows: list[IndicatorRow], told: list[Section]) -> Iterator[tuple[IndicatorRow, Section, bool]]:
    """The rows with the sections that tell of them: those of the same name, or the only pair of which one name shortens the other."""
    named: dict[str, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        named[plain(row.name)].append(row)
    exact = {plain(s.name) for s in told} & set(named)
    near: dict[int, list[Section]] = defaultdict(list)
    for section in told:
        name = plain(section.name)
        if name in named:
            if len(named[name]) == 1:
                yield named[name][0], section, True
            continue
        like = [row for row in rows if plain(row.name) not in exact and shortens(row.name, section.name)] if section.marked else []
        if len(like) == 1:
            near[id(like[0])].append(section)
    for row in rows:
        if len(near[id(row)]) == 1:
            yield row, near[id(row)][0], False


def _told(ledger: Ledger, row: IndicatorRow, section: Section, exact: bool) -> Iterator[tuple[Value, Quantity]]:
    """The values of a row with the numbers of its section that tell them."""
    numbers = section.numbers(ledger)
    own = {value.quantity.value for value in row.values}
    for value in row.values:
        found = _score(ledger, section, row, value, exact) if value.kind == "score" else _printed(ledger, numbers, value, own)
        if found is not None:
            yield value, found


def _score(ledger: Ledger, section: Section, row: IndicatorRow, value: Value, exact: bool) -> Quantity | None:
    """The score that the section gives the indicator; ``None`` if it gives none or several."""
    given = [q for part in section.parts for q in granted(ledger, part.passage) if q in part]
    again = next((q for q in given if q.value == value.quantity.value), None)
    if again is not None or len({q.value for q in given}) != 1:
        return again
    score = given[0]
    sure = exact and row.weight is not None and score.value <= row.weight.value
    return score if sure or _is_score(score, row, value) else None


def _is_score(score: Quantity, row: IndicatorRow, value: Value) -> bool:
    """Whether a score may be that of the row, or it mistaken."""
    slipped = row.weight is not None and score.value <= row.weight.value and apart_by_slip(score, value.quantity)
    return score.value == value.quantity.value or slipped


def _told_of(ledger: Ledger, rows: list[IndicatorRow], score: Quantity) -> IndicatorRow | None:
    """The only row that the words before a score name, up to the semicolon or sentence before (``知晓率72.82%，低于目标值80%，得5.46分``)."""
    content = ledger.passage(score).text.content
    text = content[max(content.rfind(stop, 0, score.start) for stop in _SEGMENT) + 1 : score.start]
    found = [row for row in rows if row.score is not None and plain(row.name) in text]
    if not found:
        named = _NAME.findall(text)
        found = [row for row in rows if row.score is not None and any(len(plain(name)) > 2 and shortens(name, row.name) for name in named)]
    return found[0] if len(found) == 1 else None


def _printed(ledger: Ledger, numbers: list[Quantity], value: Value, own: set[Decimal]) -> Quantity | None:
    """The number of the section that prints a target or a result, or is possibly it mistaken."""
    wanted = value.quantity
    like = [q for q in numbers if q.dimension == wanted.dimension and (q.unit == wanted.unit or wanted.dimension != "count")]
    again = next((q for q in like if _same(q, wanted)), None)
    if again is not None:
        return again
    slipped = [q for q in like if q.value not in own and _may_be(ledger, q, value)]
    if len({q.value for q in slipped}) != 1 or (_elsewhere(ledger, wanted) and _elsewhere(ledger, slipped[0])):
        return None
    return slipped[0]


def _may_be(ledger: Ledger, q: Quantity, value: Value) -> bool:
    """Whether a number may be a target or a result mistaken: a slip apart, or of one digit and told as a target; no change, and nothing of another year."""
    content = ledger.passage(q).text.content
    clause = content[max(content.rfind(mark, 0, q.start) for mark in _MARKS) + 1 : q.start]
    if is_change(clause) or any(word in clause for word in vocabulary("measures")["prior"]):
        return False
    if apart_by_slip(q, value.quantity):
        return True
    short = max(len(q.printed), len(value.quantity.printed)) == 1
    return short and value.kind == "target" and (aspect_of(clause) == "plan" or q.comparator != "")


def _is_one(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one unit are equal, or a slip apart."""
    return a.unit == b.unit and (_same(a, b) or apart_by_slip(a, b))


def _same(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers print one value, one of them perhaps rounded; what bounds or approximates either does not count."""
    return same(a.plain, b.plain).verdict in ("holds", "rounding")


def _elsewhere(ledger: Ledger, quantity: Quantity) -> bool:
    """Whether another passage prints the number too."""
    return any(q.passage != quantity.passage and q.unit == quantity.unit and not q.aside for q in ledger.valued(quantity.value))
