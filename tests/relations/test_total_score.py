"""The total score in sentences, forms and score sheets."""

import pytest

from tests.relations.judging import examine, pipes

SHEET = pipes("一级指标 分值 得分", "决策 20 18.5", "过程 30 27.35", "产出 30 28", "效益 20 18", "合计 100 91.85")


def conflicts(text: str) -> list[tuple[str, str]]:
    return [(j.row.formula, j.row.confidence) for j in examine(text).failed if j.row.kind == "restatement"]


@pytest.mark.parametrize(
    "told",
    [
        "经综合评定，项目绩效评价得分{n}分，等级为“优”。",
        "2023年城乡供水补助项目综合得分为{n}分。",
        "本项目最终得分{n}分，评定等次为优。",
        "对照指标体系，项目自评得{n}分。",
        "项目评价总分 {n}，属于优。",
    ],
)
def test_the_text_must_print_the_total_of_the_sheet(told: str) -> None:
    assert conflicts(f"{told.format(n='91.85')}\n\n{SHEET}") == []
    assert conflicts(f"{told.format(n='91.58')}\n\n{SHEET}") in ([("91.58分 = 91.85", "likely")], [("91.58 = 91.85", "likely")])


def test_a_form_prints_it_too() -> None:
    form = "项目名称\t供水补助\t实施单位\t水务局\n预算数\t120万元\t评价得分\t91.58分\n联系人\t某某\t评价等级\t优"
    assert conflicts(f"{form}\n\n{SHEET}") == [("91.58分 = 91.85", "likely")]


@pytest.mark.parametrize(
    "told",
    [
        "满意度调查得分91.58分。",
        "上年度项目评价得分91.58分。",
        "河湾区评价得分91.58分。",
        "评价总分100分，分四类指标。",
        "各单位平均得分91.58分。",
    ],
)
def test_another_score_is_no_conflict(told: str) -> None:
    assert conflicts(f"{told}\n\n{SHEET}") == []


def test_the_body_and_the_reviewers_give_two_scores() -> None:
    text = "项目单位自评得分95.60分，经复核，评价得分91.85分。"
    assert conflicts(f"{text}\n\n评价结论：项目评价得分91.85分。\n\n自评结论：自评得分95.60分。") == []
    assert conflicts(f"{text}\n\n评价结论：项目评价得分91.58分。\n\n复核后评价得分为91.85分。") == [("91.58分 = 91.85分", "likely")]


def test_the_sheets_of_two_projects_have_two_totals() -> None:
    other = SHEET.replace("27.35", "25.35").replace("91.85", "89.85")
    assert conflicts(f"{SHEET}\n\n第二个项目如下。\n\n{other}\n\n项目综合得分91.85分。") == []


@pytest.mark.parametrize("told", ["2022年度供水项目评价得分85.20分。", "评价总分103分。"])
def test_the_score_of_another_year_or_the_full_mark_is_none(told: str) -> None:
    assert conflicts(f"云河县2023年供水补助绩效评价报告\n\n{told}\n\n{SHEET}") == []


def test_a_first_digit_mistaken_makes_a_total_too_low_for_one() -> None:
    assert conflicts(f"项目最终得分22.58分。\n\n项目评价得分91.85分。\n\n{SHEET}") == []
    assert conflicts(f"项目最终得分11.85分。\n\n项目评价得分91.85分。\n\n{SHEET}") == [("11.85分 = 91.85分", "likely")]
