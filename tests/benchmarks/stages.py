"""The flow of one document, stage by stage, timed."""

import gc
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.load import load_catalogue
from auditlint.coverage import coverage
from auditlint.engine import judge
from auditlint.findings import findings, relations
from auditlint.measures.narrative import Narrative
from auditlint.quantities.ledger import Ledger
from auditlint.readers import read
from auditlint.relations.frames import find_rows

STAGES = ("read", "quantities", "prose", "relations", "judging", "findings", "verified")
"""``relations`` includes what ``prose`` measures alone, the sentences and clauses of all passages; ``verified`` lists every relation, which a run does
only if asked to."""

_EXTRA = ("prose", "verified")

Result = TypeVar("Result")


def timed(data: bytes, catalogue: Catalogue) -> dict[str, float]:
    """Seconds by stage for one document, cyclic garbage collected before each."""
    seconds: dict[str, float] = {}

    def take(stage: str, work: Callable[[], Result]) -> Result:
        gc.collect()
        start = perf_counter()
        result = work()
        seconds[stage] = perf_counter() - start
        return result

    document = take("read", lambda: read("report.txt", data))
    ledger = take("quantities", lambda: Ledger(document))
    take("prose", lambda: list(Narrative(ledger)))
    rows = take("relations", lambda: find_rows(ledger))
    judged = take("judging", lambda: judge(rows, catalogue.checks))
    take("findings", lambda: (findings(ledger, judged), coverage(ledger, judged)))
    take("verified", lambda: relations(ledger, judged))
    return seconds


def best(data: bytes, *, rounds: int = 3) -> dict[str, float]:
    """The fastest of ``rounds`` runs, stage by stage."""
    catalogue = load_catalogue()
    runs = [timed(data, catalogue) for _ in range(rounds)]
    return {stage: min(run[stage] for run in runs) for stage in STAGES}


def whole(seconds: dict[str, float]) -> float:
    """The time of the flow from file to findings."""
    return sum(time for stage, time in seconds.items() if stage not in _EXTRA)
