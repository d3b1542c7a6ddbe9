"""Scores against the results beside them: the score that the stated rate earns by the sheet's own rule, or that the right rate would earn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from auditlint.quantities.decimals import plain_number
from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row
from auditlint.report import Confidence
from auditlint.scoring.earned import earned
from auditlint.scoring.sheet import Item, ScoreSheet
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

SEVERAL = "several rates stand in the text"
_HEAD = ("weight_columns", "score_columns", "execution_columns")
_HALF = Fraction(5, 1000)
_NAMED = re.compile(r"(?:率|度|比例|比重|占比)[^，。；;\n]{0,20}$")
_WEIGHTED = re.compile(r"[×*]\s*$")


def by_result(ledger: Ledger, sheet: ScoreSheet) -> Iterator[Row]:
    """Every score whose rule follows a rate that the scoring text states."""
    for item in sheet.items:
        passage = item.process or item.reason
        if item.score is None or item.rule is None or passage is None:
            continue
        rates = _results(ledger, passage)
        weight = Fraction(item.weight.value)
        target = _target(ledger, item)
        options = [(rate, score) for rate in rates for score in earned(item.rule.text.content, weight, Fraction(rate.value), target)]
        if not options:
            continue
        slack = {id(rate): _slack(item, item.score, rate) for rate in rates}
        fitting = next((o for o in options if agree(_stated(item.score), _within(o[1], slack[id(o[0])])).verdict == "holds"), None)
        distinct = {rate.value for rate, _ in options}
        rate, score = fitting or options[0]
        yield _row(
            item, item.score, rate, _within(score, slack[id(rate)]), "result", doubt=item.doubt or (SEVERAL if len(distinct) > 1 else "")
        )


def by_execution(ledger: Ledger) -> Iterator[Row]:
    """The scores of the money rows in self-evaluation forms: full mark times execution rate.

    Rules differ (95% and more: full marks); a score can fail only if another form of the document shows that its score was computed so, to two decimals.
    """
    rows = list(_executions(ledger))
    shown_so = sum(_computed_so(row) and agree(row.columns["stated"], row.columns["earned"]).verdict == "holds" for row in rows)
    for row in rows:
        yield row if shown_so and _computed_so(row) else replace(row, doubt=row.doubt or "the score may follow steps")


def _computed_so(row: Row) -> bool:
    """Whether the decimals of a score show that it was computed."""
    return row.stated is not None and row.stated.step < Fraction(1, 10) and row.stated.value != row.named["weight"].value


def _executions(ledger: Ledger) -> Iterator[Row]:
    for stock in ledger.tables:
        amounts = amounts_of(stock)
        columns = {kind: [c for c, name in enumerate(amounts.labels) if labels.ends_with(name, kind)] for kind in _HEAD}
        if any(len(found) != 1 for found in columns.values()):
            continue
        weight_column, score_column, rate_column = (columns[kind][0] for kind in _HEAD)
        rows = [r for r in amounts.body if amounts.quantity(r, score_column) is not None and amounts.quantity(r, weight_column) is not None]
        if len(rows) != 1:
            continue
        weight, score, rate = (amounts.quantity(rows[0], c) for c in (weight_column, score_column, rate_column))
        if weight is None or score is None or rate is None or rate.dimension != "percent" or weight.aside or score.aside:
            continue
        full = Fraction(weight.value)
        earned_score = min(full * Fraction(rate.value) / 100, full)
        slack = full * Fraction(rate.step) / 200
        yield Row(
            "score_earned",
            {
                "stated": score.rounded,
                "earned": _within(earned_score, slack),
                "basis": "result",
                "rate": shown(rate),
                "label": amounts.labels[rate_column],
            },
            score,
            (rate,),
            f"{weight.printed} × {shown(rate)} → {plain_number(earned_score)}",
            "likely",
            doubt=amounts.doubtful([(rows[0], score_column)]),
            context=(weight,),
            named={"weight": weight},
        )


def by_right_rate(ledger: Ledger, sheet: ScoreSheet, scopes: list[Row]) -> Iterator[Row]:
    """Scores computed as full mark times a rate that itself rests on a mixed scope (`relations.scope`): what the right rate gives."""
    right = {(row.stated.passage, row.stated.value): row for row in scopes if row.stated is not None}
    for item in sheet.items:
        if item.process is None or item.score is None:
            continue
        content = item.process.text.content
        for factor in ledger.by_passage[item.process.index]:
            row = right.get((factor.passage, factor.value))
            on_whole = row.columns["on_whole"] if row is not None else None
            if row is None or not isinstance(on_whole, Number) or row.stated is factor or not _WEIGHTED.search(content, 0, factor.start):
                continue
            score = Fraction(item.weight.value) * on_whole.value / 100
            mixed = row.columns["numerator_scope"] != row.columns["denominator_scope"]
            if mixed and score <= item.weight.value:
                yield _row(
                    item,
                    item.score,
                    factor,
                    _within(score, Fraction(0)),
                    "right rate",
                    rate_text=plain_number(round(on_whole.value, 2)) + "%",
                )


def _results(ledger: Ledger, passage: Passage) -> list[Quantity]:
    """The rates that a text states as results: not those it compares with, not the factors of a formula."""
    content = passage.text.content
    found: dict[Fraction, Quantity] = {}
    for q in ledger.by_passage[passage.index]:
        if q.dimension != "percent" or not q.is_data or q.approximation:
            continue
        before = content[max(0, q.start - 8) : q.start]
        compared = re.search(r"[≥≤><]\s*$|[+÷/×*]\s*$|(?:目标值?|上年值?|占比|权重)[为(]?\s*$", before)
        if compared or re.match(r"\s*[×*÷+]", content[q.end : q.end + 3]):
            continue
        found.setdefault(Fraction(q.value), q)
    return list(found.values())


def _target(ledger: Ledger, item: Item) -> Fraction | None:
    if item.target is None:
        return None
    targets = [q for q in ledger.by_passage[item.target.index] if q.dimension == "percent" and not q.aside]
    return Fraction(targets[0].value) if len(targets) == 1 and targets[0].comparator in ("", ">=", ">") else None


def _row(
    item: Item,
    stated: Quantity,
    rate: Quantity,
    score: Number,
    basis: str,
    *,
    rate_text: str = "",
    doubt: str = "",
    confidence: Confidence = "likely",
) -> Row:
    return Row(
        "score_earned",
        {
            "stated": _stated(stated),
            "earned": score,
            "basis": basis,
            "rate": rate_text or f"{rate.printed}{'' if rate.printed.endswith('%') else '%'}",
            "label": item.name,
        },
        stated,
        (rate,),
        f"{item.weight.printed} × {rate_text or rate.printed + '%'} → {plain_number(score.value)}",
        confidence,
        doubt=doubt,
        context=(item.weight,),
        named={"weight": item.weight},
    )


def _stated(score: Quantity) -> Number:
    return Number.exact(Fraction(score.value)) if score.step >= 1 else score.rounded


def _slack(item: Item, score: Quantity, rate: Quantity) -> Fraction:
    """How far a score may lie from the computed one: half the last place of the rate, or of two decimals where the score prints none."""
    return _HALF if score.step >= 1 else Fraction(item.weight.value) * Fraction(rate.step) / 200


def _within(score: Fraction, slack: Fraction) -> Number:
    """A computed score and what it may be after rounding."""
    return Number(score, score - slack, score + slack, linear=False)
