"""Announced counts, members listed elsewhere, numbering, captions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.relations.judging import examine

from .reporting import findings, quotes, told

NUMERALS = "零一二三四五六七八九"
NAMES = ("东山镇", "西河镇", "南桥镇", "北桥镇", "河口镇", "山口镇", "石板镇", "清泉镇")


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=8, unique=True), st.integers(3, 9), st.booleans())
def test_closed_list_holds_exactly_if_its_count_is_right(names: list[str], announced: int, digits: bool) -> None:
    printed = str(announced) if digits else NUMERALS[announced]
    text = f"资金分配到{'、'.join(names)}{printed}个镇。"
    (verdict,) = examine(text).verdicts("list_count").values()
    assert (verdict == "holds") == (announced == len(names)), text


@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=8, unique=True), st.integers(3, 12))
def test_list_with_deng_may_be_shorter_but_never_longer(names: list[str], announced: int) -> None:
    text = f"{'、'.join(names)}等{announced}个镇完成整治。"
    (verdict,) = examine(text).verdicts("list_count").values()
    assert (verdict == "holds") == (len(names) <= announced), text


@given(st.integers(2, 9), st.integers(2, 9), st.sampled_from(["spoken", "circle", "digit", "bracket"]))
def test_numbered_list_is_counted_by_its_marks(announced: int, listed: int, style: str) -> None:
    marks = {"spoken": "{0}是", "circle": "{1}", "digit": "{2}.", "bracket": "（{0}）"}[style]
    items = "；".join(marks.format(NUMERALS[n], chr(0x2460 + n - 1), n) + "完善台账" for n in range(1, listed + 1))
    (verdict,) = examine(f"采取{NUMERALS[announced]}项措施：{items}。").verdicts("list_count").values()
    assert (verdict == "holds") == (announced == listed)


@pytest.mark.parametrize(
    "text",
    [
        "在东山镇、西河镇新建5个站点。",
        "老城、新城和开发区三个片区，甲、乙两组的4个小组。",
        "第一、二、三标段共9个合同。",
        "其中东山镇、西河镇各3个，其他5个乡镇各1个。",
        "培训、竞赛、评比约20项活动陆续开展。",
        "整治河道、沟渠、塘库，新增8处景观。",
        "“三清”、“四改”、“五化”等3个方面持续推进。",
        "围绕组织领导（含经费、人员、场地）、制度建设两个方面开展。",
    ],
)
def test_lists_that_cannot_be_delimited_raise_no_alarm(text: str) -> None:
    assert not findings(text), told(text)


def test_members_listed_in_another_paragraph() -> None:
    names = "、".join(name[:2] for name in NAMES)
    text = f"项目为东山供水站等{{}}个供水站更换设备。\n\n在{names}等单位安装水表1200只。"
    assert not findings(text.format(8))
    assert not findings(text.format(11))
    assert quotes(text.format(7), "REF002") == ["7个"]


@pytest.mark.parametrize(
    "text", ["一是甲项。二是乙项。四是丁项。", "①甲项；②乙项；④丁项。", "1.甲项；2.乙项；4.丁项。", "（1）甲项；（2）乙项；（4）丁项。"]
)
def test_gap_in_a_numbering(text: str) -> None:
    assert [f.code for f in findings(text)] == ["REF003"]


def test_gap_over_headings_and_lists_inside_lists() -> None:
    text = "一、概况\n\n（一）背景\n\n1.甲项内容。\n\n2.乙项内容。\n\n（二）目标\n\n二、成效\n\n（一）产出\n\n1.丙项内容。\n\n2.丁项内容。\n\n{}、问题\n\n文字说明。"
    assert not findings(text.format("三"))
    assert quotes(text.format("四"), "REF003") == ["四"]
    assert quotes(text.format("二"), "REF004") == ["二"]


def test_number_printed_without_its_full_stop_is_no_gap() -> None:
    assert not findings("（一）健全制度。（二）充实队伍。（三）强化保障（四）加强宣传。（五）严格考核。")


def test_references_to_captions() -> None:
    table = "\n\n| 镇 | 数量 |\n|---|---|\n| 东山镇 | 12 |\n\n"
    text = f"完成情况详见表{{}}，分布如图1所示。\n\n表1 完成情况{table}表2 资金情况{table}图1 分布图\n\n说明文字。"
    assert not findings(text.format(2))
    assert quotes(text.format(4), "REF005") == ["表4"]
    assert not findings("完成情况详见表4，详见附件2。")
