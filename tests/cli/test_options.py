"""Each command offers the options that it heeds."""

import pytest
from click.testing import CliRunner

from auditlint.cli import main


@pytest.mark.parametrize("command", [["annotate"], ["baseline", "create"], ["baseline", "diff"]])
def test_only_check_has_a_bar_for_its_exit_code(command: list[str]) -> None:
    assert "--fail-on" not in CliRunner().invoke(main, [*command, "--help"]).output
    assert "--fail-on" in CliRunner().invoke(main, ["check", "--help"]).output
