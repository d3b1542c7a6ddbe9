"""Rows of rates and shares in tables whose columns are periods or places: ``办结率`` below ``受理数`` and ``办结数``, ``占比`` below ``合计``.

Which rows make the rate is taken from what most columns confirm, as for rate columns.
"""

from collections.abc import Iterator
from functools import partial

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number, Undetermined
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import growth_formula, quotient_formula
from auditlint.relations.row import Row
from auditlint.relations.tabular.quotient import Rule
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FEWEST = 3
_FARTHEST = 8


def find(ledger: Ledger) -> Iterator[Row]:
    """The ratio relations between the rows of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for row in amounts.body:
                if _is_rate(amounts, row):
                    rule = _best(amounts, row)
                    if rule is not None:
                        yield from _relations(amounts, rule)


def _cells(amounts: Amounts, row: int) -> list[Quantity]:
    return [q for q in amounts.stock.grid[row] if q is not None and not q.aside]


def _is_rate(amounts: Amounts, row: int) -> bool:
    """Whether a row prints percentages alone, in columns that hold other values besides."""
    cells = _cells(amounts, row)
    if len(cells) < _FEWEST or any(q.dimension != "percent" for q in cells):
        return False
    mixed = sum(q is not None and not amounts.is_rate(c) for c, q in enumerate(amounts.stock.grid[row]))
    return mixed * 3 >= len(cells) * 2


def _best(amounts: Amounts, row: int) -> Rule | None:
    near = [r for r in amounts.body if r != row and abs(r - row) <= _FARTHEST and _amounts(amounts, r)]
    label = amounts.stock.table.row_label(row)
    candidates: list[Rule] = []
    if labels.names(label, "share_columns"):
        totals = [
            c for c in range(amounts.stock.table.width) if labels.is_total_column(amounts.labels[c]) or _whole(amounts.quantity(row, c))
        ]
        candidates += [Rule(row, r, r, "share", base) for r in near for base in totals]
    kind = "growth" if labels.names(label, "growth_columns") else "rate"
    candidates += [Rule(row, a, b, kind) for a in near for b in near if a != b]
    scored = [(held, -failed, -abs(rule.numerator - row), rule) for rule in candidates for held, failed in [_confirmed(amounts, rule)]]
    fitting = [s for s in scored if s[0] >= _FEWEST and s[0] * 5 >= (s[0] - s[1]) * 3]
    return max(fitting, key=lambda s: s[:3])[3] if fitting else None


def _whole(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.dimension == "percent" and quantity.value == 100


def _amounts(amounts: Amounts, row: int) -> bool:
    cells = _cells(amounts, row)
    return sum(q.dimension != "percent" for q in cells) >= _FEWEST


def _operands(amounts: Amounts, rule: Rule, column: int) -> tuple[Quantity, Quantity, Quantity] | None:
    stated, numerator = amounts.quantity(rule.rate, column), amounts.quantity(rule.numerator, column)
    denominator = amounts.quantity(rule.denominator, rule.base if rule.base >= 0 else column)
    if stated is None or numerator is None or denominator is None or not denominator.value or stated.comparator or column == rule.base:
        return None
    return (stated, numerator, denominator) if numerator.unit == denominator.unit and numerator.dimension != "percent" else None


def _confirmed(amounts: Amounts, rule: Rule) -> tuple[int, int]:
    held = failed = 0
    for column in range(amounts.stock.table.width):
        found = _operands(amounts, rule, column)
        if found is None:
            continue
        stated, a, b = found
        try:
            top = a.operand - b.operand if rule.kind == "growth" else a.operand
            fits = any(agree(stated.rounded, top / b.operand * 100, truncated=cut).verdict == "holds" for cut in (False, True))
        except Undetermined:
            continue
        held += fits
        failed += not fits
    return held, failed


def _relations(amounts: Amounts, rule: Rule) -> Iterator[Row]:
    for column in range(amounts.stock.table.width):
        found = _operands(amounts, rule, column)
        if found is None:
            continue
        stated, a, b = found
        yield Row(
            "ratio",
            {
                "stated": stated.rounded,
                "numerator": a.operand - b.operand if rule.kind == "growth" else a.operand,
                "denominator": b.operand,
                "factor": Number.exact(100),
                "kind": rule.kind,
                "origin": "table row",
                "label": amounts.stock.table.row_label(rule.rate),
            },
            stated,
            (a, b),
            growth_formula(stated, a, b) if rule.kind == "growth" else quotient_formula(stated, a, b),
            doubt=amounts.doubtful([(rule.rate, column), (rule.numerator, column), (rule.denominator, column)]),
            named={"numerator": a, "denominator": b},
            others=partial(_in_column, amounts, column),
        )


def _in_column(amounts: Amounts, column: int) -> list[Quantity]:
    return [q for q in amounts.column(column) if q is not None]
