"""Rows that must add across: total columns, difference columns.

A rule such as ``column 4 = column 2 + column 3`` is taken from the labels and must hold in most rows of the table; then the other rows are wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, permutations

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number, total
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_WIDEST = 8
_NAMED = 11
"""Columns among which the terms of a difference are sought, where the label names it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``total = Σ weight x column``."""

    total: int
    parts: tuple[int, ...]
    weights: tuple[int, ...]


def find(ledger: Ledger) -> Iterator[Row]:
    """The cross-footing relations of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for rule in _rules(amounts):
                yield from _rows(amounts, rule)


def _rules(amounts: Amounts) -> Iterator[Rule]:
    columns = amounts.additive
    taken: set[int] = set()
    for t in columns:
        label = amounts.labels[t]
        if labels.is_total_column(label):
            candidates = list(_sums(amounts, t, columns))
        elif labels.ends_with(label, "difference_columns") and len(columns) <= _NAMED:
            candidates = [Rule(t, (a, b), (1, -1)) for a, b in permutations([c for c in columns if c != t], 2)]
        else:
            candidates = []
        if candidates:
            best = _best(amounts, candidates, least=2)
            if best is not None:
                taken.add(t)
                yield best
                yield from _second(amounts, [rule for rule in candidates if not {*rule.parts} & {*best.parts}])
                continue
        if labels.ends_with(label, "closing_columns") and len(columns) <= _NAMED:
            others = [c for c in columns if c != t and not labels.is_total_column(amounts.labels[c])]
            best = _best(
                amounts, [Rule(t, (a, b, c), (1, 1, -1)) for a, b in combinations(others, 2) for c in others if c not in (a, b)], least=3
            )
            if best is not None:
                taken.add(t)
                yield best
    yield from _grouped(amounts)
    if len(columns) <= _WIDEST:
        for t in columns:
            if t not in taken:
                best = _best(amounts, [r for r in _runs(t, columns) if not taken & {*r.parts}], least=4, share=(4, 5))
                if best is not None:
                    yield best
                    return


def _second(amounts: Amounts, rules: list[Rule]) -> Iterator[Rule]:
    """A further cut of the same total into other columns (资金合计 by kind on its left, by source on its right), which at least three rows confirm."""
    best = _best(amounts, rules, least=3, share=(4, 5))
    if best is not None and len(best.parts) > 1:
        yield best


def _grouped(amounts: Amounts) -> Iterator[Rule]:
    """The groups of a header in levels, each led by its total, in tables too short for their rows to tell: ``预算数 | 合计, A, B(小计, B1, B2), C``."""
    rows = [r for r in amounts.body if r not in amounts.grand_rows]
    if len(rows) != 1 or amounts.stock.table.header_rows < 2:
        return
    paths = [label.split(" ") for label in amounts.labels]
    for t, path in enumerate(paths):
        if len(path) < 2 or not labels.is_total_column(path[-1]):
            continue
        inside = [c for c in range(t + 1, len(paths)) if paths[c][: len(path) - 1] == path[:-1]]
        leads = {tuple(paths[c][:-1]): c for c in inside if len(paths[c]) > len(path) and labels.is_total_column(paths[c][-1])}
        parts = [c for c in inside if len(paths[c]) == len(path) or leads.get(tuple(paths[c][:-1])) == c]
        if len(parts) > 1 and all(amounts.quantity(rows[0], c) is not None for c in (t, *parts)):
            yield Rule(t, tuple(parts), (1,) * len(parts))


def _sums(amounts: Amounts, t: int, columns: list[int]) -> Iterator[Rule]:
    at = columns.index(t)
    plain = [c for c in columns if c != t and not labels.is_total_column(amounts.labels[c])]
    right = _until_total(amounts, columns[at + 1 :])
    left = _until_total(amounts, columns[at - 1 :: -1] if at else [])
    totals = [c for c in columns if c != t and labels.is_total_column(amounts.labels[c])]
    for parts in (right, left[::-1], plain, totals):
        if parts:
            yield Rule(t, tuple(parts), (1,) * len(parts))


def _until_total(amounts: Amounts, columns: list[int]) -> list[int]:
    run: list[int] = []
    for c in columns:
        if labels.is_total_column(amounts.labels[c]):
            break
        run.append(c)
    return run


def _runs(t: int, columns: list[int]) -> Iterator[Rule]:
    at = columns.index(t)
    for n in range(2, len(columns)):
        for run in (columns[at + 1 : at + 1 + n], columns[max(at - n, 0) : at]):
            if len(run) == n:
                yield Rule(t, tuple(run), (1,) * n)


def _best(amounts: Amounts, rules: list[Rule], *, least: int, share: tuple[int, int] = (3, 5)) -> Rule | None:
    """The rule that most rows confirm, if at least ``least`` rows and the given share of the rows do."""
    scored: list[tuple[int, int, Rule]] = []
    for rule in dict.fromkeys(rules):
        held = failed = 0
        for r in amounts.sample:
            stated, parts = _cells(amounts, rule, r)
            if stated is None or not parts or not stated.value:
                continue
            if _holds(stated, parts):
                held += 1
            else:
                failed += 1
        if held >= least and held * share[1] >= (held + failed) * share[0]:
            scored.append((held - failed, len(rule.parts), rule))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _cells(amounts: Amounts, rule: Rule, row: int) -> tuple[Quantity | None, list[tuple[int, Quantity]]]:
    stated = amounts.quantity(row, rule.total)
    found = [(w, amounts.quantity(row, c)) for c, w in zip(rule.parts, rule.weights, strict=True)]
    parts = [(w, q) for w, q in found if q is not None and not q.aside]
    if any(w < 0 for w in rule.weights) and len(parts) < len(rule.parts):
        return None, []
    if stated is not None and any(q.unit != stated.unit for _, q in parts):
        return None, []
    return stated, parts


def _holds(stated: Quantity, parts: list[tuple[int, Quantity]]) -> bool:
    return agree(stated.number, total(q.number * w for w, q in parts)).verdict in ("holds", "rounding")


def _makes_whole(stated: Quantity, parts: list[tuple[int, Quantity]]) -> bool:
    """Whether a row of percentages is one of shares, which add up to about 100; rates do not."""
    return stated.value == 100 or 90 <= sum((w * q.value for w, q in parts), start=Decimal(0)) <= 110


def _rows(amounts: Amounts, rule: Rule) -> Iterator[Row]:
    for r in amounts.body:
        stated, parts = _cells(amounts, rule, r)
        if stated is None or not parts or (stated.dimension == "percent" and not _makes_whole(stated, parts)):
            continue
        if labels.names(amounts.stock.table.row_label(r), "means") and not _holds(stated, parts):
            continue
        weights = tuple(w for w, _ in parts)
        quantities = tuple(q for _, q in parts)
        exact = labels.ends_with(amounts.labels[rule.total], "deduction_columns")  # marks and what is taken off are never rounded
        yield Row(
            "footing",
            {
                "stated": Number.exact(Fraction(stated.value)) if exact else stated.number,
                "parts": tuple((Number.exact(Fraction(q.value)) if exact else q.number) * w for w, q in parts),
                "axis": "row" if all(w > 0 for w in weights) else "difference",
                "label": amounts.stock.table.row_label(r),
            },
            stated,
            quantities,
            sum_formula(stated, quantities, weights),
            doubt=amounts.doubtful([(r, rule.total), *((r, c) for c in rule.parts)]),
            weights=weights,
        )
