"""All relations of score sheets: one reading of the sheets for every kind."""

from collections.abc import Iterator

from auditlint.quantities.ledger import Ledger
from auditlint.relations.row import Row
from auditlint.relations.scores import (
    band,
    full_mark,
    grade,
    rule_count,
    score_earned,
    score_reason,
    score_set,
    score_text,
    weight_norm,
    weight_total,
)
from auditlint.scoring.sheet import score_sheets


def find(ledger: Ledger) -> Iterator[Row]:
    """Scores, rules, reasons and bands of every score sheet; grades and their bands anywhere in the document."""
    sheets = score_sheets(ledger)
    for sheet in sheets:
        yield from score_text.texts(ledger, sheet)
        yield from score_text.caps(sheet)
        yield from weight_total.totals(sheet)
        yield from score_set.attainable(ledger, sheet)
        yield from score_set.maxima(sheet)
        yield from score_reason.reasons(sheet)
        yield from score_earned.by_result(ledger, sheet)
        yield from band.rules(sheet)
        yield from rule_count.counts(sheet)
        yield from full_mark.thresholds(ledger, sheet)
    yield from score_earned.by_execution(ledger)
    yield from weight_norm.groups(ledger, sheets)
    yield from band.grades(ledger)
    yield from grade.find(ledger)


def find_right_rates(ledger: Ledger, scopes: list[Row]) -> Iterator[Row]:
    """Scores that rest on a rate of mixed scope; ``scopes`` are the scope relations of the document."""
    if scopes:
        for sheet in score_sheets(ledger):
            yield from score_earned.by_right_rate(ledger, sheet, scopes)
