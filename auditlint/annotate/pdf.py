"""Highlights with notes on the numbers in question, in a copy of a PDF file."""

import ctypes
import hashlib
import io
import re
from collections.abc import Sequence
from typing import Any

from auditlint.annotate.notes import AUTHOR, Note
from auditlint.errors import UnreadableError
from auditlint.readers.options import ReadOptions

_COLOURS = {"error": (255, 120, 120), "warning": (255, 200, 80), "info": (140, 190, 255)}
_CORNER = 18.0
_IDENTIFIER = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<([0-9A-Fa-f]*)>\s*\]")
Box = tuple[float, float, float, float]


def annotated(path: str, data: bytes, notes: Sequence[Note], _options: ReadOptions) -> tuple[bytes, int]:
    """The file with a highlight for every note, and the number of notes whose place could not be found, which stand in a corner of the first page.

    Raises:
        UnreadableError: if PDFium cannot open or write the file.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(f"{path}: cannot be opened: {error}", f"{path}：无法打开：{error}") from error
    lost = 0
    try:
        for number, note in enumerate(notes):
            place = note.mark.place
            if place.page is not None and place.box is not None and place.page <= len(document):
                _highlight(document, place.page - 1, place.box, note, number)
            else:
                lost += 1
                height = document[0].get_height()
                _highlight(document, 0, (_CORNER, height - 2 * _CORNER, 2 * _CORNER, height - _CORNER), note, number)
        made = io.BytesIO()
        document.save(made)
    finally:
        document.close()
    return _same_each_time(made.getvalue()), lost


def _same_each_time(data: bytes) -> bytes:
    """The file with the second half of its identifier, which PDFium draws at random, made from its content (ISO 32000-1, 14.4)."""
    found = list(_IDENTIFIER.finditer(data))
    if not found:
        return data
    start, end = found[-1].span(1)
    digest = hashlib.sha256(data[:start]).hexdigest().upper()[: end - start].ljust(end - start, "0")
    return data[:start] + digest.encode() + data[end:]


def _highlight(document: Any, page: int, box: Box, note: Note, number: int) -> None:
    import pypdfium2.raw as raw

    loaded = raw.FPDF_LoadPage(document.raw, page)
    if not loaded:
        raise UnreadableError(f"page {page + 1} cannot be opened", f"无法打开第 {page + 1} 页")
    annotation = raw.FPDFPage_CreateAnnot(loaded, raw.FPDF_ANNOT_HIGHLIGHT)
    left, bottom, right, top = box
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    raw.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLOURS[note.severity], 255)
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, text in ((b"Contents", "\n".join(note.lines)), (b"T", AUTHOR), (b"NM", f"auditlint-{number}")):
        raw.FPDFAnnot_SetStringValue(annotation, key, _wide(text))
    raw.FPDFPage_CloseAnnot(annotation)
    raw.FPDF_ClosePage(loaded)


def _wide(text: str) -> Any:
    """``text`` as PDFium takes it: UTF-16, closed by a zero character."""
    import pypdfium2.raw as raw

    encoded = (text + "\0").encode("utf-16-le")
    return ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(raw.FPDF_WCHAR))
