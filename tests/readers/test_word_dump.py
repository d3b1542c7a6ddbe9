from .reading import column, contents, document, paragraphs, seed

DUMP = """[bookmark: _Toc1]一、概况
路面养护[footnoteRef:0]共计12公里。 [0: 仅含镇级道路〔2020〕。]
表1  各村养护情况
单位：公里
\t村名
\t计划
里程
\t完成里程

\t东村
\t5\u3000
\t\\

\t西村
\t7
\t6

\t合计
\t12
\t6


注：东村尚未开工。
"""


def test_cells_rows_and_surroundings():
    found = document(DUMP)
    (table,) = found.tables
    assert contents(table) == [["村名", "计划\n里程", "完成里程"], ["东村", "5", "\\"], ["西村", "7", "6"], ["合计", "12", "6"]]
    assert (table.header_rows, table.label_columns, table.caption, table.unit) == (1, 1, "表1  各村养护情况", "公里")
    assert table.column_label(1) == "计划里程"
    assert table.row_label(3) == "合计"
    assert table.section == ("一、概况",)
    assert paragraphs(found) == [
        "一、概况",
        "路面养护共计12公里。",
        "仅含镇级道路〔2020〕。",
        "表1  各村养护情况",
        "单位：公里",
        "注：东村尚未开工。",
    ]
    assert [p.kind for p in found.paragraphs] == ["heading", "body", "note", "caption", "unit", "note"]


def test_dropped_marks_keep_the_map():
    text = document(DUMP).paragraphs[1].text
    at = text.content.index("12")
    place = text.place(at, at + 2)
    assert (place.line, place.column) == (2, DUMP.splitlines()[1].index("12") + 1)
    note = document(DUMP).paragraphs[2].text
    assert note.quote(0, 3) == "仅含镇"


def test_merged_category_cells_span():
    rows = [
        "\t类别\n\t项目\n\t分值\n\t得分\n",
        "\t甲类\n\t一项\n\t5\n\t4\n",
        "\t\n\t二项\n\t3\n\t3\n",
        "\t乙类\n\t三项\n\t2\n\t2\n",
        "\t合计\n\t\n\t10\n\t9\n",
    ]
    (table,) = document("\n".join(rows) + "\n").tables
    assert table.rows[1][0].row_span == 2
    assert table.rows[2][0] is None
    assert table.rows[4][0].column_span == 2
    assert table.label_columns == 2
    assert [table.row_label(r) for r in range(1, 5)] == ["一项", "二项", "三项", "合计"]


def test_a_cut_total_row_is_placed_with_a_doubt():
    rows = ["\t类别\n\t项目\n\t权重\n\t说明\n\t得分\n"]
    rows += [
        f"\t{'甲类' if i == 0 else ''}\n\t第{'一二三四五六'[i]}项指标\n\t{i + 1}\n\t{'按照规定程序逐项核对并留存记录。' * 3}\n\t{i}.5\n"
        for i in range(6)
    ]
    (table,) = document("\n".join(rows) + "\n\t合计\n\t21\n").tables
    total = table.rows[-1]
    assert total[2].text.content == "21"
    assert "ambiguous" in total[2].doubt
    assert table.doubt == ""


def test_tab_indented_prose_is_no_table():
    found = document("".join(f"\t{'全镇上下齐心协力推进道路养护工作取得新进展。' * 3}\n" for _ in range(4)))
    assert found.tables == ()
    assert len(found.paragraphs) == 4


def test_a_cell_with_an_empty_line_inside():
    text = "\t项目\n\t说明\n\t得分\n\n\t甲\n\t前文\n\n后文\n\t3\n\n\t乙\n\t无误\n\t4\n"
    (table,) = document(text).tables
    assert contents(table)[1] == ["甲", "前文\n后文", "3"]


def test_seed_002_district_and_fund_tables():
    first, second, _ = seed("002").tables
    assert (len(first.rows), first.width, first.header_rows, first.unit) == (14, 4, 1, "件")
    assert first.row_label(13) == "合计"
    for index in (1, 3):
        values = [int(value) for value in column(first, index)]
        assert sum(values[:-1]) == values[-1]
    assert column(first, 2).count("\\") == 6
    assert (len(second.rows), second.width, second.header_rows, second.unit) == (14, 5, 1, "万元、%")


def test_seed_002_score_table():
    table = seed("002").tables[2]
    assert (len(table.rows), table.width, table.header_rows, table.label_columns, table.doubt) == (36, 9, 1, 3, "")
    weights = column(table, 3)
    assert sum(map(int, weights[:-1])) == 100 == int(weights[-1])
    scores = [int(score.replace(".", "").ljust(len(score.split(".")[0]) + 2, "0")) for score in column(table, 8)[:-1]]
    assert sum(scores) == 9299
    spans = [row[0].row_span for row in table.rows[1:-1] if row[0] is not None]
    assert spans == [6, 5, 14, 9]


def test_seed_002_marks_and_notes():
    found = seed("002")
    assert len(paragraphs(found, "note")) == 4
    assert not any("bookmark" in text or "footnoteRef" in text for text in paragraphs(found))
