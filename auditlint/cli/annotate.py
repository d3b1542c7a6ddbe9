"""``auditlint annotate``: a copy of a report with the findings written into it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import FILE, Command
from auditlint.cli.options import settings_options
from auditlint.cli.output import keep_inputs, write_whole
from auditlint.errors import AuditlintError

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings
    from auditlint.run.inputs import Input

_WORDS = {
    "en": {
        "one": "{file}: 1 note",
        "written": "{file}: {count} notes",
        "lost": "{count} at the beginning: the place of the finding cannot carry a note",
    },
    "zh": {
        "one": "{file}：1 条批注",
        "written": "{file}：{count} 条批注",
        "lost": "其中 {count} 条所在位置无法加批注，已置于文首",
    },
}


@click.command(cls=Command)
@click.argument("report", type=FILE)
@click.option("--output", "-o", type=FILE, metavar="COPY", required=True, help="Where to write the copy.")
@settings_options
@click.pass_context
def annotate(context: click.Context, report: Path, output: Path, settings: "Settings") -> None:
    """Write a copy of REPORT (.docx, .pdf, .xlsx) with a comment at every finding. The report itself is not touched.

    Exit code 0: written; 2: the report could not be read or not wholly, or cannot carry comments.
    """
    from auditlint.annotate.copy import annotated_copy
    from auditlint.annotate.notes import notes
    from auditlint.run.checking import Checking

    keep_inputs(output, [report])
    checking = Checking(settings)
    document = checking.run([_single(report, checking.inputs([report]))]).documents[0]
    if document.status == "unreadable":
        raise AuditlintError(document.reasons["en"], document.reasons["zh"])
    lang = settings.lang or "en"
    _expect_ending(output, document.format)
    written = list(notes(document.findings, lang))
    copy, lost = annotated_copy(document.path, report.read_bytes(), document.format, written, checking.options)
    write_whole(output, copy)
    click.echo(_WORDS[lang]["one" if len(written) == 1 else "written"].format(file=output.as_posix(), count=len(written)))
    if lost:
        click.echo(_WORDS[lang]["lost"].format(count=lost))
    if document.status == "partly-read":
        click.echo(f"{document.path}: {document.reasons[lang]}", err=True)
    context.exit(0 if document.status == "read" else 2)


def _expect_ending(copy: Path, kind: str) -> None:
    """Refuse a name that no program would open the copy by."""
    from auditlint.readers.formats import SUFFIXES

    endings = SUFFIXES.get(kind, ())
    if kind in ("docx", "pdf", "xlsx") and copy.suffix.lower() not in endings:
        named = " / ".join(endings)
        raise AuditlintError(f"{copy.as_posix()}: the copy must end in {named}", f"{copy.as_posix()}：副本的扩展名应为 {named}")


def _single(report: Path, inputs: "Sequence[Input]") -> "Input":
    """The one document that ``report`` is; a folder, a pattern and an archive are none that a copy could be made of."""
    from auditlint.report import DocumentReport

    if len(inputs) == 1 and (isinstance(inputs[0], DocumentReport) or (inputs[0].path == report and not inputs[0].member)):
        return inputs[0]
    raise AuditlintError(
        f"{report.as_posix()}: is not one report; name the file to annotate (unpack an archive first)",
        f"{report.as_posix()}：不是单个报告；请指定要批注的文件（压缩包请先解压）",
    )
