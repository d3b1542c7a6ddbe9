"""Questionnaires told twice: handed out, returned, valid."""

import pytest

from tests.relations.judging import examine

REPORT = "某县养老服务项目绩效评价报告\n\n一、评价方法\n\n{first}\n\n二、满意度\n\n{second}\n"


def conflicts(first: str, second: str) -> list[set[str]]:
    rows = [j.row for j in examine(REPORT.format(first=first, second=second)).failed if j.row.kind == "restatement"]
    return [{row.stated.printed, row.operands[0].printed} for row in rows if row.stated is not None]


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("评价组向老年人发放问卷600份。", "发放的630份问卷中，多数表示满意。", {"600", "630"}),
        ("共发放问卷420份，回收406份，有效问卷398份。", "398份有效问卷中，满意的占九成；本次发放问卷450份。", {"420", "450"}),
        ("发放问卷500份，回收有效问卷468份。", "收回有效问卷463份，受访者评价较高。", {"468", "463"}),
    ],
)
def test_another_number_of_one_survey(first: str, second: str, pair: set[str]) -> None:
    assert pair in conflicts(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("发放问卷600份。", "发放的600份问卷中，多数表示满意。"),
        ("向老年人发放问卷600份。", "向企业发放问卷630份。"),
        ("共发放问卷800份，其中老年人问卷500份、家属问卷300份。", "发放老年人问卷500份。"),
        ("发放问卷600份，回收630份答卷。", "发放问卷600份。"),
    ],
    ids=["one", "other people", "parts", "other stage"],
)
def test_other_surveys(first: str, second: str) -> None:
    assert conflicts(first, second) == []
