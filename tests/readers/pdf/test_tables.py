"""Ruled, partly ruled and aligned tables, and tables over page breaks."""

import pytest

from auditlint.document import Document, Table
from auditlint.readers import read
from tests.readers.pdf.making import Paper, Style, made
from tests.readers.reading import contents, paragraphs

HEADER = ["街道", "预算数", "支出数", "执行率"]
BODY = [
    ["安平街道", "1,200.00", "1,100.50", "91.71%"],
    ["柏泉街道", "800.00", "800.00", "100.00%"],
    ["川兰街道", "350.25", "300.10", "85.68%"],
    ["合计", "2,350.25", "2,200.60", "93.63%"],
]
XS = [80, 200, 300, 400, 500]


def document(data: bytes) -> Document:
    return read("report.pdf", data)


def only(data: bytes) -> Table:
    (table,) = document(data).tables
    return table


@pytest.mark.parametrize("style", ["stroke", "rectangle", "three", "none"])
def test_the_same_table_however_it_is_ruled(style: Style) -> None:
    def draw(paper: Paper) -> None:
        paper.text(80, 760, "表1 各街道资金情况")
        paper.text(420, 740, "单位：万元")
        below = paper.table(XS, 730, [HEADER, *BODY], style=style)
        paper.text(80, below - 30, "以上数据由各街道填报。")

    found = document(made(draw))
    (table,) = found.tables
    assert contents(table) == [HEADER, *BODY]
    assert (table.header_rows, table.caption, table.unit, table.doubt) == (1, "表1 各街道资金情况", "万元", "")
    assert paragraphs(found, "body") == ["以上数据由各街道填报。"]


@pytest.mark.parametrize("style", ["stroke", "rectangle"])
def test_merged_cells_keep_their_spans(style: Style) -> None:
    rows = [
        ["项目", "预算数", None, "决算数", None],
        [None, "年初", "调整后", "金额", "占比"],
        ["甲类", "50.00", "50.00", "50.00", "76.92%"],
        ["乙类", "15.00", "15.00", "15.00", "23.08%"],
        ["合计", "65.00", "65.00", "65.00", "100.00%"],
    ]
    table = only(
        made(lambda p: p.table([80, 160, 240, 320, 400, 480], 740, rows, spans=[(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)], style=style))
    )
    assert contents(table) == rows
    assert table.header_rows == 2
    spans = {cell.text.content: (cell.row_span, cell.column_span) for cell in table.rows[0] if cell}
    assert spans == {"项目": (2, 1), "预算数": (1, 2), "决算数": (1, 2)}
    assert [table.column_label(c) for c in range(5)] == ["项目", "预算数 年初", "预算数 调整后", "决算数 金额", "决算数 占比"]


def test_a_group_heading_of_a_three_line_table_spans_its_columns() -> None:
    def draw(paper: Paper) -> None:
        for y in (730, 694, 640):
            paper.rule(80, y, 480, y)
        for x, words in ((220, "预算数"), (380, "决算数")):
            paper.text(x, 716, words, 9)
        paper.text(83, 708, "项目", 9)
        rows = [
            ["", "年初", "年末", "金额", "占比"],
            ["甲类", "50.00", "50.00", "50.00", "76.92%"],
            ["乙类", "15.00", "15.00", "15.00", "23.08%"],
        ]
        for y, row in zip((700, 680, 664), rows, strict=True):
            for x, words in zip((83, 190, 260, 350, 430), row, strict=True):
                paper.text(x, y, words, 9)

    table = only(made(draw))
    assert [table.column_label(c) for c in range(5)] == ["项目", "预算数 年初", "预算数 年末", "决算数 金额", "决算数 占比"]
    assert contents(table)[2:] == [["甲类", "50.00", "50.00", "50.00", "76.92%"], ["乙类", "15.00", "15.00", "15.00", "23.08%"]]


