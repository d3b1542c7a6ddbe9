"""Runs the checks over the relations. The only module that runs pandera.

One schema per relation, one `pandera.Check` per enabled check. A check returns whether each row passes and keeps its judgements beside it; validation is forced on,
so that no environment variable can switch it off and pass silently.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrorReason, SchemaErrors

from auditlint.catalogue.model import Check
from auditlint.quantities.judge import Judgement, Verdict, undetermined, worst
from auditlint.quantities.quantity import Quantity
from auditlint.relations.frames import frame, schema
from auditlint.relations.reread import doubtful, is_recognised, reread
from auditlint.relations.row import Row
from auditlint.relations.slip import is_slip
from auditlint.timing import measured

_FAILED: tuple[Verdict, ...] = ("fails", "implausible")
_LEAST_TRUNCATED = 5
_CUT = ("ratio", "change")
_PERCENT = frozenset({"rate", "share", "budget", "growth"})
_SUMS = frozenset({"TAB", "PRT", "BUD"})


class EngineError(Exception):
    """A check crashed: a bug of auditlint or of its catalogue, never a finding."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation with the judgement of every check that applies to it.

    ``told`` is a number of a failed relation with the one that tells its fact elsewhere and mends it.
    """

    row: Row
    judgements: tuple[tuple[Check, Judgement], ...]
    told: tuple[Quantity, Quantity] | None = None

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict."""
        return worst([j.verdict for _, j in self.judgements])

    @property
    def failures(self) -> list[tuple[Check, Judgement]]:
        """The checks that the relation fails."""
        return [(c, j) for c, j in self.judgements if j.verdict in _FAILED]


def judge(rows: dict[str, list[Row]], checks: Sequence[Check], *, exact_footing: bool = False) -> list[Judged]:
    """Judge every relation that at least one check applies to; kinds in the order given, rows in order.

    With ``exact_footing`` a sum that is off fails, even where rounding explains it.
    """
    by_relation: dict[str, list[Check]] = {}
    for check in checks:
        by_relation.setdefault(check.relation, []).append(check)
    cut = _cuts_off(rows, by_relation)
    return list(
        chain.from_iterable(
            _relation(kind, rows[kind], enabled, exact_footing, cut and kind in _CUT)
            for kind, enabled in by_relation.items()
            if rows.get(kind)
        )
    )


def _relation(kind: str, rows: list[Row], checks: list[Check], exact_footing: bool, cut: bool) -> list[Judged]:
    table = frame(checks[0].columns, rows)
    verdicts: dict[str, dict[int, Judgement]] = {}
    failing = _validate(kind, table, rows, checks, verdicts, exact_footing, cut)
    judged: list[Judged] = []
    for i, row in enumerate(rows):
        judgements = tuple(
            (check, _checked(verdicts[check.code][i], i in failing[check.code])) for check in checks if i in verdicts[check.code]
        )
        if judgements:
            judged.append(Judged(row, judgements))
    return judged


def _checked(judgement: Judgement, failing: bool) -> Judgement:
    if failing != (judgement.verdict in _FAILED):
        raise EngineError("the validation result and the judgement of a row differ")
    return judgement


def _validate(
    kind: str,
    table: pd.DataFrame,
    rows: list[Row],
    checks: list[Check],
    verdicts: dict[str, dict[int, Judgement]],
    exact_footing: bool,
    cut: bool,
) -> dict[str, set[int]]:
    """Run pandera; the failing row numbers by check code, the judgements by code and row in ``verdicts``."""

    def runner(check: Check) -> pa.Check:
        def passes(frame: pd.DataFrame) -> pd.Series:
            with measured("check", check.code):
                found = verdicts[check.code] = _judge_all(check, rows, exact_footing, cut)
            return pd.Series(
                [found[i].verdict not in _FAILED if i in found else True for i in range(len(frame))], index=frame.index, dtype=bool
            )

        return pa.Check(passes, name=check.code)

    failing: dict[str, set[int]] = {check.code: set() for check in checks}
    with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
        try:
            schema(checks[0].columns, [runner(check) for check in checks]).validate(table, lazy=True)
        except SchemaErrors as errors:
            for error in errors.schema_errors:
                name = getattr(error.check, "name", None)
                if error.reason_code is not SchemaErrorReason.DATAFRAME_CHECK or name not in failing:
                    raise EngineError(f"relation {kind}: {error}") from error
                output = error.check_output
                failing[name] = {i for i, passed in enumerate(output) if not passed}
    return failing


