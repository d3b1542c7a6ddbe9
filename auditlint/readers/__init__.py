"""Readers: bytes in, `Document` out. The format is told by content first, then by the suffix."""

from pathlib import Path

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.memory import collection_paused

__all__ = ["read", "read_path"]


def read(path: str, data: bytes) -> Document:
    """The document in ``data``; ``path`` names it in messages. Raises `UnreadableError` with place and cure."""
    from auditlint.readers.text import read_text

    if not data:
        raise UnreadableError(f"{path}: the file is empty. Export the report again.", f"{path}：文件为空。请重新导出报告。")
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise UnreadableError(
            f"{path}: seems to be an HTML page (offset 0), which is not read. Save its text as UTF-8 text or Markdown.",
            f"{path}：看来是 HTML 网页（偏移 0），目前不能读取。请将正文另存为 UTF-8 文本或 Markdown。",
        )
    with collection_paused():
        return read_text(path, data)


def read_path(path: Path) -> Document:
    """The document in a file. Raises `UnreadableError` when there is no such file or it cannot be read."""
    name = path.as_posix()
    if not path.exists():
        raise UnreadableError(f"{name}: no such file. Check the path.", f"{name}：文件不存在。请检查路径。")
    if path.is_dir():
        raise UnreadableError(f"{name}: is a folder, not a file.", f"{name}：是文件夹，不是文件。")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be opened: {error.strerror}.", f"{name}：无法打开：{error.strerror}。") from error
    return read(name, data)
