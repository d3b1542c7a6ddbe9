from dataclasses import replace

from auditlint.document import Cell, Place, TextBuilder
from auditlint.document.layout import lay_out


class Raw:
    def place(self, start: int, end: int) -> Place:
        return Place(line=1, column=start + 1)

    def quote(self, start: int, end: int) -> str:
        return ""


def grid(*rows: str) -> list[list[Cell | None]]:
    def cell(content: str, r: int, c: int) -> Cell | None:
        builder = TextBuilder(Raw())
        builder.append(content, 0)
        return Cell(builder.build(), r, c) if content else None

    return [[cell(content, r, c) for c, content in enumerate(row.split("|"))] for r, row in enumerate(rows)]


def test_spans_that_the_format_gives_are_kept():
    cells = grid("地区|金额|", "|预算|支出", "东镇|5|4", "西镇|6|3")
    head = cells[0][1]
    assert head is not None
    cells[0][1] = replace(head, column_span=2)
    table = lay_out(1, cells)
    assert table.header_rows == 2
    assert [table.column_label(c) for c in range(3)] == ["地区", "金额 预算", "金额 支出"]


def test_header_of_three_rows():
    table = lay_out(1, grid("科目|决算||", "|本年||上年", "|收入|支出|收入", "甲|1|2|3", "乙|4|5|6"))
    assert table.header_rows == 3
    assert table.column_label(2) == "决算 本年 支出"


def test_categories_end_at_totals_and_new_categories():
    table = lay_out(1, grid("类别|项目|金额", "甲|一|1", "|二|2", "小计||3", "乙|三|4", "合计||7"), breaks=(2,))
    assert table.rows[1][0].row_span == 2
    assert table.rows[1][0].doubt
    assert (table.rows[3][0].column_span, table.rows[3][0].row_span) == (2, 1)
    assert table.rows[4][0].doubt == ""


def test_a_form_has_pairs():
    table = lay_out(1, grid("项目名称|道路养护|项目负责人|某甲", "预算金额|12.5|支出金额|11", "目标完成情况|已完成||"))
    assert table.kind == "form"
    assert [(p.label.text.content, p.value.text.content) for p in table.pairs][:4] == [
        ("项目名称", "道路养护"),
        ("项目负责人", "某甲"),
        ("预算金额", "12.5"),
        ("支出金额", "11"),
    ]


def test_label_and_number_alone_is_a_grid():
    assert lay_out(1, grid("甲|1", "乙|2", "合计|3")).kind == "grid"


def test_empty_grid():
    assert lay_out(1, []).rows == ()
