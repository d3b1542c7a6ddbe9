"""Pictures and scanned pages where they are not recognised: the extra is missing, or recognition is switched off."""

import subprocess
import sys

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import read, scan
from auditlint.readers.options import ReadOptions
from tests.readers.pdf.making import Paper
from tests.readers.reading import paragraphs

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
SWITCHED_OFF = ReadOptions(ocr=False)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "available", lambda: False)


def scanned() -> bytes:
    paper = Paper()
    paper.picture(0, 0, 595, 842)
    return paper.data()


@pytest.mark.usefixtures("missing")
def test_a_picture_without_the_extra() -> None:
    with pytest.raises(UnreadableError) as error:
        read("page.png", PNG)
    assert error.value.messages == {
        "en": "page.png: a picture. Install the recogniser with: pip install 'auditlint[ocr]', or export the report from its original file.",
        "zh": "page.png：该文件为图片。请安装识别组件：pip install 'auditlint[ocr]'，或由原始文件重新导出。",
    }


def test_a_picture_with_recognition_switched_off() -> None:
    with pytest.raises(UnreadableError) as error:
        read("page.png", PNG, SWITCHED_OFF)
    assert error.value.messages == {
        "en": "page.png: a picture, and pictures are not read with --no-ocr. Leave that option out, or export the report from its original file.",
        "zh": "page.png：该文件为图片，使用 --no-ocr 时不识别图片。请去掉该选项，或由原始文件重新导出。",
    }


def test_a_scan_with_recognition_switched_off() -> None:
    with pytest.raises(UnreadableError) as error:
        read("report.pdf", scanned(), SWITCHED_OFF)
    assert error.value.messages == {
        "en": "report.pdf: the PDF is a scan: its 1 page(s) are pictures without text, and scanned pages are not read with --no-ocr. "
        "Leave that option out, or export the report from its original file.",
        "zh": "report.pdf：PDF 为扫描件，1 页均为图片，没有文字，使用 --no-ocr 时不识别扫描页。请去掉该选项，或由原始文件重新导出。",
    }


def test_scanned_pages_among_others_with_recognition_switched_off() -> None:
    paper = Paper()
    paper.text(80, 760, "支出120万元")
    paper.page()
    paper.picture(0, 0, 595, 842)
    found = read("report.pdf", paper.data(), SWITCHED_OFF)
    assert paragraphs(found) == ["支出120万元"]
    assert not found.recognised
    assert found.reasons == {
        "en": "page 2: a picture without text; scanned pages are not read with --no-ocr",
        "zh": "第 2 页为图片，没有文字；使用 --no-ocr 时不识别扫描页",
    }


def test_nothing_heavy_is_imported_for_a_page_of_text() -> None:
    program = (
        "import sys; from auditlint.readers import read; from tests.readers.pdf.making import Paper; p = Paper(); p.text(80, 760, 'A 120'); "
        "read('report.pdf', p.data()); print(sorted({'cv2', 'rapidocr', 'openvino'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_findings_in_text_that_a_scanner_hid_under_the_picture_are_warnings() -> None:
    from auditlint.catalogue.load import load_catalogue
    from auditlint.pipeline import check_data

    def report(hidden: bool) -> list[tuple[str, str, bool]]:
        paper = Paper()
        paper.picture(0, 0, 595, 842)
        write = paper.hidden if hidden else paper.text
        paper.table([80, 240, 400], 700, [["", ""]] * 5)
        for r, row in enumerate([["街道", "受理数(件)"], ["安平街道", "1200"], ["柏泉街道", "845"], ["青石街道", "330"], ["合计", "2415"]]):
            for c, words in enumerate(row):
                write(83 + 160 * c, 688 - 18 * r, words, 9)
        found = check_data("report.pdf", paper.data(), load_catalogue()).findings
        return [(f.code, f.severity, f.messages["zh"].endswith("（文字由图像识别）")) for f in found]

    assert report(hidden=False) == [("TAB001", "error", False)]
    assert report(hidden=True) == [("TAB001", "warning", True)]
