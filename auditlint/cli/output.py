"""Where a report goes: standard output or a file; how wide, and in colour or not."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from auditlint.errors import AuditlintError

if TYPE_CHECKING:
    from auditlint.report import DocumentReport
    from auditlint.reporters.formats import Format
    from auditlint.run.task import Task

ColorChoice = Literal["auto", "always", "never"]
PLAIN_WIDTH = 100


def wants_color(choice: ColorChoice, output: Path | None) -> bool:
    """Whether to colour: ``auto`` does so on a terminal only, unless ``NO_COLOR`` is set."""
    if choice != "auto":
        return choice == "always"
    return output is None and _on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(output: Path | None) -> int:
    """The terminal's width in columns; a fixed one for files and pipes, so that their content does not depend on the window."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if output is None and _on_terminal() else PLAIN_WIDTH


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def chosen_formats(named: Sequence[str], output: Path | None) -> list[tuple["Format", Path | None]]:
    """The formats named as ``NAME`` or ``NAME=FILE``, each with its file; ``output`` is the file of the one that names none.

    Raises:
        AuditlintError: for an unknown format, two for one place, a binary one without a file, and a file that cannot be written.
    """
    from auditlint.catalogue.suggestion import hint
    from auditlint.reporters.formats import FORMATS

    chosen: list[tuple[Format, Path | None]] = []
    for word in named:
        name, sign, target = word.partition("=")
        if name not in FORMATS:
            en, zh = hint(name, FORMATS)
            known = ", ".join(FORMATS)
            raise AuditlintError(f"there is no format '{name}'{en or f': {known}'}", f"没有名为“{name}”的格式{zh or f'：{known}'}")
        if sign and not target:
            raise AuditlintError(f"'{word}' names no file: --format {name}=FILE", f"“{word}”未指定文件：--format {name}=FILE")
        chosen.append((FORMATS[name], Path(target) if target else output))
    places = [file for _, file in chosen]
    if len(set(places)) < len(places):
        raise AuditlintError(
            "two formats for one place; give each a file: --format json=report.json",
            "两种格式输出到同一处，请分别指定文件：--format json=report.json",
        )
    for format_, file in chosen:
        if file is not None:
            _expect_writable(file)
        if format_.binary and file is None:
            raise AuditlintError(
                f"{format_.name} needs a file: --format {format_.name}=FILE", f"{format_.name} 需要指定文件：--format {format_.name}=FILE"
            )
    return chosen


def output_name(item: "Task | DocumentReport") -> str:
    """What an input is called."""
    from auditlint.report import DocumentReport

    return item.path if isinstance(item, DocumentReport) else item.name


def deliver(content: str | bytes, output: Path | None, *, color: bool = False, machine: bool = False) -> None:
    """Write ``content`` to the file ``output`` (a text in UTF-8) or to standard output.

    ``machine`` content is UTF-8 on standard output too; a text for people follows the terminal's encoding. A file is written whole or not at all.

    Raises:
        AuditlintError: if the file cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if output is not None:
        write_whole(output, data)
        return
    if sys.stdout is None:  # closed by the caller
        return
    try:
        if machine or isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            click.echo(content, nl=False, color=color)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AuditlintError(f"standard output: cannot be written: {error.strerror}", f"标准输出：无法写入：{error.strerror}") from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that no half of it is ever seen. What is no plain file (a pipe, a device) is written directly.

    Raises:
        AuditlintError: if it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error


def _expect_writable(path: Path) -> None:
    """Refuse a place that cannot be written to before the work is done, not after it."""
    folder = path.parent
    if path.is_dir():
        raise _unwritable(path, os.strerror(errno.EISDIR))
    if not folder.is_dir():
        raise _unwritable(path, os.strerror(errno.ENOENT))
    if not os.access(folder if not path.exists() or path.is_file() else path, os.W_OK):
        raise _unwritable(path, os.strerror(errno.EACCES))


def _unwritable(path: Path, reason: str) -> AuditlintError:
    shown = path.as_posix()
    return AuditlintError(f"{shown}: cannot be written: {reason}", f"{shown}：无法写入：{reason}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def keep_inputs(output: Path | None, paths: Sequence[Path]) -> None:
    """Refuse to write the report over one of its inputs.

    Raises:
        AuditlintError: if ``output`` is one of ``paths``.
    """
    if output is not None and output.exists() and any(path.is_file() and path.samefile(output) for path in paths):
        name = output.as_posix()
        raise AuditlintError(f"{name}: is one of the inputs; choose another --output", f"{name}：是输入文件，请另选 --output")
