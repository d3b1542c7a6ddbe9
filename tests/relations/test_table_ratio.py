"""Rates in tables: which columns they divide, and which row is wrong."""

import pytest

from tests.relations.judging import examine, pipes


def test_a_rate_of_two_columns() -> None:
    found = examine(
        pipes(
            "地区 预算数（万元） 支出数（万元） 预算执行率",
            "甲县 50 48 96.00%",
            "乙县 40 37 92.50%",
            "丙县 25 25 100.00%",
            "丁县 30 27 91.00%",
        )
    )
    assert found.verdicts("ratio", kind="rate", origin="table row") == {
        "48 ÷ 50 = 96.00%": "holds",
        "37 ÷ 40 = 92.50%": "holds",
        "25 ÷ 25 = 100.00%": "holds",
        "27 ÷ 30 = 91.00%": "fails",
    }


def test_names_decide_when_every_rate_is_a_hundred() -> None:
    found = examine(
        pipes(
            "地区 年初预算（万元） 全年预算（万元） 全年执行（万元） 预算执行率",
            "甲县 50 50 50 100.00%",
            "乙县 40 40 40 100.00%",
            "丙县 25 25 25 100.00%",
        )
    )
    ledger = found.ledger
    relations = found.of("ratio")
    assert len(relations) == 3
    for relation in relations:
        numerator, denominator = (ledger.place(q).column_label for q in relation.row.operands)
        assert (numerator, denominator) == ("全年执行(万元)", "全年预算(万元)")


def test_a_share_of_the_total_row() -> None:
    found = examine(pipes("来源 金额（万元） 占比", "中央 45 45.0%", "省级 35 35.0%", "市级 20 22.0%", "合计 100 100.0%"))
    assert found.verdicts("ratio", kind="share", origin="table row") == {
        "45 ÷ 100 = 45.0%": "holds",
        "35 ÷ 100 = 35.0%": "holds",
        "20 ÷ 100 = 22.0%": "fails",
    }


def test_growth() -> None:
    found = examine(pipes("单位 上年（件） 本年（件） 增长率", "甲 100 120 20.0%", "乙 80 100 25.0%", "丙 50 60 20.0%", "丁 40 50 20.0%"))
    assert [j.verdict for j in found.of("ratio", kind="growth")] == ["holds", "holds", "holds", "fails"]


def test_an_average() -> None:
    found = examine(pipes("单位 金额（元） 人数（人） 人均（元）", "甲 1000 10 100", "乙 2400 12 200", "丙 3000 20 150", "丁 900 6 160"))
    assert [j.verdict for j in found.of("ratio", kind="average")] == ["holds", "holds", "holds", "fails"]


@pytest.mark.parametrize(("rate", "verdict"), [("84.4%", "holds"), ("90.0%", "fails")])
def test_the_rate_of_the_total_row_divides_the_totals(rate: str, verdict: str) -> None:
    found = examine(
        pipes("地区 计划（人） 完成（人） 完成率", "甲县 100 90 90.0%", "乙县 300 240 80.0%", "丙县 50 50 100.0%", f"合计 450 380 {rate}")
    )
    assert found.verdicts("ratio", origin="total row") == {f"380 ÷ 450 = {rate}": verdict}


CUT = ["甲 300 200 66.6%", "乙 700 600 85.7%", "丙 900 800 88.8%", "丁 600 500 83.3%", "戊 1100 900 81.8%"]
HEAD = "县 受理（件） 成功（件） 成功率"


def test_rates_that_are_all_cut_off_are_accepted() -> None:
    found = examine(pipes(HEAD, *CUT))
    assert len(found.of("ratio")) == 5
    assert not found.failed


def test_one_rate_that_is_neither_rounded_nor_cut_off_is_wrong_among_rates_that_are_cut_off() -> None:
    wrong = [*CUT[:4], "戊 1100 900 82.8%", "己 400 100 25.0%", "庚 800 200 25.0%", "辛 500 400 80.0%"]
    failed = {j.row.formula for j in examine(pipes(HEAD, *wrong)).failed}
    assert failed == {"900 ÷ 1100 = 82.8%"}


def test_a_rate_that_is_rounded_up_ends_the_benefit() -> None:
    failed = {j.row.formula for j in examine(pipes(HEAD, *CUT, "己 300 200 66.7%")).failed}
    assert failed == {"200 ÷ 300 = 66.6%", "800 ÷ 900 = 88.8%"}


def test_fewer_than_five_rates_are_not_enough_for_truncation() -> None:
    text = pipes(HEAD, "甲 300 200 66.6%", "乙 400 100 25.0%", "丙 800 200 25.0%", "丁 500 400 80.0%")
    assert [j.row.formula for j in examine(text).failed] == ["200 ÷ 300 = 66.6%"]


def test_results_are_not_scores_by_full_marks() -> None:
    rows = ["甲项完成率 100% 93.75% 8 7.50", "乙项完成率 100% 94.92% 8 7.59", "丙项合格率 100% 97.76% 6 5.87", "达标率 ≥90% 86.11% 8 7.65"]
    report = examine(pipes("指标 目标值 实际值 分值 得分", *rows, "满意度 ≥85% 87.73% 10 10.00"))
    assert [j for j in report.failed if j.row.kind == "ratio"] == []
