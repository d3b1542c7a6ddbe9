"""Scores and full marks of categories: in sentences, headings, summary tables, and as the sums of the score sheet's rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.relations.judging import examine, pipes

SHEET = pipes(
    "一级指标 三级指标 分值 得分",
    "决策 依据充分 8 8",
    "决策 程序规范 7 5.2",
    "过程 资金管理 15 12.6",
    "过程 组织实施 10 9.5",
    "产出 铺装面积 20 20",
    "产出 验收质量 15 12.4",
    "效益 出行便利 15 13",
    "效益 居民评价 10 9",
    "合计 _ 100 89.7",
)
SUMMARY = pipes("一级指标 分值 得分", "决策 15 13.2", "过程 25 22.1", "产出 35 32.4", "效益 25 22", "合计 100 89.7")
TOLD = [
    "其中决策类{n}分、过程类22.1分、产出类32.4分、效益类22分。",
    "从分项看，决策{n}分、过程22.1分、产出32.4分、效益22分。",
    "决策类指标得{n}分，主要是程序不够规范。",
    "决策、过程、产出、效益四类指标分别得{n}分、22.1分、32.4分和22分。",
    "(一)决策类(得{n}分)",
    "(一)决策指标(满分15分，得{n}分)",
    "### (一)决策情况\n\n该部分得{n}分，扣分在程序。",
    "### (一)项目决策\n\n该类指标满分15分，实得{n}分。",
    "决策部分自评{n}分。",
]


def alarms(text: str) -> list[str]:
    return [check.code for j in examine(text).failed for check, _ in j.failures if not check.code.startswith("NRM")]


def conflicts(text: str) -> list[str]:
    return [j.row.formula for j in examine(text).failed if j.row.kind == "restatement"]


@pytest.mark.parametrize("told", TOLD)
def test_the_score_of_a_category_is_told_again(told: str) -> None:
    assert alarms(f"{told.format(n='13.2')}\n\n{SUMMARY}\n\n{SHEET}") == []
    (found,) = conflicts(f"{told.format(n='18.2')}\n\n{SUMMARY}\n\n{SHEET}")
    assert "18.2分" in found
    assert "13.2" in found


@given(st.integers(1, 149).map(lambda n: f"{n / 10:.1f}").filter(lambda n: n != "13.2"))
@settings(max_examples=25, deadline=None)
def test_any_other_score_is_found(number: str) -> None:
    (found,) = conflicts(f"{TOLD[2].format(n=number)}\n\n{SUMMARY}\n\n{SHEET}")
    assert number in found


def test_a_category_is_the_sum_of_its_rows() -> None:
    sums = examine(f"决策类指标得13.2分。\n\n{SHEET}").verdicts("footing", axis="category")
    assert sums == {"8 + 5.2 = 13.2": "holds"}
    (wrong,) = examine(f"决策类指标得12.3分。\n\n{SHEET}").failed
    assert [check.code for check, _ in wrong.failures] == ["SCR019"]
    assert wrong.row.formula == "8 + 5.2 = 12.3"


def test_the_full_mark_is_told_again() -> None:
    (found,) = conflicts(f"(一)决策指标(满分16分，得13.2分)\n\n{SUMMARY}\n\n{SHEET}")
    assert found == "16分 = 15"


def test_the_subtotals_of_the_sheet_are_told_again() -> None:
    sheet = SHEET.replace("| 过程 | 资金管理", "| 决策 | 小计 | 15 | 13.2 |\n| 过程 | 资金管理")
    assert alarms(f"(一)决策指标(满分15分，得13.2分)\n\n{sheet}") == []
    assert "18.2分 = 13.2" in conflicts(f"(一)决策指标(满分15分，得18.2分)\n\n{sheet}")


@pytest.mark.parametrize(
    "told",
    [
        "决策15分、过程25分、产出35分、效益25分，满分100分。",
        "上年度决策类得12.8分。",
        "决策类扣1.8分。",
        "财务管理得9分。",
        "自评决策类得14.5分，复核后决策类得13.2分。",
    ],
)
def test_another_number_is_no_conflict(told: str) -> None:
    assert alarms(f"{told}\n\n{SUMMARY}\n\n{SHEET}") == []


def test_the_sheets_of_two_projects_are_not_compared() -> None:
    other = SHEET.replace("5.2", "6.2").replace("89.7", "90.7")
    assert conflicts(f"{SHEET}\n\n第二个项目如下。\n\n{other}\n\n决策类指标得14.2分。") == []


RATES = pipes(
    "一级指标 分值 得分 得分率",
    "决策 15 13.2 88.00%",
    "过程 25 22.1 88.40%",
    "产出 35 32.4 92.57%",
    "效益 25 22 88.00%",
    "合计 100 89.7 89.70%",
)


@pytest.mark.parametrize(
    "told",
    [
        "产出类得32.4分，得分率{n}%。",
        "产出指标得32.4分（满分35分），得分率{n}%。",
        "产出类指标得分率最高，为{n}%。",
        "过程、产出两类指标分别得22.1分和32.4分，得分率分别为88.40%和{n}%。",
        "其中过程得22.1分，产出得32.4分，得分率分别为88.40%、{n}%。",
    ],
)
def test_the_rate_of_a_category_is_told_again(told: str) -> None:
    assert conflicts(f"{told.format(n='92.57')}\n\n{RATES}") == []
    (found,) = conflicts(f"{told.format(n='95.27')}\n\n{RATES}")
    assert "95.27%" in found
    assert "92.57%" in found


SECOND = pipes(
    "一级指标 二级指标 分值 得分",
    "决策 项目立项 6 6.0",
    "决策 绩效目标 9 7.2",
    "过程 资金管理 15 12.6",
    "过程 组织实施 10 9.5",
)


@pytest.mark.parametrize("told", ["组织实施得{n}分。", "2.组织实施（得{n}分）。制度健全。", "其中资金管理得12.6分，组织实施得{n}分。"])
def test_the_score_of_a_second_level_category_is_told_again(told: str) -> None:
    assert conflicts(f"{told.format(n='9.5')}\n\n{SECOND}") == []
    (found,) = conflicts(f"{told.format(n='9.9')}\n\n{SECOND}")
    assert "9.9分" in found
    assert "9.5" in found
