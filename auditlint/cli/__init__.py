"""The command line: one module per command; each parses its options and calls the flow. Exit codes 0, 1 and 2 as in `command`."""

import click

from auditlint.cli.annotate import annotate
from auditlint.cli.baseline import baseline
from auditlint.cli.check import check
from auditlint.cli.explain import explain
from auditlint.cli.facts import facts
from auditlint.cli.init import init
from auditlint.cli.list import list_checks
from auditlint.cli.new import new
from auditlint.cli.schema import schema
from auditlint.cli.test import test
from auditlint.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="auditlint", message="%(prog)s %(version)s")
def main() -> None:
    """A linter for the numbers in evaluation reports: recomputes every printed sum, rate and formula, and shows what does not hold."""


for command in (check, annotate, baseline, list_checks, explain, facts, init, new, schema, test):
    main.add_command(command)
