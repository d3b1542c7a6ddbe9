import pytest

from .reading import contents, document, paragraphs

TABLE = "| 项目 | 得分（20分） | 说明 |\n|---|---:|:-:|\n| 立项\\|审批 | 18 | **很好** |\n| 过程 | 19 |\n| 合计 | 37 | &lt;40 |\n"


def test_pipe_table():
    (table,) = document(TABLE, "a.md").tables
    assert contents(table) == [["项目", "得分(20分)", "说明"], ["立项|审批", "18", "很好"], ["过程", "19", None], ["合计", "37", "<40"]]
    assert (table.header_rows, table.doubt) == (1, "")
    pipe = table.rows[1][0].text
    assert (pipe.quote(2, 3), pipe.place(2, 3).column) == ("|", TABLE.splitlines()[2].index("\\|") + 2)


def test_without_outer_pipes_and_without_separator():
    (loose,) = document("项目 | 金额\n---|---\n甲 | 1\n乙 | 2\n").tables
    assert contents(loose)[1] == ["甲", "1"]
    (bare,) = document("|项目|金额|\n|甲|1|\n|乙|2|\n").tables
    assert bare.header_rows == 1


def test_more_cells_than_the_header_is_doubted():
    (table,) = document("|项目|金额|\n|--|--|\n|甲|1|5|\n|乙|2|\n").tables
    assert "ragged" in table.doubt


def test_headings_and_sections():
    found = document("# 总报告\n\n## 一、背景\n正文。\n### 细节 ###\n内容。\n## 二、结论\n末尾。\n", "a.md")
    assert [(p.text.content, p.level) for p in found.paragraphs if p.kind == "heading"] == [
        ("总报告", 1),
        ("一、背景", 2),
        ("细节", 3),
        ("二、结论", 2),
    ]
    assert found.paragraphs[-1].section == ("总报告", "二、结论")
    assert found.paragraphs[1].text.place(0, 1).column == 4
    assert found.format == "markdown"


def test_a_pipe_in_prose_is_no_table():
    assert document("甲|乙二选一。\n完。").tables == ()


def test_numbered_sentences_are_no_headings():
    found = document("1、扎实开展养护。一是抓进度。\n第二段。\n（一）养护有力。二是抓质量。\n（1）短标题\n正文。")
    assert paragraphs(found, "heading") == ["(1)短标题"]


def test_marks_are_not_text_and_quotes_keep_them():
    text = (
        "共**1**2件\\*， _约_ 3*4*5=60，`100`元，~~旧9~~见[说明](http://a.b/(c))[^1]。公式$300 \\text{元} \\div 400 \\text{元} = 75\\%$。\n"
    )
    (paragraph,) = document(text, "a.md").paragraphs
    assert paragraph.text.content == "共12件*， 约 3*4*5=60，100元，见说明。公式300元÷400元=75%。"
    assert paragraph.text.quote(1, 3) == "1**2"
    assert paragraph.text.place(3, 4).column == 8


def test_an_asterisk_between_words_multiplies():
    text = "得分=完成率*100%*权重\n"
    assert paragraphs(document(text, "a.md")) == ["得分=完成率*100%*权重"]


def test_blocks_of_markdown():
    text = (
        "---\ntitle: x\n---\n总标题\n======\n\n概况\n---\n\n- 甲 12件\n* 乙 13件\n\n> 引文。\n\n***\n\n<!-- 注释 99 -->\n\n"
        "```\na | b\n| 1 | 2 |\n| 3 | 4 |\n```\n\n[^1]: 数据来自台账。\n"
    )
    found = document(text, "a.md")
    assert [(p.text.content, p.level) for p in found.paragraphs if p.kind == "heading"] == [("总标题", 1), ("概况", 2)]
    assert paragraphs(found, "body") == ["甲 12件", "乙 13件", "引文。"]
    assert paragraphs(found, "note") == ["数据来自台账。"]
    assert "a | b" in paragraphs(found, "furniture")
    assert not found.tables


@pytest.mark.parametrize("path", ["a.md", "dump.txt"])
def test_html_tables_in_text(path: str):
    text = (
        '前文如下。<table><tr><td rowspan="2">区<td colspan=2>案件</td></tr><tr><td>受理</td><td>办结</td></tr><tr><td>东区</td><td>1<b>20</b></td><td>118</td></tr>\n'
        "<tr><td>合\n计</td><td>120</td><td>118</td></tr></table>后文12件。\n下一段<table><tr><td>甲<td>1<tr><td>乙<td>2"
    )
    found = document(text, path)
    first, second = found.tables
    assert contents(first) == [["区", "案件", None], [None, "受理", "办结"], ["东区", "120", "118"], ["合计", "120", "118"]]
    assert (first.header_rows, first.column_label(2)) == (2, "案件 办结")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph", "Paragraph", "Table"]
    assert paragraphs(found) == ["前文如下。", "后文12件。", "下一段"]
    place = first.rows[2][1].text.place(1, 3)
    assert (place.line, text.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]) == (1, "20")
    assert contents(second) == [["甲", "1"], ["乙", "2"]]


def test_rows_with_nothing_but_pipes_between_their_cells():
    (table,) = document("评分表\n环节|抽检批次|合格率\n流通|2365|97.38%\n餐饮|1645|96.53%\n合计||\n").tables
    assert contents(table) == [["环节", "抽检批次", "合格率"], ["流通", "2365", "97.38%"], ["餐饮", "1645", "96.53%"], ["合计", None, None]]
    first, second = document("甲|乙|丙\n1|2|3\n\n丁|戊|己\n4|5|6\n").tables
    assert (len(first.rows), len(second.rows)) == (2, 2)


def test_pipes_that_differ_from_line_to_line_are_no_table():
    assert document("可选甲|乙|丙。\n其余照旧。\n选甲|乙。\n").tables == ()
    assert document("一行|只有|一次\n").tables == ()
