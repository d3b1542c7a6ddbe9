"""``auditlint check``: inputs, exit codes, where the report goes; the flow itself is stubbed."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import auditlint.pipeline
from auditlint.catalogue import Catalogue, load_catalogue
from auditlint.cli import main
from auditlint.document import Place
from auditlint.errors import CatalogueError
from auditlint.report import Coverage, DocumentReport, Finding, Mark, Severity
from auditlint.reporters.formats import FORMATS

Run = Callable[..., Result]
SCHEMA_KEYS = {"schema", "version", "documents", "findings", "summary"}


def finding(path: str, severity: Severity) -> Finding:
    mark = Mark("stated", "8件", Place(line=1, column=3), "8", "件", "合计8件", 2)
    messages = {"en": "8 is printed, 7 is right", "zh": "印为8，应为7"}
    return Finding("TAB001", "misfooted-column", severity, "certain", path, messages, (mark,), "f" * 16, "3+4=8", "8件", "7")


class Pipeline:
    """Stands in for the flow: a file's content names the severity of its one finding, ``clean``, ``unreadable`` or ``crash``."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.codes: list[str] = []

    def check_data(self, name: str, data: bytes, catalogue: Catalogue, **_: object) -> DocumentReport:
        self.calls.append(name)
        self.codes = [check.code for check in catalogue]
        word = data.decode().strip()
        digest = hashlib.sha256(data).hexdigest()
        if word == "crash":
            raise ZeroDivisionError("broken")
        if word == "unreadable":
            return DocumentReport(name, "unknown", digest, "unreadable", {"en": "cannot be read", "zh": "读不了"})
        found = () if word == "clean" else (finding(name, word),)  # type: ignore[arg-type]
        return DocumentReport(name, "text", digest, "read", {}, Coverage(3, 2, 1), found)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pipeline:
    stub = Pipeline()
    monkeypatch.setattr(auditlint.pipeline, "check_data", stub.check_data)
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("error", "warning", "info", "clean", "unreadable", "crash"):
        Path(f"{name}.txt").write_text(name, "utf-8")
    return stub


