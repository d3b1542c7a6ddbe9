"""Old Excel workbooks. ``files/sheet.xls`` was made with LibreOffice from a workbook of our own."""

from pathlib import Path

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import read

from .reading import contents, paragraphs

DATA = (Path(__file__).parent / "files" / "sheet.xls").read_bytes()


@pytest.mark.parametrize("name", ["book.xls", "book.et", "book"])
def test_what_an_old_workbook_shows(name: str) -> None:
    found = read(name, DATA)
    first, second = found.tables
    assert found.format == "xls"
    assert (first.caption, first.unit, first.header_rows, first.label_columns) == ("表1 培训资金安排情况", "万元", 1, 2)
    assert contents(first) == [
        ["类别", "项目", "预算数", "支出数", "执行率"],
        ["人员", "讲师费", "1,234.50", "1,200.00", "97.21%"],
        [None, "助教费", "65.25", "65.25", "100.00%"],
        ["设备", "电脑", "8.40", "8.00", "95.24%"],
        ["合计", None, "1,308.15", "1,273.25", "97.33%"],
    ]
    assert (first.rows[1][0].row_span, first.rows[4][0].column_span) == (2, 2)
    assert (first.rows[1][4].stored, first.rows[2][4].stored) == ("0.9720534629404617", "")
    assert contents(second)[1:] == [
        ["培训班", "12期", "2024年12月31日", "#DIV/0!"],
        ["学员", "350", "2024-06-01", "两行\n文字"],
        ["场地", "33.3", "45000", "(5.50)"],
    ]
    assert second.rows[2][1].as_text
    assert [row[0].hidden for row in second.rows] == [False, False, False, True]
    assert paragraphs(found, "heading") == ["资金情况", "底稿", "Sheet3"]
    assert [p.text.content for p in found.paragraphs if p.hidden] == ["底稿", "内部数据88"]
    place = first.rows[1][2].text.place(0, 5)
    assert (place.sheet, place.cell, place.offset, place.end_offset) == ("资金情况", "C4", 0, 5)


def test_a_damaged_workbook_is_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read("book.xls", DATA[:3000])
