"""The encoding of a web page. What the page declares is believed only as far as its bytes allow."""

import codecs
import re

from auditlint.errors import UnreadableError
from auditlint.readers.decoding import decode

_META = re.compile(rb"""<meta[^>]{0,300}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,4}=\s{0,4}["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def page_text(path: str, data: bytes) -> str:
    """The text of a page. Raises `UnreadableError` for bytes that are no text, or for an empty page.

    A byte order mark decides, then whether the bytes are UTF-8 (no other Chinese text is, but for a few words), then the declaration; a declared GB2312 or GBK is
    read as GB18030, which contains both.
    """
    if data.startswith(_MARKS) or b"\0" in data[:_HEAD]:
        return decode(path, data)
    declared = _declared(data)
    text = _strict(data, "utf-8")
    if text is not None and not (declared in _CHINESE and _doubtful(text)):
        return decode(path, data)
    if declared in _CHINESE:
        text = _strict(data, "gb18030")
        if text is not None:
            return text
    try:
        return decode(path, data)
    except UnreadableError:
        text = _strict(data, declared) if declared and declared not in _CHINESE and declared != "utf-8" else None
        if text is None:
            raise
        return text


def _declared(data: bytes) -> str:
    """The declared encoding by Python's name; empty if there is none that Python knows."""
    match = _XML.match(data) or _META.search(data[:_HEAD])
    if match is None:
        return ""
    try:
        return codecs.lookup(match[1].decode("ascii")).name.replace("_", "-")
    except LookupError:
        return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _doubtful(text: str) -> bool:
    """Whether a text that is valid UTF-8 by chance reads like none: letters beyond ASCII, but hardly a Chinese one."""
    beyond = sum(ch > "\x7f" for ch in text)
    return beyond > 0 and len(_HAN.findall(text)) * 2 < beyond
