"""PDF files: pages that hold their text, and scanned ones among them, which are recognised."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from auditlint.document import Document
from auditlint.document.assembly import assemble
from auditlint.errors import UnreadableError
from auditlint.readers import scan
from auditlint.readers.options import ReadOptions
from auditlint.readers.pages.layout import drafts, limited
from auditlint.readers.pages.reasons import Reasons, named
from auditlint.readers.pdf.sheets import Sheet, sheet

if TYPE_CHECKING:
    from auditlint.readers.scan.pages import Recognised

__all__ = ["image_only_pages", "read"]

_FEWEST = 3
_PICTURED = 0.15


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a PDF file; scanned pages are recognised where the extra ``ocr`` is installed, unless the options say no.

    Raises `UnreadableError` when the file is damaged, needs a password, has no text, or is a scan that is not recognised. Such pages among others, and what lies beyond
    the limits, make it *partly-read*.
    """
    sheets, damaged, count = _sheets(path, data, options.limits.pages)
    seen = len(sheets) + len(damaged)
    scanned = [found.content.number for found in sheets if _is_scan(found)]
    written = [found for found in sheets if found.content.number not in scanned]
    pages = [found.content for found in written]
    reasons = Reasons()
    missing = scanned
    if scanned and options.ocr and scan.available():
        recognised = _recognised(path, data, scanned, options)
        pages = sorted([*pages, *recognised.pages], key=lambda page: page.number)
        damaged = sorted([*damaged, *recognised.damaged])
        missing = []
        if recognised.late:
            reasons.late(recognised.late, options.limits.seconds)
    if not any(page.characters.text.strip() for page in pages):
        raise _without_text(path, scanned, damaged, options.ocr)
    if missing:
        reasons.add(*_not_recognised(missing, options.ocr))
    if damaged:
        reasons.add(f"page {named(damaged)}: damaged, cannot be read", f"第 {named(damaged)} 页已损坏，无法读取")
    reasons.pages(seen, count)
    blocks, cut = limited(drafts(pages), options.limits.cells)
    if cut:
        reasons.cells(options.limits.cells)
    return Document(
        path,
        "pdf",
        hashlib.sha256(data).hexdigest(),
        assemble(blocks),
        "partly-read" if reasons else "read",
        reasons.texts(),
        recognised=any(page.characters.confidence != 1.0 for page in pages),
    )


def _recognised(path: str, data: bytes, scanned: Sequence[int], options: ReadOptions) -> "Recognised":
    from auditlint.readers.scan.pages import pdf_pages

    with _open(path, data) as document:
        return pdf_pages(document, scanned, options.limits)


def image_only_pages(path: str, data: bytes, most: int = 2000) -> tuple[int, ...]:
    """The pages (1-based, among the first ``most``) that have pictures but no text. Raises `UnreadableError` when the file cannot be opened."""
    sheets, _, _ = _sheets(path, data, most)
    return tuple(found.content.number for found in sheets if _is_scan(found))


def _sheets(path: str, data: bytes, most: int) -> tuple[list[Sheet], list[int], int]:
    """The pages that can be loaded among the first ``most``, the numbers of the others, and how many pages the file has."""
    sheets: list[Sheet] = []
    damaged: list[int] = []
    with _open(path, data) as document:
        count = len(document)
        for index in range(min(count, most)):
            try:
                sheets.append(sheet(document, index))
            except pdfium.PdfiumError:
                damaged.append(index + 1)
    return sheets, damaged, count


def _open(path: str, data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = raw.FPDF_GetLastError()
        if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableError(
                f"{path}: the PDF is encrypted and opens with a password only. Save it without password protection.",
                f"{path}：PDF 已加密，需要密码才能打开。请取消密码保护后另存。",
            ) from error
        raise UnreadableError(
            f"{path}: the PDF is damaged or incomplete and cannot be opened ({len(data):,} bytes). Export or download it again.",
            f"{path}：PDF 已损坏或不完整，无法打开（{len(data):,} 字节）。请重新导出或下载。",
        ) from error


def _is_scan(found: Sheet) -> bool:
    return found.pictured > _PICTURED and sum(not ch.isspace() for ch in found.content.characters.text[:100]) < _FEWEST


def _without_text(path: str, scanned: Sequence[int], damaged: Sequence[int], ocr: bool) -> UnreadableError:
    if scanned and not ocr:
        return UnreadableError(
            f"{path}: the PDF is a scan: its {len(scanned)} page(s) are pictures without text, and scanned pages are not read with --no-ocr. "
            "Leave that option out, or export the report from its original file.",
            f"{path}：PDF 为扫描件，{len(scanned)} 页均为图片，没有文字，使用 --no-ocr 时不识别扫描页。请去掉该选项，或由原始文件重新导出。",
        )
    if scanned and scan.available():
        return UnreadableError(
            f"{path}: the PDF is a scan, and no text is recognised on its {len(scanned)} page(s). Scan it again, straight and with 200 dots an inch or more.",
            f"{path}：PDF 为扫描件，{len(scanned)} 页均未识别出文字。请以 200 dpi 以上分辨率端正扫描后重试。",
        )
    if scanned:
        return UnreadableError(
            f"{path}: the PDF is a scan: its {len(scanned)} page(s) are pictures without text. "
            "Install the recogniser with: pip install 'auditlint[ocr]', or export the report from its original file.",
            f"{path}：PDF 为扫描件，{len(scanned)} 页均为图片，没有文字。请安装识别组件：pip install 'auditlint[ocr]'，或由原始文件重新导出。",
        )
    if damaged:
        return UnreadableError(
            f"{path}: the PDF is damaged: page {named(damaged)} cannot be read, and there is no text elsewhere. Export it again.",
            f"{path}：PDF 已损坏：第 {named(damaged)} 页无法读取，其余部分没有文字。请重新导出。",
        )
    return UnreadableError(
        f"{path}: the PDF holds no text. Export the report again from its original file.", f"{path}：PDF 中没有文字。请由原始文件重新导出。"
    )


def _not_recognised(pages: Sequence[int], ocr: bool) -> tuple[str, str]:
    if not ocr:
        return (
            f"page {named(pages)}: a picture without text; scanned pages are not read with --no-ocr",
            f"第 {named(pages)} 页为图片，没有文字；使用 --no-ocr 时不识别扫描页",
        )
    return (
        f"page {named(pages)}: a picture without text; pip install 'auditlint[ocr]' lets it be recognised",
        f"第 {named(pages)} 页为图片，没有文字；安装 pip install 'auditlint[ocr]' 后可以识别",
    )
