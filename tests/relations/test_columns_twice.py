"""Columns that two tables print: where most of their rows agree, one that does not is a conflict."""

import pytest

from tests.relations.judging import examine, pipes

REPORT = """某市粮食仓储项目绩效评价报告

一、产出分析

{first}

二、效益分析

{second}

附件 评分表

{sheet}
"""
FIRST = pipes("指标 得分 说明", "仓容建设完成率 5 按期建成", "轮换完成率 {n} 少轮换0.28万吨", "检验合格率 4.74 比例计分")
SECOND = pipes("指标 得分 说明", "应急保障天数 6 达标", "网点建设 2.84 少8个", "损耗率控制 5 达标")
SHEET = pipes(
    "一级指标 三级指标 分值 得分",
    "产出 仓容建设完成率 5 5",
    "产出 轮换完成率 6 5.74",
    "产出 检验合格率 5 4.74",
    "效益 应急保障天数 6 6",
    "效益 网点建设 3 2.84",
    "效益 损耗率控制 5 5",
)


def conflicts(score: str, *, sheet: str = SHEET, second: str = SECOND) -> list[tuple[str, str]]:
    report = examine(REPORT.format(first=FIRST.replace("{n}", score), second=second, sheet=sheet))
    return [(j.row.formula, j.row.confidence) for j in report.failed if j.row.kind == "restatement"]


def test_scores_of_two_tables_that_agree() -> None:
    assert conflicts("5.74") == []


@pytest.mark.parametrize("score", ["5.47", "3.90", "1"])
def test_a_score_that_the_sheet_prints_otherwise(score: str) -> None:
    assert (f"5.74 = {score}", "likely") in conflicts(score)


def test_sheets_that_agree_in_few_rows_are_of_two_projects() -> None:
    other = SHEET.replace("4.74", "3.74").replace("2.84", "1.84").replace("5 5", "5 4")
    assert conflicts("5.50", sheet=other) == []


def test_what_the_body_gives_itself_is_another_score() -> None:
    assert conflicts("3.90", sheet=SHEET.replace("| 得分 |", "| 自评得分 |")) == []


TOWNS = pipes(
    "乡镇 清疏管网(公里) 整治点位(处)",
    "东湾镇 42.60 8",
    "石桥镇 38.15 6",
    "临河镇 27.40 {n}",
    "花山镇 19.85 5",
    "白塔镇 17.30 7",
    "沙洲镇 12.65 3",
    "合计 157.95 {sum}",
)


@pytest.mark.parametrize(("number", "expected"), [("9", []), ("4", ["4处 = 9处"])])
def test_rows_of_places_under_columns_of_one_name(number: str, expected: list[str]) -> None:
    first = TOWNS.replace("{n}", "9").replace("{sum}", "38")
    again = TOWNS.replace("{n}", number).replace("{sum}", str(29 + int(number)))
    report = examine(f"某市排水项目绩效评价报告\n\n一、完成情况\n\n{first}\n\n二、分析\n\n各镇完成情况如下。\n\n{again}\n")
    found = [j.row.formula for j in report.failed if j.row.kind == "restatement" and j.row.confidence == "likely"]
    assert found == expected
