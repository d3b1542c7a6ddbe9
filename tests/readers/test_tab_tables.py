from auditlint.document import Cell

from .reading import column, contents, document, paragraphs, seed

LONG = "反映道路养护工作的组织实施情况，用以考核各项制度是否健全、执行是否到位、记录是否完整，并据此判断管理水平高低。"


def scores(*rows: str) -> str:
    return "一级指标\t二级指标\t三级指标\t分值\t评价要点\t扣分理由\t得分\n" + "\n".join(rows) + "\n"


SCORES = scores(
    f"投入(8)\t立项\t立项规范\t3\t{LONG}\t资料不全，扣分\t2",
    f"目标\t目标合理\t2\t{LONG}\t\t2",
    f"\t目标明确\t3\t{LONG}\t\t3",
    f"管理(9分)\t财务\t财务有效\t4\t{LONG}\t凭证不全，扣分\t3",
    f"\t\t支出进度\t2\t{LONG}\t\t2",
    "",
    f"业务\t人员保障\t2\t{LONG}\t未设专岗，扣分\t1.5",
    f"公示情况\t1\t{LONG}\t\t1",
    f"产出(6分)\t养护里程\t6\t{LONG}\t\t5.5",
)


def test_lost_labels_are_put_back_by_content():
    (table,) = document(SCORES).tables
    assert column(table, 3) == ["3", "2", "3", "4", "2", "2", "1", "6"]
    assert column(table, 6) == ["2", "2", "3", "3", "2", "1.5", "1", "5.5"]
    assert column(table, 4) == [LONG] * 8
    assert [row[0] for row in contents(table)[1:] if row[0]] == ["投入(8)", "管理(9分)", "产出(6分)"]
    assert table.breaks == (6,)
    assert table.doubt == ""
    assert table.rows[1][3].doubt == ""
    assert table.rows[7][3].doubt == ""


def test_groups_over_lost_labels_or_page_breaks_are_doubted():
    (table,) = document(SCORES).tables
    spans = {row[0].text.content: (row[0].row_span, bool(row[0].doubt)) for row in table.rows[1:] if isinstance(row[0], Cell)}
    assert spans["管理(9分)"] == (4, True)
    assert spans["投入(8)"][0] == 3


def test_form_rows_become_a_table_of_pairs_before_and_after_the_grid():
    text = "项目单位\t某镇政府\t项目代码\t\t项目名称:\t道路养护\t预算金额(万元)\t21.5\n" + SCORES + "评价结果\t满分\t23\t评价得分\t\t20\n"
    before, grid, after = document(text).tables
    assert before.kind == after.kind == "form"
    assert [(p.label.text.content, p.value.text.content) for p in before.pairs] == [
        ("项目单位", "某镇政府"),
        ("项目名称：", "道路养护"),
        ("预算金额(万元)", "21.5"),
    ]
    assert [(p.label.text.content, p.value.text.content) for p in after.pairs] == [("满分", "23"), ("评价得分", "20")]
    assert len(grid.rows) == 9


def test_header_of_two_rows_and_spans():
    text = (
        "表3 收支情况\n（金额单位：万元）\n\n地区\t预算\t\t支出\t\n\t金额\t占比\t金额\t占比\n"
        "东镇\t10.5\t50%\t9\t45%\n西镇\t10.5\t50%\t11\t55%\n合计\t21\t100%\t20\t100%\n数据来源：年报"
    )
    found = document(text)
    (table,) = found.tables
    assert table.header_rows == 2
    assert [table.column_label(c) for c in range(5)] == ["地区", "预算 金额", "预算 占比", "支出 金额", "支出 占比"]
    assert (table.rows[0][1].column_span, table.rows[0][0].row_span) == (2, 2)
    assert (table.caption, table.unit) == ("表3 收支情况", "万元")
    assert paragraphs(found, "note") == ["数据来源：年报"]


def test_no_header():
    (table,) = document("东镇\t12\t13\n西镇\t14\t15\n合计\t26\t28\n").tables
    assert (table.header_rows, table.kind, table.label_columns) == (0, "grid", 1)


def test_header_cells_with_numbers():
    (table,) = document("指标\t2021\t2022年\t得分（20分）\n受理量\t12\t13\t14\n办结量\t11\t13\t14\n").tables
    assert table.header_rows == 1
    assert table.column_label(3) == "得分(20分)"


def test_row_of_column_numbers_belongs_to_the_header():
    (table,) = document("栏目\t年初\t年末\n栏次\t1\t2\n收入\t5\t6\n支出\t3\t4\n").tables
    assert table.header_rows == 2


def test_ordinal_column_labels_the_rows():
    (table,) = document("序号\t村名\t金额\n1\t东村\t5\n2\t西村\t6\n3\t南村\t7\n").tables
    assert table.label_columns == 2
    assert table.row_label(1) == "东村"


