"""Web pages to a `Document`: parsed by libxml2, which mends broken mark-up, without network and without entities of the page's own."""

import hashlib
import re

from lxml import etree

from auditlint.document import Document
from auditlint.document.assembly import assemble
from auditlint.errors import UnreadableError
from auditlint.readers.options import ReadOptions
from auditlint.readers.web.charset import page_text
from auditlint.readers.web.hiding import Hiding
from auditlint.readers.web.page import Page

_MHTML = re.compile(rb"(?:^|\n)(?:MIME-Version:|Content-Type:\s{0,4}multipart/related|From: <Saved by)", re.IGNORECASE)
_TOO_DEEP = re.compile(r"depth|nested too|huge", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a page. Raises `UnreadableError` for bytes that are no text, for a page without any, and for web archives (MHTML)."""
    if _MHTML.search(data[:1024]) and b"multipart/related" in data[:8192].lower():
        raise UnreadableError(
            f"{path}: web archives (.mht, .mhtml) are not read. Save the page as HTML or Word.",
            f"{path}：不支持单个文件网页（.mht、.mhtml）。请另存为 HTML 网页或 Word 文档。",
        )
    text = _DECLARATION.sub("", page_text(path, data), count=1)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    if root is None:
        raise UnreadableError(f"{path}: the page holds no text. Save it again.", f"{path}：网页中没有文字。请重新保存。")
    deep = any(_TOO_DEEP.search(entry.message) for entry in parser.error_log)
    sheets = ("".join(map(str, element.itertext())) for element in root.iter("style"))
    page = Page(Hiding(sheets), options.limits.cells)
    page.walk(root)
    reasons = _reasons(page.cut, deep or page.deep)
    return Document(path, "html", hashlib.sha256(data).hexdigest(), assemble(page.drafts), "partly-read" if reasons else "read", reasons)


def _reasons(cut: bool, deep: bool) -> dict[str, str]:
    if cut:
        return {
            "en": "the page is larger than the limit of cells; what lies beyond was not read",
            "zh": "网页超过单元格数上限，其余部分未读取",
        }
    if deep:
        return {
            "en": "elements are nested too deeply; what lies deeper may not have been read",
            "zh": "网页元素嵌套过深，更深处可能未读取",
        }
    return {}
