"""Indicators of target tables: numbered items in a text, rows of a table."""

import pytest

from auditlint.scoring.categories import coded, known
from auditlint.scoring.indicators import indicators, plain_name
from tests.scoring.reading import ledger, table

LISTED = (
    "1、1-产出指标，11-数量指标，植树棵数；实施周期指标值：不少于3000棵，年度指标值：不少于1000棵；"
    "2、2-效益指标，23-生态效益，空气质量；实施周期指标值：优良天数逐年增加，年度指标值：优良天数高于上年。"
)


def test_numbered_items_in_a_text() -> None:
    first, second = indicators(ledger(LISTED))
    assert (first.first.printed, first.second.printed, first.name.content) == ("1-产出指标", "11-数量指标", "植树棵数")
    assert first.period is not None
    assert first.annual is not None
    assert (first.period.content, first.annual.content) == ("不少于3000棵", "不少于1000棵")
    assert second.mark is not None
    assert second.mark.printed == "2"
    assert second.annual is not None
    assert second.annual.content == "优良天数高于上年"


def test_half_width_marks_are_read_alike() -> None:
    half = LISTED.replace("，", ",").replace("；", ";").replace("：", ":")
    assert [plain_name(i.name.content) for i in indicators(ledger(half))] == ["植树棵数", "空气质量"]


def test_every_list_is_a_project() -> None:
    assert [i.project for i in indicators(ledger(LISTED + "\n\n" + LISTED))] == [0, 0, 1, 1]


def test_a_value_on_its_own_line_belongs_to_the_item_before() -> None:
    cut = LISTED.rindex("，年度指标值")
    first, second = indicators(ledger(LISTED[:cut] + "。\n\n" + LISTED[cut + 1 :]))
    assert first.annual is not None
    assert second.annual is not None
    assert second.annual.content == "优良天数高于上年"


def test_rows_of_a_table_with_merged_categories() -> None:
    text = table(
        ["一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值"],
        ["产出指标", "数量指标", "植树棵数", "≥3000棵", "≥1000棵"],
        ["", "质量指标", "成活率", "≥90%", "≥90%"],
        ["效益指标", "生态效益指标", "绿化面积", "", "≥5亩"],
    )
    found = indicators(ledger(text))
    assert [(i.first.name, i.second.name) for i in found] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "生态效益指标"),
    ]
    assert [i.period.content if i.period else None for i in found] == ["≥3000棵", "≥90%", None]


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("质量指标", "产出"),
        ("时效", "产出"),
        ("社会效益指标", "效益"),
        ("可持续影响", "效益"),
        ("服务对象满意度指标", "满意度"),
        ("经济成本指标", "成本"),
    ],
)
def test_the_tree(name: str, parent: str) -> None:
    assert [n.parent.name for n in known(name) if n.parent is not None] == [parent]


def test_names_and_codes_outside_the_tree() -> None:
    assert known("宣传") == ()
    assert coded("99") is None
    assert coded("") is None
    node = coded("24")
    assert node is not None
    assert node.printed == "24-可持续影响"
