"""Excel workbooks: what a cell shows, what stands behind it, and where tables begin and end on a sheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditlint.document import Document, Table
from auditlint.errors import UnreadableError
from auditlint.readers import read, read_path
from auditlint.readers.options import DEFAULT, ReadOptions

from .books import book, packed, parts, rows
from .reading import contents, paragraphs, seed

REPORT = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files" / "report.xlsx"


def workbook(data: bytes, options: ReadOptions = DEFAULT) -> Document:
    return read("book.xlsx", data, options)


def test_what_stands_around_a_table() -> None:
    found = workbook(
        book(
            "表1 各区办理情况",
            "编制单位：某局|||单位：件",
            "区|受理|办结|备注",
            "东区|n:120|n:118|",
            "西区|n:80|n:75|较慢",
            "合计|n:200|n:193|",
            "注：数据截至12月底。",
            "",
            "项目|金额",
            "培训|n:12",
            "",
            "以上数据由项目单位提供，评价组逐项核对了台账、合同和支付凭证，并抽查了部分原始资料，未发现明显差异，可以作为评价依据。",
            after='<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>',
        )
    )
    first, second = found.tables
    assert (first.caption, first.unit, first.header_rows, len(first.rows)) == ("表1 各区办理情况", "件", 1, 4)
    assert contents(first)[1] == ["东区", "120", "118", None]
    assert contents(second) == [["项目", "金额"], ["培训", "12"]]
    assert paragraphs(found, "note") == ["注：数据截至12月底。"]
    assert paragraphs(found, "heading") == ["数据"]
    assert [p[:4] for p in paragraphs(found, "body")] == ["以上数据"]


def test_tables_side_by_side() -> None:
    found = workbook(book("区|数||项目|金额", "东|n:1||培训|n:5", "西|n:2||宣传|n:6"))
    assert [contents(table)[1] for table in found.tables] == [["东", "1"], ["培训", "5"]]


def test_a_group_heading_alone_in_its_row_belongs_to_the_table() -> None:
    after = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    (table,) = workbook(book("|2024年", "区|预算|决算", "东|n:1|n:2", "西|n:3|n:4", after=after)).tables
    assert (len(table.rows), table.rows[0][1].column_span) == (4, 2)


def test_a_long_text_over_the_whole_width_parts_a_table() -> None:
    long = "评价组认为，项目总体执行较好，但部分单位在资金使用、档案管理和信息公开方面仍有改进空间，需要在下一年度继续完善制度并加强监督检查工作。"
    after = '<mergeCells><mergeCell ref="A4:B4"/></mergeCells>'
    found = workbook(book("区|数", "东|n:1", "西|n:2", long, "项目|金额", "培训|n:5", "宣传|n:6", after=after))
    assert len(found.tables) == 2
    assert paragraphs(found, "body") == [long]


def test_merged_cells_appear_once_and_hide_what_lies_below() -> None:
    after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:B4"/><mergeCell ref="A3:B5"/></mergeCells>'
    (table,) = workbook(book("类|项|数", "甲|a|n:1", "旧|b|n:2", "合计||n:3", after=after)).tables
    assert contents(table) == [["类", "项", "数"], ["甲", "a", "1"], [None, "b", "2"], ["合计", None, "3"]]
    assert (table.rows[1][0].row_span, table.rows[3][0].column_span) == (2, 2)


def test_formats_formulas_and_stored_values() -> None:
    data = book(
        "项目|率|数",
        "甲|f1:C2/C4:0.984567|n2:1234.5",
        "乙|f1:1/0:|n2:2",
        "丙|e:#DIV/0!|n:123456789012",
        formats=("0.00%", "#,##0.00"),
    )
    found = workbook(data)
    (table,) = found.tables
    assert contents(table)[1:] == [["甲", "98.46%", "1,234.50"], ["乙", "", "2.00"], ["丙", "#DIV/0!", "1.23457E+11"]]
    cell, waiting = table.rows[1][1], table.rows[2][1]
    assert (cell.formula, cell.stored, waiting.formula) == ("=C2/C4", "0.984567", "=1/0")
    assert table.rows[3][2].stored == "123456789012"
    assert found.status == "partly-read"
    assert "数据!B3" in found.reasons["en"]
    assert "数据!B3" in found.reasons["zh"]


def test_shared_formulas_move_with_their_cells() -> None:
    cells = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1</f><v>2</v></c><c r="C1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="9"/><v>6</v></c></row></sheetData>'
    )
    (table,) = workbook(packed(parts({"a": cells}))).tables
    assert [row[1].formula for row in table.rows] == ["=A1*$C$1", "=A2*$C$1", "=SHARED()"]


def test_rich_and_shared_strings() -> None:
    strings = ("<r><t>甲</t></r><r><t>组</t></r><rPh><t>jia</t></rPh>", "<t>第一行_x000D_\n第二行</t>", '<t xml:space="preserve"> 12 </t>')
    cells = "".join(f'<c r="{chr(65 + i)}1" t="s"><v>{i}</v></c>' for i in range(3))
    again = cells.replace('1" t', '2" t')
    (table,) = workbook(packed(parts({"a": f"<sheetData><row>{cells}</row><row>{again}</row></sheetData>"}, strings=strings))).tables
    assert contents(table)[0] == ["甲组", "第一行\n第二行", "12"]
    assert table.rows[0][2].as_text
    assert not table.rows[0][0].as_text


def test_hidden_sheets_rows_and_columns_are_read_and_marked() -> None:
    shown = rows("区|数", "东|n:1", "西|n:2").replace('<row r="2">', '<row r="2" hidden="1">')
    data = packed(
        parts(
            {"一": f'<cols><col min="2" max="2" hidden="true"/></cols>{shown}', "二": rows("密|n:9", "藏|n:8", "x|n:7")},
            states={"二": "hidden"},
        )
    )
    first, second = workbook(data).tables
    assert [[cell.hidden for cell in row if cell] for row in first.rows] == [[False, True], [True, True], [False, True]]
    assert (first.hidden, second.hidden) == (False, True)


def test_places() -> None:
    found = workbook(book("说明 12件。", "", "区|数", "东|n:1234", formats=()))
    place = found.tables[0].rows[1][1].text.place(1, 3)
    assert (place.sheet, place.cell, place.offset, place.end_offset) == ("数据", "B4", 1, 3)
    (paragraph,) = [p for p in found.paragraphs if p.kind == "body"]
    place = paragraph.text.place(3, 5)
    assert (place.cell, place.offset, place.end_offset) == ("A1", 3, 5)


def test_a_sheet_named_by_excel_is_no_heading() -> None:
    assert paragraphs(workbook(book("区|数", "东|n:1", name="Sheet1"))) == []
    two = packed(parts({"Sheet1": rows("甲|n:1", "乙|n:2"), "Sheet2": rows("丙|n:1", "丁|n:2")}))
    assert paragraphs(workbook(two), "heading") == ["Sheet1", "Sheet2"]


def test_cells_without_addresses_and_a_date_system() -> None:
    members = parts(
        {"a": '<sheetData><row><c s="1"><v>0</v></c><c><v>5</v></c></row><row><c s="1"><v>1</v></c><c><v>6</v></c></row></sheetData>'},
        formats=("yyyy-mm-dd",),
    )
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    (table,) = workbook(packed(members)).tables
    assert contents(table) == [["1904-01-01", "5"], ["1904-01-02", "6"]]


def test_limits() -> None:
    data = book("区|数", *(f"第{i}区|n:{i}" for i in range(100)))
    for limits in (replace(DEFAULT.limits, cells=60), replace(DEFAULT.limits, unpacked=3000)):
        found = workbook(data, ReadOptions(limits))
        assert found.status == "partly-read"
        assert "limit" in found.reasons["en"]
    assert workbook(data).status == "read"
    with pytest.raises(UnreadableError, match="1 times"):
        workbook(book("x" * 2_000_000), ReadOptions(replace(DEFAULT.limits, ratio=1)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (packed({"xl/workbook.bin": "x", "_rels/.rels": "<a/>"}), "xlsb"),
        (packed({"xl/other.xml": "<a/>"}), "damaged"),
        (packed({"xl/workbook.xml": "<a"}), "damaged"),
        (book("a|b")[:-40], "damaged"),
    ],
)
def test_refusals(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        workbook(data)
    assert caught.value.messages["zh"].startswith("book.xlsx：")


def test_a_workbook_without_cells_is_an_empty_document() -> None:
    assert workbook(packed(parts({"a": "<sheetData/>"}))).blocks == ()


needs_report = pytest.mark.skipif(not REPORT.is_file(), reason="the sample workbook is not here")


def _plain(table: Table) -> list[list[str]]:
    return [["".join((cell or "").split()) for cell in row] for row in contents(table)]


@needs_report
def test_the_sample_workbook_cell_by_cell() -> None:
    """Its cells are those of the text, which has line breaks that the workbook was made without."""
    found, text = read_path(REPORT), seed("002")
    for table, width, height in ((found.tables[0], 4, 14), (found.tables[1], 5, 14), (found.tables[2], 9, 36)):
        (twin,) = [t for t in text.tables if (t.width, len(t.rows)) == (width, height)]
        ours, theirs = _plain(table), _plain(twin)
        last = ours.pop(), theirs.pop()
        assert ours == theirs
        assert [cell for cell in last[0] if cell] == [cell for cell in last[1] if cell][: len([cell for cell in last[0] if cell])]
    assert found.tables[0].caption.startswith("表1 ")
    assert [cell.formula for cell in found.tables[0].rows[-1][1:]] == ["=SUM(B3:B14)", "=SUM(C3:C14)", "=SUM(D3:D14)"]
    assert [cell.hidden for cell in found.tables[1].rows[4]] == [True] * 5
    assert [p.text.content for p in found.paragraphs if p.hidden]
