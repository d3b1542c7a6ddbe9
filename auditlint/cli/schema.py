"""``auditlint schema``: the JSON Schema of check files."""

from pathlib import Path

import click

from auditlint.cli.command import FILE, Command, lang_option
from auditlint.cli.output import deliver


@click.command(cls=Command)
@click.option("--output", "-o", type=FILE, metavar="FILE", help="Write it to FILE.")
@lang_option
def schema(output: Path | None, lang: str) -> None:
    """Print the JSON Schema of check files, for editors that complete and check YAML."""
    import json

    from auditlint.catalogue.schema import schema as made

    deliver(json.dumps(made(), ensure_ascii=False, indent=1) + "\n", output, machine=True)
