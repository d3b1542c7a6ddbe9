from pathlib import Path

import pytest

from auditlint.catalogue import load_catalogue
from auditlint.errors import AuditlintError
from auditlint.measures.synonyms import FILE_NAME, synonyms_beside
from auditlint.pipeline import check_path

REPORT = "一、概况\n\n2023年全县共修建农村饮水管网1846公里。\n\n二、成效\n\n2023年全县共修建乡村供水管网1864公里，群众反映良好。\n"


def found(path: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in check_path(path, load_catalogue().select(["REP"])).findings]


def test_declared_synonyms_make_one_measure_of_two_names(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert found(report) == [("REP001", "warning")], "numbers a slip apart under two names are possibly one"
    (tmp_path / FILE_NAME).write_text("synonyms:\n  - [农村饮水, 乡村供水]\n", encoding="utf-8")
    assert found(report) == [("REP001", "error")]


@pytest.mark.parametrize("content", ["synonyms: 5", "- a", "synonyms:\n  - [一个]", "synonyms:\n  - [a, 1]", "words: []"])
def test_a_file_of_another_form_is_refused_with_the_cure(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(AuditlintError, match="such as"):
        synonyms_beside(tmp_path / "report.txt")


def test_broken_yaml_names_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("synonyms:\n  - [a, b\n", encoding="utf-8")
    with pytest.raises(AuditlintError, match=r"synonyms.yaml:3"):
        synonyms_beside(tmp_path / "report.txt")


def test_a_report_beside_a_refused_file_is_unreadable_with_the_reason(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    (tmp_path / FILE_NAME).write_text("synonyms: 5", encoding="utf-8")
    found = check_path(report, load_catalogue())
    assert found.status == "unreadable"
    assert FILE_NAME in found.reasons["en"]
