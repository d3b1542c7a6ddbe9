"""Turned pages, places, and pages that cannot be read."""

import dataclasses
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.readers import read, scan
from auditlint.readers.options import Limits, ReadOptions
from auditlint.readers.pdf import image_only_pages
from tests.readers.pdf.making import Paper, made, width
from tests.readers.reading import contents, paragraphs

ROWS = [
    ["街道", "预算数", "支出数"],
    ["安平街道", "1,200.00", "1,100.50"],
    ["柏泉街道", "800.00", "640.00"],
    ["合计", "2,000.00", "1,740.50"],
]


def document(data: bytes) -> Document:
    return read("report.pdf", data)


@pytest.mark.parametrize(("rotate", "turned"), [(0, 0), (90, 0), (180, 0), (270, 0), (0, 90), (0, 180), (0, 270), (90, 180)])
def test_turned_pages_and_turned_text(rotate: int, turned: int) -> None:
    paper = Paper(rotate=rotate, turned=turned)
    paper.text(60, 560, "表1 各街道资金情况")
    paper.table([60, 160, 260, 360], 540, ROWS)
    paper.paragraph("本次评价涉及三个街道的帮扶资金，" * 5 + "全部到位。", 60, 400, 300)
    found = document(paper.data())
    assert contents(found.tables[0]) == ROWS
    assert paragraphs(found, "caption") == ["表1 各街道资金情况"]
    assert paragraphs(found, "body") == ["本次评价涉及三个街道的帮扶资金，" * 5 + "全部到位。"]


def test_a_place_is_the_page_and_the_box_of_the_quoted_characters() -> None:
    paper = Paper()
    paper.text(80, 700, "首页")
    paper.page()
    paper.text(100, 500, "支出1284万元")
    text = document(paper.data()).paragraphs[-1].text
    at = text.content.index("1284")
    place = text.place(at, at + 4)
    assert place.page == 2
    left, bottom, right, top = place.box or (0, 0, 0, 0)
    assert left == pytest.approx(100 + width("支出"), abs=0.6)
    assert right == pytest.approx(100 + width("支出1284"), abs=1)
    assert bottom == pytest.approx(500, abs=4)
    assert 500 < top < 515
    assert text.quote(at, at + 6) == "1284万元"


def test_a_box_on_a_turned_page_is_in_the_coordinates_of_the_file() -> None:
    paper = Paper(rotate=90)
    paper.text(60, 560, "支出1284万元")
    text = document(paper.data()).paragraphs[0].text
    left, bottom, right, top = text.place(2, 6).box or (0, 0, 0, 0)
    assert bottom == pytest.approx(60 + width("支出"), abs=0.6)
    assert top == pytest.approx(60 + width("支出1284"), abs=1)
    assert left == pytest.approx(842 - 560 - 10, abs=3)
    assert right == pytest.approx(842 - 560 + 1, abs=4)


def test_a_span_over_two_pages_has_the_box_on_the_first() -> None:
    paper = Paper()
    paper.text(80, 780, "一、概况")
    paper.paragraph("评价组核对了台账，" * 20, 90, 740, 415)
    paper.text(90, 60, "各街道共计受理帮扶事项并且按照规定的程序逐件办结并归档保存总共有12"[:39].ljust(39, "的"))
    paper.page()
    paper.text(90, 780, "845件，其余事项正在办理当中。")
    paper.paragraph("评价组核对了台账，" * 20, 90, 740, 415)
    body = next(p.text for p in document(paper.data()).paragraphs if "其余事项" in p.text.content)
    at = body.content.index("845")
    place = body.place(at - 2, at + 3)
    assert place.page == 1
    assert place.box is not None
    assert place.box[1] < 80
    assert body.place(at, at + 3).page == 2


def test_what_lies_outside_the_page_is_not_read() -> None:
    found = document(made(lambda p: (p.text(80, 760, "支出120万元"), p.text(80, 2000, "隐藏999万元"))))
    assert paragraphs(found) == ["支出120万元"]


def test_a_password_is_asked_for() -> None:
    paper = Paper(password="secret")
    paper.text(80, 760, "支出120万元")
    with pytest.raises(UnreadableError) as error:
        document(paper.data())
    assert error.value.messages == {
        "en": "report.pdf: the PDF is encrypted and opens with a password only. Save it without password protection.",
        "zh": "report.pdf：PDF 已加密，需要密码才能打开。请取消密码保护后另存。",
    }


