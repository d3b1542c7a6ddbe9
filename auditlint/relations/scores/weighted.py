"""Weighted scores: ``权重 30% | 评分 91.2 | 加权得分 27.36``, the score out of a hundred times the weight; most rows of the table must say so."""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FEWEST = 2
_PER_HUNDRED = Number.exact(Fraction(1, 100))


def find(ledger: Ledger) -> Iterator[Row]:
    """The weighted scores of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for result in (c for c in amounts.numeric if labels.names(amounts.labels[c], "weighted_columns")):
                yield from _column(amounts, result)


def _column(amounts: Amounts, result: int) -> Iterator[Row]:
    others = [c for c in amounts.numeric if c != result]
    weights = [c for c in others if labels.ends_with(amounts.labels[c], "weight_columns")]
    scores = [c for c in others if labels.ends_with(amounts.labels[c], "score_columns") and c not in weights]
    for weight in weights:
        for score in scores:
            rows = [(r, *cells) for r in _details(amounts) if (cells := _cells(amounts, r, result, score, weight)) is not None]
            held = sum(agree(stated.rounded, _computed(factors)).verdict == "holds" for _, stated, factors in rows)
            if held >= _FEWEST and held * 3 >= len(rows) * 2:
                for r, stated, factors in rows:
                    yield Row(
                        "product",
                        {"stated": stated.rounded, "computed": _computed(factors), "label": amounts.labels[result]},
                        stated,
                        factors,
                        f"{factors[0].printed} × {factors[1].printed} ÷ 100 = {stated.printed}",
                        doubt=amounts.doubtful([(r, result), (r, score), (r, weight)]),
                    )
                return


def _details(amounts: Amounts) -> list[int]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    return [r for r in amounts.body if r not in totals]


def _cells(amounts: Amounts, row: int, result: int, score: int, weight: int) -> tuple[Quantity, tuple[Quantity, Quantity]] | None:
    stated, points, share = (amounts.quantity(row, c) for c in (result, score, weight))
    if stated is None or points is None or share is None or stated.aside or points.aside:
        return None
    return stated, (points, share)


def _computed(factors: tuple[Quantity, Quantity]) -> Number:
    """The product of the two numbers as printed, by the hundred."""
    return Number.exact(Fraction(factors[0].value)) * Number.exact(Fraction(factors[1].value)) * _PER_HUNDRED
