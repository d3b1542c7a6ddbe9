"""Scores and full marks of categories told again: in sentences, headings and summary tables, and as the sum of the rows of the score sheet.

``其中决策类13.2分、过程类20.9分``, ``(一)决策(满分15分，得13.2分)``, ``该部分得13.2分`` below a heading, ``决策、过程两类指标分别得13.2分和20.9分``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.restatements.category_rates import rates_told
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.category_names import category, usual_categories
from auditlint.scoring.category_sums import CategorySum, category_sums, category_totals
from auditlint.scoring.giver import giver_of

_BEFORE = 40
_CLASS = r"(?:类|部分|维度|方面|指标|情况|环节|层面)*"
_GOT = r"(?:自评|评价|实际|综合|合计|最终|总|实|共)*(?:得分|评分|得|自评|合计)(?:为|是|共|：|达)*"
_FULL = r"(?:满分|分值|权重分?|标准分|总分)(?:为|是|共|：)*"
_INSIDE = rf"(?:\(?{_FULL}\s*[\d.]+\s*分?[，；、\s]*|\(?[\d.]+\s*分，(?=[^，]*得)|\()?"
_TAKEN_UP = re.compile(
    rf"(?:^|[，。；：\s])(?:该|本|此)(?:类|部分|维度|方面|一级){_CLASS}(?:{_FULL}[\d.]+\s*分?[，；、])?(?:共|总体|合计|的)*(?:(?P<got>{_GOT})|(?P<full>{_FULL}))\s*$"
)
_IN_TURN = re.compile(
    rf"[两一二三四五六七八]?(?:个|大|项|类|部分)*{_CLASS}(?:的)?(?P<got>{_GOT})?(?:分别|依次)(?P<behind>{_GOT})?(?:为|是)?\s*$"
)
_JOINED = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*")
_SCORED = re.compile(r"，(?:自评|评价|实际|最终)?得(?:分)?(?:为|是)?\s*[\d.]")
"""What stands behind the full mark of a category that is told with its score (``过程（22分，得16.2分）``)."""
_KINDS = {"weight": "分值", "rate": "得分率"}
_MOST_VALUES = 2
_CERTAIN = 3


@dataclass(frozen=True, slots=True)
class CategoryTold:
    """A number told of a ``category``; ``kind`` is *score*, *weight*, *rate*, or empty for one of a bare list (决策13.2分、过程20.9分); ``by`` is *self*, *review* or empty."""

    category: str
    kind: str
    by: str
    quantity: Quantity
    sentence: tuple[int, int] = (-1, -1)

    @property
    def name(self) -> str:
        """The name to show."""
        return f"{self.category}{_KINDS.get(self.kind, '得分')}"


def find(ledger: Ledger) -> Iterator[Row]:
    """The numbers of every category against each other, and the leading one against the rows of the sheet."""
    sheets = category_sums(ledger)
    if len({tuple(sorted(sums)) for sums in sheets}) < len(sheets):
        return
    sums: dict[str, CategorySum] = {}
    for sheet in sheets:
        sums.update(sheet)
    names = frozenset(sums) | usual_categories()
    tabled = [CategoryTold(t.name, t.kind, giver_of(t.label), t.quantity) for t in category_totals(ledger, names)]
    names |= {one.category for one in tabled}
    told = _settled([t for p in ledger.passages if p.table is None for t in _told(ledger, p, names)], tabled, sums)
    by_fact: dict[tuple[str, str], list[CategoryTold]] = defaultdict(list)
    for one in (*told, *tabled):
        by_fact[one.category, one.kind].append(one)
    for (name, kind), held in by_fact.items():
        if kind:
            yield from _compared(held, sums.get(name))


def _compared(held: list[CategoryTold], of_sheet: CategorySum | None) -> Iterator[Row]:
    parts: tuple[Quantity, ...] = ()
    if of_sheet is not None and held[0].kind != "rate":
        parts = of_sheet.weights if held[0].kind == "weight" else of_sheet.scores
    total = sum((q.value for q in parts), Decimal(0)) if parts else None
    groups: dict[Decimal, list[CategoryTold]] = defaultdict(list)
    for one in held:
        groups[one.quantity.value].append(one)
    if len(groups) > _MOST_VALUES or (len(groups) > 1 and len({one.by for one in held} - {""}) > 1):
        return
    most, *rest = sorted(groups.values(), key=lambda g: (g[0].quantity.value == total, len(g)), reverse=True)
    leading = most[0]
    proven = leading.quantity.value == total
    support: Mapping[int, str] = {id(leading.quantity): sum_formula(leading.quantity, parts)} if proven else {}
    for one in most[1:]:
        yield told_again(one, leading, (), (len(most), len(most)), {})
    for group in rest:
        others = tuple(one.quantity for one in (*group[1:], *most[1:]))
        sure = proven or len(held) >= _CERTAIN
        yield told_again(group[0], leading, others, (len(group), len(most)), support, "likely" if sure else "possible")
    if of_sheet is not None and len(parts) > 1:
        yield Row(
            "footing",
            {
                "stated": leading.quantity.number,
                "parts": tuple(q.number for q in parts),
                "axis": "category",
                "label": leading.name,
            },
            leading.quantity,
            parts,
            sum_formula(leading.quantity, parts),
            "likely",
            doubt=of_sheet.doubt,
        )


def _settled(told: list[CategoryTold], tabled: list[CategoryTold], sums: Mapping[str, CategorySum]) -> list[CategoryTold]:
    """What is told, bare lists as scores or weights: as what most of their numbers are known to be."""
    known: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for one in (*told, *tabled):
        known[one.category, one.kind].add(one.quantity.value)
    for name, held in sums.items():
        known[name, "score"].add(sum((q.value for q in held.scores), Decimal(0)))
        known[name, "weight"].add(sum((q.value for q in held.weights), Decimal(0)))
    lists: dict[tuple[int, int], list[CategoryTold]] = defaultdict(list)
    for one in told:
        if not one.kind:
            lists[one.sentence].append(one)
    kinds: dict[tuple[int, int], str] = {}
    for sentence, held_list in lists.items():
        for kind in ("score", "weight"):
            if sum(one.quantity.value in known[one.category, kind] for one in held_list) * 2 > len(held_list) > 1:
                kinds.setdefault(sentence, kind)
    return [replace(one, kind=one.kind or kinds[one.sentence]) for one in told if one.kind or one.sentence in kinds]


def _told(ledger: Ledger, passage: Passage, names: frozenset[str]) -> Iterator[CategoryTold]:
    content = passage.text.content
    marks = [q for q in ledger.by_passage[passage.index] if q.unit == "分" and q.is_data and not q.approximation]
    if not marks and "得分" not in content:
        return
    alternates = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    named = re.compile(
        rf"(?<![一-龥])(?:其中|即|分项看|具体为|具体是|分别为|分别是|得分构成为|构成为|项目|和|与|及|[一二三四五六七八]是)*(?P<name>{alternates}){_CLASS}\s*{_INSIDE}"
        rf"(?:(?P<got>{_GOT})|(?P<full>{_FULL}))?\s*[：为]?\s*$"
    )
    found_scores: list[tuple[str, Quantity]] = []
    heading = next((name for title in reversed(passage.section) if (name := category(title)) in names), "")
    in_turn = _in_turn(content, marks, alternates)
    for q in marks:
        start = content.rfind("。", 0, q.start) + 1
        before = content[max(start, q.start - _BEFORE) : q.start]
        if any(word in content[start : q.start] for word in vocabulary("measures")["prior"]):
            continue
        sentence = (passage.index, start)
        by = giver_of(content[start : q.start])
        if id(q) in in_turn:
            told = CategoryTold(*in_turn[id(q)], by, q, sentence)
        elif (found := named.search(before)) is not None:
            is_full = found["full"] or (not found["got"] and _SCORED.match(content, q.end))
            told = CategoryTold(found["name"], "weight" if is_full else "score" if found["got"] else "", by, q, sentence)
        elif heading and (found := _TAKEN_UP.search(before)) is not None:
            told = CategoryTold(heading, "weight" if found["full"] else "score", by, q, sentence)
        else:
            continue
        yield told
        if told.kind != "weight":
            found_scores.append((told.category, q))
    rates = [q for q in ledger.by_passage[passage.index] if q.dimension == "percent" and q.is_data and not q.approximation]
    for name, q in rates_told(content, rates, found_scores, alternates, _CLASS):
        yield CategoryTold(name, "rate", giver_of(content[content.rfind("。", 0, q.start) + 1 : q.start]), q)


def _in_turn(content: str, marks: list[Quantity], alternates: str) -> dict[int, tuple[str, str]]:
    """The category and the kind of the numbers that are told in turn (``决策、过程两类分别得13.2分和20.9分``), by the ``id`` of the quantity."""
    found: dict[int, tuple[str, str]] = {}
    listed = re.compile(rf"(?P<items>(?:{alternates})(?:{_CLASS}(?:、|和|与|及)(?:{alternates}))+){_IN_TURN.pattern}")
    for i, first in enumerate(marks):
        told = listed.search(content, max(0, first.start - _BEFORE * 2), first.start)
        if told is None:
            continue
        items = re.findall(alternates, told["items"])
        row = [first]
        for q in marks[i + 1 :]:
            if not _JOINED.fullmatch(content, row[-1].end, q.start):
                break
            row.append(q)
        if len(row) == len(items):
            kind = "score" if told["got"] or told["behind"] else ""
            found.update({id(q): (name, kind) for q, name in zip(row, items, strict=True)})
    return found
