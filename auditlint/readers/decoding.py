"""Bytes to text: the encodings of Chinese reports, and clear words about everything that is not text."""

import codecs
import re

from auditlint.errors import UnreadableError

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive (Word .docx, Excel .xlsx or WPS)", "ZIP 压缩包（Word .docx、Excel .xlsx 或 WPS 文件）"),
    (b"%PDF", "a PDF file", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .wps)", "旧版 Office 文件（.doc、.xls、.wps）"),
    (b"{\\rtf", "an RTF file", "RTF 文件"),
    (b"\x1f\x8b", "a gzip archive", "gzip 压缩包"),
    (b"Rar!", "a RAR archive", "RAR 压缩包"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "7-Zip 压缩包"),
    (b"\x89PNG", "a PNG picture", "PNG 图片"),
    (b"\xff\xd8\xff", "a JPEG picture", "JPEG 图片"),
    (b"GIF8", "a GIF picture", "GIF 图片"),
    (b"II*\x00", "a TIFF picture", "TIFF 图片"),
    (b"\x7fELF", "a program", "程序文件"),
    (b"MZ\x90", "a program", "程序文件"),
    (b"SQLite format 3", "a database", "数据库文件"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 1 << 16


def decode(path: str, data: bytes) -> str:
    """The text of a line-based file, without byte order mark.

    Accepts UTF-8, UTF-16 (with a byte order mark, or evident from its zero bytes), UTF-32 with a mark, and GB18030.
    Raises `UnreadableError` for an empty, binary or undecodable file.
    """
    _refuse_binary(path, data)
    text = _decode(path, data)
    if not text.strip():
        raise UnreadableError(
            f"{path}: the file is empty: it contains no text. Export the report again.", f"{path}：文件为空，没有任何文字。请重新导出报告。"
        )
    return text


def _refuse_binary(path: str, data: bytes) -> None:
    for magic, en, zh in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(
                f"{path}: this is not text; it seems to be {en} (offset 0). Give it its own suffix, or export it as UTF-8 text.",
                f"{path}：不是文本，看来是{zh}（偏移 0）。请改用正确的扩展名，或另存为 UTF-8 文本。",
            )


def _decode(path: str, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(path, data, encoding, len(mark))
    zero = data.find(b"\0")
    if zero >= 0:
        encoding = _evident_utf16(data[:_SAMPLE])
        if not encoding:
            raise UnreadableError(
                f"{path}: binary content: a zero byte at offset {zero}. Only text can be read; export the report as UTF-8 text.",
                f"{path}：含二进制内容：偏移 {zero} 处有零字节。只能读取文本，请将报告另存为 UTF-8 文本。",
            )
        return _strict(path, data, encoding, 0)
    control = [match.start() for match in _CONTROL.finditer(data[:_SAMPLE])]
    if len(control) > 4 + len(data[:_SAMPLE]) // 200:
        raise UnreadableError(
            f"{path}: binary content: {len(control)} control characters, the first at offset {control[0]}. Export it as UTF-8 text.",
            f"{path}：含二进制内容：有 {len(control)} 个控制字符，第一个在偏移 {control[0]} 处。请将报告另存为 UTF-8 文本。",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _chinese(path, data, error)


def _evident_utf16(sample: bytes) -> str:
    """UTF-16 without a mark shows by zero bytes on one side of the pairs only."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) % 2 and len(sample) < _SAMPLE:
        return ""
    if odd > 20 * even and odd * 200 > len(sample):
        encoding = "utf-16-le"
    elif even > 20 * odd and even * 200 > len(sample):
        encoding = "utf-16-be"
    else:
        return ""
    text = sample.decode(encoding, errors="replace")
    odd_ones = sum(ch < "\t" or "\ue000" <= ch <= "\uf8ff" or ch == "\ufffd" for ch in text)
    return encoding if odd_ones * 100 <= len(text) else ""


def _strict(path: str, data: bytes, encoding: str, skip: int) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, encoding.upper(), skip + error.start, data[skip + error.start]) from error
    if "\0" in text:
        at = text.index("\0")
        raise UnreadableError(
            f"{path}: binary content: a zero character at character {at}. Only text can be read; export the report as UTF-8 text.",
            f"{path}：含二进制内容：第 {at} 个字符为零字符。只能读取文本，请将报告另存为 UTF-8 文本。",
        )
    return text


def _chinese(path: str, data: bytes, error: UnicodeDecodeError) -> str:
    """GB18030, when the bytes are neither damaged UTF-8 nor another encoding that GB18030 would turn into rare characters."""
    sample = data[: error.start + _SAMPLE]
    rough = sample.decode("utf-8", errors="replace")
    beyond = sum(ch > "\x7f" for ch in rough)
    if rough.count("\ufffd") * 5 < beyond:
        raise _undecodable(path, "UTF-8", error.start, data[error.start]) from error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as second:
        raise _undecodable(path, "UTF-8, UTF-16, GB18030", error.start, data[error.start]) from second
    strange = [ch for ch in text[:_SAMPLE] if ch > "\x7f"]
    common = len("".join(strange).encode("gb2312", errors="ignore")) // 2
    if common * 5 < len(strange) * 4:
        raise _undecodable(path, "UTF-8, UTF-16, GB18030", error.start, data[error.start]) from error
    return text.removeprefix("\ufeff")


def _undecodable(path: str, encoding: str, offset: int, byte: int) -> UnreadableError:
    return UnreadableError(
        f"{path}: cannot be decoded as {encoding}: byte 0x{byte:02X} at offset {offset}. Save the file as UTF-8.",
        f"{path}：无法按 {encoding} 解码：偏移 {offset} 处的字节为 0x{byte:02X}。请将文件另存为 UTF-8。",
    )
