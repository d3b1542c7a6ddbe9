"""Pictures of pages (PNG, JPEG, TIFF, BMP): their text and tables are recognised."""

import hashlib
from importlib.util import find_spec

from auditlint.document import Document
from auditlint.document.assembly import assemble
from auditlint.errors import UnreadableError
from auditlint.readers.options import ReadOptions

__all__ = ["available", "read"]

_NEEDED = ("rapidocr", "openvino", "cv2", "PIL")


def available() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document on a picture; a TIFF file may hold several pages.

    Raises `UnreadableError` when recognition is switched off or not installed, the picture is damaged, or shows no text. Pages beyond the limits make it *partly-read*.
    """
    if not options.ocr:
        raise UnreadableError(
            f"{path}: a picture, and pictures are not read with --no-ocr. Leave that option out, or export the report from its original file.",
            f"{path}：该文件为图片，使用 --no-ocr 时不识别图片。请去掉该选项，或由原始文件重新导出。",
        )
    if not available():
        raise UnreadableError(
            f"{path}: a picture. Install the recogniser with: pip install 'auditlint[ocr]', or export the report from its original file.",
            f"{path}：该文件为图片。请安装识别组件：pip install 'auditlint[ocr]'，或由原始文件重新导出。",
        )
    from auditlint.readers.pages.layout import drafts, limited
    from auditlint.readers.pages.reasons import Reasons
    from auditlint.readers.scan.pages import picture_pages
    from auditlint.readers.scan.raster import page_count, picture_rasters

    count = page_count(path, data)
    most = min(count, options.limits.pages)
    found = picture_pages(picture_rasters(path, data, most), most, options.limits)
    if not any(page.characters.text.strip() for page in found.pages):
        raise UnreadableError(
            f"{path}: no text is recognised on the picture. Scan the page again, straight and with 200 dots an inch or more.",
            f"{path}：图片上未识别出文字。请以 200 dpi 以上分辨率端正扫描后重试。",
        )
    blocks, cut = limited(drafts(found.pages), options.limits.cells)
    reasons = Reasons()
    if found.late:
        reasons.late(found.late, options.limits.seconds)
    reasons.pages(most, count)
    if cut:
        reasons.cells(options.limits.cells)
    return Document(
        path,
        "picture",
        hashlib.sha256(data).hexdigest(),
        assemble(blocks),
        "partly-read" if reasons else "read",
        reasons.texts(),
        recognised=True,
    )
