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
