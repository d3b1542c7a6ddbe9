"""The whole flow for one document."""

from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data, check_path
from tests.relations.judging import pipes

TABLE = pipes("单位 人数（人） 金额（万元）", "甲 12 3.50", "乙 15 4.20", "合计 28 7.70")
SENTENCE = "全年受理案件5214件，调解成功5108件，调解成功率98.79%。"


def test_a_document_with_two_errors() -> None:
    report = check_data("report.md", f"{SENTENCE}\n\n{TABLE}\n".encode(), load_catalogue())
    assert report.status == "read"
    assert [(f.code, f.stated, f.computed) for f in report.findings] == [("RAT001", "98.79%", "97.97"), ("TAB001", "28", "27")]
    assert [f.marks[0].place.line for f in report.findings] == [1, 7]
    assert report.coverage.quantities == report.coverage.checked + report.coverage.set_aside + report.coverage.unchecked


def test_verified_relations_only_when_asked() -> None:
    data = f"{SENTENCE}\n\n{TABLE}\n".encode()
    asked = check_data("report.md", data, load_catalogue())
    plain = check_data("report.md", data, load_catalogue(), verified=False)
    assert {r.verdict for r in asked.relations} == {"holds", "fails"}
    assert plain.relations == ()
    assert plain.findings == asked.findings


def test_findings_stand_in_the_order_of_their_places() -> None:
    text = f"{TABLE}\n\n{SENTENCE}\n\n{TABLE.replace('28', '29')}\n"
    lines = [f.marks[0].place.line for f in check_data("report.md", text.encode(), load_catalogue()).findings]
    assert lines == sorted(lines)  # type: ignore[type-var]
    assert len(lines) == 3


def test_the_same_input_gives_the_same_report() -> None:
    data = f"{SENTENCE}\n\n{TABLE}\n".encode()
    assert check_data("report.md", data, load_catalogue()) == check_data("report.md", data, load_catalogue())


def test_a_fingerprint_survives_edits_around_and_lapses_with_the_number() -> None:
    def fingerprints(text: str) -> set[str]:
        return {f.fingerprint for f in check_data("report.md", text.encode(), load_catalogue()).findings}

    alone = fingerprints(TABLE)
    assert len(alone) == 1
    assert fingerprints(f"另附说明一段。\n\n{TABLE}") == alone
    assert fingerprints(TABLE.replace("28", "29")).isdisjoint(alone)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 64])
def test_bad_input_is_reported_not_raised(data: bytes) -> None:
    report = check_data("report.txt", data, load_catalogue())
    assert report.status == "unreadable"
    assert set(report.reasons) == {"en", "zh"}
    assert report.findings == ()


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    report = check_path(tmp_path / "none.txt", load_catalogue())
    assert report.status == "unreadable"
    assert "none.txt" in report.reasons["en"]
