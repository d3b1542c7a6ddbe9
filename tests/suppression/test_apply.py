"""Suppressions and baseline: what they mark, and what is said of those that do nothing."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from auditlint.catalogue import load_catalogue
from auditlint.configuration.settings import Suppression
from auditlint.errors import AuditlintError
from auditlint.pipeline import check_data
from auditlint.report import Finding, Report
from auditlint.suppression.apply import Known, apply
from auditlint.suppression.baseline import Entry, baseline_text, entry_of, read_baseline
from auditlint.suppression.sidecar import read_sidecar

TEXT = "全年受理案件5214件，调解成功5108件，调解成功率98.79%。\n"
TODAY = datetime.date(2026, 11, 26)
CATALOGUE = load_catalogue().select()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def checked(known: Known, text: str = TEXT) -> list[Finding]:
    report = Report((check_data("r/report.txt", text.encode(), CATALOGUE),))
    return list(apply(report, replace(known, today=TODAY), CATALOGUE).findings)


def suppression(**values: str) -> Suppression:
    given = {"code": "RAT001", "printed": "98.79%", "reason": "as published", "path": "r/*", "origin": "auditlint.toml", **values}
    return Suppression(**given)  # type: ignore[arg-type]


def test_a_suppression_marks_its_finding_with_reason_and_who() -> None:
    (finding,) = checked(Known((suppression(who="审核人甲"),)))
    assert finding.suppressed == {"kind": "suppression", "reason": "as published", "origin": "auditlint.toml", "who": "审核人甲"}


@pytest.mark.parametrize("other", [{"printed": "98.80%"}, {"code": "TAB001"}, {"label": "办结率"}])
def test_a_suppression_of_another_finding_is_unused(other: dict[str, str]) -> None:
    finding, unused = checked(Known((suppression(**other),)))
    assert finding.suppressed is None
    assert (unused.code, unused.severity) == ("META001", "warning")


def test_a_suppression_lapses_when_its_number_changes() -> None:
    finding, unused = checked(Known((suppression(),)), TEXT.replace("98.79", "98.78"))
    assert finding.suppressed is None
    assert unused.messages["en"] == "RAT001 98.79%: no such finding, yet auditlint.toml suppresses it"


def test_a_suppression_expires() -> None:
    finding, expired = checked(Known((suppression(expires="2026-11-25"),)))
    assert finding.suppressed is None
    assert expired.messages["zh"] == "RAT001 98.79%：auditlint.toml中的抑制项已于2026-11-25到期"
    assert [f.suppressed is None for f in checked(Known((suppression(expires="2026-11-26"),)))] == [False]


def test_a_suppression_of_other_reports_says_nothing() -> None:
    assert len(checked(Known((suppression(path="s/*"),)))) == 1


def test_suppressions_of_checks_that_do_not_run_say_nothing() -> None:
    report = Report((check_data("r/report.txt", TEXT.encode(), CATALOGUE.select((), ["RAT"])),))
    assert apply(report, Known((suppression(),), today=TODAY), CATALOGUE.select((), ["RAT"])).findings == ()


def test_a_sidecar_suppresses() -> None:
    Path("r").mkdir()
    Path("r/report.txt.audit.yaml").write_text("suppressions:\n  - {code: RAT001, printed: 98.79%, reason: 已与原始台账核对}\n", "utf-8")
    (finding,) = checked(Known())
    assert finding.suppressed == {"kind": "suppression", "reason": "已与原始台账核对", "origin": "r/report.txt.audit.yaml"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("suppressions: [", "r.txt.audit.yaml:1: not valid YAML in UTF-8"),
        ("suppress: []", "r.txt.audit.yaml: write 'suppressions:' and below it entries with code, printed and reason"),
        ("suppressions: [{code: RAT001, printed: 1%}]", "r.txt.audit.yaml: suppression 1 lacks: reason"),
        ("suppressions: [{code: RAT001, printed: 1%, reason: x, path: y}]", "r.txt.audit.yaml: suppression 1: there is no key 'path'"),
    ],
)
def test_a_wrong_sidecar_is_an_error(text: str, message: str) -> None:
    Path("r.txt.audit.yaml").write_text(text, "utf-8")
    with pytest.raises(AuditlintError) as caught:
        read_sidecar("r.txt")
    assert caught.value.messages["en"].startswith(message)


def test_a_baseline_marks_what_it_knows_and_tells_what_is_gone() -> None:
    (finding,) = checked(Known())
    entries = (entry_of(finding, Path()), Entry("r/report.txt", "RAT001", "0" * 16, "1%"), Entry("r/other.txt", "RAT001", "1" * 16))
    known, stale = checked(Known(baseline=Path("base.json"), entries=entries))
    assert known.suppressed == {"kind": "baseline", "reason": ""}
    assert stale.messages["en"] == "RAT001 1%: in base.json, but found no more"


def test_a_baseline_survives_an_inserted_paragraph_and_lapses_with_the_number() -> None:
    (finding,) = checked(Known())
    known = Known(baseline=Path("base.json"), entries=(entry_of(finding, Path()),))
    moved = checked(known, f"一、说明\n\n本报告共三部分。\n\n{TEXT}")
    assert [f.suppressed is not None for f in moved] == [True]
    changed = checked(known, TEXT.replace("98.79", "98.78"))
    assert [(f.code, f.suppressed is None) for f in changed] == [("RAT001", True), ("META003", True)]


def test_a_baseline_file_is_sorted_and_comes_back() -> None:
    entries = [Entry("b.txt", "RAT001", "2"), Entry("a.txt", "TAB001", "1", "28", "合计", "分项不全"), Entry("b.txt", "RAT001", "2")]
    text = baseline_text(entries)
    Path("base.json").write_text(text, "utf-8")
    assert read_baseline(Path("base.json")) == [entries[1], entries[0]]
    assert text == baseline_text(reversed(entries))
    assert baseline_text([]) == '{\n"baseline": 1,\n"findings": []\n}\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"baseline": 2, "findings": []}', "base.json: a baseline of version 2; this auditlint reads up to 1. Upgrade auditlint."),
        ("[]", "base.json: not a baseline; 'auditlint baseline create' makes one"),
        ('{"baseline": 1, "findings": [{"path": "a"}]}', "base.json: not a baseline; 'auditlint baseline create' makes one"),
        ("{", "base.json: not a baseline: Expecting property name"),
    ],
)
def test_a_wrong_baseline_is_an_error(text: str, message: str) -> None:
    Path("base.json").write_text(text, "utf-8")
    with pytest.raises(AuditlintError) as caught:
        read_baseline(Path("base.json"))
    assert caught.value.messages["en"].startswith(message)
