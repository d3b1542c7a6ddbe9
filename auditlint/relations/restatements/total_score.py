"""The total score of an evaluation, told in sentences, in forms and in the total row of the score sheet.

A score that the reviewed body gives itself and the one that reviewers give are two facts. A neutral name (总分, 综合得分) means whichever of them the document tells.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from auditlint.language import vocabulary
from auditlint.measures.setting import place_of, without_place, year_of
from auditlint.measures.words import without_period
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.slips import apart_by_slip
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.giver import giver_of
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

_NAME = re.compile(
    r"(?P<name>(?:项目|绩效|评价|综合|总体|整体|部门|最终|自评|评审|复核|复评|终评|评定|总)*(?:得分|评分|总分)|(?:自评|综合评定|最终|实际?)得)(?:为|是|：|达到|达|共|合计)?\s*$"
)
_BARE = ("得分", "评分")
_OTHER = re.compile(r"平均|最高|最低|满意|问卷|考核|分别|上次|此前")
_CLAUSES = "，。；：\n"
_REACH = 40
_LEAST, _MOST = 30, 120
_FULL = 100
_SERIES = 2
_TITLE = 3
_CERTAIN = 3


@dataclass(frozen=True, slots=True)
class TotalScore:
    """A total score with its printed name; ``by`` is *self*, *review* or empty for a neutral name, ``source`` *sentence*, *form* or *sheet*."""

    name: str
    quantity: Quantity
    by: str
    source: Literal["sentence", "form", "sheet"] = "sentence"


def find(ledger: Ledger) -> Iterator[Row]:
    """The total scores against each other, the most frequent one leading; none if there are more than two different ones."""
    for scores in _facts([*_of_sentences(ledger), *_of_tables(ledger)]):
        scores = [
            s
            for s in scores
            if s.quantity.value >= _LEAST or any(apart_by_slip(s.quantity, t.quantity) for t in scores if t.quantity.value >= _LEAST)
        ]
        told: list[list[TotalScore]] = []
        for score in sorted(scores, key=lambda s: s.quantity.step):
            known = next((t for t in told if same(t[0].quantity.number, score.quantity.number).verdict in ("holds", "rounding")), None)
            if known is None:
                told.append([score])
            else:
                known.append(score)
        if not 0 < len(told) <= _SERIES or _of_several(scores):
            continue
        told.sort(key=lambda group: (len(group), any(s.source == "sheet" for s in group)), reverse=True)
        most = sorted(told[0], key=lambda s: s.quantity.step)
        for score in most[1:]:
            yield told_again(score, most[0], (), (len(most), len(most)), {})
        for group in told[1:]:
            others = tuple(s.quantity for s in (*group[1:], *most[1:]))
            sure = len(scores) >= _CERTAIN or any(s.source == "sheet" for s in scores)
            yield told_again(group[0], most[0], others, (len(group), len(most)), {}, "likely" if sure else "possible")


def _of_several(scores: list[TotalScore]) -> bool:
    """Whether several sheets or forms give different totals: those of several projects."""
    return any(len({s.quantity.value for s in scores if s.source == source}) > 1 for source in ("sheet", "form"))


def _facts(scores: list[TotalScore]) -> list[list[TotalScore]]:
    by: dict[str, list[TotalScore]] = defaultdict(list)
    for score in scores:
        by[score.by].append(score)
    neutral = by.pop("", [])
    if len(by) == 1:
        next(iter(by.values())).extend(neutral)
    return list(by.values()) if by else [neutral]


def _of_sentences(ledger: Ledger) -> Iterator[TotalScore]:
    year = next(filter(None, (year_of(p.text.content) for p in ledger.passages[:_TITLE])), "")
    for passage in ledger.passages:
        if passage.table is not None and len(passage.text.content) < _REACH:
            continue
        for q in ledger.by_passage[passage.index]:
            if q.unit not in ("分", "") or not _plausible(q):
                continue
            before = passage.text.content[max(q.start - _REACH, 0) : q.start]
            clause = before[max(map(before.rfind, _CLAUSES)) + 1 :]
            found = _NAME.search(clause)
            if (
                not found
                or (found["name"].endswith("总分") and q.value > _FULL)
                or found["name"] in _BARE
                or _OTHER.search(clause)
                or _is_of_place(clause[: found.start()])
            ):
                continue
            if any(word in clause for word in vocabulary("measures")["prior"]) or (year and year_of(clause) not in ("", year)):
                continue
            yield TotalScore(found["name"], q, giver_of(clause))


def _of_tables(ledger: Ledger) -> Iterator[TotalScore]:
    for stock in ledger.tables:
        for pair in stock.table.pairs:
            label = labels.plain(pair.label.text.content)
            quantity = stock.grid[pair.value.row][pair.value.column] or _only(ledger, stock, pair.value.row, pair.value.column)
            if (label in _totals() or _NAME.fullmatch(label)) and quantity is not None and _plausible(quantity):
                yield TotalScore(label, quantity, giver_of(label), "form")
        amounts = amounts_of(stock)
        weights = [c for c, label in enumerate(amounts.labels) if labels.plain(label) in vocabulary("totals")["weight_columns"]]
        if len(amounts.grand_rows) != 1 or not weights or stock.table.doubt:
            continue
        row = amounts.grand_rows[0]
        full = stock.grid[row][weights[0]]
        if full is None or full.value != _FULL:
            continue
        for column, label in enumerate(amounts.labels):
            quantity = stock.grid[row][column]
            if labels.plain(label) in vocabulary("totals")["score_columns"] and quantity is not None and _plausible(quantity):
                yield TotalScore(labels.plain(label), quantity, giver_of(label + stock.table.caption), "sheet")


def _is_of_place(before: str) -> bool:
    """Whether nothing but a place stands before the name: one of several places is scored."""
    subject = without_period(before)
    return bool(place_of(subject)) and not without_place(subject).strip()


def _only(ledger: Ledger, stock: TableStock, row: int, column: int) -> Quantity | None:
    """The only number of a cell that says more (92.27分（优）)."""
    passage = ledger.cells[stock.table.index].get((row, column))
    found = ledger.by_passage[passage.index] if passage is not None else []
    return found[0] if len(found) == 1 else None


def _plausible(quantity: Quantity) -> bool:
    return quantity.is_data and not quantity.approximation and 0 < quantity.value <= _MOST and quantity.value != _FULL


@cache
def _totals() -> frozenset[str]:
    return frozenset(labels.plain(word) for word in vocabulary("totals")["score_totals"])
