"""Scores against the results beside them: the score that the stated rate earns by the sheet's own rule, or that the right rate would earn."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.decimals import plain_number
from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.report import Confidence
from auditlint.scoring.earned import earned
from auditlint.scoring.sheet import Item, ScoreSheet

SEVERAL = "several rates stand in the text"
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
