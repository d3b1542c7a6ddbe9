"""Pictures and scanned pages of our own sample report, recognised."""

import dataclasses
from functools import cache
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.pipeline import check_data, examine
from auditlint.readers import read, scan
from auditlint.readers.options import Limits, ReadOptions
from tests.readers.pdf.making import Paper
from tests.readers.reading import contents, paragraphs
from tests.readers.scan.scanning import askew, fixture_tables, needs_chinese, needs_recogniser, png, render, rows_of, tiff

pytestmark = needs_recogniser
PROSE = "评价组核对了全部培训台账，2024年全市完成培训21030人，其中企业职工20350人，就业重点群体680人，培训补贴均已按规定的标准发放到位。"


@cache
def paper() -> bytes:
    """Two tables of the sample report, with captions and a paragraph."""
    needs_chinese()
    first, second = (rows_of(table) for table in fixture_tables("training_evaluation")[:2])
    made = Paper()
    made.text(90, 780, "一、培训完成情况")
    below = made.paragraph(PROSE, 90, 750, 415)
    made.text(90, below - 10, "表1 2024年各区县培训完成情况")
    made.text(440, below - 30, "单位：人")
    below = made.table([90, 190, 290, 390, 505], below - 40, first)
    made.text(90, below - 30, "表2 2024年培训资金执行情况")
    made.text(440, below - 50, "单位：万元、%")
    made.table([90, 173, 256, 339, 422, 505], below - 60, second)
    return made.data()


@cache
def picture() -> Document:
    return read("page.png", png(render(paper())[0]))


def test_the_tables_of_a_picture_are_those_of_the_text() -> None:
    found = picture()
    assert found.format == "picture"
    assert found.recognised
    assert found.status == "read"
    for mine, other in zip(found.tables, fixture_tables("training_evaluation")[:2], strict=True):
        assert contents(mine) == contents(other)
        assert mine.unit == other.unit
    assert [table.caption for table in found.tables] == ["表1 2024年各区县培训完成情况", "表2 2024年培训资金执行情况"]


def test_the_paragraphs_of_a_picture() -> None:
    found = picture()
    assert paragraphs(found, "heading") == ["一、培训完成情况"]
    assert paragraphs(found, "body") == [PROSE]


def test_a_place_is_the_page_and_the_box_in_points() -> None:
    body = next(p.text for p in picture().paragraphs if p.kind == "body")
    at = body.content.index("21030")
    place = body.place(at, at + 5)
    assert place.page == 1
    left, bottom, right, top = place.box or (0, 0, 0, 0)
    with_text = read("report.pdf", paper())
    text = next(p.text for p in with_text.paragraphs if p.kind == "body")
    assert place.box == pytest.approx(text.place(at, at + 5).box, abs=4)
    assert (left, bottom) < (right, top)


