"""auditlint as a library."""

from pathlib import Path

import pytest

import auditlint
from auditlint.configuration.settings import Settings

FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_a_report_and_its_table() -> None:
    path = FIXTURES / "water_department_form" / "broken.txt"
    report = auditlint.check(path)
    frame = report.to_dataframe()
    assert len(frame) == len(report.findings) > 5
    assert list(frame["code"]) == [f.code for f in report.findings]
    assert frame["line"].dtype == "Int64"
    assert report.count("error") == (frame["severity"] == "error").sum()


def test_settings_and_relations() -> None:
    path = str(FIXTURES / "training_evaluation" / "clean.txt")
    report = auditlint.check(path, settings=Settings(select=("TAB",), cache=False), verified=True)
    assert {r.family for r in report.documents[0].relations} == {"TAB"}


def test_no_findings_is_an_empty_table() -> None:
    frame = auditlint.check(FIXTURES / "training_evaluation" / "clean.txt").to_dataframe()
    assert len(frame) == 0
    assert "fingerprint" in frame.columns


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (document,) = auditlint.check(tmp_path / "none.txt").documents
    assert document.status == "unreadable"


def test_a_misspelt_severity_is_no_zero() -> None:
    with pytest.raises(ValueError, match="there is no severity 'errors': error, warning, info"):
        auditlint.check(FIXTURES / "water_department_form" / "broken.txt").count("errors")  # type: ignore[arg-type]


def test_without_paths_the_working_directory_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("全年受理案件500件，办结案件490件，办结率78%。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert auditlint.check().count("error") == 1
