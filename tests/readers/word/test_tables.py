"""The grid of Word tables."""

from auditlint.readers.options import Limits, ReadOptions
from tests.readers.reading import contents, paragraphs

from .package import BELOW, TOP, p, run, sdt, span, tbl, tc, tr, word
from .test_numbering import level, listed, num


def spans(found, table=0):
    return {
        cell.text.content: (cell.row, cell.column, cell.row_span, cell.column_span)
        for row in found.tables[table].rows
        for cell in row
        if cell is not None and (cell.row_span, cell.column_span) != (1, 1)
    }


def test_merged_cells_over_columns_and_rows():
    table = tbl(
        tr(tc("项目", properties=TOP), tc("预算数", properties=span(2)), tc("决算数", properties=span(2))),
        tr(tc(properties=BELOW), "年初", "调整后", "金额", "占比"),
        tr("培训", "30", "40", "38", "38.00%"),
        tr("合计", "30", "40", "38", "38.00%"),
    )
    found = word(table)
    assert contents(found.tables[0]) == [
        ["项目", "预算数", None, "决算数", None],
        [None, "年初", "调整后", "金额", "占比"],
        ["培训", "30", "40", "38", "38.00%"],
        ["合计", "30", "40", "38", "38.00%"],
    ]
    assert spans(found) == {"项目": (0, 0, 2, 1), "预算数": (0, 1, 1, 2), "决算数": (0, 3, 1, 2)}
    assert found.tables[0].header_rows == 2
    assert found.tables[0].column_label(2) == "预算数 调整后"


def test_a_cell_merged_both_ways_and_a_continuation_without_a_beginning():
    both = TOP.replace("<w:vMerge", span(2) + "<w:vMerge")
    found = word(
        tbl(tr(tc("甲", properties=both), "1"), tr(tc(properties=span(2) + BELOW), "2"), tr(tc("孤", properties=BELOW), "乙", "3"))
    )
    assert contents(found.tables[0]) == [["甲", None, "1"], [None, None, "2"], ["孤", "乙", "3"]]
    assert spans(found)["甲"] == (0, 0, 2, 2)


def test_old_horizontal_merges():
    first, more = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    found = word(tbl(tr(tc("类别", properties=first), tc(properties=more), "得分"), tr("甲", "乙", "1")))
    assert contents(found.tables[0]) == [["类别", None, "得分"], ["甲", "乙", "1"]]
    assert spans(found)["类别"] == (0, 0, 1, 2)


def test_columns_left_out_before_and_after():
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>'
    found = word(tbl(tr("乙", "丙", properties=before), tr("甲", "乙一", properties=after), tr("1", "2", "3")))
    assert contents(found.tables[0]) == [[None, "乙", "丙"], ["甲", "乙一", None], ["1", "2", "3"]]


def test_rows_cells_and_paragraphs_in_content_controls():
    row = sdt(tr("东站", sdt(tc(sdt(p("12"))))))
    found = word(sdt(tbl(tr("单位", "办结"), row, sdt(sdt(tr("西站", "8"))))))
    assert contents(found.tables[0]) == [["单位", "办结"], ["东站", "12"], ["西站", "8"]]


def test_nested_tables_follow_the_outer_one_once():
    inner = tbl(tr("内甲", "内乙"), tr("1", tc("2", tbl(tr("最内")))))
    found = word(tbl(tr("外甲", tc("前", inner, p("后"))), tr("外丙", "外丁")) + p("尾。"))
    assert [contents(table) for table in found.tables] == [
        [["外甲", "前\n后"], ["外丙", "外丁"]],
        [["内甲", "内乙"], ["1", "2"]],
        [["最内"]],
    ]
    assert paragraphs(found) == ["尾。"]


def test_notes_and_boxes_in_cells_follow_the_table():
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    found = word(
        tbl(tr("单位", "办结"), tr(tc(p("东站", reference)), "12")) + p("尾。"),
        footnotes=f'<w:footnote w:id="7">{p("含分站。")}</w:footnote>',
    )
    assert [type(block).__name__ for block in found.blocks] == ["Table", "Paragraph", "Paragraph"]
    assert paragraphs(found) == ["含分站。", "尾。"]
    assert found.paragraphs[0].kind == "note"


def test_cells_of_several_paragraphs_and_their_places():
    found = word(p("前。") + tbl(tr(tc(p("公调"), "<w:p/>", p("案件", run("数"))), "甲"), tr("1", "2")))
    cell = found.tables[0].rows[0][0]
    assert cell.text.content == "公调\n案件数"
    first, second = cell.text.place(0, 2), cell.text.place(3, 6)
    assert (first.paragraph, first.offset, first.end_offset) == (2, 0, 2)
    assert (second.paragraph, second.offset, second.end_offset) == (4, 0, 3)
    assert cell.text.quote(0, 6) == "公调\n案件数"


def test_rows_marked_as_header():
    head = "<w:tblHeader/>"
    found = word(tbl(tr("甲", "乙", properties=head), tr("丙", "丁", properties=head), tr("戊", "己"), tr("庚", "辛")))
    assert found.tables[0].header_rows == 2


def test_a_mark_on_every_row_says_nothing():
    rows = [tr("单位", "办结数", "办结率"), tr("东站", "12", "80%"), tr("西站", "8", "70%")]
    marked = [row.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>") for row in rows]
    assert word(tbl(*marked)).tables[0].header_rows == word(tbl(*rows)).tables[0].header_rows == 1


def test_hidden_rows_are_read_and_a_hidden_table_is_marked():
    hidden = "<w:hidden/>"
    some = word(tbl(tr("单位", "办结"), tr("东站", "12", properties=hidden))).tables[0]
    whole = word(tbl(tr("单位", "办结", properties=hidden), tr("东站", "12", properties=hidden))).tables[0]
    assert (contents(some), some.hidden) == ([["单位", "办结"], ["东站", "12"]], False)
    assert whole.hidden


def test_numbered_empty_cells_print_their_number():
    numbering = listed(level(0, "%1")) + num("1")
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    number = p(properties=own)
    found = word(tbl(tr("序号", "单位"), tr(tc(number), "东站"), tr(tc(number), "西站")), numbering=numbering)
    assert contents(found.tables[0]) == [["序号", "单位"], ["1", "东站"], ["2", "西站"]]


def test_more_cells_than_are_read():
    found = word(p("前。") + tbl(*[tr("甲", "1")] * 30), ReadOptions(limits=Limits(cells=20)))
    assert len(found.tables[0].rows) == 10
    assert found.status == "partly-read"
    assert found.reasons == {"en": "tables with more cells than are read", "zh": "表格单元格过多，未全部读取"}


def test_spans_beyond_reason():
    wide = '<w:gridSpan w:val="999999999"/>'
    found = word(tbl(tr("甲", tc("乙", properties=wide)), tr("1", "2")))
    assert [cell.text.content for row in found.tables[0].rows for cell in row if cell] == ["甲", "乙", "1", "2"]
