"""``auditlint check``: the main job."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import Command, checks_option, lang_option, words
from auditlint.cli.output import ColorChoice, deliver, keep_inputs, wants_color, width
from auditlint.severity import SEVERITIES

if TYPE_CHECKING:
    from auditlint.report import Report


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the report.")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="Lowest severity that gives exit code 1.",
)
@click.option("--select", multiple=True, callback=words, metavar="WORDS", help="Only these checks: codes, beginnings of codes, names.")
@click.option("--ignore", multiple=True, callback=words, metavar="WORDS", help="All but these checks.")
@checks_option
@click.option("--verified", is_flag=True, help="Also report every relation that was judged (json).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Coloured text.")
@click.option("--stdin-filename", default="-", metavar="NAME", help="Name of the report read from standard input.")
@lang_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    fail_on: str,
    select: list[str],
    ignore: list[str],
    extra: tuple[Path, ...],
    verified: bool,
    color: ColorChoice,
    stdin_filename: str,
    lang: str,
) -> None:
    """Check reports: files, folders, or - for standard input.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: wrong usage or an input that could not be read.
    """
    report = _run(paths, select, ignore, extra, output, verified, stdin_filename)
    if format_ == "json":
        from auditlint.reporters import json

        deliver(json.render(report, lang=lang, verified=verified), output, machine=True)
    else:
        from auditlint.reporters import text

        colored = wants_color(color, output)
        deliver(text.render(report, lang=lang, color=colored, width=width(output)), output, color=colored)
    context.exit(_exit_code(report, fail_on))


def _run(
    paths: tuple[Path, ...],
    select: list[str],
    ignore: list[str],
    extra: tuple[Path, ...],
    output: Path | None,
    verified: bool,
    stdin_filename: str,
) -> "Report":
    from auditlint.catalogue import load_catalogue
    from auditlint.readers import SUFFIXES
    from auditlint.run.inputs import Selection, find_inputs
    from auditlint.run.session import run
    from auditlint.run.task import Task, Work

    catalogue = load_catalogue(extra).select(select, ignore)
    inputs = list(find_inputs(paths, Selection(SUFFIXES), standard_input=lambda: Task(stdin_filename, data=sys.stdin.buffer.read())))
    keep_inputs(output, [item.path for item in inputs if isinstance(item, Task) and item.path is not None])
    return run(inputs, Work(catalogue, verified))


def _exit_code(report: "Report", fail_on: str) -> int:
    if any(document.status == "unreadable" for document in report.documents):
        return 2
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return int(any(report.count(severity) for severity in failing))
