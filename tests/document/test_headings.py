import pytest

from auditlint.document.headings import Sections, is_caption, is_contents_line, is_furniture, is_heading, is_note, list_style, unit_of


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("(单位：件)", "件"),
        ("单位：万元、%", "万元、%"),
        ("金额单位：元", "元"),
        ("部门名称：某局  单位：万元", "万元"),
        ("单 位：亿元", "亿元"),
        ("单位：某某局", ""),
        ("项目单位：件", ""),
        ("单位：万元的说明", ""),
        ("单位", ""),
    ],
)
def test_unit_lines(line, unit):
    assert unit_of(line) == unit


@pytest.mark.parametrize(
    "line", ["一、概况", "(一)资金", "（二）资金", "1.立项", "1、立项", "(1)立项", "第一章 总则", "1.1 背景", "# 标题"]
)
def test_headings(line):
    assert is_heading(line, list_style(line))


@pytest.mark.parametrize(
    "line",
    ["一、推进养护。", "1、做好：", "普通标题", "3.5万元", "12.5%", "①甲", "一是抓进度", "一、概况......3", "1.5 万元资金", "2023年"],
)
def test_no_headings(line):
    assert not is_heading(line, list_style(line))


def test_sections_nest_by_style():
    sections = Sections()
    assert sections.enter(list_style("一、甲"), "一、甲") == 1
    assert sections.enter(list_style("(一)乙"), "(一)乙") == 2
    assert sections.enter(list_style("1.丙"), "1.丙") == 3
    assert sections.enter(list_style("(二)丁"), "(二)丁") == 2
    assert sections.path == ("一、甲", "(二)丁")
    assert sections.enter(list_style("二、戊"), "二、戊") == 1


def test_lines_around_tables():
    assert is_caption("表1 各村情况")
    assert is_caption("附件2")
    assert is_caption("表2-1 收支")
    assert not is_caption("表明态度")
    assert not is_caption("表1列示了各村情况，详见下文。")
    assert is_note("注：未审计")
    assert is_note("资料来源：年报")
    assert not is_note("注重实效")
    assert is_furniture("— 12 —")
    assert is_furniture("第 3 页 共 9 页")
    assert not is_furniture("12")
    assert is_contents_line("一、概况........3")
