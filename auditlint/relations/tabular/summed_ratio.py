"""Rate columns with a sum in the quotient: 满意率 = (非常满意 + 比较满意) ÷ 合计 (two columns, or three side by side), 支出率 = 支出 ÷ (结转 + 到位).

Tried only where no two single columns make the rate; nearly all rows must confirm it, because many sums can be formed; rows of 100 % count for nothing, since parts that add up
make 100 % of their whole in any table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number, Undetermined, total
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row
from auditlint.relations.tabular.table_ratio import ruled
from auditlint.tables.amounts import Amounts, amounts_of

_WIDEST = 9
_FEWEST = 3
_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Rule:
    """``rate = Σ numerator columns / Σ denominator columns``."""

    rate: int
    numerator: tuple[int, ...]
    denominator: tuple[int, ...]


def find(ledger: Ledger) -> Iterator[Row]:
    """The ratio relations with sums of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            rates = [c for c in amounts.numeric if amounts.is_rate(c)]
            if rates and len(amounts.additive) >= _FEWEST:
                single = ruled(amounts)
                for rate in rates:
                    rule = _best(amounts, rate) if rate not in single else None
                    if rule is not None:
                        yield from _rows(amounts, rule)


def _best(amounts: Amounts, rate: int) -> Rule | None:
    near = sorted(amounts.additive, key=lambda c: abs(c - rate))[:_WIDEST]
    pairs = [*((c,) for c in near), *combinations(sorted(near), 2)]
    rows = [r for r in amounts.sample if (q := amounts.quantity(r, rate)) is not None and q.value not in (0, 100)][:_SAMPLE]
    best: tuple[int, Rule] | None = None
    ordered = sorted(near)
    runs = list(zip(ordered, ordered[1:], ordered[2:], strict=False))
    for a in (*pairs, *runs):
        for b in pairs:
            fits = len(a) + len(b) == _FEWEST or (len(a) == _FEWEST and len(b) == 1)
            if not fits or {*a} & {*b}:
                continue
            rule = Rule(rate, a, b)
            held = sum(_holds(amounts, rule, r) for r in rows)
            if held >= _FEWEST and held * 5 >= len(rows) * 3 and (best is None or held > best[0]):
                best = (held, rule)
    return best[1] if best is not None else None


def _cells(amounts: Amounts, rule: Rule, row: int) -> tuple[Quantity, list[Quantity], list[Quantity]] | None:
    stated = amounts.quantity(row, rule.rate)
    above = [q for c in rule.numerator if (q := amounts.quantity(row, c)) is not None]
    below = [q for c in rule.denominator if (q := amounts.quantity(row, c)) is not None]
    if (
        stated is None
        or len(above) + len(below) != len(rule.numerator) + len(rule.denominator)
        or len({q.unit for q in (*above, *below)}) > 1
        or not sum(q.value for q in below)
    ):
        return None
    return stated, above, below


def _quotient(above: list[Quantity], below: list[Quantity]) -> Number:
    return total(q.operand for q in above) / total(q.operand for q in below) * 100


def _holds(amounts: Amounts, rule: Rule, row: int) -> bool:
    cells = _cells(amounts, rule, row)
    if cells is None:
        return False
    try:
        return agree(cells[0].rounded, _quotient(cells[1], cells[2])).verdict == "holds"
    except Undetermined:
        return False


def _rows(amounts: Amounts, rule: Rule) -> Iterator[Row]:
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    for r in amounts.body:
        cells = _cells(amounts, rule, r)
        if cells is None:
            continue
        stated, above, below = cells
        yield Row(
            "ratio",
            {
                "stated": stated.rounded,
                "numerator": total(q.operand for q in above),
                "denominator": total(q.operand for q in below),
                "factor": Number.exact(100),
                "kind": "rate",
                "origin": "total row" if r in totals else "table row",
                "label": amounts.labels[rule.rate],
            },
            stated,
            (*above, *below),
            f"{_sum(above)} ÷ {_sum(below)} = {shown(stated)}",
            doubt=amounts.doubtful([(r, c) for c in (rule.rate, *rule.numerator, *rule.denominator)]),
        )


def _sum(quantities: list[Quantity]) -> str:
    text = " + ".join(q.printed for q in quantities)
    return f"({text})" if len(quantities) > 1 else text
