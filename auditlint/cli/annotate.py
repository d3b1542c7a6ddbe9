"""``auditlint annotate``: a copy of a report with the findings written into it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import Command
from auditlint.cli.options import settings_options
from auditlint.cli.output import keep_inputs, write_whole
from auditlint.errors import AuditlintError

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings

_WORDS = {
    "en": {"written": "{file}: {count} notes", "lost": "{count} of them stand at the beginning: their place cannot carry a note"},
    "zh": {"written": "{file}：{count} 条批注", "lost": "其中 {count} 条所在位置无法加批注，已置于文首"},
}


@click.command(cls=Command)
@click.argument("report", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="COPY", required=True, help="Where to write the copy.")
@settings_options
@click.pass_context
def annotate(context: click.Context, report: Path, output: Path, settings: "Settings") -> None:
    """Write a copy of REPORT (.docx, .pdf, .xlsx) with a comment at every finding. The report itself is not touched.

    Exit code 0: written; 2: the report could not be read or cannot carry comments.
    """
    from auditlint.annotate.copy import annotated_copy
    from auditlint.annotate.notes import notes
    from auditlint.run.checking import Checking

    keep_inputs(output, [report])
    checking = Checking(settings)
    (document,) = checking.run(checking.inputs([report])).documents or (None,)
    if document is None or document.status == "unreadable":
        reason = document.reasons if document is not None else {"en": f"{report}: nothing to read", "zh": f"{report}：没有可读内容"}
        raise AuditlintError(reason["en"], reason["zh"])
    lang = settings.lang or "en"
    written = list(notes(document.findings, lang))
    copy, lost = annotated_copy(document.path, report.read_bytes(), document.format, written, checking.options)
    write_whole(output, copy)
    click.echo(_WORDS[lang]["written"].format(file=output.as_posix(), count=len(written)))
    if lost:
        click.echo(_WORDS[lang]["lost"].format(count=lost))
    context.exit(0)
