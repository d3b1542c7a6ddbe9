"""``auditlint list``: the catalogue as a table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditlint.cli.command import Command, checks_option, lang_option
from auditlint.cli.output import deliver
from auditlint.cli.tables import table

if TYPE_CHECKING:
    from auditlint.catalogue import Catalogue

_HEADERS = {"en": ("code", "name", "severity", "relation", "title"), "zh": ("代码", "名称", "严重程度", "关系", "标题")}


@click.command("list", cls=Command)
@click.option("--family", metavar="FAMILY", help="Only one family: TAB, EXP, ...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list.")
@checks_option
@lang_option
def list_checks(family: str | None, format_: str, extra: tuple[Path, ...], lang: str) -> None:
    """List the checks."""
    from auditlint.catalogue import load_catalogue

    catalogue = load_catalogue(extra, lazy=True)
    if family:
        catalogue = catalogue.family(family)
    if format_ == "json":
        deliver(_json(catalogue, lang), None, machine=True)
        return
    rows = [(check.code, check.name, check.severity, check.relation, check.title[lang]) for check in catalogue]
    deliver(table(rows, _HEADERS[lang]), None)


def _json(catalogue: "Catalogue", lang: str) -> str:
    import json

    checks = [
        {"code": c.code, "name": c.name, "family": c.family, "severity": c.severity, "relation": c.relation, "title": c.title[lang]}
        for c in catalogue
    ]
    return json.dumps(checks, ensure_ascii=False, indent=1) + "\n"