def test_rows_without_rules_between_them_are_parted_by_their_figures() -> None:
    def draw(paper: Paper) -> None:
        for y in (730, 712, 640):
            paper.rule(80, y, 500, y)
        for x in XS:
            paper.rule(x, 640, x, 730)
        for i, row in enumerate([HEADER, *BODY]):
            for x, words in zip(XS, row, strict=False):
                paper.text(x + 3, 717 - 18 * i, words, 9)

    assert contents(only(made(draw))) == [HEADER, *BODY]


def test_numbers_wrapped_in_narrow_columns_are_one_number() -> None:
    rows = [["指标", "得分", "满分", "说明"], ["甲项", "92\n.9\n9", "10\n0", "按照规定\n按期完成"], ["乙项", "88\n.5", "10\n0", "基本完成"]]
    table = only(made(lambda p: p.table([60, 130, 146, 162, 240], 700, rows)))
    assert contents(table)[1] == ["甲项", "92.99", "100", "按照规定\n按期完成"]
    assert contents(table)[2] == ["乙项", "88.5", "100", "基本完成"]


def test_a_sentence_wrapped_in_a_cell_is_one_line() -> None:
    sentence = "达到目标值得满分，每低一个百分点扣百分之五的权重分，扣完为止。"
    rows = [
        ["指标", "评分标准", "得分"],
        ["甲项", "\n".join(sentence[i : i + 9] for i in range(0, len(sentence), 9)) + "\n另有加分项。", "5"],
    ]
    table = only(made(lambda p: p.table([60, 130, 130 + 9 * 9 + 6, 300], 700, rows)))
    assert contents(table)[1] == ["甲项", sentence + "\n另有加分项。", "5"]


def test_text_that_stands_on_its_side_is_read_upwards() -> None:
    def draw(paper: Paper) -> None:
        paper.table(XS, 730, [HEADER, ["", *BODY[0][1:]], ["", *BODY[1][1:]], ["", *BODY[2][1:]]], spans=[(1, 0, 3, 1)])
        paper.sideways(140, 665, "全部街道", 9)

    assert contents(only(made(draw)))[1][0] == "全部街道"


@pytest.mark.parametrize(
    "words",
    [
        ["甲方：安平街道    乙方：某服务公司", "日期：2024年5月    地点：会议室", "人数：12人    主持：王某", "记录：李某    页数：2页"],
        ["一、评价概况", "评价组核对了台账。", "二、评价结论", "总体较好。"],
    ],
)
def test_short_lines_are_no_table(words: list[str]) -> None:
    def draw(paper: Paper) -> None:
        for i, line in enumerate(words):
            paper.text(80, 760 - 18 * i, line)

    assert not document(made(draw)).tables


def test_a_frame_around_prose_is_no_table() -> None:
    def draw(paper: Paper) -> None:
        for x in (60, 540):
            paper.rule(x, 400, x, 800)
        for y in (400, 800):
            paper.rule(60, y, 540, y)
        paper.paragraph("评价组核对了全部台账，资料齐全的占九成以上，其余已经要求补充。" * 8, 80, 770, 400)

    found = document(made(draw))
    assert not found.tables
    assert len(paragraphs(found)) == 1


def test_a_label_on_two_lines_without_rules_makes_the_table_doubtful() -> None:
    rows = [
        ["项目", "预算数", "支出数"],
        ["社区服务设施改造\n及维护", "120.00", "110.00"],
        ["培训", "80.00", "80.00"],
        ["合计", "200.00", "190.00"],
    ]
    table = only(made(lambda p: p.table([80, 250, 350, 450], 730, rows, style="none")))
    assert table.doubt


def listed(first: int, last: int) -> list[list[str]]:
    return [[str(i), f"第{i}街道", str(100 + i), str(90 + i)] for i in range(first, last + 1)]