@pytest.fixture
def run(pipeline: Pipeline) -> Run:
    def invoke(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(main, ["check", *arguments], **options)  # type: ignore[arg-type]

    return invoke


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        ("clean", "error", 0),
        ("clean", "info", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("error", "warning", 1),
        ("error", "error", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
        ("unreadable", "never", 2),
        ("error unreadable clean", "error", 2),
        ("error missing", "error", 2),
    ],
)
def test_exit_code(run: Run, files: str, fail_on: str, code: int) -> None:
    assert run(*(f"{name}.txt" for name in files.split()), "--fail-on", fail_on).exit_code == code


def test_the_default_is_to_fail_on_errors(run: Run) -> None:
    assert (run("warning.txt").exit_code, run("error.txt").exit_code) == (0, 1)


def test_unreadable_and_missing_inputs_do_not_hide_the_others(run: Run) -> None:
    result = run("unreadable.txt", "missing.txt", "error.txt", "--format", "json")
    report = json.loads(result.stdout)
    assert [(d["path"], d["status"]) for d in report["documents"]] == [
        ("unreadable.txt", "unreadable"),
        ("missing.txt", "unreadable"),
        ("error.txt", "read"),
    ]
    assert report["documents"][1]["reason"] == "missing.txt: no such file or folder; check the path"
    assert [f["path"] for f in report["findings"]] == ["error.txt"]
    assert result.stderr == ""


def test_a_crash_costs_one_document_only(run: Run) -> None:
    result = run("crash.txt", "error.txt", "--format", "json", "--lang", "zh")
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [d["status"] for d in report["documents"]] == ["unreadable", "read"]
    assert report["documents"][0]["reason"] == "crash.txt：未检查：auditlint内部错误"
    assert "ZeroDivisionError: broken" in result.stderr


def test_json_has_the_contract_keys_in_either_language(run: Run) -> None:
    for lang, message in (("en", "8 is printed, 7 is right"), ("zh", "印为8，应为7")):
        report = json.loads(run("error.txt", "--format", "json", "--lang", lang).stdout)
        assert set(report) == SCHEMA_KEYS
        assert report["findings"][0]["message"] == message
    assert "relations" in json.loads(run("error.txt", "--format", "json", "--verified").stdout)


@pytest.mark.parametrize(
    ("environment", "zh"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en"}, True),
        ({}, False),
    ],
)
def test_language_follows_the_locale(run: Run, environment: dict[str, str], zh: bool) -> None:
    assert ("印为8，应为7" in run("error.txt", env=environment).stdout) is zh


def test_folders_are_walked_in_order(run: Run, pipeline: Pipeline) -> None:
    for name in ("b/2.TXT", "b/1.md", "b/10.markdown", "b/skip.exe", "b/.hidden.txt", "b/.git/x.txt", "b/~$lock.txt", "b/a/z.txt"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("clean", "utf-8")
    assert run("clean.txt", "b", "./clean.txt", "b/1.md").exit_code == 0
    assert pipeline.calls == ["clean.txt", "b/1.md", "b/10.markdown", "b/2.TXT", "b/a/z.txt"]


def test_a_named_file_is_read_whatever_its_ending(run: Run, pipeline: Pipeline) -> None:
    Path("report.dump").write_text("clean", "utf-8")
    run("report.dump")
    assert pipeline.calls == ["report.dump"]


def test_a_folder_without_reports_is_no_silent_pass(run: Run) -> None:
    Path("empty").mkdir()
    result = run("empty", "--lang", "zh")
    assert result.exit_code == 2
    assert "文件夹中没有可读取的报告" in re.sub(r"\s", "", result.stdout)


def test_standard_input(run: Run, pipeline: Pipeline) -> None:
    assert run("-", "--stdin-filename", "年报.txt", input="error").exit_code == 1
    assert pipeline.calls == ["年报.txt"]


def test_output_file(run: Run) -> None:
    result = run("error.txt", "--output", "report.out", "--lang", "zh")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "印为8，应为7" in Path("report.out").read_text("utf-8")
    assert Path("report.out").read_text("utf-8") == run("error.txt", "--lang", "zh").stdout


def test_output_does_not_overwrite_an_input(run: Run) -> None:
    result = run("error.txt", "clean.txt", "--output", "./clean.txt", "--lang", "en")
    assert (result.exit_code, result.stderr) == (2, "clean.txt: is one of the inputs; choose another --output\n")
    assert Path("clean.txt").read_text("utf-8") == "clean"


def test_output_that_cannot_be_written(run: Run) -> None:
    result = run("clean.txt", "--output", "no/such/folder.txt", "--lang", "zh")
    assert (result.exit_code, result.stderr) == (2, "no/such/folder.txt：无法写入：No such file or directory\n")


def test_color(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("error.txt").stdout
    assert "\x1b[" in run("error.txt", "--color", "always").stdout
    assert "\x1b[" not in run("error.txt", "--color", "never").stdout


def test_select_and_ignore(run: Run, pipeline: Pipeline) -> None:
    run("clean.txt", "--select", "tab,wrong-result", "--ignore", "TAB001", "--ignore", "misfooted-row, TAB005")
    every = [check.code for check in load_catalogue() if check.family == "TAB" or check.name == "wrong-result"]
    assert pipeline.codes == [code for code in every if code not in ("TAB001", "TAB003", "TAB005")]


def test_unknown_selection(run: Run, pipeline: Pipeline) -> None:
    result = run("clean.txt", "--select", "misfoted-column", "--lang", "zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "没有检查项与“misfoted-column”相符；是不是“misfooted-column”？\n"
    assert pipeline.calls == []


def test_broken_extra_checks(run: Run) -> None:
    Path("mine.yaml").write_text("code: [", "utf-8")
    result = run("clean.txt", "--checks", "mine.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("mine.yaml:2:1: not valid YAML")


@pytest.mark.parametrize("arguments", [["clean.txt", "--format", "pdf"], ["clean.txt", "--fail-on", "doom"], ["--nonsense"]])
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_without_paths_the_working_directory_is_checked(run: Run, pipeline: Pipeline) -> None:
    assert run().exit_code == 2
    assert sorted(pipeline.calls) == ["clean.txt", "crash.txt", "error.txt", "info.txt", "unreadable.txt", "warning.txt"]


def test_an_internal_error_is_not_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_options: object) -> Catalogue:
        raise KeyError("gone")

    monkeypatch.setattr("auditlint.run.checking.load_catalogue", broken)
    result = run("clean.txt", "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("KeyError: 'gone'\nauditlint failed: this is a bug of auditlint, not of your report\n")


def test_a_catalogue_error_has_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_options: object) -> Catalogue:
        raise CatalogueError("bad", "坏")

    monkeypatch.setattr("auditlint.run.checking.load_catalogue", broken)
    assert run("clean.txt", "--lang", "zh").stderr == "坏\n"


def test_a_missing_library_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_options: object) -> Catalogue:
        raise ModuleNotFoundError("No module named 'pandera'", name="pandera")

    monkeypatch.setattr("auditlint.run.checking.load_catalogue", broken)
    result = run("clean.txt", "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "auditlint is not fully installed in this Python: pandera is missing; installing auditlint with pip brings it along\n"
    )
    assert "缺少pandera" in run("clean.txt", "--lang", "zh").stderr


def test_help_names_every_format(run: Run) -> None:
    shown = " ".join(run("--help").stdout.split())
    for name in FORMATS:
        assert re.search(rf"\b{name}\b", shown), name


def test_a_file_that_may_not_be_read_does_not_end_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "clean.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(Path, "read_bytes", refused)
    result = run("clean.txt", "error.txt", "--format", "concise", "--no-cache")
    assert result.exit_code == 2
    assert result.output.splitlines() == [
        "clean.txt: not read: clean.txt: Permission denied; check the path and its permissions",
        "error.txt:1:3: error TAB001 8 is printed, 7 is right",
        "2 documents, 1 not read, 1 error",
    ]


@pytest.mark.parametrize("format_", ["csv", "gitlab", "statistics"])
def test_what_was_not_read_is_told_where_the_format_has_no_room_for_it(run: Run, format_: str) -> None:
    result = run("unreadable.txt", "nowhere.txt", "--format", format_)
    assert (result.exit_code, result.stderr) == (2, "cannot be read\nnowhere.txt: no such file or folder; check the path\n")
    assert run("unreadable.txt", "--format", f"{format_}=out", "--format", "concise").stderr == ""


def test_a_place_that_cannot_be_written_is_told_before_the_work(run: Run, pipeline: Pipeline) -> None:
    Path("folder").mkdir()
    for named, reason in (("no/x.json", "No such file or directory"), ("folder", "Is a directory")):
        result = run("clean.txt", "--format", f"json={named}", "--no-cache")
        assert (result.exit_code, result.stderr) == (2, f"{named}: cannot be written: {reason}\n")
    assert pipeline.calls == []


def test_a_format_with_an_empty_file_name(run: Run) -> None:
    result = run("clean.txt", "--format", "json=")
    assert (result.exit_code, result.stderr) == (2, "'json=' names no file: --format json=FILE\n")


def test_an_empty_path_is_not_the_working_directory(run: Run, pipeline: Pipeline) -> None:
    result = run("")
    assert result.exit_code == 2
    assert "an empty path" in result.stderr
    assert pipeline.calls == []


def test_a_file_that_the_system_refuses_is_no_bug(run: Run) -> None:
    result = run("clean.txt", "--checks", "x" * 300 + ".yaml")
    assert (result.exit_code, result.stderr) == (2, f"{'x' * 300}.yaml: File name too long\n")


def test_without_a_working_directory(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    result = run(str(tmp_path / "clean.txt"), "--lang", "en")
    monkeypatch.chdir(tmp_path)
    assert (result.exit_code, result.stderr) == (2, "the working directory no longer exists; change to another\n")


def test_a_report_that_is_not_read_has_no_unused_suppressions(run: Run) -> None:
    Path("unreadable.txt.audit.yaml").write_text("suppressions:\n- {code: TAB001, printed: '8', reason: x}\n", "utf-8")
    assert run("unreadable.txt", "--format", "concise").output.splitlines()[1:] == ["1 document, 1 not read"]


def test_standard_input_without_a_name_or_without_content(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("-", "--stdin-filename", "", "--format", "concise", input=b"error").output.startswith("-:1:3: error TAB001")


def test_standard_output_that_takes_nothing_is_no_bug() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("the system has no device that is full")
    for arguments in (["list"], ["list", "--format", "json"]):
        with full.open("wb") as out:
            done = subprocess.run([sys.executable, "-m", "auditlint", *arguments, "--lang", "en"], stdout=out, stderr=subprocess.PIPE)
        assert done.returncode == 2
        assert done.stderr.decode().splitlines()[0] == "standard output: cannot be written: No space left on device"
