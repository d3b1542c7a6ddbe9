"""``auditlint baseline``: from the findings of today to a run that passes, and back when a number changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditlint.cli import main

TEXT = "全年受理案件5214件，调解成功5108件，调解成功率98.79%。\n\n回访当事人500人，满意480人，满意率97%。\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDITLINT_CACHE", str(tmp_path / "cache"))
    Path("report.txt").write_text(TEXT, "utf-8")

    def invoke(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(main, list(arguments), **options)  # type: ignore[arg-type]

    return invoke


def test_create_then_nothing_counts(run: Run) -> None:
    assert run("check", "report.txt").exit_code == 1
    made = run("baseline", "create", "report.txt", "--lang", "en")
    assert (made.exit_code, made.stdout) == (0, "auditlint-baseline.json: 2 findings\n")
    assert run("check", "report.txt", "--baseline", "auditlint-baseline.json").exit_code == 0


def test_create_does_not_write_over_reasons(run: Run) -> None:
    run("baseline", "create", "report.txt")
    refused = run("baseline", "create", "report.txt", "--lang", "zh")
    assert refused.exit_code == 2
    assert "baseline update 保留其理由" in refused.stderr
    assert run("baseline", "create", "report.txt", "--force").exit_code == 0


def test_diff_and_update_after_a_number_changed(run: Run) -> None:
    run("baseline", "create", "report.txt")
    assert run("baseline", "diff", "report.txt", "--lang", "en").stdout == "no difference\n"
    Path("report.txt").write_text(TEXT.replace("97%", "98%"), "utf-8")
    diff = run("baseline", "diff", "report.txt", "--lang", "en")
    assert diff.exit_code == 1
    assert [line[:22] for line in diff.stdout.splitlines()] == ["+ report.txt RAT001 满意", "- report.txt RAT001 满意"]
    assert run("baseline", "update", "report.txt", "--lang", "en").stdout == "auditlint-baseline.json: 2 findings, 1 added, 1 removed\n"
    assert run("check", "report.txt", "--baseline", "auditlint-baseline.json").exit_code == 0


def test_update_keeps_reasons_and_other_documents(run: Run) -> None:
    Path("other.txt").write_text(TEXT, "utf-8")
    run("baseline", "create", ".")
    content = json.loads(Path("auditlint-baseline.json").read_text("utf-8"))
    content["findings"][-1]["reason"] = "口径不同"
    Path("auditlint-baseline.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    run("baseline", "update", "report.txt")
    entries = json.loads(Path("auditlint-baseline.json").read_text("utf-8"))["findings"]
    assert [e["path"] for e in entries] == ["other.txt"] * 2 + ["report.txt"] * 2
    assert entries[-1]["reason"] == "口径不同"


def test_audit_asks_for_each_finding_and_keeps_the_reason(run: Run) -> None:
    run("baseline", "create", "report.txt")
    audited = run("baseline", "audit", "report.txt", "--lang", "en", input="n\n口径不同\nk\n")
    assert audited.exit_code == 0
    assert "auditlint-baseline.json: 2 findings looked at, 0 left" in audited.stdout
    reasons = [e.get("reason", "") for e in json.loads(Path("auditlint-baseline.json").read_text("utf-8"))["findings"]]
    assert sorted(reasons) == ["", "口径不同"]
    again = run("baseline", "audit", "report.txt", "--lang", "en", input="q\n")
    assert "0 findings looked at, 1 left" in again.stdout


def test_a_report_that_cannot_be_read_leaves_the_baseline_alone(run: Run) -> None:
    run("baseline", "create", "report.txt")
    before = Path("auditlint-baseline.json").read_bytes()
    Path("report.txt").write_bytes(b"")
    refused = run("baseline", "update", "report.txt", "--lang", "en")
    assert refused.exit_code == 2
    assert "the baseline is left as it is" in refused.stderr
    assert Path("auditlint-baseline.json").read_bytes() == before


def test_an_audit_that_is_broken_off_is_interrupted_not_failed(run: Run) -> None:
    run("baseline", "create", "report.txt")
    broken_off = run("baseline", "audit", "report.txt", "--lang", "en", input="")
    assert (broken_off.exit_code, broken_off.stderr.splitlines()[-1]) == (130, "interrupted")


def test_a_nest_of_brackets_is_no_baseline(run: Run) -> None:
    Path("nest.json").write_text("[" * 100_000, "utf-8")
    refused = run("check", "report.txt", "--baseline", "nest.json", "--lang", "en")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("nest.json: not a baseline: ")
