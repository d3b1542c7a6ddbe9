"""What is passed over in folders."""

import subprocess
from pathlib import Path

import pytest

from auditlint.configuration.exclusion import exclusion, fits
from auditlint.configuration.settings import Settings


@pytest.mark.parametrize(
    ("path", "glob", "fitting"),
    [
        ("drafts/a.txt", "drafts/*", True),
        ("drafts/deep/a.txt", "drafts/*", True),
        ("x/build", "build", True),
        ("x/build", "build/", True),
        ("x/a.txt", "*.md", False),
        ("x/a.txt", "a.txt", True),
    ],
)
def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, glob: str, fitting: bool) -> None:
    monkeypatch.chdir(tmp_path)
    assert fits(Path(path), (glob,), Path()) is fitting


def test_globs_are_relative_to_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert fits(Path("a.txt"), ("sub/a.txt",), Path(".."))


def test_what_git_ignores_is_passed_over(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("*.log.txt\nout/\n")
    (tmp_path / "out").mkdir()
    for name in ("a.txt", "b.log.txt"):
        (tmp_path / name).write_text("")
    excluded = exclusion(Settings())
    assert [excluded(tmp_path / name) for name in ("a.txt", "b.log.txt", "out")] == [False, True, True]
    assert not exclusion(Settings(respect_gitignore=False))(tmp_path / "b.log.txt")
