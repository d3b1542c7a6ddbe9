"""Delimited text: its dialects, and tables among lines of text."""

from dataclasses import replace

import pytest

from auditlint.document import Document
from auditlint.readers import read
from auditlint.readers.options import DEFAULT, ReadOptions

from .reading import contents, paragraphs


def table(text: str, name: str = "a.csv") -> list[list[str | None]]:
    (found,) = read(name, text.encode()).tables
    return contents(found)


def sheet(text: str) -> Document:
    return read("a.csv", text.encode())


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(mark: str) -> None:
    lines = ["区,受理,办结", "东区,120,118", "西区,85,80"]
    assert table("\n".join(line.replace(",", mark) for line in lines)) == [line.split(",") for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quotation(end: str) -> None:
    text = end.join(['区,"受理,数",说明', '东区,"1,120","好""的""', '第二行"', '西区, "85" ,"未闭', "合计,1205,"])
    assert table(text) == [["区", "受理，数", "说明"], ["东区", "1,120", '好"的"\n第二行'], ["西区", "85", '"未闭'], ["合计", "1205", None]]


def test_thousands_signs_do_not_choose_the_delimiter() -> None:
    assert table("区;受理;办结\n东区;1,120;1,118\n西区;2,085;2,080\n")[1] == ["东区", "1,120", "1,118"]


def test_encodings_and_a_declared_delimiter() -> None:
    text = "sep=;\r\n区;数\r\n东区;1\r\n西区;2\r\n"
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        (found,) = read("a.csv", text.encode(encoding)).tables
        assert contents(found) == [["区", "数"], ["东区", "1"], ["西区", "2"]]


def test_titles_units_notes_and_several_tables() -> None:
    found = sheet("表1 受理情况,,\n,,单位：件\n区,受理,办结\n东区,1,2\n合计,1,2\n注：截至12月。,,\n\n项目,金额,\n培训,5,\n")
    first, second = found.tables
    assert (first.caption, first.unit, len(first.rows), contents(second)) == ("表1 受理情况", "件", 3, [["项目", "金额"], ["培训", "5"]])
    assert paragraphs(found, "note") == ["注：截至12月。"]


def test_places() -> None:
    (found,) = sheet('区,数\n"东\n区","1,234"\n').tables
    place = found.rows[1][1].text.place(0, 5)
    assert (place.line, place.column, place.end_column) == (3, 5, 10)
    (quoted,) = sheet('区,说明\n东,"好""的"""\n').tables
    assert quoted.rows[1][1].text.quote(0, 4) == '好""的"'


def test_limit() -> None:
    text = "".join(f"第{i}区,{i}\n" for i in range(100))
    found = read("a.csv", text.encode(), ReadOptions(replace(DEFAULT.limits, cells=50)))
    assert (found.status, len(found.tables[0].rows)) == ("partly-read", 25)
