"""Old Word, WPS, RTF and OpenDocument texts: through LibreOffice to .docx, or the bare text through catdoc."""

import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.readers import docx, text
from auditlint.readers.options import ReadOptions

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_HEADER = b"\xec\xa5"
_SECTOR = 512
_FLAGS = 10
_ENCRYPTED = 0x0100


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in an old Word, WPS, RTF or OpenDocument file.

    Raises `UnreadableError` when it is protected by a password, damaged, or neither LibreOffice nor (for .doc) catdoc is installed.
    """
    if _is_protected(data):
        raise UnreadableError(
            f"{path}: the file is password-protected. Remove the password and save it again.",
            f"{path}：文件有密码保护。请取消密码后重新保存。",
        )
    if soffice() is not None:
        converted = convert({path: data}, options.limits.seconds).get(path)
        if converted is None:
            raise UnreadableError(
                f"{path}: LibreOffice could not convert the file; it is damaged or no text document. Open it in Word and save it as .docx.",
                f"{path}：LibreOffice 无法转换该文件：文件已损坏或不是文字文档。请用 Word 打开后另存为 .docx。",
            )
        return read_converted(path, data, converted, options)
    if _is_word(data) and shutil.which("catdoc") is not None:
        return _bare_text(path, data, options)
    raise UnreadableError(
        f"{path}: reading this format needs LibreOffice (package libreoffice-writer){', or catdoc for .doc' if _is_word(data) else ''}. "
        "Install it, or save the report as .docx.",
        f"{path}：读取此格式需要 LibreOffice（软件包 libreoffice-writer）{'或 catdoc（仅 .doc）' if _is_word(data) else ''}。请安装，或将报告另存为 .docx。",
    )


def read_converted(path: str, data: bytes, converted: bytes, options: ReadOptions) -> Document:
    """The document in ``data`` (format *doc*), read from what `convert` made of it."""
    return replace(docx.read(path, converted, options), format="doc", sha256=hashlib.sha256(data).hexdigest())


def soffice() -> str | None:
    """The LibreOffice program, if there is one."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(documents: Mapping[str, bytes], seconds: float) -> dict[str, bytes]:
    """Old documents by path -> .docx files by path, in one run of LibreOffice; what it cannot convert is left out.

    The run has a profile of its own and ends after ``seconds`` with all its processes; starting takes about a second, each file a fifth of one. Raises
    `UnreadableError` when LibreOffice is not installed or takes too long.
    """
    program = soffice()
    paths = ", ".join(documents)
    if program is None:
        raise UnreadableError(
            f"{paths}: LibreOffice (package libreoffice-writer) is not installed.",
            f"{paths}：未安装 LibreOffice（软件包 libreoffice-writer）。",
        )
    with TemporaryDirectory(prefix="auditlint-") as folder:
        base = Path(folder)
        inputs = {}
        for i, (path, data) in enumerate(documents.items()):
            inputs[path] = base / f"{i:06d}{_suffix(path, data)}"
            inputs[path].write_bytes(data)
        output = base / "converted"
        arguments = [
            program,
            f"-env:UserInstallation={(base / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(output),
            *map(str, inputs.values()),
        ]
        if _run(arguments, seconds, folder) is None:
            raise UnreadableError(
                f"{paths}: LibreOffice did not finish within {seconds:g} seconds. Save the report as .docx.",
                f"{paths}：LibreOffice 在 {seconds:g} 秒内未完成转换。请将报告另存为 .docx。",
            )
        made = {path: output / f"{file.stem}.docx" for path, file in inputs.items()}
        return {path: file.read_bytes() for path, file in made.items() if file.exists()}


def _run(arguments: Sequence[str], seconds: float, folder: str) -> bytes | None:
    """The standard output of a program in a process group of its own; ``None`` when it was stopped for taking too long."""
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True
    )
    try:
        return process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group: soffice is a script that starts the program proper, which outlives it."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.communicate()


def _bare_text(path: str, data: bytes, options: ReadOptions) -> Document:
    with TemporaryDirectory(prefix="auditlint-") as folder:
        file = Path(folder) / "report.doc"
        file.write_bytes(data)
        found = _run(["catdoc", "-w", "-d", "utf-8", str(file)], options.limits.seconds, folder)
    if not found or not found.strip():
        raise UnreadableError(
            f"{path}: catdoc found no text in the file. Open it in Word and save it as .docx.",
            f"{path}：catdoc 未能从文件中读出文字。请用 Word 打开后另存为 .docx。",
        )
    document = text.read(path, found, options)
    reasons = {
        "en": "read as bare text with catdoc: merged cells and notes are lost; install libreoffice-writer to read the file wholly",
        "zh": "仅用 catdoc 读取了纯文本：合并单元格与脚注丢失；安装 libreoffice-writer 后可完整读取",
    }
    return replace(document, format="doc", sha256=hashlib.sha256(data).hexdigest(), status="partly-read", reasons=reasons)


def _suffix(path: str, data: bytes) -> str:
    """The ending by which LibreOffice is to take the file: by content, as a .wps is often a Word file."""
    if _is_word(data):
        return ".doc"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return Path(path).suffix.lower() or ".doc"


def _is_word(data: bytes) -> bool:
    return data.startswith(_OLE) and _WORD_STREAM in data


def _is_protected(data: bytes) -> bool:
    """Whether a compound file is an encrypted package, or holds a Word document whose header (FIB, [MS-DOC] 2.5.1) says that it is encrypted."""
    if not data.startswith(_OLE):
        return False
    if _ENCRYPTED_STREAM in data:
        return True
    if _WORD_STREAM not in data:
        return False
    at = data.find(_HEADER, _SECTOR)
    while at >= 0:
        if at % _SECTOR == 0:
            return bool(int.from_bytes(data[at + _FLAGS : at + _FLAGS + 2], "little") & _ENCRYPTED)
        at = data.find(_HEADER, at + 1)
    return False