def test_an_owner_password_alone_does_not_hinder() -> None:
    paper = Paper(owner="owner")
    paper.text(80, 760, "支出120万元")
    assert paragraphs(document(paper.data())) == ["支出120万元"]


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"damaged or incomplete and cannot be opened \(1,009 bytes\)"):
        document(b"%PDF-1.7\n" + b"x" * 1000)


def test_a_scan_is_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "available", lambda: False)
    paper = Paper()
    paper.picture(0, 0, 595, 842)
    paper.page()
    paper.picture(20, 20, 550, 800)
    data = paper.data()
    assert image_only_pages("report.pdf", data) == (1, 2)
    with pytest.raises(UnreadableError) as error:
        document(data)
    assert error.value.messages == {
        "en": "report.pdf: the PDF is a scan: its 2 page(s) are pictures without text. "
        "Install the recogniser with: pip install 'auditlint[ocr]', or export the report from its original file.",
        "zh": "report.pdf：PDF 为扫描件，2 页均为图片，没有文字。请安装识别组件：pip install 'auditlint[ocr]'，或由原始文件重新导出。",
    }


def test_scanned_pages_among_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "available", lambda: False)
    paper = Paper()
    paper.text(80, 760, "支出120万元")
    for _ in range(3):
        paper.page()
        paper.picture(0, 0, 595, 842)
    found = document(paper.data())
    assert found.status == "partly-read"
    assert found.reasons == {
        "en": "page 2-4: a picture without text; pip install 'auditlint[ocr]' lets it be recognised",
        "zh": "第 2-4 页为图片，没有文字；安装 pip install 'auditlint[ocr]' 后可以识别",
    }
    assert paragraphs(found) == ["支出120万元"]


def test_a_file_without_anything_is_refused() -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        document(made(lambda p: p.rule(10, 10, 200, 10)))


def test_hidden_text_over_a_picture_is_recognised_text() -> None:
    def draw(paper: Paper) -> None:
        paper.picture(0, 0, 595, 842)
        paper.hidden(80, 760, "支出120万元")

    found = document(made(draw))
    assert paragraphs(found) == ["支出120万元"]
    assert found.recognised


def test_shown_text_beside_a_picture_is_not_recognised_text() -> None:
    def draw(paper: Paper) -> None:
        paper.picture(0, 0, 595, 842)
        paper.text(80, 760, "支出120万元")

    assert not document(made(draw)).recognised


def limited(data: bytes, **limits: int) -> Document:
    return read("report.pdf", data, ReadOptions(limits=dataclasses.replace(Limits(), **limits)))


def test_the_limit_of_pages() -> None:
    paper = Paper()
    for i in range(5):
        paper.text(80, 760, f"本页支出{i}万元。")
        if i < 4:
            paper.page()
    found = limited(paper.data(), pages=2)
    assert (found.status, found.reasons) == (
        "partly-read",
        {"en": "only the first 2 of 5 pages were read (limit)", "zh": "只读取了前 2 页，共 5 页（达到上限）"},
    )
    assert len(paragraphs(found)) == 2


def test_the_limit_of_cells() -> None:
    found = limited(made(lambda p: (p.text(80, 760, "支出120万元"), p.table([60, 160, 260, 360], 540, ROWS))), cells=5)
    assert not found.tables
    assert found.reasons["en"] == "reading stopped after 5 table cells (limit)"


def test_the_same_bytes_give_the_same_document() -> None:
    data = made(lambda p: p.table([60, 160, 260, 360], 540, ROWS))
    first, second = document(data), document(data)
    assert contents(first.tables[0]) == contents(second.tables[0])


def test_pages_are_read_from_a_file_with_a_shifted_box() -> None:
    paper = Paper()
    paper.text(80, 760, "支出120万元")
    with pdfium.PdfDocument(paper.data()) as source:
        source[0].set_mediabox(-50, -20, 600, 850)
        buffer = BytesIO()
        source.save(buffer)
    place = document(buffer.getvalue()).paragraphs[0].text.place(0, 2)
    assert place.box is not None
    assert place.box[0] == pytest.approx(80, abs=0.6)
