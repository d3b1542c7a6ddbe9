"""``auditlint test``: examples that keep their promise, and examples that do not."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import auditlint.pipeline
from auditlint.catalogue import Catalogue, Check, Example, Expected, load_catalogue
from auditlint.cli import main
from auditlint.cli.trial import try_check
from auditlint.document import Place
from auditlint.report import DocumentReport, Finding, Mark, Relation


@dataclass
class Result:
    """What the stubbed flow makes of an example: findings as (quote, computed), verdicts of relations."""

    findings: list[tuple[str, str]] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)


HOLDS = Result(verdicts=["holds"])
CASES: dict[str, tuple[Example, Result, str]] = {
    "found": (Example("bad", "x", (Expected("8", "7"),)), Result([("8件", "7")], ["fails"]), ""),
    "found without detail": (Example("bad", "x"), Result([("8", "7")]), ""),
    "in another order": (Example("bad", "x", (Expected("8", "7"), Expected("3", "2"))), Result([("3", "2"), ("8", "7")]), ""),
    "not found": (
        Example("bad", "x", (Expected("8", "7"),)),
        HOLDS,
        "bad example\n  expected: 8 → 7\n  actual:   no finding (relations: holds)",
    ),
    "other number": (
        Example("bad", "x", (Expected("8", "7"),)),
        Result([("8", "6")]),
        "bad example\n  expected: 8 → 7\n  actual:   8 → 6",
    ),
    "other quote": (Example("bad", "x", (Expected("8"),)), Result([("9", "6")]), "bad example\n  expected: 8\n  actual:   9 → 6"),
    "one too many": (
        Example("bad", "x", (Expected("8"),)),
        Result([("8", "7"), ("9", "7")]),
        "bad example\n  expected: 8\n  actual:   8 → 7; 9 → 7",
    ),
    "twice the same": (
        Example("bad", "x", (Expected("8"), Expected("8"))),
        Result([("8", "7"), ("9", "7")]),
        "bad example\n  expected: 8; 8\n  actual:   8 → 7; 9 → 7",
    ),
    "verified": (Example("good", "x"), Result(verdicts=["rounding"]), ""),
    "false alarm": (Example("good", "x"), Result([("8", "7")], ["holds"]), "good example\n  expected: no finding\n  actual:   8 → 7"),
    "nothing verified": (
        Example("good", "x"),
        Result(verdicts=["undetermined"]),
        "good example\n  expected: a relation that holds\n  actual:   no good example verifies anything",
    ),
    "undetermined": (Example("undetermined", "x"), Result(verdicts=["holds", "undetermined"]), ""),
    "determined": (
        Example("undetermined", "x"),
        HOLDS,
        "undetermined example\n  expected: an undetermined relation\n  actual:   holds",
    ),
    "failed": (Example("undetermined", "x"), Result([("8", "7")]), "undetermined example\n  expected: no finding\n  actual:   8 → 7"),
}


def _finding(check: Check, name: str, quote: str, computed: str) -> Finding:
    marks = (Mark("stated", quote, Place()),)
    return Finding(check.code, check.name, "error", "certain", name, {}, marks, "f", stated=quote, computed=computed)


def examiner(result: Result) -> Callable[..., DocumentReport]:
    def check_data(name: str, data: bytes, catalogue: Catalogue, *, verified: bool = True) -> DocumentReport:
        (check,) = catalogue
        findings = tuple(_finding(check, name, *found) for found in result.findings)
        relations = tuple(Relation(check.family, check.relation, verdict, name, ()) for verdict in result.verdicts)  # type: ignore[arg-type]
        return DocumentReport(name, "text", "0", "read", findings=findings, relations=relations)

    return check_data


@pytest.mark.parametrize("case", CASES)
def test_example(case: str) -> None:
    example, result, complaint = CASES[case]
    check = replace(load_catalogue().checks[0], examples=(example,))
    assert [c.messages["en"] for c in try_check(check, examiner(result))] == ([complaint] if complaint else [])


def test_an_unreadable_example_fails() -> None:
    def unreadable(name: str, data: bytes, catalogue: Catalogue) -> DocumentReport:
        return DocumentReport(name, "unknown", "0", "unreadable", {"en": "empty", "zh": "空"})

    check = replace(load_catalogue().checks[0], examples=(Example("bad", "x"),))
    (complaint,) = try_check(check, unreadable)
    assert complaint.messages["zh"] == "bad 示例\n  应为：可读取的示例\n  实为：空"


CHECK = """\
code: USR901
name: mine
severity: warning
relation: footing
expect: stated == sum(parts)
title: {en: Mine, zh: 自定}
message: {en: "{stated} is wrong", zh: "{stated}不符"}
why: {en: Because., zh: 理由。}
fix: {en: Mend it., zh: 改正。}
examples:
  - bad: 共5件
    findings: [{quote: 5件, computed: "4"}]
  - good: 共4件
"""


def test_command_prints_failures_and_weaknesses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditlint.pipeline, "check_data", examiner(HOLDS))
    path = tmp_path / "usr" / "wrongly-named.yaml"
    path.parent.mkdir()
    path.write_text(CHECK, "utf-8")
    result = CliRunner().invoke(main, ["test", str(path), "--lang", "en"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}: USR901: the file is not named after the check: mine.yaml",
        f"{path}:11: USR901: bad example",
        "  expected: 5件 → 4",
        "  actual:   no finding (relations: holds)",
        "checks: 1, examples: 2, failures: 2",
    ]


def test_command_is_content_with_a_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditlint.pipeline, "check_data", examiner(HOLDS))
    path = tmp_path / "usr" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(CHECK.replace('  - bad: 共5件\n    findings: [{quote: 5件, computed: "4"}]\n', ""), "utf-8")
    result = CliRunner().invoke(main, ["test", str(path), "--lang", "zh"])
    assert result.stdout.splitlines() == [f"{path}: USR901: 缺少 bad 示例", "1项检查，1个示例，1处失败"]


def test_a_broken_file_is_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("code: [", "utf-8")
    assert CliRunner().invoke(main, ["test", str(tmp_path)]).exit_code == 2


@pytest.mark.parametrize("check", load_catalogue().checks, ids=lambda check: check.code)
def test_own_examples_keep_their_promise(check: Check) -> None:
    assert [complaint.messages["en"] for complaint in try_check(check, auditlint.pipeline.check_data)] == []
