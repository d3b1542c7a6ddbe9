"""Targets told twice: bounds in sentences and tables, and the threshold that earns the full mark."""

import pytest

from tests.relations.judging import Examined, examine, pipes

PROJECT = """某县农村公路养护项目绩效评价报告

一、绩效目标

年度养护里程不少于{first}公里，农村公路养护及时率不低于{rate}%。

二、绩效目标完成情况

| 指标名称 | 指标值 | 完成值 |
| --- | --- | --- |
| 年度养护里程 | ≥{second}公里 | 412公里 |
| 农村公路养护及时率 | ≥{other}% | 98% |
"""

SHEET = """某县农村公路养护项目绩效评价报告

评分表

| 三级指标 | 分值 | 目标值 | 评分标准 | 得分 |
| --- | --- | --- | --- | --- |
| 养护及时率 | 10 | ≥{target}% | 及时率达到或超过{threshold}%，得满分；每低1个百分点扣1分 | 10 |
| 群众满意度 | 10 | ≥88% | 满意度不低于88%得满分，否则按比例得分 | 10 |
"""


def pairs(report: Examined) -> list[tuple[str, str]]:
    rows = (j.row for j in report.failed if j.row.kind == "restatement")
    return [(row.stated.printed, row.operands[0].printed) for row in rows if row.stated is not None]


def project(first: str = "385", second: str = "385", rate: str = "96", other: str = "96") -> Examined:
    return examine(PROJECT.format(first=first, second=second, rate=rate, other=other))


def test_targets_told_again_are_verified() -> None:
    report = project()
    assert pairs(report) == []
    assert {j.row.formula for j in report.of("restatement") if j.verdict == "holds"} == {"385公里 = 385公里", "96% = 96%"}


@pytest.mark.parametrize(
    ("changed", "pair"),
    [({"first": "358"}, ("385", "358")), ({"second": "335"}, ("335", "385")), ({"other": "98"}, ("98", "96"))],
)
def test_a_target_told_otherwise_is_possible(changed: dict[str, str], pair: tuple[str, str]) -> None:
    report = project(**changed)
    assert [set(p) for p in pairs(report)] == [set(pair)]
    assert {j.row.confidence for j in report.failed} == {"possible"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("年度养护里程不少于385公里。", "全年实际养护里程达335公里以上。"),
        ("养护及时率不低于96%。", "养护返修率不超过6%，养护及时率达95%以上。"),
        ("培训合格率不低于90%，培训人数不少于120人。", "学员满意度不低于95%，参训人数不超过150人。"),
        ("2022年培训人数不少于1200人次。", "2023年培训人数不少于1300人次。"),
    ],
)
def test_other_bounds_are_other_facts(first: str, second: str) -> None:
    report = examine(f"某县公共服务项目绩效评价报告\n\n一、绩效目标\n\n{first}\n\n二、工作要求\n\n{second}\n")
    assert pairs(report) == []


def test_the_threshold_of_the_full_mark_is_the_target() -> None:
    report = examine(SHEET.format(target="95", threshold="95"))
    assert pairs(report) == []
    assert {j.row.formula for j in report.of("restatement")} == {"95% = 95%", "88% = 88%"}


def test_a_threshold_a_slip_apart_from_the_target_is_possible() -> None:
    assert pairs(examine(SHEET.format(target="95", threshold="93"))) == [("93", "95")]


def test_a_threshold_of_its_own_is_none() -> None:
    assert pairs(examine(SHEET.format(target="80", threshold="100"))) == []


def test_a_bound_alone_in_a_cell_is_named_by_its_row_only() -> None:
    table = pipes("指标 目标值 完成值", "抽检合格率 不低于98% 99.20%", "问题整改率 不低于95% 96.52%", "持卡率 不低于85% 90.88%")
    assert pairs(examine(table)) == []
