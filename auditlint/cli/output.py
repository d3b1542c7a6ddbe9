"""Where a report goes: standard output or a file; how wide, and in colour or not."""

import os
import shutil
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

import click

from auditlint.errors import AuditlintError

ColorChoice = Literal["auto", "always", "never"]
PLAIN_WIDTH = 100


def wants_color(choice: ColorChoice, output: Path | None) -> bool:
    """Whether to colour: ``auto`` does so on a terminal only, unless ``NO_COLOR`` is set."""
    if choice != "auto":
        return choice == "always"
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(output: Path | None) -> int:
    """The terminal's width in columns; a fixed one for files and pipes, so that their content does not depend on the window."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if output is None and sys.stdout.isatty() else PLAIN_WIDTH


def deliver(content: str, output: Path | None, *, color: bool = False, machine: bool = False) -> None:
    """Write ``content`` to the file ``output`` (UTF-8) or to standard output.

    ``machine`` content is UTF-8 on standard output too; a text for people follows the terminal's encoding, with ``?`` for what it lacks.

    Raises:
        AuditlintError: if the file cannot be written.
    """
    if output is not None:
        try:
            output.write_bytes(content.encode())
        except OSError as error:
            name = output.as_posix()
            raise AuditlintError(f"{name}: cannot be written: {error.strerror}", f"{name}：无法写入：{error.strerror}") from error
    elif machine:
        sys.stdout.flush()
        sys.stdout.buffer.write(content.encode())
        sys.stdout.buffer.flush()
    else:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        click.echo(content, nl=False, color=color)


def keep_inputs(output: Path | None, paths: Sequence[Path]) -> None:
    """Refuse to write the report over one of its inputs.

    Raises:
        AuditlintError: if ``output`` is one of ``paths``.
    """
    if output is not None and output.exists() and any(path.is_file() and path.samefile(output) for path in paths):
        name = output.as_posix()
        raise AuditlintError(f"{name}: is one of the inputs; choose another --output", f"{name}：是输入文件，请另选 --output")
