"""``auditlint baseline``: what was found before and does not count, kept in a file that a review can follow."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import FILE, Command
from auditlint.cli.options import settings_options
from auditlint.cli.output import deliver, write_whole

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings
    from auditlint.report import Finding, Report
    from auditlint.suppression.baseline import Entry

DEFAULT = Path("auditlint-baseline.json")
_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=FILE)
_WORDS = {
    "en": {
        "written": "{file}: {count} findings",
        "exists": "{file}: exists; 'baseline update' keeps its reasons, 'baseline create --force' starts anew",
        "updated": "{file}: {count} findings, {added} added, {removed} removed",
        "unread": "{path}: not wholly read, so the baseline is left as it is: {reason}",
        "new": "+ {path} {code} {message}",
        "gone": "- {path} {code} {message}",
        "same": "no difference",
        "question": "[k]eep, to be mended later; [n]ot an error, with a reason; [s]kip; [q]uit",
        "reason": "Why is it no error?",
        "audited": "{file}: {count} findings looked at, {left} left",
        "who": "({} of {})",
    },
    "zh": {
        "written": "{file}：{count}项问题",
        "exists": "{file}：已存在；baseline update 保留其理由，baseline create --force 重新生成",
        "updated": "{file}：{count}项问题，新增{added}项，移除{removed}项",
        "unread": "{path}：未能完整读取，基线保持不变：{reason}",
        "new": "+ {path} {code} {message}",
        "gone": "- {path} {code} {message}",
        "same": "没有差异",
        "question": "[k] 留待更正；[n] 不是错误（说明理由）；[s] 跳过；[q] 结束",
        "reason": "为什么不是错误？",
        "audited": "{file}：已查看{count}项，还剩{left}项",
        "who": "（{}/{}）",
    },
}


@click.group()
def baseline() -> None:
    """Keep the findings that are there already in a file, so that only new ones count."""


@baseline.command(cls=Command)
@_PATHS
@click.option("--force", is_flag=True, help="Write over a baseline that exists.")
@settings_options
@click.pass_context
def create(context: click.Context, paths: tuple[Path, ...], force: bool, settings: "Settings") -> None:
    """Write the findings of now into a new baseline."""
    from auditlint.suppression.baseline import baseline_text, entry_of

    file, words = settings.baseline or DEFAULT, _WORDS[settings.lang or "en"]
    if file.exists() and not force:
        click.echo(words["exists"].format(file=file.as_posix()), err=True)
        context.exit(2)
    report = _checked(context, paths, settings, words)
    entries = [entry_of(finding, file.parent) for finding in _counting(report)]
    write_whole(file, baseline_text(entries).encode())
    deliver(words["written"].format(file=file.as_posix(), count=len(set(entries))) + "\n", None)


@baseline.command(cls=Command)
@_PATHS
@settings_options
@click.pass_context
def update(context: click.Context, paths: tuple[Path, ...], settings: "Settings") -> None:
    """Bring the baseline up to date: drop what is gone, add what is new, keep the reasons given."""
    from auditlint.suppression.baseline import baseline_text

    file, words = settings.baseline or DEFAULT, _WORDS[settings.lang or "en"]
    old, new, elsewhere = _compared(context, paths, settings, words)
    added, removed = {e.key for e in new} - {e.key for e in old}, {e.key for e in old} - {e.key for e in new}
    kept = {e.key: e for e in old}
    entries = [replace(e, reason=kept[e.key].reason) if e.key in kept else e for e in new]
    write_whole(file, baseline_text([*entries, *elsewhere]).encode())
    count = len(entries) + len(elsewhere)
    deliver(words["updated"].format(file=file.as_posix(), count=count, added=len(added), removed=len(removed)) + "\n", None)


@baseline.command(cls=Command)
@_PATHS
@settings_options
@click.pass_context
def diff(context: click.Context, paths: tuple[Path, ...], settings: "Settings") -> None:
    """Show what differs between the baseline and the findings of now. Exit code 1 if anything is new."""
    words = _WORDS[settings.lang or "en"]
    old, new, _ = _compared(context, paths, settings, words)
    before, now = {e.key for e in old}, {e.key for e in new}
    lines = [words["new"].format(path=e.path, code=e.code, message=e.message) for e in new if e.key not in before]
    lines += [words["gone"].format(path=e.path, code=e.code, message=e.message) for e in old if e.key not in now]
    deliver("\n".join(lines or [words["same"]]) + "\n", None)
    context.exit(int(bool(now - before)))


@baseline.command(cls=Command)
@_PATHS
@settings_options
@click.pass_context
def audit(context: click.Context, paths: tuple[Path, ...], settings: "Settings") -> None:
    """Go through the findings of the baseline one by one: keep, or say why it is no error. What is answered is saved at once."""
    from auditlint.reporters.text import render_finding
    from auditlint.reporters.view import View
    from auditlint.suppression.baseline import baseline_text, entry_of, read_baseline

    file, words = settings.baseline or DEFAULT, _WORDS[settings.lang or "en"]
    entries = {e.key: e for e in read_baseline(file)}
    report = _checked(context, paths, replace(settings, baseline=None), words)
    waiting = [f for f in report.findings if (e := entries.get(entry_of(f, file.parent).key)) is not None and not e.reason]
    done = 0
    for number, finding in enumerate(waiting, 1):
        click.echo(render_finding(finding, View(lang=settings.lang or "en")))
        click.echo(words["who"].format(number, len(waiting)))
        answer = click.prompt(words["question"], type=click.Choice(["k", "n", "s", "q"]), show_choices=False)
        if answer == "q":
            break
        done += 1
        if answer == "n":
            key = entry_of(finding, file.parent).key
            entries[key] = replace(entries[key], reason=click.prompt(words["reason"]))
            write_whole(file, baseline_text(entries.values()).encode())
    deliver(words["audited"].format(file=file.as_posix(), count=done, left=len(waiting) - done) + "\n", None)


def _checked(context: click.Context, paths: tuple[Path, ...], settings: "Settings", words: dict[str, str]) -> "Report":
    """The report without baseline; a document that was not wholly read ends the command, since its findings are not known."""
    from auditlint.run.checking import Checking

    checking = Checking(replace(settings, baseline=None))
    report = checking.run(checking.inputs(paths or (Path(),)))
    unread = [d for d in report.documents if d.status == "unreadable"]
    for document in unread:
        click.echo(words["unread"].format(path=document.path, reason=document.reasons.get(settings.lang or "en", "")), err=True)
    if unread:
        context.exit(2)
    return report


def _counting(report: "Report") -> Iterable["Finding"]:
    return (f for f in report.findings if f.suppressed is None and not f.code.startswith("META"))


def _compared(
    context: click.Context, paths: tuple[Path, ...], settings: "Settings", words: dict[str, str]
) -> tuple[list["Entry"], list["Entry"], list["Entry"]]:
    """The entries of the baseline for the documents checked, those of now, and those of other documents that still exist."""
    from auditlint.suppression.baseline import entry_of, read_baseline, relative

    file = settings.baseline or DEFAULT
    known = read_baseline(file)
    report = _checked(context, paths, settings, words)
    checked = {relative(document.path, file.parent) for document in report.documents}
    old = [e for e in known if e.path in checked or not _exists(file.parent / e.path)]
    new = sorted({entry_of(finding, file.parent) for finding in _counting(report)})
    return old, new, [e for e in known if e not in old]


def _exists(path: Path) -> bool:
    """Whether a document is still there; a member of an archive is there with its archive."""
    return any(place.is_file() for place in (path, *path.parents))
