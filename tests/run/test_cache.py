"""Kept reports: used for the same file, checks and settings; never for others."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditlint.catalogue import load_catalogue
from auditlint.report import DocumentReport
from auditlint.run.cache import Cache, cache_folder
from auditlint.run.session import run
from auditlint.run.task import Task, Work

WORK = Work(load_catalogue().select())
REPORT = DocumentReport("a.txt", "text", "0" * 64, "read")
TASK = Task("a.txt", data=b"x")


def test_a_report_comes_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path, WORK)
    key = cache.key(TASK, b"x")
    assert cache.find(key) is None
    cache.keep(key, REPORT)
    assert Cache(tmp_path, WORK).find(key) == REPORT


@pytest.mark.parametrize(
    "work",
    [
        replace(WORK, verified=True),
        replace(WORK, transcript=True),
        replace(WORK, exact_footing=True),
        replace(WORK, synonyms=(("甲", "乙"),)),
        replace(WORK, catalogue=WORK.catalogue.select(["TAB"])),
        replace(WORK, catalogue=WORK.catalogue.with_severities({"RAT001": "info"})),
        replace(WORK, ignores=(("*.txt", ("RAT",)),)),
        replace(WORK, options=replace(WORK.options, tracked="both")),
    ],
)
def test_other_work_has_other_keys(tmp_path: Path, work: Work) -> None:
    assert Cache(tmp_path, work).key(TASK, b"x") != Cache(tmp_path, WORK).key(TASK, b"x")


def test_another_name_content_or_synonyms_file_has_another_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path, WORK)
    task = Task("a.txt", tmp_path / "a.txt")
    keys = [cache.key(task, b"x"), cache.key(task, b"y"), cache.key(replace(task, name="b.txt"), b"x")]
    (tmp_path / "auditlint-synonyms.yaml").write_text("synonyms: [[a, b]]")
    keys.append(cache.key(task, b"x"))
    assert len(set(keys)) == 4


def test_what_could_not_be_read_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, WORK)
    key = cache.key(TASK, b"x")
    cache.keep(key, replace(REPORT, status="unreadable"))
    assert cache.find(key) is None


def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path, WORK)
    key = cache.key(TASK, b"x")
    cache.keep(key, REPORT)
    (entry,) = tmp_path.glob("*/*.report")
    entry.write_bytes(b"\x80\x05damaged")
    assert cache.find(key) is None
    assert not entry.exists()


def test_a_folder_that_cannot_be_used_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file", WORK)
    key = cache.key(TASK, b"x")
    cache.keep(key, REPORT)
    assert cache.find(key) is None


def test_a_second_run_checks_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def check(name: str, *_: object, **__: object) -> DocumentReport:
        seen.append(name)
        return replace(REPORT, path=name)

    monkeypatch.setattr("auditlint.pipeline.check_data", check)
    tasks = [Task("a.txt", data=b"a"), Task("b.txt", data=b"b")]
    first = run(tasks, WORK, 1, cache=Cache(tmp_path, WORK))
    second = run([*tasks, Task("c.txt", data=b"c")], WORK, 1, cache=Cache(tmp_path, WORK))
    assert seen == ["a.txt", "b.txt", "c.txt"]
    assert second.documents[:2] == first.documents


def test_a_flipped_bit_is_no_report(tmp_path: Path) -> None:
    cache = Cache(tmp_path, WORK)
    key = cache.key(TASK, b"x")
    cache.keep(key, REPORT)
    (entry,) = tmp_path.glob("*/*.report")
    kept = entry.read_bytes()
    assert kept.count(b"a.txt") == 1
    entry.write_bytes(kept.replace(b"a.txt", b"b.txt"))
    assert cache.find(key) is None


@pytest.mark.parametrize("home", ["", "relative"])
def test_a_user_without_a_home_keeps_nothing(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUDITLINT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home:
        monkeypatch.setenv("XDG_CACHE_HOME", home)
    else:

        def homeless() -> Path:
            raise RuntimeError("Could not determine home directory.")

        monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
