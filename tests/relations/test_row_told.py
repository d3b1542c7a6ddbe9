"""Rows of target tables told in sentences: a short number is known by the name of its row."""

import pytest

from tests.relations.judging import examine

REPORT = """云河县2023年便民服务项目绩效评价报告

一、绩效目标

年度目标包括：{target}。

二、绩效分析

{result}

附件 绩效目标完成情况表

| 三级指标 | 年度目标值 | 实际完成值 |
|---|---|---|
| 充电站建设（个） | 25 | 27 |
| 按期办结率 | ≥90% | 93.4% |
| 居民参与率 | ≥85% | 83.7% |
| 每周开放时长（小时） | 56 | 63 |
| 惠及人口（万人） | 2.80 | 2.85 |
"""
TRUE = {"target": "建设充电站25个，按期办结率不低于90%，居民参与率达到85%以上", "result": "全年惠及周边人口2.85万人。"}


def conflicts(**told: str) -> list[tuple[str, str]]:
    return [(j.row.formula, j.row.confidence) for j in examine(REPORT.format(**{**TRUE, **told})).failed if j.row.kind == "restatement"]


def test_targets_and_results_that_agree() -> None:
    assert conflicts() == []


@pytest.mark.parametrize(
    ("target", "formula"),
    [
        ("按期办结率不低于98%", "98% = 90%"),
        ("按期办结率不低于30%", "30% = 90%"),
        ("参与率达到65%以上", "65% = 85%"),
        ("每周开放时长56小时，建设充电站75个", "75个 = 25个"),
        ("每周开放时长不少于58小时", "58小时 = 56小时"),
    ],
)
def test_a_target_is_known_by_its_row(target: str, formula: str) -> None:
    assert conflicts(target=target) == [(formula, "possible")]


def test_a_result_is_known_by_its_row() -> None:
    assert conflicts(result="全年惠及周边人口2.65万人。") == [("2.65万人 = 2.85万人", "possible")]


@pytest.mark.parametrize(
    "result",
    [
        "2022年居民参与率为81.2%。",
        "下一步，力争居民参与率达到95%以上。",
        "共新建充电站驿站3个。",
    ],
)
def test_what_is_told_of_something_else_is_no_conflict(result: str) -> None:
    assert conflicts(result=result) == []


@pytest.mark.parametrize(
    ("result", "formula"),
    [
        ("从受理到办结平均用时2.8天，快于{n}天的时限。", "4天 = 3天"),
        ("平均2.8天办结，控制在{n}天的规定时限内。", "4天 = 3天"),
    ],
)
def test_a_target_is_known_by_the_result_before_it(result: str, formula: str) -> None:
    table = (
        "| 三级指标 | 年度目标值 | 实际完成值 |\n|---|---|---|\n| 投诉处理时间 | 不超过3天 | 2.8天 |\n| 回访时间 | 不超过5天 | 4.5天 |\n"
    )
    report = "云河县便民服务项目绩效评价报告\n\n一、绩效分析\n\n{result}\n\n附件\n\n{table}"
    assert [j for j in examine(report.format(result=result.format(n=3), table=table)).failed if j.row.kind == "restatement"] == []
    found = [j.row.formula for j in examine(report.format(result=result.format(n=4), table=table)).failed if j.row.kind == "restatement"]
    assert found == [formula]
