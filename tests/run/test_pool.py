"""Worker processes: order, and what a crash, a hang, a runaway and a bug in one document cost."""

import os
import time
from pathlib import Path

import pytest

import auditlint.pipeline
from auditlint.catalogue import Catalogue, load_catalogue
from auditlint.readers.options import Limits, ReadOptions
from auditlint.report import DocumentReport
from auditlint.run.session import run
from auditlint.run.task import Task, Work

MEBIBYTE = 1024 * 1024


def behave(name: str, data: bytes, _catalogue: Catalogue, **_: object) -> DocumentReport:
    """Stands in for the flow: the content says what happens."""
    match data.decode().split():
        case ["crash"]:
            os._exit(11)
        case ["hang"]:
            time.sleep(600)
        case ["grow"]:
            hoard = [bytes(MEBIBYTE) for _ in range(4096)]
            return DocumentReport(name, f"grown to {len(hoard)}", "", "read")
        case ["bug"]:
            raise ZeroDivisionError("broken")
        case ["sleep", seconds]:
            time.sleep(float(seconds))
    return DocumentReport(name, f"process {os.getpid()}", "", "read")


@pytest.fixture(autouse=True)
def flow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditlint.pipeline, "check_data", behave)


def tasks(*words: str) -> list[Task]:
    return [Task(f"{i}.txt", data=word.encode()) for i, word in enumerate(words)]


def work(**limits: float) -> Work:
    return Work(load_catalogue().select(), options=ReadOptions(Limits(**limits)))  # type: ignore[arg-type]


def test_reports_come_in_the_order_of_the_inputs() -> None:
    given = tasks("sleep 0.3", "quick", "sleep 0.1", "quick", "quick")
    report = run(given, work(), 2)
    assert [d.path for d in report.documents] == [t.name for t in given]
    assert len({d.format for d in report.documents}) == 2


def test_a_crash_costs_one_document_and_names_it() -> None:
    report = run(tasks("quick", "crash", "quick", "quick"), work(), 2)
    assert [d.status for d in report.documents] == ["read", "unreadable", "read", "read"]
    assert report.documents[1].reasons == {
        "en": "1.txt: the reader crashed (exit code 11); export the report again",
        "zh": "1.txt：读取程序崩溃（退出码 11），请重新导出报告",
    }


def test_a_hang_is_ended_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditlint.run.pool._STARTING", 0.0)
    start = time.monotonic()
    report = run(tasks("hang", "quick"), work(seconds=0.5), 2)
    assert time.monotonic() - start < 5
    assert [d.status for d in report.documents] == ["unreadable", "read"]
    assert report.documents[0].reasons["en"] == "0.txt: took more than 0.5 seconds and was ended; split the report"


def test_too_much_memory_is_said() -> None:
    report = run(tasks("grow", "quick"), work(memory=1024 * MEBIBYTE), 2)
    assert [d.status for d in report.documents] == ["unreadable", "read"]
    assert report.documents[0].reasons["zh"] == "0.txt：所需内存超过 1,024 MB，请拆分报告"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_costs_one_document(jobs: int, capfd: pytest.CaptureFixture[str]) -> None:
    report = run(tasks("bug", "quick"), work(), jobs)
    assert [d.status for d in report.documents] == ["unreadable", "read"]
    assert report.documents[0].reasons["en"] == "0.txt: not checked: auditlint failed, which is a bug of auditlint"
    assert "ZeroDivisionError: broken" in capfd.readouterr().err


def test_no_worker_outlives_the_run() -> None:
    report = run(tasks("quick", "quick"), work(), 2)
    for document in report.documents:
        with pytest.raises(ProcessLookupError):
            os.kill(int(document.format.removeprefix("process ")), 0)


def test_text_alone_stays_in_this_process_and_foreign_files_do_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("quick")
    (tmp_path / "b.pdf").write_text("quick")
    here = f"process {os.getpid()}"
    alone = run([Task("a.txt", tmp_path / "a.txt")], work())
    both = run([Task("a.txt", tmp_path / "a.txt"), Task("b.pdf", tmp_path / "b.pdf")], work())
    assert [d.format for d in alone.documents] == [here]
    assert here not in [d.format for d in both.documents]


def test_progress_counts_every_document() -> None:
    seen: list[int] = []
    given = [DocumentReport("gone", "unknown", "", "unreadable"), *tasks("quick", "quick")]
    run(given, work(), 1, done=seen.append)
    assert seen == [1, 2, 3]
