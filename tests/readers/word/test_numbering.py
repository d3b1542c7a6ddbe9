"""Automatic numbers and the outline."""

import pytest

from auditlint.readers.word.numerals import counter
from tests.readers.reading import paragraphs

from .package import p, word


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def listed(*levels: str, name: str = "0", more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}{more}</w:abstractNum>'


def num(number: str, abstract: str = "0", more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def item(text: str, at: int = 0, number: str = "1") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 12 105"),
        ("decimalZero", "01 12 105"),
        ("chineseCounting", "一 十二 一〇五"),
        ("chineseCountingThousand", "一 十二 一百〇五"),
        ("japaneseCounting", "一 十二 一百〇五"),
        ("taiwaneseCountingThousand", "一 十二 一百〇五"),
        ("ideographDigital", "一 一二 一〇五"),
        ("decimalEnclosedCircle", "① ⑫ 105"),
        ("ideographTraditional", "甲 乙 戊"),
        ("upperLetter", "A L AAAAA"),
        ("lowerLetter", "a l aaaaa"),
        ("upperRoman", "I XII CV"),
        ("lowerRoman", "i xii cv"),
        ("bullet", "  "),
        ("of no known kind", "1 12 105"),
    ],
)
def test_formats(form, expected):
    assert " ".join(counter(number, form) for number in (1, 12, 105)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "〇"),
        (10, "十"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (110, "一百一十"),
        (1000, "一千"),
        (1005, "一千〇五"),
        (10000, "10000"),
    ],
)
def test_chinese_numbers(number, expected):
    assert counter(number, "chineseCountingThousand") == expected


def test_levels_restart_and_carry_the_outer_numbers():
    numbering = listed(level(0, "%1、", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "（%3）")) + num("1")
    body = (
        item("概况")
        + item("立项", 1)
        + item("依据", 2)
        + item("程序", 2)
        + item("内容", 1)
        + item("依据", 2)
        + item("成效")
        + item("产出", 1)
    )
    assert paragraphs(word(body, numbering=numbering)) == [
        "一、概况",
        "1.1 立项",
        "(1)依据",
        "(2)程序",
        "1.2 内容",
        "(1)依据",
        "二、成效",
        "2.1 产出",
    ]


def test_a_level_that_never_restarts_or_only_below_an_outer_one():
    numbering = listed(
        level(0, "%1、"), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'), level(2, "%3>", more='<w:lvlRestart w:val="1"/>')
    ) + num("1")
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f") + item("g", 1) + item("h", 2)
    assert paragraphs(word(body, numbering=numbering)) == ["1、a", "1)b", "1>c", "2)d", "2>e", "2、f", "3)g", "1>h"]


def test_two_lists_share_their_counter_unless_one_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = listed(level(0, "%1.")) + num("1") + num("2") + num("3", more=override)
    body = item("a") + item("b", number="2") + item("c", number="3") + item("d", number="3") + item("e")
    assert paragraphs(word(body, numbering=numbering)) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_an_override_may_replace_a_level():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting", 3)}</w:lvlOverride>'
    assert paragraphs(word(item("a") + item("b"), numbering=listed(level(0, "%1.")) + num("1", more=override))) == ["第三条a", "第四条b"]


def test_bullets_and_list_zero_print_nothing():
    numbering = listed(level(0, "●", "bullet")) + num("1")
    assert paragraphs(word(item("a") + item("b", number="0") + item("c", number="9"), numbering=numbering)) == ["a", "b", "c"]


def test_numbers_through_styles_and_their_ancestors():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="own"/><w:basedOn w:val="B"/></w:style>'
    )
    numbering = listed(
        level(0, "%1、", "chineseCounting", more='<w:pStyle w:val="A"/>'),
        level(1, "（%2）", "chineseCounting", more='<w:pStyle w:val="B"/>'),
    ) + num("1")
    found = word(
        p("概况", style="A") + p("立项", style="B") + p("内容", style="C") + p("成效", style="A"), styles=styles, numbering=numbering
    )
    assert [(q.text.content, q.level) for q in found.paragraphs] == [("一、概况", 1), ("(一)立项", 2), ("(二)内容", 2), ("二、成效", 1)]
    assert found.paragraphs[2].section == ("一、概况",)


def test_a_list_defined_by_a_style():
    styles = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    numbering = listed(more='<w:numStyleLink w:val="L"/>') + listed(level(0, "%1)"), name="1") + num("1") + num("2", "1")
    assert paragraphs(word(item("a") + item("b"), styles=styles, numbering=numbering)) == ["1)a", "2)b"]


def test_the_number_does_not_run_into_the_text():
    numbering = listed(level(0, "%1."), level(1, "%1.%2", more='<w:suff w:val="nothing"/>')) + num("1")
    (first,) = word(item("2023年办结3件。"), numbering=numbering).paragraphs
    assert first.text.content == "1. 2023年办结3件。"
    assert first.text.place(3, 7).offset == 3


def test_deleted_paragraphs_do_not_count():
    gone = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    assert paragraphs(word(item("a") + gone + item("b"), numbering=listed(level(0, "%1.")) + num("1"))) == ["1. a", "2. b"]


def test_outline_levels():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="TOC Heading"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = (
        p("评价报告", style="T") + p("项目概况", style="1") + p("立项背景", style="2") + p("政策依据", style="own") + p("直接说明", properties='<w:outlineLvl w:val="1"/>')
        + p("不在大纲", style="N") + p("正文。")
    )  # fmt: skip
    found = word(body, styles=styles)
    assert [(q.kind, q.level) for q in found.paragraphs] == [
        ("body", 0),
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("heading", 2),
        ("body", 0),
        ("body", 0),
    ]
    assert found.paragraphs[-1].section == ("项目概况", "直接说明")


def test_headings_told_by_words_rank_with_those_told_by_styles():
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    body = p("一、概况", style="1") + p("资金安排", style="2") + p("正文。") + p("二、成效") + p("正文。") + p("（一）产出") + p("正文。")
    found = word(body, styles=styles)
    assert [q.section for q in found.paragraphs if q.kind == "body"] == [("一、概况", "资金安排"), ("二、成效",), ("二、成效", "(一)产出")]


def test_cycles_end():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = listed(more='<w:numStyleLink w:val="L"/>') + num("1")
    found = word(p("甲", style="A") + p("乙。"), styles=styles, numbering=numbering)
    assert [(q.text.content, q.level) for q in found.paragraphs] == [("甲", 1), ("乙。", 0)]
