"""Averages in tables: the row of means below the rows, the column of means beside the months.

A row of means is read as simple means of the rows above; at least two of its columns must say so, else a difference proves nothing (the mean may be weighted).
"""

from collections.abc import Iterator

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amount, amounts_of

_FEWEST = 3
_PER_PERIOD = ("年均", "季均", "月均", "月平均")
WEIGHTED = "the mean may be weighted"


def find(ledger: Ledger) -> Iterator[Row]:
    """The means of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            yield from _down(amounts)
            yield from _across(amounts)


def _down(amounts: Amounts) -> Iterator[Row]:
    means = [r for r in amounts.body if labels.is_mean(amounts.row_labels[r])]
    details = [r for r in amounts.body if r not in {*means, *amounts.grand_rows, *amounts.subtotal_rows, *amounts.of_which_rows}]
    for r in means:
        relations = [
            (stated, parts, c)
            for c in amounts.numeric
            if (stated := amounts.quantity(r, c)) is not None
            and not stated.aside
            and len(parts := [q for d in details if (q := amounts.quantity(d, c)) is not None and not q.aside]) >= _FEWEST
            and len(parts) == len(details)
            and {q.unit for q in parts} == {stated.unit}
        ]
        held = sum(_holds(stated, parts, len(parts)) for stated, parts, _ in relations)
        for stated, parts, c in relations:
            sure = ((held > 1 and held * 2 >= len(relations)) or _per_period(amounts, r, details, stated, parts)) and not amounts.is_rate(c)
            yield _row(amounts, stated, parts, len(parts), amounts.labels[c], [(r, c)], "" if sure else WEIGHTED)


def _per_period(amounts: Amounts, row: int, details: list[int], stated: Quantity, parts: list[Quantity]) -> bool:
    """Whether a row of means per year, quarter or month stands below rows of just that, with a value among theirs."""
    named = any(labels.plain(label) in _PER_PERIOD for label in amounts.row_labels[row])
    periods = all(any(map(labels.is_period, amounts.row_labels[d])) for d in details)
    return named and periods and min(q.value for q in parts) <= stated.value <= max(q.value for q in parts)


def _across(amounts: Amounts) -> Iterator[Row]:
    """Means per period, or of several scores: the columns stand side by side, with a number in every row."""
    for c in amounts.numeric:
        if not labels.ends_with(amounts.labels[c], "mean_columns"):
            continue
        periods = [p for p in amounts.numeric if p != c and labels.is_period(amounts.labels[p])]
        named = len(periods) >= _FEWEST
        if not named:
            periods = _run(amounts, c)
        if len(periods) < _FEWEST:
            continue
        relations = [
            (r, stated, parts)
            for r in amounts.body
            if (stated := amounts.quantity(r, c)) is not None
            and len(parts := [q for p in periods if (q := amounts.quantity(r, p)) is not None and not q.aside]) == len(periods)
            and {q.unit for q in parts} == {stated.unit}
            and stated.dimension != "percent"
        ]
        held = sum(_holds(stated, parts, len(parts)) for _, stated, parts in relations)
        for r, stated, parts in relations:
            sure = held > 1 and (held * 2 >= len(relations) if named else held * 3 >= len(relations) * 2)
            doubt = "" if sure else WEIGHTED
            yield _row(amounts, stated, parts, len(parts), amounts.stock.table.row_label(r), [(r, c)], doubt)


def _run(amounts: Amounts, column: int) -> list[int]:
    """The columns of numbers right beside ``column`` on its left (专家一, 专家二, 专家三)."""
    run: list[int] = []
    while (c := column - len(run) - 1) in amounts.numeric and not amounts.is_rate(c):
        run.append(c)
    return run[::-1]


def _holds(stated: Quantity, parts: list[Quantity], count: int) -> bool:
    return any(agree(stated.rounded, amount(parts) / Number.exact(count), truncated=cut).verdict == "holds" for cut in (False, True))


def _row(
    amounts: Amounts, stated: Quantity, parts: list[Quantity], count: int, label: str, cells: list[tuple[int, int]], doubt: str
) -> Row:
    summed = amount(parts)
    return Row(
        "ratio",
        {
            "stated": stated.rounded,
            "numerator": summed,
            "denominator": Number.exact(count),
            "factor": Number.exact(1),
            "kind": "average",
            "origin": "table mean",
            "label": label,
        },
        stated,
        tuple(parts),
        f"({parts[0].printed} + … + {parts[-1].printed}) ÷ {count} = {stated.printed}",
        doubt=amounts.doubtful(cells) or doubt,
    )
