"""Rate columns of tables: execution, completion, share, growth, average.

Which two columns make the rate is taken from what most rows confirm; where several pairs do (every rate is 100 %), the names decide.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from auditlint.language import vocabulary
from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number, Undetermined
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import growth_formula, quotient_formula
from auditlint.relations.row import Row
from auditlint.relations.tabular.quotient import Rule
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_WIDEST = 12
_GROUP = -2
"""In place of a row: the subtotal row that closes the row's group."""


def find(ledger: Ledger) -> Iterator[Row]:
    """The ratio relations of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for rule in _rules(amounts):
                yield from _rows(amounts, rule)


def ruled(amounts: Amounts) -> frozenset[int]:
    """The rate columns whose operands are single columns."""
    return frozenset(rule.rate for rule in _rules(amounts))


def _rules(amounts: Amounts) -> Iterator[Rule]:
    operands = [c for c in amounts.numeric if not amounts.is_rate(c)][:_WIDEST]
    weights = [c for c in amounts.numeric if amounts.is_rate(c) and labels.ends_with(amounts.labels[c], "weight_columns")]
    for rate in amounts.numeric:
        label = amounts.labels[rate]
        if labels.ends_with(label, "weight_columns"):
            continue  # weights are set, not computed
        if not (amounts.is_rate(rate) or labels.ends_with(label, "average_columns") or labels.names(label, "average_columns")):
            continue
        candidates = list(_candidates(amounts, rate, [c for c in operands if c != rate]))
        if not labels.names(label, "score_rates"):
            candidates = [rule for rule in candidates if not _is_of_scores(amounts, rule)]
        else:
            candidates += [Rule(rate, a, w, "rate") for a in operands for w in weights if a != rate]
        scored = [
            (held, -failed, _named(label, amounts, rule), rule) for rule in candidates for held, failed in [_confirmed(amounts, rule)]
        ]
        fitting = [
            s for s in scored if (s[0] >= 2 and s[0] * 5 >= (s[0] - s[1]) * 3) or (s[0] + s[1] >= 0 and s[2] >= 2 and s[0] - s[1] <= 2)
        ]
        if fitting:
            yield max(fitting, key=lambda s: s[:3])[3]


def _candidates(amounts: Amounts, rate: int, operands: list[int]) -> Iterator[Rule]:
    label = amounts.labels[rate]
    if not amounts.is_rate(rate):
        for a in operands:
            yield from (Rule(rate, a, b, "average") for b in operands if a != b)
        return
    growth = labels.ends_with(label, "growth_columns")
    share = labels.names(label, "share_columns")
    for a in operands:
        if share or not growth:
            yield from (Rule(rate, a, a, "share", base) for base in amounts.grand_rows[:2])
            if len(amounts.subtotal_rows) > 1:
                yield Rule(rate, a, a, "share", _GROUP)
        for b in operands:
            if a == b or not _divisible(amounts, a, b, growth=growth):
                continue
            yield Rule(rate, a, b, "growth" if growth else "rate")


def _is_of_scores(amounts: Amounts, rule: Rule) -> bool:
    """Whether a rule divides scores by full marks: scores follow results, none of these is computed from its score."""
    return labels.ends_with(amounts.labels[rule.numerator], "score_columns") and labels.ends_with(
        amounts.labels[rule.denominator], "weight_columns"
    )


def _divisible(amounts: Amounts, a: int, b: int, *, growth: bool) -> bool:
    """Whether a rate may divide one column by another: one unit, or two counts (files by people)."""
    first, second = _unit(amounts, a), _unit(amounts, b)
    if first == second or growth:
        return first == second
    return all(q is None or q.dimension == "count" for c in (a, b) for q in amounts.column(c))


def _unit(amounts: Amounts, column: int) -> str:
    return next((q.unit for q in amounts.column(column) if q is not None), "")


def _named(label: str, amounts: Amounts, rule: Rule) -> int:
    """How well the labels of the operands fit the name of the rate (0, 1 or 2)."""
    for name, sides in vocabulary("totals")["rates"].items():
        if name in label:
            numerator, denominator = amounts.labels[rule.numerator], amounts.labels[rule.denominator]
            rank = next((i for i, w in enumerate(sides["denominator"]) if w in denominator), None)
            fits = any(w in numerator for w in sides["numerator"]) and numerator != denominator
            first = next((i for i, w in enumerate(sides["numerator"]) if w in numerator), 9)
            return 0 if rank is None or not fits else 30 - rank * 3 - first
    return 1 if rule.kind == "share" and labels.names(label, "share_columns") else 0


def _cells(amounts: Amounts, rule: Rule, row: int) -> tuple[Quantity, Quantity, Quantity] | None:
    stated = amounts.quantity(row, rule.rate)
    numerator = amounts.quantity(row, rule.numerator)
    base = _base(amounts, rule, row)
    denominator = amounts.quantity(base, rule.denominator) if base >= 0 else None
    if (
        stated is None
        or numerator is None
        or denominator is None
        or not denominator.value
        or stated.comparator
        or stated.dimension == "points"
    ):
        return None
    return stated, numerator, denominator


def _base(amounts: Amounts, rule: Rule, row: int) -> int:
    """The row of the denominator; -1 if a group is not closed."""
    if rule.base == _GROUP:
        return next((s for s in amounts.subtotal_rows if s >= row), -1)
    return rule.base if rule.base >= 0 else row


def _computed(rule: Rule, numerator: Quantity, denominator: Quantity) -> Number:
    a, b = numerator.operand, _divisor(denominator)
    match rule.kind:
        case "average":
            return a / b
        case "growth":
            return (a - b) / b * 100
        case _:
            return a / b * 100


def _divisor(denominator: Quantity) -> Number:
    """The denominator as a number; a weight in percent is exact."""
    return Number.exact(Fraction(denominator.value)) if denominator.dimension == "percent" else denominator.operand


def _confirmed(amounts: Amounts, rule: Rule) -> tuple[int, int]:
    held = failed = 0
    for r in amounts.sample:
        cells = _cells(amounts, rule, r)
        if cells is None:
            continue
        try:
            computed = _computed(rule, cells[1], cells[2])
            fits = any(agree(cells[0].rounded, computed, truncated=cut).verdict == "holds" for cut in (False, True))
        except Undetermined:
            continue
        held += fits
        failed += not fits
    return held, failed


def _rows(amounts: Amounts, rule: Rule) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    for r in amounts.body:
        cells = _cells(amounts, rule, r)
        if cells is None:
            continue
        stated, numerator, denominator = cells
        columns = {
            "stated": stated.rounded,
            "numerator": (numerator.operand - denominator.operand) if rule.kind == "growth" else numerator.operand,
            "denominator": _divisor(denominator),
            "factor": Number.exact(1 if rule.kind == "average" else 100),
            "kind": rule.kind,
            "origin": "total row" if r in totals else "table row",
            "label": amounts.labels[rule.rate],
        }
        yield Row(
            "ratio",
            columns,
            stated,
            (numerator, denominator),
            growth_formula(stated, numerator, denominator) if rule.kind == "growth" else quotient_formula(stated, numerator, denominator),
            doubt=amounts.doubtful([(r, rule.rate), (r, rule.numerator), (_base(amounts, rule, r), rule.denominator)]),
            named={"numerator": numerator, "denominator": denominator},
            others=partial(_printed_in, amounts, r),
        )


def _printed_in(amounts: Amounts, row: int) -> list[Quantity]:
    return [q for q in amounts.stock.grid[row] if q is not None]
