"""The engine: forced on, three verdicts, crashes are never findings."""

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.catalogue.model import Check
from auditlint.engine import EngineError, judge
from auditlint.quantities.judge import Judgement
from auditlint.quantities.number import Number
from auditlint.relations.row import Row
from tests.relations.judging import examine, pipes

WRONG = pipes("单位 人数（人） 户数（户）", "甲 12 4", "乙 15 5", "合计 27 8")


def check(code: str) -> Check:
    return next(c for c in load_catalogue().checks if c.code == code)


def footing(stated: str, parts: list[str], *, doubt: str = "", step: str = "") -> Row:
    def number(text: str) -> Number:
        return Number.printed(Fraction(text), Fraction(step)) if step else Number.exact(Fraction(text))

    columns = {"stated": number(stated), "parts": tuple(map(number, parts)), "axis": "column", "label": "人数"}
    return Row("footing", columns, None, (), f"{' + '.join(parts)} = {stated}", doubt=doubt)


def rate(numerator: int, denominator: int, stated: str) -> Row:
    decimals = len(stated.partition(".")[2])
    columns = {
        "stated": Number.printed(Fraction(stated), Fraction(1, 10**decimals)),
        "numerator": Number.exact(numerator),
        "denominator": Number.exact(denominator),
        "factor": Number.exact(100),
        "kind": "rate",
        "origin": "prose",
        "label": "成功率",
    }
    return Row("ratio", columns, None, (), f"{numerator} ÷ {denominator} = {stated}%")


@pytest.mark.parametrize(("name", "value"), [("PANDERA_VALIDATION_ENABLED", "False"), ("PANDERA_VALIDATION_DEPTH", "SCHEMA_ONLY")])
def test_the_environment_cannot_switch_the_engine_off(name: str, value: str, tmp_path: Path) -> None:
    """pandera reads it when it is first imported, hence a process of its own."""
    report = tmp_path / "report.md"
    report.write_text(WRONG, encoding="utf-8")
    command = [sys.executable, "-m", "auditlint", "check", str(report), "--lang", "en"]
    done = subprocess.run(command, env={**os.environ, name: value}, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "TAB001" in done.stdout


def test_configuration_cannot_switch_the_engine_off() -> None:
    from pandera.config import ValidationDepth, config_context

    with config_context(validation_enabled=False, validation_depth=ValidationDepth.SCHEMA_ONLY):
        assert [j.row.formula for j in examine(WRONG).failed] == ["4 + 5 = 8"]


def test_verdicts_of_a_sum() -> None:
    rows = [footing("27", ["12", "15"]), footing("28", ["12", "15"]), footing("27.1", ["12.0", "15.0"], step="0.1")]
    assert [j.verdict for j in judge({"footing": rows}, [check("TAB001")])] == ["holds", "fails", "rounding"]


def test_a_doubtful_relation_can_hold_but_never_fail() -> None:
    rows = [footing("27", ["12", "15"], doubt="the table is ragged"), footing("28", ["12", "15"], doubt="the table is ragged")]
    fine, doubtful = judge({"footing": rows}, [check("TAB001")])
    assert fine.verdict == "holds"
    assert doubtful.verdict == "undetermined"
    assert doubtful.judgements[0][1].reason == "the table is ragged"
    assert not doubtful.failures


def test_a_missing_operand_is_undetermined_with_a_reason() -> None:
    row = rate(3, 4, "75.0")
    row.columns["denominator"] = None
    (judged,) = judge({"ratio": [row]}, [check("RAT001")])
    assert judged.verdict == "undetermined"
    assert judged.judgements[0][1].reason


def test_a_zero_denominator_is_undetermined() -> None:
    (judged,) = judge({"ratio": [rate(0, 0, "100")]}, [check("RAT001")])
    assert (judged.verdict, judged.judgements[0][1].reason) == ("undetermined", "denominator may be zero")


def test_rows_that_no_check_applies_to_are_left_out() -> None:
    assert judge({"footing": [footing("27", ["12", "15"])]}, [check("TAB002")]) == []
    assert judge({"footing": []}, [check("TAB001")]) == []
    assert judge({}, [check("TAB001")]) == []


CUT = [rate(200, 300, "66.6"), rate(600, 700, "85.7"), rate(800, 900, "88.8"), rate(500, 600, "83.3"), rate(900, 1100, "81.8")]


def test_truncation_is_accepted_for_five_rates_that_are_all_cut_off() -> None:
    assert {j.verdict for j in judge({"ratio": CUT}, [check("RAT001")])} == {"holds"}


def test_truncation_is_not_accepted_for_four() -> None:
    assert [j.verdict for j in judge({"ratio": CUT[:4]}, [check("RAT001")])] == ["fails", "holds", "fails", "holds"]


def test_truncation_is_not_accepted_if_it_does_not_explain_all() -> None:
    rows = [*CUT, rate(2, 3, "66.7")]
    assert [j.verdict for j in judge({"ratio": rows}, [check("RAT001")])] == ["fails", "holds", "fails", "holds", "holds", "holds"]


class Crashing:
    """An expectation with a bug."""

    def judge(self, values: object, *, truncated: bool = False) -> Judgement:
        raise ZeroDivisionError("a bug")


class Wavering:
    """A judgement that changes between two looks would make the report contradict itself."""

    def judge(self, values: object, *, truncated: bool = False) -> str:
        return "no judgement"


@pytest.mark.parametrize("expectation", [Crashing(), Wavering()])
def test_a_crashing_check_is_an_error_of_ours_never_a_finding(expectation: object) -> None:
    broken = replace(check("TAB001"), expect=expectation)
    with pytest.raises(EngineError):
        judge({"footing": [footing("28", ["12", "15"])]}, [broken])


def test_a_column_of_the_wrong_type_is_an_error_of_ours() -> None:
    row = footing("27", ["12", "15"])
    row.columns["stated"] = 27
    with pytest.raises(EngineError):
        judge({"footing": [row]}, [check("TAB001")])
