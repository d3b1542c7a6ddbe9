"""The score column of a score sheet against the total score: in its own total row, in a summary pair, or in the narrative."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations import labels
from auditlint.relations.amounts import Amounts
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.report import Confidence

_SHEET = re.compile(r"评分|评价|自评|绩效|考核|打分")


def find(ledger: Ledger) -> Iterator[Row]:
    """The total of the weight and score columns of every score sheet whose total row does not print it."""
    for stock in ledger.tables:
        amounts = Amounts(stock)
        columns = [
            (c, kind)
            for c in amounts.numeric
            for kind in ("weight_columns", "score_columns")
            if labels.ends_with(amounts.labels[c], kind) and not amounts.is_rate(c)
        ]
        if {kind for _, kind in columns} != {"weight_columns", "score_columns"}:
            continue
        for column, kind in columns:
            yield from _total(ledger, amounts, column, kind)


def _total(ledger: Ledger, amounts: Amounts, column: int, kind: str) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    if any(amounts.quantity(r, column) is not None for r in amounts.grand_rows):
        return
    paired = _pairs(ledger, amounts)
    summary = {q.passage for _, q in paired}
    parts = tuple(
        q
        for r in amounts.body
        if r not in totals and (q := amounts.quantity(r, column)) is not None and q.passage not in summary and not q.aside
    )
    if len(parts) < 3:
        return
    stated, confidence = _stated(ledger, amounts, kind, paired)
    if stated is None:
        return
    yield Row(
        "footing",
        {"stated": stated.number, "parts": tuple(q.number for q in parts), "axis": "score", "label": amounts.labels[column]},
        stated,
        parts,
        sum_formula(stated, parts),
        confidence,
        doubt=amounts.doubtful([(r, column) for r in amounts.body if r not in totals]),
    )


def _pairs(ledger: Ledger, amounts: Amounts) -> list[tuple[str, Quantity]]:
    """The label/value pairs that print a total: in the sheet's own summary rows or in the forms right behind it."""
    found: list[tuple[str, Quantity]] = []
    at = ledger.tables.index(amounts.stock)
    tables = [amounts.stock, *takewhile(lambda s: s.table.kind == "form", ledger.tables[at + 1 :])]
    for stock in tables:
        for pair in stock.table.pairs:
            name = labels.plain(pair.label.text.content)
            quantity = stock.grid[pair.value.row][pair.value.column]
            if quantity is not None and (name in _names() or labels.is_grand(name)):
                found.append((name, quantity))
    return found


@cache
def _names() -> frozenset[str]:
    return frozenset((*vocabulary("totals")["score_totals"], *vocabulary("totals")["weight_columns"]))


def _stated(ledger: Ledger, amounts: Amounts, kind: str, paired: list[tuple[str, Quantity]]) -> tuple[Quantity | None, Confidence]:
    weight_names = {"满分", "总分", "分值", "权重", *vocabulary("totals")["weight_columns"]}
    for name, quantity in paired:
        if (name in weight_names) == (kind == "weight_columns"):
            return quantity, "certain"
    if kind == "weight_columns" or not _SHEET.search(amounts.stock.table.caption + "".join(amounts.labels)):
        return None, "likely"
    stated = list(stated_scores(ledger))
    return (stated[0], "likely") if len({q.value for q in stated}) == 1 else (None, "likely")


def stated_scores(ledger: Ledger) -> Iterator[Quantity]:
    """The total scores that the narrative states: ``综合得分92.99分``."""
    names = sorted(vocabulary("totals")["score_totals"], key=len, reverse=True)
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?:为|是|：|达到|达|共|合计)?\s*$")
    for passage in ledger.passages:
        if passage.table is not None:
            continue
        for q in ledger.by_passage[passage.index]:
            if (
                q.unit == "分"
                and not q.aside
                and not q.comparator
                and q.value >= 30
                and pattern.search(passage.text.content[max(0, q.start - 14) : q.start])
            ):
                yield q