def _judge_all(check: Check, rows: list[Row], exact_footing: bool, cut: bool) -> dict[int, Judgement]:
    records = [row.columns for row in rows]
    found: dict[int, Judgement] = {}
    for i, (record, meant) in enumerate(zip(records, _meant(check, records), strict=True)):
        if meant is None:
            found[i] = undetermined("a condition of the check cannot be decided")
        elif meant:
            found[i] = check.expect.judge(record, truncated=True) if cut and _is_percent(rows[i]) else check.expect.judge(record)
    if exact_footing and check.family in _SUMS:
        found = {i: _exactly(judgement) for i, judgement in found.items()}
    if check.identity is not None and check.identity.tolerance:
        most = Fraction(check.identity.tolerance)
        found = {
            i: replace(j, verdict="holds") if j.verdict in _FAILED and abs(j.residual) <= most * _scale(rows[i]) else j
            for i, j in found.items()
        }
    return {i: _reread(rows[i], check, _explained(rows[i], check, _doubted(rows[i], judgement))) for i, judgement in found.items()}


def _scale(row: Row) -> Fraction:
    """The factor of the printed unit: a tolerance is written in it."""
    return Fraction(row.stated.scale) if row.stated is not None else Fraction(1)


def _exactly(judgement: Judgement) -> Judgement:
    """A sum that only rounding explains does not hold."""
    off = judgement.verdict in ("rounding", "implausible") and judgement.residual != 0
    return replace(judgement, verdict="fails") if off else judgement


def _meant(check: Check, records: list[dict[str, Any]]) -> Iterator[bool | None]:
    """Whether the check means each record; decided once for every combination of texts."""
    if check.when is None:
        yield from (True for _ in records)
        return
    names = sorted(check.when.names)
    known: dict[tuple[str, ...], bool | None] = {}
    for record in records:
        key = tuple(record[name] for name in names)
        if not all(isinstance(value, str) for value in key):
            yield check.when.truth(record)
            continue
        if key not in known:
            known[key] = check.when.truth(record)
        yield known[key]


def _cuts_off(rows: dict[str, list[Row]], checks: dict[str, list[Check]]) -> bool:
    """Whether the author cuts all rates off: that explains at least five of the document's rates, some of which rounding does not, and none is rounded up.

    A rate that neither explains is wrong, and no evidence against truncation if several others are explained by it alone.
    """
    explained = alone = wrong = 0
    for kind in _CUT:
        percents = [row for row in rows.get(kind, ()) if _is_percent(row)]
        for check in checks.get(kind, ()):
            records = [row.columns for row in percents]
            for record, meant in zip(records, _meant(check, records), strict=True):
                if not meant:
                    continue
                near, cut = check.expect.judge(record).verdict, check.expect.judge(record, truncated=True).verdict
                if cut not in _FAILED:
                    explained += cut == "holds"
                    alone += near in _FAILED
                elif near in _FAILED:
                    wrong += 1
                else:
                    return False
    return alone > 0 and explained >= _LEAST_TRUNCATED and wrong * 2 <= alone


def _is_percent(row: Row) -> bool:
    """Whether a row states a rate, a share or a growth; averages and differences are not known to be cut off with them."""
    return row.columns["kind"] in _PERCENT


def _doubted(row: Row, judgement: Judgement) -> Judgement:
    """A doubtful relation can hold but never fail."""
    if row.doubt and judgement.verdict in _FAILED:
        return replace(judgement, verdict="undetermined", reason=row.doubt)
    return judgement


def _explained(row: Row, check: Check, judgement: Judgement) -> Judgement:
    """A failure in a sentence that neither nearness nor a slip explains more likely joins numbers of different statements."""
    if judgement.verdict in _FAILED and not is_slip(row, judgement, check.expect.judge):
        return replace(judgement, verdict="undetermined", reason="the numbers may belong to different statements")
    return judgement


def _reread(row: Row, check: Check, judgement: Judgement) -> Judgement:
    """A failure in recognised text that one misread character would explain is none, nor is one with a number that was hardly recognised."""
    if judgement.verdict not in _FAILED or not is_recognised(row):
        return judgement
    misreading = reread(row, check.expect.judge)
    if misreading is not None:
        return replace(judgement, verdict="undetermined", reason="a digit may be misread", misreading=misreading)
    if doubtful(row):
        return replace(judgement, verdict="undetermined", reason="a number is recognised with doubt")
    return judgement
