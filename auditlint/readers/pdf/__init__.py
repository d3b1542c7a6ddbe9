"""PDF files that hold their text. Pages that are pictures only are named, for a recogniser to read."""

import hashlib
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from auditlint.document import Document
from auditlint.document.assembly import Block, assemble
from auditlint.errors import UnreadableError
from auditlint.readers.options import ReadOptions
from auditlint.readers.pages.layout import cell_count, drafts
from auditlint.readers.pdf.sheets import Sheet, sheet

__all__ = ["image_only_pages", "read"]

_FEWEST = 3
_PICTURED = 0.15
_MOST_NAMED = 12


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a PDF file.

    Raises `UnreadableError` when the file is damaged, needs a password, has no text, or is a scan. Pages without text but with pictures, and what lies beyond the
    limits, make it *partly-read*.
    """
    sheets, damaged, count = _sheets(path, data, options.limits.pages)
    scanned = [found.content.number for found in sheets if _is_scan(found)]
    written = [found for found in sheets if found.content.number not in scanned]
    if not any(found.content.characters.text.strip() for found in written):
        raise _without_text(path, scanned, damaged)
    blocks, cut = _limited(drafts([found.content for found in written]), options.limits.cells)
    reasons = _reasons(scanned, damaged, len(sheets) + len(damaged), count, options.limits.cells if cut else 0)
    hidden = sum(len(found.content.characters.text) for found in written if found.hidden)
    return Document(
        path,
        "pdf",
        hashlib.sha256(data).hexdigest(),
        assemble(blocks),
        "partly-read" if reasons else "read",
        reasons,
        recognised=hidden * 2 > sum(len(found.content.characters.text) for found in written),
    )


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


def _without_text(path: str, scanned: Sequence[int], damaged: Sequence[int]) -> UnreadableError:
    if scanned:
        return UnreadableError(
            f"{path}: the PDF is a scan: its {len(scanned)} page(s) are pictures without text. "
            "Install the recogniser with: pip install 'auditlint[ocr]', or export the report from its original file.",
            f"{path}：PDF 为扫描件，{len(scanned)} 页均为图片，没有文字。请安装识别组件：pip install 'auditlint[ocr]'，或由原始文件重新导出。",
        )
    if damaged:
        return UnreadableError(
            f"{path}: the PDF is damaged: page {_named(damaged)} cannot be read, and there is no text elsewhere. Export it again.",
            f"{path}：PDF 已损坏：第 {_named(damaged)} 页无法读取，其余部分没有文字。请重新导出。",
        )
    return UnreadableError(
        f"{path}: the PDF holds no text. Export the report again from its original file.", f"{path}：PDF 中没有文字。请由原始文件重新导出。"
    )


def _reasons(scanned: Sequence[int], damaged: Sequence[int], seen: int, count: int, cells: int) -> dict[str, str]:
    en: list[str] = []
    zh: list[str] = []
    if scanned:
        en.append(f"page {_named(scanned)}: a picture without text; pip install 'auditlint[ocr]' lets it be recognised")
        zh.append(f"第 {_named(scanned)} 页为图片，没有文字；安装 pip install 'auditlint[ocr]' 后可以识别")
    if damaged:
        en.append(f"page {_named(damaged)}: damaged, cannot be read")
        zh.append(f"第 {_named(damaged)} 页已损坏，无法读取")
    if seen < count:
        en.append(f"only the first {seen} of {count} pages were read (limit)")
        zh.append(f"只读取了前 {seen} 页，共 {count} 页（达到上限）")
    if cells:
        en.append(f"reading stopped after {cells:,} table cells (limit)")
        zh.append(f"读取 {cells:,} 个单元格后停止（达到上限）")
    return {"en": "; ".join(en), "zh": "；".join(zh)} if en else {}


def _named(pages: Sequence[int]) -> str:
    """Page numbers, neighbours as a span, at most a dozen spans."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in spans[:_MOST_NAMED]]
    return ", ".join(shown) + (" …" if len(spans) > _MOST_NAMED else "")


def _limited(blocks: list[Block], most: int) -> tuple[list[Block], bool]:
    """The blocks up to ``most`` cells, and whether any were left out."""
    cells = 0
    for i, block in enumerate(blocks):
        cells += cell_count(block)
        if cells > most:
            return blocks[:i], True
    return blocks, False
