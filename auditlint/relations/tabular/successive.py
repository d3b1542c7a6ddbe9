"""Changes from one row of periods to the next: ``增长率`` and ``比上年增加额`` beside the amounts of 2019, 2020, 2021 in one column.

Which column changes, and whether the period before stands above or below, is taken from what most rows confirm; where the row itself prints both amounts, the
change is read there (`table_ratio`, `crossfooting`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number, Undetermined, total
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import growth_formula, sum_formula
from auditlint.relations.row import Row
from auditlint.relations.tabular.table_ratio import ruled
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A printed change with the amounts that it leads from and to."""

    row: int
    stated: Quantity
    before: Quantity
    after: Quantity


def find(ledger: Ledger) -> Iterator[Row]:
    """The changes between the periods of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            pairs = _pairs(amounts)
            if len(pairs) >= _FEWEST:
                for column in amounts.numeric:
                    yield from _changes(amounts, column, pairs)


def _pairs(amounts: Amounts) -> list[tuple[int, int]]:
    """Rows of periods that follow each other in the table."""
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    rows = [r for r in amounts.body if r not in totals]
    periods = [r for r in rows if any(map(labels.is_period, amounts.row_labels[r]))]
    return list(pairwise(periods)) if len(periods) == len(rows) else []


def _changes(amounts: Amounts, column: int, pairs: list[tuple[int, int]]) -> Iterator[Row]:
    label = amounts.labels[column]
    rate = amounts.is_rate(column)
    if not labels.names(label, "growth_columns" if rate else "change_columns") or (rate and column in ruled(amounts)):
        return
    best: tuple[int, list[Step]] | None = None
    for base in amounts.numeric:
        if base == column or amounts.is_rate(base):
            continue
        for turned in (False, True):
            steps = _steps(amounts, column, base, [(b, a) for a, b in pairs] if turned else pairs)
            held = sum(_holds(step, rate=rate) for step in steps)
            if held >= _FEWEST and held * 5 >= len(steps) * 3 and (best is None or held > best[0]):
                best = held, steps
    for step in best[1] if best is not None else ():
        yield _row(amounts, column, step, rate=rate)


def _steps(amounts: Amounts, column: int, base: int, pairs: list[tuple[int, int]]) -> list[Step]:
    found = []
    for earlier, later in pairs:
        stated, before, after = amounts.quantity(later, column), amounts.quantity(earlier, base), amounts.quantity(later, base)
        if stated is None or before is None or after is None or stated.aside or not before.value or before.unit != after.unit:
            continue
        if stated.dimension == "percent" or stated.unit == after.unit:
            found.append(Step(later, stated, before, after))
    return found


def _growth(step: Step) -> Number:
    return (step.after.operand - step.before.operand) / step.before.operand * 100


def _holds(step: Step, *, rate: bool) -> bool:
    if not rate:
        return step.after.value - step.before.value == step.stated.value
    try:
        return any(agree(step.stated.rounded, _growth(step), truncated=cut).verdict == "holds" for cut in (False, True))
    except Undetermined:
        return False


def _row(amounts: Amounts, column: int, step: Step, *, rate: bool) -> Row:
    doubt = amounts.doubtful([(step.row, column)])
    if not rate:
        parts, weights = (step.after, step.before), (1, -1)
        numbers = tuple(q.number * w for q, w in zip(parts, weights, strict=True))
        label = amounts.stock.table.row_label(step.row)
        columns = {"stated": step.stated.number, "parts": numbers, "axis": "difference", "label": label}
        return Row("footing", columns, step.stated, parts, sum_formula(step.stated, parts, weights), doubt=doubt, weights=weights)
    return Row(
        "ratio",
        {
            "stated": step.stated.rounded,
            "numerator": total((step.after.operand, step.before.operand * -1)),
            "denominator": step.before.operand,
            "factor": Number.exact(100),
            "kind": "growth",
            "origin": "table row",
            "label": amounts.labels[column],
        },
        step.stated,
        (step.after, step.before),
        growth_formula(step.stated, step.after, step.before),
        doubt=doubt,
        named={"numerator": step.after, "denominator": step.before},
    )
