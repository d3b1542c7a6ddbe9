"""One fact told twice: certain where the keys agree, possible where a place or year is only carried over and the numbers are a slip apart."""

import pytest

from tests.relations.judging import Examined, examine


def told(first: str, second: str) -> Examined:
    return examine(f"南岭市2023年供水补助项目绩效评价报告\n\n一、项目概况\n\n{first}\n\n二、项目成效\n\n{second}\n")


def conflicts(report: Examined) -> list[tuple[str, str]]:
    return [(j.row.formula, j.row.confidence) for j in report.failed if j.row.kind == "restatement"]


@pytest.mark.parametrize(
    ("first", "second", "formula", "cause"),
    [
        ("更换老旧水表12846只。", "更换老旧水表12864只。", "12864只 = 12846只", "swapped_twin"),
        ("更换老旧水表12846只。", "更换老旧水表12346只。", "12346只 = 12846只", "one_digit"),
        ("拨付水厂补助1423.55万元。", "拨付水厂补助1423.55元。", "1423.55万元 = 1423.55元", "unit"),
        ("拨付水厂补助1423.55万元。", "拨付水厂补助142.355万元。", "1423.55万元 = 142.355万元", "decimal_point"),
        ("整治撂荒地3170.24公顷。", "整治撂荒地3170.24亩。", "3170.24亩 = 3170.24公顷", "unit"),
    ],
)
def test_a_conflict_and_its_slip(first: str, second: str, formula: str, cause: str) -> None:
    report = told(first, second)
    assert conflicts(report) == [(formula, "likely")]
    found = report.cause()
    assert found is not None
    assert found.key == cause


def test_other_numbers_have_no_named_slip() -> None:
    report = told("更换老旧水表12846只。", "更换老旧水表9310只。")
    assert len(conflicts(report)) == 1
    assert report.cause() is None


@pytest.mark.parametrize(
    "second",
    [
        "河湾区供水保证率为90.7%。全年更换老旧水表12864只。",
        "2022年供水保证率为90.7%。全年更换老旧水表12864只。",
    ],
)
def test_a_place_or_year_carried_over_makes_a_slip_possible(second: str) -> None:
    assert conflicts(told("更换老旧水表12846只。", second)) == [("12864只 = 12846只", "possible")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("更换老旧水表12846只。", "河湾区供水保证率为90.7%。全年更换老旧水表3310只。"),
        ("更换老旧水表12846只。", "河湾区更换老旧水表12864只。"),
        ("更换老旧水表12846只。", "2022年更换老旧水表12864只。"),
        ("更换老旧水表12846只。", "计划更换老旧水表12864只。"),
        ("更换老旧水表12846只。", "更换破损水表12864只。"),
        ("供水保证率为96.6%。", "河湾区水质合格率为90.7%。全年供水保证率为96.2%。"),
        ("整治撂荒地3170.24公顷。", "整治撂荒地47553.6亩。"),
    ],
)
def test_other_facts_are_no_conflict(first: str, second: str) -> None:
    assert conflicts(told(first, second)) == []


def test_a_name_with_a_word_more_is_possible() -> None:
    assert conflicts(told("更换居民老旧水表12846只。", "更换老旧水表12864只。")) == [("12864只 = 12846只", "possible")]


def test_going_back_to_the_countryside_is_no_place() -> None:
    assert conflicts(told("扶持返乡创业项目4321个。", "扶持返乡创业项目4231个。")) == [("4231个 = 4321个", "likely")]


def test_a_plan_in_the_title_makes_no_number_a_plan() -> None:
    text = (
        "南岭市2023年营养改善计划资金绩效评价报告\n\n一、项目成效\n\n餐具消毒合格率为98.21%。\n\n二、指标完成\n\n餐具消毒合格率为89.21%。\n"
    )
    assert conflicts(examine(text)) == [("89.21% = 98.21%", "likely")]
