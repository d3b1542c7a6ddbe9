"""``--diff``: only the files that a change touched, only the findings that it brought."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditlint.cli import main
from tests.readers.word.package import p, packed, run

OLD = "全年受理案件5214件，调解成功5108件，调解成功率98.79%。\n"
NEW = "回访当事人500人，满意480人，满意率97%。\n"


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    Path("a.txt").write_text(OLD, "utf-8")
    Path("same.txt").write_text(OLD, "utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    return tmp_path


def findings(*arguments: str) -> dict[str, list[tuple[str, bool]]]:
    result = CliRunner().invoke(main, ["check", "--format", "json", "--no-cache", "--fail-on", "never", *arguments])
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    found: dict[str, list[tuple[str, bool]]] = {document["path"]: [] for document in report["documents"]}
    for finding in report["findings"]:
        found[finding["path"]].append((finding["stated"], finding["suppressed"] is None))
    return found


def test_a_new_sentence_counts_an_old_one_does_not() -> None:
    Path("a.txt").write_text(OLD + "\n" + NEW, "utf-8")
    assert findings("--diff", "HEAD", ".") == {"a.txt": [("98.79%", False), ("97%", True)]}


def test_a_changed_number_counts() -> None:
    Path("a.txt").write_text(OLD.replace("98.79", "98.78"), "utf-8")
    assert findings("--diff", "main", ".") == {"a.txt": [("98.78%", True)]}


def test_new_and_renamed_files() -> None:
    git("mv", "a.txt", "renamed.txt")
    Path("new.txt").write_text(NEW, "utf-8")
    assert findings("--diff", "HEAD", ".") == {"new.txt": [("97%", True)], "renamed.txt": [("98.79%", False)]}


def test_changes_on_the_other_branch_do_not_count() -> None:
    git("checkout", "-qb", "work")
    git("checkout", "-q", "main")
    Path("same.txt").write_text(NEW, "utf-8")
    git("commit", "-qam", "elsewhere")
    git("checkout", "-q", "work")
    assert findings("--diff", "main", ".") == {}


@pytest.mark.parametrize(
    ("reference", "message"), [("gone", "git has no such commit here"), ("HEAD~5", "a shallow clone needs 'git fetch --unshallow'")]
)
def test_a_reference_that_is_not_here_is_an_error(reference: str, message: str) -> None:
    result = CliRunner().invoke(main, ["check", "--lang", "en", "--diff", reference, "."])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_shallow_clone_without_the_reference_is_no_silent_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("commit", "-q", "--allow-empty", "-m", "second")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert CliRunner().invoke(main, ["check", "--diff", "HEAD~1", "."]).exit_code == 2


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    monkeypatch.chdir(outside)
    result = CliRunner().invoke(main, ["check", "--lang", "en", "--diff", "HEAD", "."])
    assert (result.exit_code, result.stderr) == (2, "--diff HEAD: . is in no git repository\n")


def test_word_files_are_compared_by_what_they_say() -> None:
    Path("report.docx").write_bytes(packed(p(run(OLD.strip()))))
    git("add", "report.docx")
    git("commit", "-qm", "report")
    Path("report.docx").write_bytes(packed(p(run(OLD.strip())) + p(run(NEW.strip()))))
    assert findings("--diff", "HEAD", ".") == {"report.docx": [("98.79%", False), ("97%", True)]}


def test_a_report_outside_the_repository_is_no_silent_pass(tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "b.txt"
    outside.write_text("全年受理案件500件，办结案件490件，办结率78%。\n", "utf-8")
    assert list(findings(str(outside), "--diff", "HEAD")) == [outside.as_posix()]
