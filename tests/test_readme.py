"""The README stays true: its commands are those that run, its table and its example those of the catalogue."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditlint.catalogue.load import load_catalogue
from auditlint.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {
    "set up and check the sample reports": (
        "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/auditlint check fixtures/*/broken.txt"
    ),
    "set up and pass the tests": "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest",
}


@pytest.mark.parametrize("mark", COMMANDS)
def test_commands_are_those_that_ci_runs(mark: str) -> None:
    assert README.count(f"# {mark}\n{COMMANDS[mark]}\n```") == 1
    assert f"readme '{mark}'" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_family_of_the_catalogue_is_described() -> None:
    described = set(re.findall(r"^\| `([A-Z]{3,4})` ", README, re.MULTILINE))
    assert described == {check.family for check in load_catalogue().checks}


def test_the_example_of_a_check_is_a_real_one() -> None:
    name, example = re.search(r"`(checks/\S+\.yaml)`, shortened:\n\n```yaml\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    source = (ROOT / name).read_text(encoding="utf-8").splitlines()
    at = 0
    for line in example.splitlines():
        assert line in source[at:], line
        at = source.index(line, at) + 1


def test_the_output_shown_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    command, shown = re.search(r"bin/auditlint (check --lang en \S+)\n```\n\n```text\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(main, [*command.split(), "--no-cache", "--isolated"]).output
    first, *pieces = [piece.strip() for piece in ("\n" + shown).split("\n…\n")]
    assert printed.startswith(first)
    at = 0
    for piece in pieces:
        at = printed.index(piece, at) + len(piece)
