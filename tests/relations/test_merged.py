"""One relation for two numbers of a fact, whichever ways it was found."""

from auditlint.relations.restatements.merged import merged
from tests.relations.judging import examine

TEXT = """某县图书馆免费开放项目绩效评价报告

一、指标分析

1.读者活动场次。全年举办读者活动1,268场，得5.66分。

二、问题

读者活动1,286场中有少儿活动46场。

附表 评分表

| 一级指标 | 三级指标 | 完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出 | 读者活动场次 | 1,268场 | 6 | 5.66 |
"""


def test_two_numbers_are_one_finding_with_all_their_places() -> None:
    failed = [j.row for j in examine(TEXT).failed]
    assert len(failed) == 1
    (row,) = failed
    places = [q.printed for q in (row.stated, *row.operands, *row.context) if q is not None]
    assert sorted(places) == ["1,268", "1,268", "1,286"]


def test_rows_of_other_numbers_stay_apart() -> None:
    rows = [j.row for j in examine(TEXT).of("restatement")]
    assert merged(rows) == rows
    assert len(merged([*rows, *rows])) == len(rows)
    assert merged([]) == []
