"""The score column of a score sheet against the total score: in its own total row, in a summary pair, or in the narrative."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import takewhile

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.relations.scores.weight_total import NEAR, PART, WHOLES
from auditlint.report import Confidence
from auditlint.scoring.grades import stated_scores
from auditlint.scoring.sheet import score_sheets
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts

_PARTLY = re.compile(r"部分|主要|节选|扣分|失分")
_SHEET = re.compile(r"评分|评价|自评|绩效|考核|打分")


def find(ledger: Ledger) -> Iterator[Row]:
    """The total of the weight and score columns of every score sheet, wherever it is printed outside the sheet's own total row."""
    sheets = [(amounts, columns) for amounts in map(Amounts, ledger.tables) for columns in [_columns(amounts)] if columns]
    read = score_sheets(ledger)
    only = len(read) <= 1 and len(sheets) == 1
    heads = {sheet.table.index: {item.row for item in sheet.headings} for sheet in read}
    for amounts, columns in sheets:
        scored = [column for column, kind in columns if kind == "score_columns"]
        for column, kind in columns:
            alone = kind == "score_columns" and only and len(scored) == 1
            yield from _total(ledger, amounts, column, kind, heads.get(amounts.stock.table.index, set()), told=alone)


def _columns(amounts: Amounts) -> list[tuple[int, str]]:
    """The columns of weights and of scores, if the table has both."""
    columns = [
        (c, kind)
        for c in amounts.numeric
        for kind in ("weight_columns", "score_columns")
        if labels.ends_with(amounts.labels[c], kind) and not amounts.is_rate(c)
    ]
    return columns if {kind for _, kind in columns} == {"weight_columns", "score_columns"} else []


def _total(ledger: Ledger, amounts: Amounts, column: int, kind: str, heads: set[int], *, told: bool) -> Iterator[Row]:
    """The sum of a column against its total in a summary pair, and against the narrative if that is ``told`` of this column only; ``heads`` are rows of sums."""
    totals = {*amounts.grand_rows, *amounts.subtotal_rows, *heads}
    paired = _pairs(ledger, amounts)
    summary = {q.passage for _, q in paired}
    parts = tuple(
        q
        for r in amounts.body
        if r not in totals and (q := amounts.quantity(r, column)) is not None and q.passage not in summary and not q.aside
    )
    if len(parts) < 3:
        return
    details = [r for r in amounts.body if r not in totals]
    stated: list[tuple[Quantity, Confidence]] = []
    if not any(amounts.quantity(r, column) is not None for r in amounts.grand_rows):
        stated += [(q, "certain") for q in _paired(paired, kind)]
    if told and _SHEET.search(amounts.stock.table.caption + "".join(amounts.labels)):
        stated += [(q, "likely") for q in _told(ledger)]
    for quantity, confidence in stated:
        part = kind == "score_columns" and quantity.passage not in summary and _part(amounts, details, quantity, parts)
        yield Row(
            "footing",
            {"stated": quantity.number, "parts": tuple(q.number for q in parts), "axis": "score", "label": amounts.labels[column]},
            quantity,
            parts,
            sum_formula(quantity, parts),
            confidence,
            doubt=amounts.doubtful([(r, column) for r in details]) or (PART if part else ""),
        )


def _part(amounts: Amounts, rows: list[int], total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether a sheet prints only some of the indicators: it says so, or its weights fall short of 100 and leave room for what its scores lack."""
    if _PARTLY.search(amounts.stock.table.caption):
        return True
    weights = max((_sum(amounts, rows, c) for c, kind in _columns(amounts) if kind == "weight_columns"), default=Fraction(0))
    lacking = total.value - sum(q.value for q in parts)
    return min((whole - weights for whole in WHOLES), key=abs) >= NEAR or any(0 <= lacking <= whole - weights > 0 for whole in WHOLES)


def _sum(amounts: Amounts, rows: list[int], column: int) -> Fraction:
    found = (amounts.quantity(r, column) for r in rows)
    return sum((Fraction(q.value) for q in found if q is not None and not q.aside), Fraction(0))


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


def _paired(paired: list[tuple[str, Quantity]], kind: str) -> list[Quantity]:
    """The first total of the kind of column in the summary pairs."""
    weight_names = {"满分", "总分", "分值", "权重", *vocabulary("totals")["weight_columns"]}
    return [quantity for name, quantity in paired if (name in weight_names) == (kind == "weight_columns")][:1]


def _told(ledger: Ledger) -> list[Quantity]:
    """The total scores of the narrative, if they are all of one value; several values may be those of several projects or years."""
    stated = [q for p in ledger.passages if p.table is None for q in stated_scores(ledger, p)]
    return stated if len({q.value for q in stated}) == 1 else []