LIST_HEADER = ["序号", "街道", "受理数", "办结数"]


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("style", ["stroke", "rectangle", "three"])
def test_a_table_goes_on_over_the_page(repeated: bool, style: Style) -> None:
    paper = Paper()
    paper.text(80, 770, "表3 办理情况")
    paper.table([80, 160, 260, 360, 460], 750, [LIST_HEADER, *listed(1, 30)], style=style)
    paper.text(290, 30, "1")
    paper.page()
    paper.table(
        [80, 160, 260, 360, 460], 770, [LIST_HEADER, *listed(31, 40)] if repeated or style == "three" else listed(31, 40), style=style
    )
    paper.text(290, 30, "2")
    found = document(paper.data())
    (table,) = found.tables
    assert contents(table) == [LIST_HEADER, *listed(1, 40)]
    assert table.breaks == (31,)
    assert paragraphs(found, "furniture") == ["1", "2"]
    assert table.rows[31][0].text.place(0, 1).page == 2


XS_SCORES = [60, 130, 200, 240, 480, 520]
SCORES = ["一级指标", "二级指标", "权重", "评分标准", "得分"]
FIRST = ["决策", "立项依据", "4", "依据充分得满分，缺一项扣1分。", "4"]
CUT = ["过程", "资金管理", "10", "资金到位及时得5分；资金使用合规，手续齐全得5分；每发现一", "9.5"]
LAST = [["产出", "完成数量", "20", "达到目标值得满分。", "20"], ["合计", "", "34", "", "33.5"]]


def cut(above: list[str], below: list[list[str]]) -> list[list[str | None]]:
    paper = Paper()
    paper.table(XS_SCORES, 300, [SCORES, FIRST, above])
    paper.page()
    paper.table(XS_SCORES, 780, below)
    return contents(only(paper.data()))


def test_a_row_cut_by_the_page_is_one_row() -> None:
    rows = cut(CUT, [["", "", "", "处问题扣一分，扣完为止。", ""], *LAST])
    assert [row[0] for row in rows] == ["一级指标", "决策", "过程", "产出", "合计"]
    assert rows[2][3] == "资金到位及时得5分；资金使用合规，手续齐全得5分；每发现一处问题扣一分，扣完为止。"
    assert rows[2][4] == "9.5"


def test_a_row_whose_score_stands_below_the_break_is_one_row() -> None:
    rows = cut([*CUT[:4], ""], [["", "", "", "处问题扣一分，扣完为止。", "9.5"], *LAST])
    assert rows[2][4] == "9.5"
    assert len(rows) == 5


def test_a_row_with_an_empty_cell_is_a_row_of_its_own() -> None:
    rows = cut(CUT, [["过程二", "监督检查", "6", "检查记录齐全。", ""], *LAST])
    assert [row[0] for row in rows] == ["一级指标", "决策", "过程", "过程二", "产出", "合计"]


def test_a_category_goes_on_over_the_page() -> None:
    paper = Paper()
    xs = [60, 130, 200, 260, 320]
    paper.table(
        xs, 300, [["类别", "项目", "目标", "得分"], ["甲类", "第一项", "10", "9"], [None, "第二项", "10", "8"]], spans=[(1, 0, 2, 1)]
    )
    paper.page()
    paper.table(xs, 780, [["", "第三项", "10", "7"], [None, "第四项", "10", "6"], ["乙类", "第五项", "10", "5"]], spans=[(0, 0, 2, 1)])
    table = only(paper.data())
    assert [row[0] for row in contents(table)] == ["类别", "甲类", None, None, None, "乙类"]
    assert table.rows[1][0].row_span == 4
    assert table.rows[1][0].doubt == ""
    assert table.breaks == (3,)


def test_another_table_with_other_columns_is_not_joined() -> None:
    paper = Paper()
    paper.table(XS, 300, [HEADER, *BODY])
    paper.page()
    paper.table([80, 250, 350, 500], 780, [["单位", "人数", "次数"], ["甲", "3", "4"], ["乙", "5", "6"]])
    assert [len(table.rows) for table in document(paper.data()).tables] == [5, 3]
