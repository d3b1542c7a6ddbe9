"""The likely cause of a failed relation, found by exact tests; nothing is guessed."""

from collections.abc import Callable
from typing import Any

from auditlint.diagnosis.cause import Cause
from auditlint.diagnosis.quotient import quotient_cause
from auditlint.diagnosis.restated import Restated
from auditlint.diagnosis.restatement import restatement_cause
from auditlint.diagnosis.total import total_cause
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.relations.row import Row

__all__ = ["Cause", "Restated", "diagnose"]

_TOTALS = frozenset({"footing", "partition"})
_QUOTIENTS = frozenset({"ratio", "expression"})


def diagnose(
    row: Row, judgement: Judgement, ledger: Ledger, restated: Restated, judge: Callable[[dict[str, Any]], Judgement]
) -> Cause | None:
    """The first cause that one exact test confirms, or ``None``; ``judge`` judges the columns of a row."""
    if row.kind == "restatement":
        return restatement_cause(row)
    if row.stated is None or judgement.computed is None or judgement.stated is None:
        return None
    found = restated.cause(row, judge)
    if found is not None:
        return found
    if row.kind in _TOTALS:
        return total_cause(row, judgement, ledger)
    if row.kind in _QUOTIENTS:
        return quotient_cause(row, judgement, ledger)
    return None
