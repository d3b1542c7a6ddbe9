"""Indicators told twice: the rows of score sheets and target tables against the text, against what stands beside them, and against each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.relations.judging import Examined, examine

REPORT = """某县图书馆免费开放项目绩效评价报告

一、指标分析

1.读者活动场次。目标值{target}场，全年举办{actual}场，完成率{rate}%，得{score}分。

2.新增图书入藏及时率。共新购图书8,620册，其中及时入藏8,353册，及时率{timely}%，低于上年的97.32%，得4.85分。

3.效益情况。读者知晓率{known}%，未达到90%的目标，得{knownscore}分；读者对服务的满意度95.10%，得10分。

附表 评分表

| 一级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出 | 读者活动场次 | 125场 | 118场 | 6 | 5.66 |
| 产出 | 图书入藏及时率 | 100% | 96.90% | 5 | 4.85 |
| 效益 | 读者知晓率 | 90% | 84.63% | 8 | 7.52 |
| 效益 | 读者满意度 | ≥90% | 95.10% | 10 | 10 |
"""
TRUE = {"target": "125", "actual": "118", "rate": "94.40", "score": "5.66", "timely": "96.90", "known": "84.63", "knownscore": "7.52"}


def told_otherwise(report: Examined) -> list[tuple[str, str]]:
    rows = (j.row for j in report.failed if j.row.kind == "restatement")
    return [(row.stated.printed, row.operands[0].printed) for row in rows if row.stated is not None]


def marked(report: Examined) -> list[set[str]]:
    """What each finding shows: its numbers, those of its cause included."""
    return [{q.printed for q in (j.row.stated, *j.row.operands, *j.row.context, *(j.told or ())) if q is not None} for j in report.failed]


def test_a_report_that_agrees_is_verified() -> None:
    report = examine(REPORT.format(**TRUE))
    assert report.failed == []
    told = {(j.row.stated.printed, j.row.operands[0].printed) for j in report.of("restatement")}
    assert {("125", "125"), ("118", "118"), ("5.66", "5.66"), ("96.90", "96.90"), ("7.52", "7.52")} <= told


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("target", "152"), ("actual", "113"), ("score", "5.96"), ("timely", "96.40"), ("known", "48.63"), ("knownscore", "7.25")],
)
def test_a_number_of_the_text_that_is_not_the_one_of_the_sheet(name: str, wrong: str) -> None:
    report = examine(REPORT.format(**{**TRUE, name: wrong}))
    assert any({wrong, TRUE[name]} <= shown for shown in marked(report))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2), st.integers(1, 9))
def test_one_digit_of_a_score_changed_in_the_section_is_found_with_the_row(at: int, digit: int) -> None:
    digits = [i for i, c in enumerate(TRUE["score"]) if c.isdigit()]
    i = digits[at]
    wrong = TRUE["score"][:i] + str((int(TRUE["score"][i]) + digit) % 10) + TRUE["score"][i + 1 :]
    if float(wrong) > 6:
        return
    assert (wrong, TRUE["score"]) in told_otherwise(examine(REPORT.format(**{**TRUE, "score": wrong})))


def test_a_score_above_the_full_mark_is_no_score_of_the_row() -> None:
    assert told_otherwise(examine(REPORT.format(**{**TRUE, "score": "56.6"}))) == []


BESIDE = """评分表

| 三级指标 | 目标值 | 完成值 | 评分说明 | 分值 | 得分 |
|---|---|---|---|---|---|
| 培训人次 | 1,200人次 | {actual}人次 | 实际培训1,268人次，超额完成，得5分 | 5 | 5 |
| 验收合格率 | ≥95% | 97.35% | 抽查合格率97.35%，上年为97.85%，得5分 | 5 | 5 |

绩效目标申报表

| 三级指标 | 指标值 |
|---|---|
| 培训人次 | {declared}人次 |
| 验收合格率 | ≥95% |
"""


def test_a_result_against_what_the_row_says_of_it() -> None:
    assert told_otherwise(examine(BESIDE.format(actual="1,268", declared="1,200"))) == []
    assert told_otherwise(examine(BESIDE.format(actual="1,286", declared="1,200"))) == [("1,268", "1,286")]


def test_a_target_that_two_tables_print() -> None:
    assert told_otherwise(examine(BESIDE.format(actual="1,268", declared="1,700"))) == [("1,700", "1,200")]
    assert told_otherwise(examine(BESIDE.format(actual="1,268", declared="3,600"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "1.读者活动场次。全年举办118场，比上年的178场减少60场，得5.66分。",
        "1.读者活动场次。其中少儿活动46场，其余为讲座。",
        "读者活动情况良好。全年举办讲座148场。",
    ],
)
def test_numbers_of_their_own(text: str) -> None:
    sheet = REPORT.partition("附表")[2]
    assert told_otherwise(examine(f"报告\n\n一、指标分析\n\n{text}\n\n附表{sheet}")) == []
