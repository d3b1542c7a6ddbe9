"""Comments in Excel workbooks: on the cells, beside comments that are there, and without touching anything else."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from auditlint.annotate.notes import notes
from auditlint.annotate.sheets import annotated
from auditlint.catalogue import load_catalogue
from auditlint.pipeline import check_data
from auditlint.readers.options import DEFAULT
from auditlint.report import DocumentReport
from tests.office import converted

CATALOGUE = load_catalogue().select()
ROWS = [["单位", "预算数（万元）", "支出数（万元）"], ["甲局", 12.5, 11], ["乙局", 20, 18.5], ["丙局", 7.25, 7], ["合计", 39.75, 37.5]]


def workbook(*, commented: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "资金"
    for row in ROWS:
        sheet.append(row)
    if commented:
        sheet["C5"].comment = Comment("请核对", "审核人")
        sheet["A1"].comment = Comment("表头", "审核人")
    other = book.create_sheet("其他")
    other.append(["说明"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def checked(data: bytes) -> DocumentReport:
    return check_data("report.xlsx", data, CATALOGUE)


def copy_of(data: bytes) -> bytes:
    copy, lost = annotated("report.xlsx", data, list(notes(checked(data).findings, "zh")), DEFAULT)
    assert lost == 0
    return copy


def comments(data: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["资金"]
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment is not None}


def test_the_comment_lies_on_the_cell() -> None:
    found = comments(copy_of(workbook()))
    assert set(found) == {"C5"}
    assert found["C5"].splitlines()[0].startswith("错误 TAB001：支出数(万元)：合计印为37.5，各行之和为36.5")


def test_comments_that_are_there_stay() -> None:
    found = comments(copy_of(workbook(commented=True)))
    assert found["A1"] == "表头"
    assert found["C5"].startswith("请核对\n\n错误 TAB001")


def test_the_copy_reads_as_the_original() -> None:
    data = workbook()
    assert [f.fingerprint for f in checked(copy_of(data)).findings] == [f.fingerprint for f in checked(data).findings]


def test_other_parts_stay_as_they_are() -> None:
    data = workbook()
    old, new = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(copy_of(data)))
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"xl/worksheets/sheet1.xml", "[Content_Types].xml"}


@pytest.mark.parametrize("commented", [False, True])
def test_the_copy_opens_in_libreoffice_with_its_comment(tmp_path: Path, commented: bool) -> None:
    path = tmp_path / "copy.xlsx"
    path.write_bytes(copy_of(workbook(commented=commented)))
    again = comments(converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "out").read_bytes())
    assert "TAB001" in again["C5"]


def test_the_same_report_gives_the_same_copy() -> None:
    data = workbook()
    assert copy_of(data) == copy_of(data)
