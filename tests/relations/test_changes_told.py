"""Growth told as a change and as a rate, amounts told in two units, full marks in brackets and of the whole."""

import pytest

from tests.relations.judging import examine, pipes

HOTLINE = """某市政务热线运行项目绩效评价报告

一、主要成效

{first}

二、指标分析

{second}

| 指标 | 目标值 | 实际完成值 |
| --- | --- | --- |
| 投诉工单下降率 | ≥15% | {table} |
| 政策知晓率 | ≥80% | 77.42% |
"""


def conflicts(text: str) -> list[set[str]]:
    rows = [j.row for j in examine(text).failed if j.row.kind == "restatement"]
    return [{row.stated.printed, row.operands[0].printed} for row in rows if row.stated is not None]


@pytest.mark.parametrize(
    ("first", "second", "table"),
    [
        ("投诉工单同比下降14.94%。", "全年投诉工单5236件，下降14.44%，未达到目标。", "14.44%"),
        ("投诉工单同比下降14.44%。", "投诉工单由2022年的6120件降至2023年的5236件，下降14.44%。", "14.94%"),
    ],
    ids=["against the text", "against the table"],
)
def test_growth_told_otherwise(first: str, second: str, table: str) -> None:
    assert {"14.44", "14.94"} in conflicts(HOTLINE.format(first=first, second=second, table=table))


@pytest.mark.parametrize(
    "first",
    ["投诉工单同比下降14.44%。", "咨询工单同比下降14.94%。", "投诉工单同比增长14.94%。"],
    ids=["equal", "other measure", "other direction"],
)
def test_growth_of_its_own(first: str) -> None:
    second = "全年投诉工单5236件，下降14.44%，未达到目标。"
    assert {"14.44", "14.94"} not in conflicts(HOTLINE.format(first=first, second=second, table="14.44%"))


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("项目预算3860.00万元，折合0.39亿元。", None),
        ("项目预算3860.00万元，折合0.33亿元。", {"3860.00", "0.33"}),
        ("清扫面积2860万平方米（约合28.60平方公里）。", None),
        ("清扫面积2860万平方米（约合26.80平方公里）。", {"2860", "26.80"}),
        ("项目预算3860.00万元，约0.38亿元。", None),
        ("项目预算3860.00万元，其中市级0.33亿元。", None),
    ],
)
def test_an_amount_in_another_unit(told: str, wrong: set[str] | None) -> None:
    found = conflicts(f"某市环卫项目绩效评价报告\n\n一、概况\n\n{told}\n")
    assert found == ([wrong] if wrong else [])


SHEET = pipes(
    "一级指标 三级指标 分值 得分",
    "过程 资金到位率 4 4",
    "过程 预算执行率 6 5.2",
    "产出 修复面积完成率 40 38.5",
    "效益 服务对象满意度 50 45.3",
    "合计 — 100 93",
)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("修复面积完成率（40分，得38.5分）。", None),
        ("修复面积完成率（44分，得38.5分）。", {"44", "40"}),
        ("预算执行率（满分5分）未达标。", {"5", "6"}),
        ("指标体系满分100分。", None),
        ("指标体系满分106分。", {"106", "100"}),
        ("问卷满分60分，平均得53分。", None),
    ],
)
def test_full_marks_told(told: str, wrong: set[str] | None) -> None:
    found = conflicts(f"某县矿山修复项目绩效评价报告\n\n一、评价情况\n\n{told}\n\n{SHEET}\n")
    assert (wrong in found) if wrong else found == []


@pytest.mark.parametrize(("score", "expected"), [("10.2", []), ("10.7", [{"10.7", "10.2"}])])
def test_the_score_of_a_category_behind_its_full_mark(score: str, expected: list[set[str]]) -> None:
    sheet = pipes("一级指标 三级指标 分值 得分", "过程 资金到位率 6 5", "过程 预算执行率 6 5.2", "产出 完成率 88 80.1", "合计 — 100 90.3")
    text = f"某县矿山修复项目绩效评价报告\n\n过程类（12分，得{score}分）情况较好。其中过程类得10.2分。\n\n{sheet}\n"
    assert conflicts(text) == expected


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("资金到位率为6631.20÷6700.00=98.97%，到位较好。", None),
        ("资金到位率为6631.26÷6700.00=98.97%，到位较好。", {"6631.26", "6631.20"}),
        ("到位率295÷342=86.26%。", None),
        ("到位率295÷344=86.26%。", None),
    ],
)
def test_operands_are_told_far_away(told: str, wrong: set[str] | None) -> None:
    filler = "项目单位按季核对台账，按月通报进度，及时整改发现的问题。" * 80
    text = f"某县农房改造项目绩效评价报告\n\n项目预算6700.00万元，资金到位6631.20万元。\n\n{filler}\n\n{told}\n"
    found = conflicts(text)
    assert (wrong in found) if wrong else found == []


@pytest.mark.parametrize("level", ["三级指标", "二级指标", "具体指标"])
def test_the_last_level_of_indicators_names_the_rows(level: str) -> None:
    sheet = pipes(
        f"一级指标 {level} 满分 得分", "产出 主体上线率 8 7.48", "产出 检测批次 12 12", "效益 抽检合格率 80 71.02", "合计 — 100 90.50"
    )
    text = "某市农产品检测项目绩效评价报告\n\n一、产出\n\nC3主体上线率（得{n}分）。年末已上线860家，上线率93.48%。\n\n" + sheet + "\n"
    assert conflicts(text.replace("{n}", "7.48")) == []
    assert conflicts(text.replace("{n}", "5.20")) == [{"5.20", "7.48"}]
