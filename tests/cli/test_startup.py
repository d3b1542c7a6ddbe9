"""Listing and helping must not load what only checking needs."""

import subprocess
import sys

import pytest

HEAVY = ("pandas", "pandera", "numpy", "auditlint.readers", "auditlint.relations.frames", "auditlint.document")
PROGRAM = """
import sys
from auditlint.cli import main
main(sys.argv[1:], standalone_mode=False)
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["check", "--help"], ["explain", "TAB001"], ["--version"]])
def test_light_commands_stay_light(arguments: list[str]) -> None:
    heavy = HEAVY if arguments[0] != "explain" else HEAVY[:5]
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(heavy=heavy), *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout


def test_module_runs() -> None:
    done = subprocess.run([sys.executable, "-m", "auditlint", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("auditlint ")
