"""The weights of a score sheet that prints no total of them: they must make 100, or 90 where budget execution is scored apart."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.number import Number
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.scoring.sheet import ScoreSheet
from auditlint.tables.amounts import Amounts

PART = "the sheet may show only a part of the indicators"
WHOLES = (Fraction(100), Fraction(90))
NEAR = 10
EXTRA = re.compile(r"加分|[扣减]分项|附加分|奖励分")
"""Items above or below the full mark."""
_FEWEST = 5


def totals(sheet: ScoreSheet) -> Iterator[Row]:
    """The sum of the weights, if no row of the sheet prints it."""
    amounts, column = Amounts(sheet.stock), sheet.columns["weight"]
    weights = tuple(item.weight for item in sheet.items if not EXTRA.search(item.name))
    if len(weights) < _FEWEST or any(amounts.quantity(r, column) is not None for r in amounts.grand_rows):
        return
    total = sum((Fraction(q.value) for q in weights), Fraction(0))
    wanted = min(WHOLES, key=lambda whole: (abs(whole - total), -whole))
    yield Row(
        "weight_total",
        {"total": Number.exact(total), "wanted": Number.exact(wanted), "label": sheet.table.column_label(column)},
        weights[0],
        weights[1:],
        sum_formula(str(total), weights),
        "likely",
        doubt=next((item.doubt for item in sheet.items if item.doubt), "") or ("" if abs(total - wanted) < NEAR else PART),
    )
