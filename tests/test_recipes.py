"""From a folder of Word reports to a failing hook, a reviewed baseline and a passing hook, by what the README says, with the real pre-commit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rendering import render

from auditlint.readers import read_path

FIXTURES = Path(__file__).parent.parent / "fixtures"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / ".pre-commit-cache"))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    run("git", "init", "-q", "-b", "main")
    for path in FIXTURES.glob("*/broken.txt"):
        Path(f"{path.parent.name}.docx").write_bytes(render(read_path(path), "docx"))
    return tmp_path


def run(*command: str, code: int = 0) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def hook(code: int) -> str:
    run("git", "add", "-A", "--", ":!.pre-commit-cache", ":!.cache")
    return run("pre-commit", "run", "--all-files", code=code)


def test_from_nothing_to_a_passing_hook(repository: Path) -> None:
    run("auditlint", "init", "--ci", "pre-commit", "--lang", "en")
    assert "misfooted-column" in hook(1)
    assert run("auditlint", "baseline", "create", "--lang", "en").endswith("findings\n")
    settings = repository / "auditlint.toml"
    settings.write_text(settings.read_text("utf-8") + 'baseline = "auditlint-baseline.json"\n', "utf-8")
    hook(0)
    report = repository / "training_evaluation.docx"
    text = (FIXTURES / "training_evaluation" / "broken.txt").read_text("utf-8").replace("20530", "20532")
    (repository / "changed.txt").write_text(text, "utf-8")
    report.write_bytes(render(read_path(repository / "changed.txt"), "docx"))
    (repository / "changed.txt").unlink()
    assert "20532" in hook(1)


def test_a_hook_passes_over_what_is_no_report(repository: Path) -> None:
    for path in repository.glob("*.docx"):
        path.unlink()
    Path("program.py").write_text("x = 1\n")
    run("auditlint", "init", "--ci", "pre-commit")
    assert "no files to check" in hook(0)
