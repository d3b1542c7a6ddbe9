"""Readers: bytes in, `Document` out. The format is told by content first, then by the suffix; a reader's libraries are imported when it is needed."""

from importlib import import_module
from pathlib import Path

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.memory import collection_paused
from auditlint.printable import printable
from auditlint.readers import formats
from auditlint.readers.options import DEFAULT, ReadOptions

__all__ = ["SUFFIXES", "read", "read_path"]

_READERS = {
    "text": "text",
    "markdown": "text",
    "docx": "docx",
    "doc": "doc",
    "pdf": "pdf",
    "xlsx": "sheets.xlsx",
    "xls": "sheets.xls",
    "csv": "sheets.csv",
    "html": "web.html",
    "picture": "scan",
}
"""The module that reads each format. It offers ``read(path, data, options) -> Document``."""

SUFFIXES = frozenset(suffix for name in _READERS for suffix in formats.SUFFIXES[name])
"""The file name endings that are looked for in folders."""


def read(path: str, data: bytes, options: ReadOptions = DEFAULT) -> Document:
    """The document in ``data``; ``path`` names it in messages. Raises `UnreadableError` with place and cure."""
    if not data:
        raise UnreadableError(f"{path}: the file is empty. Export the report again.", f"{path}：文件为空。请重新导出报告。")
    if len(data) > options.limits.size:
        most = options.limits.size
        raise UnreadableError(
            f"{path}: {len(data):,} bytes; files above {most:,} bytes are not read. Split the report, or raise the limit.",
            f"{path}：文件有 {len(data):,} 字节，超过可读上限 {most:,} 字节。请拆分报告，或调高限制。",
        )
    kind = formats.sniff(path, data)
    module = _READERS.get(kind, "text")
    with collection_paused():
        document: Document = import_module(f"auditlint.readers.{module}").read(path, data, options)
    return document


def read_path(path: Path, options: ReadOptions = DEFAULT) -> Document:
    """The document in a file. Raises `UnreadableError` when there is no such file or it cannot be read."""
    name = printable(path)
    try:
        if not path.exists():
            raise UnreadableError(f"{name}: no such file. Check the path.", f"{name}：文件不存在。请检查路径。")
        if path.is_dir():
            raise UnreadableError(f"{name}: is a folder, not a file.", f"{name}：是文件夹，不是文件。")
        if not path.is_file():
            raise UnreadableError(f"{name}: is a pipe or a device, not a file.", f"{name}：是管道或设备，不是文件。")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be opened: {error.strerror}.", f"{name}：无法打开：{error.strerror}。") from error
    return read(name, data, options)
