"""Highlights in PDF files: on the numbers, with the note, and without changing what is read."""

from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from auditlint.annotate.notes import notes
from auditlint.annotate.pdf import annotated
from auditlint.catalogue import load_catalogue
from auditlint.errors import UnreadableError
from auditlint.pipeline import check_data
from auditlint.readers.options import DEFAULT
from auditlint.report import DocumentReport
from tests.readers.pdf.making import Paper

CATALOGUE = load_catalogue().select()


def report() -> bytes:
    paper = Paper()
    paper.text(80, 760, "一、项目成效")
    paper.text(80, 740, "全年受理案件5214件，调解成功5108件，调解成功率98.79%。")
    return paper.data()


def checked(data: bytes) -> DocumentReport:
    return check_data("report.pdf", data, CATALOGUE)


def copy_of(data: bytes) -> bytes:
    copy, lost = annotated("report.pdf", data, list(notes(checked(data).findings, "zh")), DEFAULT)
    assert lost == 0
    return copy


def annotations(data: bytes) -> list[tuple[str, str, tuple[float, ...]]]:
    """Contents, author and rectangle of every annotation on the first page."""
    document = pdfium.PdfDocument(data)
    page = document[0]
    found = []
    for i in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, i)
        rectangle = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rectangle)
        assert raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_HIGHLIGHT
        corners = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        found.append((_text(annotation, b"Contents"), _text(annotation, b"T"), corners))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _text(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def test_the_highlight_lies_on_the_number_with_its_note() -> None:
    data = report()
    ((contents, author, box),) = annotations(copy_of(data))
    assert author == "auditlint"
    assert contents.splitlines()[0] == "错误 RAT001：调解成功率：文中为98.79%，5108件÷5214件为97.97%"
    left, bottom, right, top = box
    page = pdfium.PdfDocument(data)[0].get_textpage()
    assert page.get_text_bounded(left, bottom, right - 1, top).strip() == "98.79%"


def test_the_copy_reads_as_the_original() -> None:
    data = report()
    assert [f.fingerprint for f in checked(copy_of(data)).findings] == [f.fingerprint for f in checked(data).findings]


def test_the_same_report_gives_the_same_copy() -> None:
    data = report()
    assert copy_of(data) == copy_of(data)


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"x\.pdf: cannot be opened"):
        annotated("x.pdf", b"%PDF-1.7 nothing", [], DEFAULT)
