"""Full marks printed in category cells, such as ``项目管理(32分)``, against the marks of the rows below.

A category cell that was lost or printed on the next page leaves its rows in the wrong group. When the groups do not add up as printed, a division of the
rows into as many consecutive groups, each holding its own label, that makes every printed mark is accepted instead; failing that, one that makes all
marks but one, if there is exactly one such division: that mark is then the wrong one. A cell that repeats the one above, as in sheets that print the group
in each of its rows, opens no group of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_MARK = re.compile(r"\((?P<number>\d+(?:\.\d+)?)\s*(?P<unit>分|%)?\)\s*$|(?<=[一-龥])\s*(?P<bare>\d+(?:\.\d+)?)\s*(?:分|%)\s*$")


def find(ledger: Ledger) -> Iterator[Row]:
    """The relations between printed group marks and the weight column of every table."""
    for stock in ledger.tables:
        amounts = amounts_of(stock)
        for category in range(stock.table.label_columns):
            marks = _marks(ledger, amounts, category)
            if len(marks) > 1:
                column = _weights(amounts)
                if column is not None:
                    yield from _groups(amounts, marks, column)


def _marks(ledger: Ledger, amounts: Amounts, category: int) -> list[tuple[int, Quantity]]:
    """Category cells that end with their mark: row and quantity."""
    marks: list[tuple[int, Quantity]] = []
    table = amounts.stock.table
    passages = ledger.cells[table.index]
    above = ""
    for r in amounts.body:
        cell = table.rows[r][category]
        if cell is None or not (content := cell.text.content.strip()) or content == above:
            continue
        above = content
        match = _MARK.search(cell.text.content.replace("\n", " "))
        if match is None:
            continue
        passage = passages.get((r, category))
        if passage is not None:
            at = match.start("number") if match["number"] else match.start("bare")
            printed = next((q for q in ledger.by_passage[passage.index] if q.start == at), None)
            if printed is not None:
                marks.append((r, printed))
    return marks


def _weights(amounts: Amounts) -> int | None:
    return next(
        (
            c
            for c in amounts.numeric
            if labels.ends_with(amounts.labels[c], "weight_columns") or labels.names(amounts.labels[c], "weight_columns")
        ),
        None,
    )


def _groups(amounts: Amounts, marks: list[tuple[int, Quantity]], column: int) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    items = [(r, q) for r in amounts.body if r not in totals and (q := amounts.quantity(r, column)) is not None]
    rows = [r for r, _ in items]
    starts = [bisect_left(rows, r) for r, _ in marks]
    wanted = [q.value for _, q in marks]
    sums = [Decimal(0), *accumulate(q.value for _, q in items)]
    bounds = [*starts, len(items)]
    if any(sums[bounds[i + 1]] - sums[bounds[i]] != wanted[i] for i in range(len(marks))):
        bounds = _divide(sums, wanted, starts) or _divide_but_one(sums, wanted, starts) or bounds
    for i, (_, stated) in enumerate(marks):
        parts = tuple(q for _, q in items[bounds[i] : bounds[i + 1]])
        if parts:
            yield Row(
                "footing",
                {
                    "stated": Number.exact(stated.number.value),
                    "parts": tuple(q.number for q in parts),
                    "axis": "group",
                    "label": amounts.labels[column],
                },
                stated,
                parts,
                sum_formula(stated, parts),
                doubt=amounts.doubtful([(r, column) for r, _ in items[bounds[i] : bounds[i + 1]]]),
            )


def _divide(sums: list[Decimal], wanted: list[Decimal], starts: list[int]) -> list[int] | None:
    """Bounds of consecutive groups with the wanted sums, the group's label inside; ``None`` if there are none."""
    bounds, at = [starts[0]], starts[0]
    for i, mark in enumerate(wanted):
        end = next((n for n in range(at + 1, len(sums)) if sums[n] - sums[at] == mark), None)
        if end is None or not at <= starts[i] < end:
            return None
        bounds.append(end)
        at = end
    return bounds


def _divide_but_one(sums: list[Decimal], wanted: list[Decimal], starts: list[int]) -> list[int] | None:
    """Bounds of consecutive groups of which all but one have the wanted sums; ``None`` unless exactly one division does that."""
    found: list[list[int]] = []
    last = len(sums) - 1
    for odd in range(len(wanted)):
        before = _divide(sums, wanted[:odd], starts[:odd]) if odd else [starts[0]]
        after = _divide_back(sums, wanted[odd + 1 :], starts[odd + 1 :]) if odd + 1 < len(wanted) else [last]
        if before is not None and after is not None and before[-1] <= starts[odd] < after[0]:
            found.append([*before, *after])
    return found[0] if len(found) == 1 else None


def _divide_back(sums: list[Decimal], wanted: list[Decimal], starts: list[int]) -> list[int] | None:
    """As `_divide`, for the last groups of the table, from its end."""
    at = len(sums) - 1
    bounds = [at]
    for mark, start in zip(reversed(wanted), reversed(starts), strict=True):
        begin = next((n for n in range(at - 1, -1, -1) if sums[at] - sums[n] == mark), None)
        if begin is None or not begin <= start < at:
            return None
        bounds.append(begin)
        at = begin
    return bounds[::-1]
