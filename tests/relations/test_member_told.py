"""Members of tables told in sentences: the label of the row says whose number it is."""

import pytest

from tests.relations.judging import examine

REPORT = """某市农机购置补贴项目绩效评价报告

一、完成情况

{told}

| 县区 | 补贴机具（台） | 兑付资金（万元） | 完成率（%） | 资金占比（%） |
| --- | --- | --- | --- | --- |
| 东岭县 | 2016 | 2135.80 | 98.35 | 36.89 |
| 西川县 | 1742 | 1804.95 | 92.16 | 31.17 |
| 南溪区 | 1387 | 1396.27 | 95.66 | 24.12 |
| 病死畜禽处理中心 | 486 | 452.90 | 90.17 | 7.82 |
| 合计 | 5631 | 5789.92 | 95.02 | 100.00 |
"""


def conflicts(told: str) -> list[set[str]]:
    rows = [j.row for j in examine(REPORT.format(told=told)).failed if j.row.kind == "restatement"]
    return [{row.stated.printed, row.operands[0].printed} for row in rows if row.stated is not None]


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        ("东岭县规模最大；西川县次之，补贴机具{n}台。", "1742", "1842"),
        ("完成率最低的西川县为{n}%。", "92.16", "92.46"),
        ("分县区看，西川县完成情况较差，完成率为{n}%。", "92.16", "97.16"),
        ("西川县兑付{n}万元，占兑付资金的31.17%。", "1804.95", "1804.45"),
        ("南溪区补贴机具1387台，占兑付资金的{n}%。", "24.12", "24.72"),
        ("畜禽处理中心兑付{n}万元。", "452.90", "452.60"),
    ],
    ids=["clause before", "superlative", "subject before", "money", "share", "most of the label"],
)
def test_a_number_that_its_row_prints_otherwise(told: str, right: str, wrong: str) -> None:
    assert conflicts(told.format(n=right)) == []
    assert {right, wrong} in conflicts(told.format(n=wrong))


@pytest.mark.parametrize(
    "told",
    [
        "评价组抽查了东岭县、西川县、南溪区的机具1842台。",
        "西川县上年补贴机具1842台。",
        "西川县完成较慢，从全市看，补贴机具1842台。",
        "西川县计划补贴机具1842台。",
    ],
    ids=["list of members", "last year", "the whole", "plan"],
)
def test_other_numbers_of_the_member(told: str) -> None:
    assert {"1742", "1842"} not in conflicts(told)
