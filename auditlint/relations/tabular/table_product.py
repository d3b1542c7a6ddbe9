"""Columns that are products of others: persons x standard, number x price, classes x persons x days x standard.

Which columns are multiplied is taken from what most rows confirm, the power of ten between 元 and 万元 included; one of the factors is named as a price or standard.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import prod

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_WIDEST = 10
_FACTORS = 4
_SAMPLE = 40
_FEWEST = 3
_DIGITS = 100
"""An amount proves a product only from three digits on."""
_SCALES = (Fraction(1), Fraction(1, 1000), Fraction(1, 10_000), Fraction(10_000))
"""None, per kilometre of a length kept in metres, and 元 beside 万元 where the amounts print no unit."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``amount = scale x factors``."""

    amount: int
    factors: tuple[int, ...]
    scale: Fraction


def find(ledger: Ledger) -> Iterator[Row]:
    """The products of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            prices = [c for c in amounts.numeric if labels.names(amounts.labels[c], "price_columns") and not amounts.is_rate(c)]
            if prices:
                for column in amounts.numeric:
                    if column not in prices and not amounts.is_rate(column):
                        rule = _best(amounts, column, prices)
                        if rule is not None:
                            yield from _rows(amounts, rule)


def _best(amounts: Amounts, column: int, prices: Sequence[int]) -> Rule | None:
    near = [c for c in amounts.numeric if c != column and not amounts.is_rate(c)][:_WIDEST]
    rows = [r for r in amounts.sample if r not in amounts.grand_rows and r not in amounts.subtotal_rows][:_SAMPLE]
    for n in range(2, _FACTORS + 1):
        found: list[tuple[int, int, Rule]] = []
        for factors in combinations(near, n):
            if not any(p in factors for p in prices):
                continue
            for scale in _SCALES:
                if n == 2 and scale == 1 and any(labels.ends_with(amounts.labels[p], "average_columns") for p in factors):
                    continue  # read as a quotient: the price is the amount divided by the number
                held, failed, varied = _confirmed(amounts, Rule(column, factors, scale), rows)
                few = len(rows) <= _FEWEST and scale == 1  # two sharp products of three rows are no chance
                if held >= (_FEWEST if n == 2 and not few else _FEWEST - 1) and held * 3 >= (held + failed) * 2 and varied:
                    found.append((held - failed, -abs(column - factors[-1]), Rule(column, factors, scale)))
        if found:
            return max(found, key=lambda f: f[:2])[2]
    return None


def _cells(amounts: Amounts, rule: Rule, row: int) -> tuple[Quantity, list[Quantity]] | None:
    stated = amounts.quantity(row, rule.amount)
    factors = [q for c in rule.factors if (q := amounts.quantity(row, c)) is not None and not q.aside and q.value]
    return (stated, factors) if stated is not None and not stated.aside and stated.value and len(factors) == len(rule.factors) else None


def _computed(rule: Rule, factors: Sequence[Quantity]) -> Number:
    product = Number.exact(rule.scale)
    for factor in factors:
        product = product * Number.exact(Fraction(factor.value))
    return product


def _confirmed(amounts: Amounts, rule: Rule, rows: Sequence[int]) -> tuple[int, int, bool]:
    """Rows that hold and fail, and whether no factor is the same number 1 in all of them."""
    held = failed = 0
    ones = [True] * len(rule.factors)
    for r in rows:
        cells = _cells(amounts, rule, r)
        if cells is None:
            continue
        stated, factors = cells
        value = rule.scale * prod((Fraction(q.value) for q in factors), start=Fraction(1))
        sharp = stated.value >= _DIGITS * stated.step and (rule.scale in _SCALES[:2] or not stated.unit)
        fits = sharp and abs(value - Fraction(stated.value)) * 2 <= Fraction(stated.step)
        held += fits
        failed += not fits
        ones = [one and q.value == 1 for one, q in zip(ones, factors, strict=True)]
    return held, failed, not any(ones)


def _rows(amounts: Amounts, rule: Rule) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    for r in amounts.body:
        cells = _cells(amounts, rule, r) if r not in totals else None
        if cells is None:
            continue
        stated, factors = cells
        yield Row(
            "product",
            {"stated": stated.rounded, "computed": _computed(rule, factors), "label": amounts.labels[rule.amount]},
            stated,
            tuple(factors),
            f"{' × '.join(q.printed for q in factors)} = {stated.printed}",
            doubt=amounts.doubtful([(r, rule.amount), *((r, c) for c in rule.factors)]),
        )
