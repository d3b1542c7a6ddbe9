"""``auditlint test``: do the checks keep the promises of their examples?"""

from pathlib import Path

import click

from auditlint.cli.command import FILE, Command, lang_option
from auditlint.cli.output import deliver


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=FILE)
@lang_option
@click.pass_context
def test(context: click.Context, paths: tuple[Path, ...], lang: str) -> None:
    """Run the examples of check files (auditlint's own, or those given) and look for weaknesses in the files.

    Exit code 0: all pass; 1: something fails; 2: a file that cannot be used.
    """
    from auditlint.catalogue import load_checks
    from auditlint.catalogue.lint import lint
    from auditlint.catalogue.load import packaged_folder

    catalogue = load_checks(paths or [packaged_folder()])

    from auditlint.cli.trial import try_check
    from auditlint.pipeline import check_data

    complaints = lint(catalogue, whole=not paths)
    complaints += [complaint for check in catalogue for complaint in try_check(check, check_data)]
    lines = []
    for complaint in complaints:
        place = f"{complaint.path}:{complaint.line}" if complaint.line else complaint.path
        lines.append(": ".join(filter(None, (place, complaint.code, complaint.messages[lang]))))
    examples = sum(len(check.examples) for check in catalogue)
    summary = {
        "en": f"checks: {len(catalogue)}, examples: {examples}, failures: {len(complaints)}",
        "zh": f"{len(catalogue)}项检查，{examples}个示例，{len(complaints)}处失败",
    }
    deliver("\n".join([*lines, summary[lang]]) + "\n", None)
    context.exit(int(bool(complaints)))