def test_repeated_header_on_the_next_page_is_left_out():
    (table,) = document("类别\t项目\t金额\n人员\t工资\t10\n\t津贴\t5\n合计\t\t15\n\n类别\t项目\t金额\n设备\t电脑\t7\n\t打印\t3\n").tables
    assert column(table, 2) == ["10", "5", "15", "7", "3"]
    assert table.breaks == (4,)


def test_two_tables_parted_by_an_empty_line():
    first, second = document("村名\t里程\n东村\t5\n西村\t6\n\n姓名\t年龄\t分数\n某甲\t50\t90\n某乙\t51\t91\n").tables
    assert (first.width, second.width) == (2, 3)
    assert second.header_rows == 1


def test_missing_last_cell_stays_missing():
    (table,) = document(
        "街道\t计划数\t完成数\t完成率\n东街\t10\t9\t90%\n西街\t20\t18\n北街\t10\t10\t100%\n南街\t10\t5\t50%\n合计\t50\t42\t84%\n"
    ).tables
    assert contents(table)[2] == ["西街", "20", "18", None]
    assert table.rows[2][2].doubt == ""
    assert table.doubt == ""


def test_a_number_that_fits_several_columns_is_ambiguous():
    rows = "".join(f"第{name}村\t{i}\t{i + 1}\t{i + 2}\n" for i, name in enumerate("一二三四五六七"))
    (table,) = document("村名\t一月数量\t二月数量\t三月数量\n" + rows + "某村\t5\t6\n").tables
    assert "ambiguous" in table.rows[-1][2].doubt
    assert table.doubt == ""


def test_a_complete_row_printed_too_far_left_is_moved():
    rows = [
        f"{'主要任务' + name if i % 4 == 0 else ''}\t{LONG if i % 4 == 0 else ''}\t第{name}项指标\t完成{i}处，较上年增加，质量良好\t"
        for i, name in enumerate("一二三四五六七八")
    ]
    rows.insert(6, "漏印的指标\t完成9处，较上年增加，质量良好\t\t\t")
    (table,) = document("主要任务\t预期目标\t关键指标\t完成情况\t涉及资金\n" + "\n".join(rows)).tables
    assert contents(table)[7] == [None, None, "漏印的指标", "完成9处，较上年增加，质量良好", None]
    assert table.rows[7][2].doubt == ""


def test_ragged_rows_without_witnesses_are_doubted():
    (table,) = document("项目\t金额\t数量\t单价\n甲\t1\t2\n乙\t3\n丙\t4\t5\t6\n").tables
    assert "ragged" in table.doubt


def test_latex_and_tags():
    text = (
        "项目\t说明\n一\t<p>比率： $200 \\text{元} \\div 400 \\text{元} = 50.00\\%$</p> <p>二段<br>三段</p>\n"
        "二\t花费$30与$40\n三\t$\\frac{3}{4}\\times100\\%=75\\%$\n"
    )
    (table,) = document(text).tables
    assert column(table, 1) == ["比率： 200元÷400元=50.00%\n二段\n三段", "花费$30与$40", "(3)÷(4)×100%=75%"]
    cell = table.rows[1][1].text
    at = cell.content.index("400")
    assert cell.quote(at, at + 3) == "400"
    at = cell.content.index("50.00%")
    assert cell.quote(at, at + 6) == "50.00\\%"
    at = cell.content.index("400")
    assert cell.place(at, at + 3).column == text.splitlines()[1].index("400") + 1


def test_a_line_with_one_tab_is_prose():
    found = document("目录\t1\n\n正文说明。")
    assert found.tables == ()


def test_seed_003():
    form, grid, result, *_ = seed("003").tables
    assert form.kind == result.kind == "form"
    assert len(grid.rows) - grid.header_rows == 25
    points, marks = column(grid, 3), column(grid, 7)
    assert sum(map(int, points)) == 100
    assert sum(int(mark.replace(".", "").ljust(len(mark.split(".")[0]) + 1, "0")) for mark in marks) == 825
    assert sum(map(int, points[:3])) == 8
    assert grid.doubt == ""
    assert ("评价得分", "82.5") in [(p.label.text.content, p.value.text.content) for p in result.pairs]
    formulas = [cell.text.content for row in grid.rows for cell in row if cell and "÷" in cell.text.content]
    assert any("2111919元÷2179120元=96.92%" in content for content in formulas)


def test_seed_004():
    form, grid, last = seed("004").tables
    pairs = {p.label.text.content: p.value.text.content for p in form.pairs}
    assert pairs["部门调整预算收入"] == "5936.28"
    assert pairs["年度预算调整数"] == "-172.43"
    assert pairs["预算完成率"] == "99.91%"
    assert form.unit == "万元"
    assert [value for value in column(grid, 5) if value] == ["8.4", "56.6", "691.9", "327.7"]
    assert grid.width == 6
    assert (last.kind, len(last.pairs)) == ("form", 4)
    assert form.pairs[2].value.text.place(0, 1).line == 10
