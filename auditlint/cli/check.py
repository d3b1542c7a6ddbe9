"""``auditlint check``: the main job."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import FILE, Command
from auditlint.cli.options import fail_on_option, settings_options
from auditlint.cli.output import ColorChoice, deliver, keep_inputs, output_name, wants_color, width
from auditlint.printable import printable
from auditlint.severity import SEVERITIES

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings
    from auditlint.report import Report
    from auditlint.reporters.formats import Format
    from auditlint.reporters.view import View
    from auditlint.run.task import Task


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=FILE)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Form of the report (repeatable), in FILE if one is named: text, concise, statistics, json, jsonl, sarif, junit, github, gitlab, markdown, html, csv, workingpaper.  [default: text]",
)
@click.option("--output", "-o", type=FILE, metavar="FILE", help="Write the report to FILE.")
@click.option("--verified", is_flag=True, help="Also report every relation that was judged.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Coloured text.")
@click.option("--stdin-filename", default="-", metavar="NAME", help="Name of the report read from standard input.")
@click.option("--diff", "since", default="", metavar="REF", help="Only what the change since git's REF brought.")
@click.option("--statistics", is_flag=True, help="Print how often each check found something, instead of the findings.")
@click.option(
    "--sample", default=0, metavar="N", type=click.IntRange(0), help="Show N verified relations in the working paper, drawn at random."
)
@click.option("--seed", default=0, metavar="N", help="What --sample draws by: the same seed draws the same.")
@click.option("--by-amount", is_flag=True, help="--sample draws large values more often.")
@click.option("--timing", "timed", is_flag=True, help="Print to standard error how long readers, relations and checks took.")
@click.option("--show-settings", is_flag=True, help="Print the settings of the run and end.")
@click.option("--show-files", is_flag=True, help="Print the files that would be checked and end.")
@settings_options
@fail_on_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    output: Path | None,
    verified: bool,
    color: ColorChoice,
    stdin_filename: str,
    since: str,
    statistics: bool,
    timed: bool,
    sample: int,
    seed: int,
    by_amount: bool,
    show_settings: bool,
    show_files: bool,
    settings: "Settings",
) -> None:
    """Check reports: files, folders, patterns, archives, or - for standard input (by default the working directory).

    A file that is named is read whatever its ending, and an archive only if it is named; folders are searched for the endings of reports. Settings stand in auditlint.toml or
    in [tool.auditlint] of pyproject.toml.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: wrong usage or an input that could not be read or not wholly.
    """
    if show_settings:
        from auditlint.cli.shown_settings import shown_settings

        deliver(shown_settings(settings), None)
        return
    from auditlint import timing
    from auditlint.cli.output import chosen_formats
    from auditlint.cli.progress import progress, timings
    from auditlint.run.checking import Checking
    from auditlint.run.task import Task

    if timed:
        settings = replace(settings, cache=False)
        timing.enable()
    outputs = chosen_formats(formats or (("statistics",) if statistics else settings.format), output)
    checking = Checking(settings, relations=verified, formats=[format_ for format_, _ in outputs])
    inputs = checking.inputs(paths or (Path(),), lambda: _standard_input(stdin_filename))
    if show_files:
        deliver("".join(f"{output_name(item)}\n" for item in inputs), None)
        return
    for _, file in outputs:
        keep_inputs(file, [item.path for item in inputs if isinstance(item, Task) and item.path is not None])
    with progress(len(inputs)) as done:
        report = checking.run(inputs, since=since, done=done)
    if timed:
        click.echo(timings(timing.taken()), err=True)
    for format_, file in outputs:
        _write(report, format_, file, color, replace(checking.view(verified), sample=sample, seed=seed, by_amount=by_amount))
    if all(format_.findings for format_, _ in outputs):
        _tell_unread(report, settings.lang or "en")
    context.exit(exit_code(report, settings.fail_on))


def _standard_input(name: str) -> "Task":
    from auditlint.run.task import Task

    return Task(printable(name) or "-", data=sys.stdin.buffer.read() if sys.stdin is not None else b"")


def _tell_unread(report: "Report", lang: str) -> None:
    """Say on standard error why documents were not read, where no output does."""
    for document in report.documents:
        if document.status != "read":
            click.echo(
                document.reasons.get(lang, "") if document.status == "unreadable" else f"{document.path}: {document.reasons[lang]}",
                err=True,
            )


def _write(report: "Report", format_: "Format", file: Path | None, color: ColorChoice, view: "View") -> None:
    colored = format_.people and wants_color(color, file)
    content = format_.render(report, replace(view, color=colored, width=width(file)))
    deliver(content, file, color=colored, machine=not format_.people)


def exit_code(report: "Report", fail_on: str) -> int:
    """2 if a document was not wholly read, 1 if a finding that counts is at or above ``fail_on``, else 0."""
    if any(document.status != "read" for document in report.documents):
        return 2
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return int(any(report.count(severity) for severity in failing))