def test_every_character_has_a_confidence() -> None:
    body = next(p.text for p in picture().paragraphs if p.kind == "body")
    certain = [body.confidence(i, i + 1) for i in range(len(body.content))]
    assert all(0 < value < 1 for value in certain)
    assert sorted(certain)[len(certain) // 2] > 0.99
    assert body.confidence(0, len(body.content)) == min(certain)


@pytest.mark.parametrize(("degrees", "quarter"), [(0.7, 0), (-0.7, 90), (0.0, 180)])
def test_a_page_askew_or_on_its_side(degrees: float, quarter: int) -> None:
    page = askew(render(paper())[0], degrees) if degrees else render(paper())[0]
    found = read("page.png", png(page.rotate(quarter, expand=True)))
    for mine, other in zip(found.tables, fixture_tables("training_evaluation")[:2], strict=True):
        assert [row[1:] for row in contents(mine)[1:]] == [row[1:] for row in contents(other)[1:]]
    assert [p.replace(" ", "") for p in paragraphs(found, "heading")] == ["一、培训完成情况"]


def test_no_finding_on_a_correct_table_and_the_error_of_a_wrong_one() -> None:
    catalogue = load_catalogue()
    right = examine(picture(), catalogue)
    assert right.findings == ()
    assert right.verdicts["holds"] > 15
    wrong = paper_with_an_error()
    found = check_data("page.png", png(render(wrong)[0]), catalogue).findings
    assert {(f.code, f.stated, f.computed, f.severity) for f in found} == {("TAB001", "862.50", "860.00", "warning")}
    assert found[0].messages["en"].endswith(" (recognised text)")
    assert found[0].messages["zh"].endswith("（文字由图像识别）")
    assert all(mark.confidence < 1 for mark in found[0].marks)


def paper_with_an_error() -> bytes:
    needs_chinese()
    rows = [row[:2] for row in rows_of(fixture_tables("training_evaluation")[1])]
    rows[-1][1] = "862.50"
    made = Paper()
    made.text(90, 780, "表2 2024年培训资金执行情况")
    made.text(440, 760, "单位：万元")
    made.table([90, 250, 505], 740, rows)
    return made.data()


def test_a_file_of_several_pictures_and_the_limit_of_pages() -> None:
    data = tiff(render(paper_with_an_error()) * 3)
    found = read("pages.tif", data, ReadOptions(limits=dataclasses.replace(Limits(), pages=2)))
    assert found.status == "partly-read"
    assert found.reasons == {"en": "only the first 2 of 3 pages were read (limit)", "zh": "只读取了前 2 页，共 3 页（达到上限）"}
    pages = {cell.text.place(0, 1).page for table in found.tables for row in table.rows for cell in row if cell}
    assert pages == {1, 2}


def test_scanned_pages_among_others_are_read_in_order() -> None:
    needs_chinese()
    made = Paper()
    made.text(90, 780, "一、项目概况")
    made.paragraph(PROSE, 90, 750, 415)
    made.page()
    made.image(render(paper_with_an_error())[0])
    made.page()
    made.text(90, 780, "二、评价结论")
    made.paragraph(PROSE, 90, 750, 415)
    found = read("report.pdf", made.data())
    assert found.status == "read"
    assert found.recognised
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph"] * 4 + ["Table"] + ["Paragraph"] * 2
    assert paragraphs(found, "heading") == ["一、项目概况", "二、评价结论"]
    heading, table = found.paragraphs[0].text, found.tables[0]
    assert heading.confidence(0, 5) == 1
    cell = table.rows[-1][1]
    assert cell is not None
    assert cell.text.content == "862.50"
    assert cell.text.confidence(0, 6) < 1
    assert cell.text.place(0, 6).page == 2


def test_time_runs_out() -> None:
    needs_chinese()
    made = Paper()
    for i in range(3):
        if i:
            made.page()
        made.image(render(paper_with_an_error())[0])
    found = read("report.pdf", made.data(), ReadOptions(limits=dataclasses.replace(Limits(), seconds=0.01)))
    assert found.status == "partly-read"
    assert found.reasons["en"] == "page 2-3: not recognised within the time of 0.01 seconds (limit)"
    assert found.reasons["zh"] == "第 2-3 页未能在 0.01 秒内识别（达到上限）"


def test_an_empty_picture() -> None:
    blank = render(Paper().data())[0]
    with pytest.raises(UnreadableError, match=r"page\.png: no text is recognised on the picture"):
        read("page.png", png(blank))


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 100, b"\xff\xd8\xff\xe0" + b"y" * 50, b"II*\x00" + b"\x08" * 40, b"BM" + b"\x01" * 60]
)
def test_a_damaged_picture(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read("page.png", data)
    assert "the picture is damaged or of a kind that cannot be decoded" in error.value.messages["en"]
    assert "图片已损坏或格式无法解码" in error.value.messages["zh"]


def test_the_recogniser_is_made_once() -> None:
    from auditlint.readers.scan.recogniser import recogniser

    assert recogniser() is recogniser()


def test_the_folder_search_finds_pictures() -> None:
    from auditlint.readers import SUFFIXES

    assert {".png", ".jpg", ".tif", ".bmp"} <= SUFFIXES
    assert scan.available()
    assert Path(scan.__file__).name == "__init__.py"
