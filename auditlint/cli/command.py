"""What all commands share: the language, the extra checks, and what happens when something goes wrong.

Exit codes: 0 nothing found, 1 findings (or failed examples), 2 usage, configuration, unreadable input or an internal error, 130 interrupted.
"""

import os
import sys
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from auditlint.errors import AuditlintError
from auditlint.printable import printable

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class _File(click.Path):
    """A path as given. Whether it can be read is told by who reads it: one file that cannot must not end the run. An empty one would be the working directory."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("an empty path", param, ctx)
        return super().convert(value, param, ctx)


FILE = _File(path_type=Path, readable=False)


class Command(click.Command):
    """A command whose errors are shown in the user's language, without a traceback if the user can mend them."""

    def invoke(self, ctx: click.Context) -> None:
        """Run the command; an error ends it with exit code 2."""
        lang = ctx.params.get("lang") or locale_language()
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        try:
            super().invoke(ctx)
        except AuditlintError as error:
            click.echo(error.messages[lang], err=True)
        except (KeyboardInterrupt, click.Abort):
            click.echo({"en": "interrupted", "zh": "已中断"}[lang], err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            missing = _missing_library(error)
            if isinstance(error, FileNotFoundError) and error.filename is None:
                message = {
                    "en": "the working directory no longer exists; change to another",
                    "zh": "当前工作目录已不存在，请切换到其他目录",
                }
            elif isinstance(error, OSError) and error.filename is not None and error.strerror:
                name = printable(os.fsdecode(error.filename))
                message = {"en": f"{name}: {error.strerror}", "zh": f"{name}：{error.strerror}"}
            elif missing:
                message = {
                    "en": f"auditlint is not fully installed in this Python: {missing} is missing; installing auditlint with pip brings it along",
                    "zh": f"当前Python环境中auditlint安装不完整：缺少{missing}；用pip安装auditlint即可一并装上",
                }
            else:
                traceback.print_exc()
                message = {
                    "en": "auditlint failed: this is a bug of auditlint, not of your report",
                    "zh": "auditlint内部错误：并非报告本身的问题",
                }
            click.echo(message[lang], err=True)
        else:
            return
        ctx.exit(2)


def _missing_library(error: Exception) -> str:
    """The library that could not be imported; empty for any other error, and for a module of our own."""
    name = (error.name or "") if isinstance(error, ModuleNotFoundError) else ""
    return "" if name.partition(".")[0] == "auditlint" else name


def locale_language() -> str:
    """``zh`` if the environment's locale is Chinese, else ``en``."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def lang_option(function: Decorated) -> Decorated:
    """``--lang``."""
    return click.option(
        "--lang", type=click.Choice(["en", "zh"]), default=locale_language, show_default="from the locale", help="Language of the output."
    )(function)


def checks_option(function: Decorated) -> Decorated:
    """``--checks``."""
    return click.option(
        "--checks",
        "extra",
        multiple=True,
        type=FILE,
        metavar="PATH",
        help="A file or folder of further checks (repeatable).",
    )(function)


def words(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> list[str]:
    """An option that may be repeated and may hold comma-separated lists, as a flat list."""
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
