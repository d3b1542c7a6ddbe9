"""The score in the score column against the score at which its scoring text arrives, and against its full mark."""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.decimals import plain_number
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.scores.weight_total import EXTRA
from auditlint.scoring.sheet import Item, ScoreSheet
from auditlint.scoring.verdict import text_score

SEVERAL = "several scores stand in the text, and it does not say which is the indicator's"


def texts(ledger: Ledger, sheet: ScoreSheet) -> Iterator[Row]:
    """Score column and scoring text, for every indicator whose text names a score."""
    total = sum((Fraction(i.score.value) for i in sheet.items if i.score is not None), Fraction(0))
    for item in sheet.items:
        passage = item.process or item.reason
        if item.score is None or passage is None:
            continue
        verdict = text_score(ledger, passage, item.weight, item.score)
        if verdict is None:
            continue
        score = item.score
        formula = f"{item.weight.printed} - {' - '.join(q.printed for q in verdict.parts)}" if verdict.deducted else _sum(verdict.parts)
        yield Row(
            "score_text",
            {
                "stated": _printed(score),
                "text": Number.exact(verdict.value),
                "weight": item.weight.printed,
                "total": plain_number(total),
                "total_then": plain_number(total - Fraction(score.value) + verdict.value),
                "label": item.name,
            },
            score,
            verdict.parts,
            f"{formula} = {score.printed}",
            "likely" if verdict.deducted or len(verdict.parts) > 1 else "certain",
            doubt=item.doubt or (SEVERAL if verdict.doubtful else ""),
            context=(item.weight,),
            named={"text": verdict.at} if len(verdict.parts) == 1 and verdict.at.unit == "分" and not verdict.deducted else {},
        )


def caps(sheet: ScoreSheet) -> Iterator[Row]:
    """Every score and its full mark; none for sheets that score each indicator out of a hundred and weigh afterwards."""
    scored = [(item, score) for item in sheet.items for score in item.scores if score is not None]
    scored = [(item, score) for item, score in scored if item.weight.value > 0 and not EXTRA.search(item.name)]
    if any(item.weight.unit == "%" and score.unit != "%" for item, score in scored) or _out_of_hundred(sheet):
        return
    for item, score in scored:
        yield Row(
            "score_cap",
            {"stated": Number.exact(Fraction(score.value)), "weight": Number.exact(Fraction(item.weight.value)), "label": item.name},
            score,
            (item.weight,),
            f"{score.printed} ≤ {item.weight.printed}",
            doubt=item.doubt,
            named={"weight": item.weight},
        )


def _out_of_hundred(sheet: ScoreSheet) -> bool:
    """Whether most scores exceed their weights: the sheet does not print scores out of the weights."""
    above = sum(_exceeds(item) for item in sheet.items)
    return above * 2 > len(sheet.items)


def _exceeds(item: Item) -> bool:
    return item.score is not None and item.score.value > item.weight.value


def _printed(score: Quantity) -> Number:
    """A score as printed: rounded to its decimals, exact if it has none."""
    return Number.exact(Fraction(score.value)) if score.step >= 1 else score.rounded


def _sum(parts: tuple[Quantity, ...]) -> str:
    return " + ".join(q.printed if q.dimension != "number" or not q.aside else plain_number(Fraction(q.value)) for q in parts)
