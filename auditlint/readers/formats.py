"""The format of a file, told by its content; its name decides only between formats that are all plain text."""

import re
import struct

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
_OFFICE = re.compile(rb"(?<![\w/])(?P<folder>word|xl)/[\w.]+\.(?:xml|bin)")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<(?:body|table|head)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]", re.IGNORECASE)
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_BY_SUFFIX = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}
SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "docx": (".docx", ".docm"),
    "doc": (".doc", ".wps", ".rtf", ".odt"),
    "pdf": (".pdf",),
    "xlsx": (".xlsx", ".xlsm"),
    "xls": (".xls", ".et"),
    "csv": (".csv", ".tsv"),
    "html": (".html", ".htm", ".xhtml"),
    "picture": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"),
    "zip": (".zip",),
}
"""The file name endings of each format, for searching folders."""


def sniff(name: str, data: bytes) -> str:
    """The format of a file with this name and content: a key of `SUFFIXES`."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        return _compound(name, data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "doc"
    if data.startswith(_PICTURES):
        return "picture"
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    if suffix in SUFFIXES["html"] or (suffix not in _BY_SUFFIX and _opens_html(head, _PAGE if suffix == ".txt" else _HTML)):
        return "html"
    return _BY_SUFFIX.get(suffix, "text")


def _opens_html(head: bytes, opening: re.Pattern[bytes]) -> bool:
    """Whether the text begins like a web page: with its document type, root element or an element that only pages have. A table alone may stand in any text."""
    if head[:5].lower() == b"<?xml":
        return re.search(rb"<html[\s>]", head, re.IGNORECASE) is not None
    head = re.sub(rb"^(?:<!--.*?-->\s*)+", b"", head, flags=re.DOTALL)
    match = opening.search(head[:400])
    return match is not None and match.start() == 0


def _package(data: bytes) -> str:
    """What an archive holds: a Word, Excel or OpenDocument file, or other files, by the names of its members; of a damaged one by those at its beginning."""
    names = _directory(data) or data[:_HEAD]
    office = _OFFICE.search(names)
    if office is not None:
        return "docx" if office["folder"] == b"word" else "xlsx"
    if b"content.xml" in names and b"META-INF/manifest.xml" in names:
        return "doc"
    return "zip"


def _directory(data: bytes) -> bytes:
    """The central directory of a zip archive, which names its members (APPNOTE 4.3.16); empty if it is not found."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 20 > len(data):
        return b""
    size, start = struct.unpack_from("<II", data, end + 12)
    return data[start : start + size] if data.startswith(b"PK\x01\x02", start) else b""


def _compound(name: str, data: bytes) -> str:
    """The old Office format in a compound file, by the names in its directory (UTF-16). A protected new file is one too; its name tells which."""
    if "EncryptedPackage".encode("utf-16-le") in data and name.lower().endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".et")):
        return "xlsx"
    for stream in ("Workbook", "Book"):
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            return "xls"
    worded = "WordDocument".encode("utf-16-le") in data
    return "xls" if name.lower().endswith((".xls", ".et")) and not worded else "doc"
