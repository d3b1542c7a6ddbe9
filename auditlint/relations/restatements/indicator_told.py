"""Indicators told twice: the row of a score sheet or target table, and the section of the text, or the clause, that tells of the indicator.

Target, result and score of the row are printed in the section again. One that is not there, where a number a slip apart is, is possibly that number mistaken.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter

from auditlint.language import vocabulary
from auditlint.measures.aspect import aspect_of
from auditlint.measures.change import is_change
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.names import features, plain, shortens
from auditlint.relations.restatements.slips import apart_by_slip, one_digit_apart
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.category_names import category, usual_categories
from auditlint.scoring.indicator_rows import IndicatorRow, Value, indicator_tables
from auditlint.scoring.sections import Section, sections
from auditlint.scoring.verdict import granted

_LONG = 4
_MARKS = "，。；：、,;:("
_SEGMENT = "。；\n"
_NAME = re.compile(r"[一-龥]{3,}")
_GRANTED = re.compile(r"[“”]?(?:按比例|酌情|综合|实际|自评|评价|最终|该指标|该项|本项)*(?:得分|得满分|得|计分|计|评分|自评)(?:为|是)?\s*$")
_CODE = re.compile(r"(?<![A-Za-z])([A-Z]\d{1,3})(?:指标)?\s*$")
"""The code of an indicator right before its score (``A2得4.2分``)."""
_WHOLE = re.compile(r"(?:合计|共计|总计|最终|综合|共)得(?:分)?(?:为|是)?\s*$")
"""Words before the score of an indicator that adds up those of its parts."""
_LEAST_SHARE = 0.25


def find(ledger: Ledger) -> Iterator[Row]:
    """The values of the indicators of every table against those of the text that tells of them."""
    tables = [kept for rows in indicator_tables(ledger) if (kept := [row for row in rows if _is_indicator(row)])]
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
            scored = _told_of(ledger, rows, score) if id(score) not in done else None
            if scored is not None:
                yield _again(scored.name, score, scored, sure=False)


def _is_indicator(row: IndicatorRow) -> bool:
    """Whether a row names an indicator, and no category or total."""
    return plain(row.name) != "" and category(row.name) not in usual_categories()


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
    if again is not None:
        return again
    given = [q for q in given if _WHOLE.search(ledger.passage(q).text.content, 0, q.start)] or given
    if len({q.value for q in given}) != 1:
        return None
    score = given[0]
    if row.weight is None or (score.value > row.weight.value and not exact):
        return None
    sure = exact and score.value <= row.weight.value
    return score if sure or _is_score(score, row, value) else None


def _is_score(score: Quantity, row: IndicatorRow, value: Value) -> bool:
    """Whether a score may be that of the row, or it mistaken."""
    told = value.quantity
    if score.value == told.value or row.weight is None:
        return score.value == told.value
    return one_digit_apart(score, told) or (score.value <= row.weight.value and apart_by_slip(score, told))


def _told_of(ledger: Ledger, rows: list[IndicatorRow], score: Quantity) -> Value | None:
    """The score of the row that the words before a score name, up to the semicolon or sentence before (``知晓率72.82%，低于目标值80%，得5.46分``)."""
    content = ledger.passage(score).text.content
    text = _GRANTED.sub("", content[max(content.rfind(stop, 0, score.start) for stop in _SEGMENT) + 1 : score.start])
    scored = [(row, row.score) for row in rows if row.score is not None]
    code = _CODE.search(text)
    if code is not None:
        coded = [(row, value) for row, value in scored if row.name.startswith(code[1])]
        return coded[0][1] if len(coded) == 1 and _is_score(score, *coded[0]) else None
    named = sorted(
        ((text.rfind(plain(row.name)), len(row.name), row, value) for row, value in scored if plain(row.name) in text), key=itemgetter(0, 1)
    )
    if named:
        _, _, row, value = named[-1]
        own = re.split(f"[{_MARKS}]", text)[-1]
        sure = (plain(row.name) in own or not _NAME.search(own)) and row.weight is not None and score.value <= row.weight.value
        return value if sure or _is_score(score, row, value) else None
    scored = [(row, value) for row, value in scored if row.weight is None or score.value <= row.weight.value]
    words = [name for name in _NAME.findall(text) if len(plain(name)) > 2]
    like = [(row, value) for row, value in scored if any(shortens(name, row.name) for name in words)]
    if len(like) == 1:
        return like[0][1] if _is_score(score, *like[0]) else None
    return _most_alike(text, score, scored)


def _most_alike(text: str, score: Quantity, scored: list[tuple[IndicatorRow, Value]]) -> Value | None:
    """The score that is the one told, or it mistaken, and whose row shares most with the text; ``None`` if several share as much, or if the one told is that of another row."""
    said = features(text)
    shares = [
        (len(features(row.name) & said) / max(len(features(row.name)), 1), value) for row, value in scored if _is_score(score, row, value)
    ]
    shares = sorted((pair for pair in shares if pair[0] >= _LEAST_SHARE), key=itemgetter(0), reverse=True)
    if not shares or (len(shares) > 1 and shares[0][0] == shares[1][0]):
        return None
    best = shares[0][1]
    mistaken = best.quantity.value != score.value
    return None if mistaken and any(value.quantity.value == score.value for _, value in scored) else best


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
