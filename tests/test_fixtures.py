"""The sample reports: the clean ones give no alarm, every planted error is found where it stands, and so is any error planted at random."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_path
from auditlint.report import DocumentReport, Finding, Mark, Relation, Report
from auditlint.reporters.json import render
from auditlint.reporters.view import View

ENABLED = frozenset({"TAB", "EXP", "PRT", "RAT", "CHG", "BUD", "SCR", "TGT", "REF", "UNI"})
"""The families whose planted errors must be found by now."""

NOT_EQUATIONS = frozenset(
    {
        "definition",
        "score_cap",
        "score_set",
        "rule_maximum",
        "score_reason",
        "score_earned",
        "band",
        "level_count",
        "grade",
        "grade_bound",
        "category",
        "category_tie",
        "target_pair",
        "target_unit",
        "target_limit",
        "target_brackets",
        "target_result",
        "item_number",
        "indicator_list",
        "weight_group",
        "weight_total",
        "target_amount",
        "partition",
        "subset",
        "list_count",
        "numbering",
        "reference",
        "caption",
        "citation",
        "name",
        "indicator",
        "passage",
        "date",
        "percent",
        "slot",
        "bracket",
        "decimals",
        "unit",
        "glued",
        "formula_range",
        "formula_missing",
        "hidden_part",
    }
)
"""Relations that another number may still satisfy, or that are about words."""

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(p.name for p in FIXTURES.iterdir() if p.is_dir())
SCHEMA = json.loads((Path(__file__).parent / "report.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Planted:
    """An error in a broken report: where its printed number stands, which families may report it, and which one must."""

    line: int
    column: int
    quote: str
    families: frozenset[str]
    needs: str

    def covered_by(self, mark: Mark) -> bool:
        return overlaps(mark, self.line, self.column, self.column + len(self.quote))


def overlaps(mark: Mark, line: int, start: int, end: int) -> bool:
    """Whether a mark's place shares a character with ``line``, columns ``start`` to ``end`` (exclusive)."""
    place = mark.place
    if place.line is None or place.column is None or place.end_line is None or place.end_column is None:
        return False
    return (place.line, place.column) < (line, end) and (line, start) < (place.end_line, place.end_column)


@cache
def checked(name: str) -> DocumentReport:
    return check_path(FIXTURES / name, load_catalogue().select())


def planted(name: str) -> list[Planted]:
    entries = yaml.safe_load((FIXTURES / name / "expected.yaml").read_text(encoding="utf-8"))
    return [Planted(e["line"], e["column"], e["quote"], frozenset(e["families"]), e["needs"]) for e in entries]


def family(finding: Finding) -> str:
    return finding.code.rstrip("0123456789")


def alarms(report: DocumentReport) -> list[Finding]:
    return [f for f in report.findings if f.severity != "info" and f.suppressed is None]


def shown(findings: list[Finding]) -> str:
    return "\n".join(f"{f.code} {f.severity} line {f.marks[0].place.line}: {f.messages['zh']}" for f in findings)


@pytest.mark.parametrize("name", NAMES)
def test_planted_errors_are_described_truly(name: str) -> None:
    lines = (FIXTURES / name / "broken.txt").read_text(encoding="utf-8").split("\n")
    clean = (FIXTURES / name / "clean.txt").read_text(encoding="utf-8").split("\n")
    entries = planted(name)
    assert 6 <= len(entries) <= 16
    assert {i for i, (a, b) in enumerate(zip(lines, clean, strict=True), 1) if a != b} == {e.line for e in entries}
    for entry in entries:
        assert lines[entry.line - 1].startswith(entry.quote, entry.column - 1), entry
        assert entry.needs in entry.families


@pytest.mark.parametrize("name", NAMES)
def test_clean_report_gives_no_alarm(name: str) -> None:
    report = checked(f"{name}/clean.txt")
    assert report.status == "read"
    assert not alarms(report), shown(alarms(report))


@pytest.mark.parametrize("name", NAMES)
def test_planted_errors_are_found(name: str) -> None:
    found = alarms(checked(f"{name}/broken.txt"))
    for entry in planted(name):
        if entry.needs in ENABLED:
            hits = [f for f in found if family(f) in entry.families and any(map(entry.covered_by, f.marks))]
            assert hits, f"not found: {entry}\n{shown(found)}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_planted_errors_is_reported(name: str) -> None:
    entries = planted(name)
    found = alarms(checked(f"{name}/broken.txt"))
    false = [f for f in found if not any(e.covered_by(m) for e in entries for m in f.marks)]
    assert not false, shown(false)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("twin", ["clean", "broken"])
def test_output_keeps_the_contract(name: str, twin: str) -> None:
    report = Report((checked(f"{name}/{twin}.txt"),))
    for lang in ("en", "zh"):
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(report, View(lang=lang, verified=True))))


def verified(name: str) -> list[tuple[Relation, Mark]]:
    """The numbers of a clean report that stand in a verified sum, rate or total of a table or in a verified equation, with their relation.

    Left out are comparisons, which a larger number may still satisfy, definitions, which hold no data, lists behind 其中, which may be incomplete when
    they no longer make their whole, and numbers broken over two lines.
    """
    return [
        (relation, mark)
        for relation in checked(f"{name}/clean.txt").relations
        if relation.family in ENABLED and relation.relation not in NOT_EQUATIONS and relation.verdict in ("holds", "rounding")
        if not re.search("[≥≤<>]", relation.formula or "")
        for mark in relation.marks
        if mark.place.line is not None and mark.place.line == mark.place.end_line and re.search("[1-9]", mark.quote)
    ]


def with_another_number(line: str, start: int, end: int) -> str:
    """``line`` with the first digit above zero of ``line[start:end]`` one higher (8 for 9): far beyond any rounding."""
    at = next(i for i in range(start, end) if line[i] in "123456789")
    digit = "8" if line[at] == "9" else str(int(line[at]) + 1)
    return line[:at] + digit + line[at + 1 :]


@pytest.mark.parametrize("name", NAMES)
def test_clean_report_has_verified_relations(name: str) -> None:
    assert verified(name)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_wrong_number_of_a_verified_relation_is_found(name: str, data: st.DataObject, tmp_path: Path) -> None:
    """A finding at its place; in a table that is read with doubt, the loss of its verification with a reason. Never silence."""
    relation, mark = data.draw(st.sampled_from(verified(name)))
    lines = (FIXTURES / name / "clean.txt").read_text(encoding="utf-8").split("\n")
    line, column, end = mark.place.line, mark.place.column, mark.place.end_column
    assert line is not None
    assert column is not None
    assert end is not None
    lines[line - 1] = with_another_number(lines[line - 1], column - 1, end - 1)
    path = tmp_path / "changed.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    report = check_path(path, load_catalogue().select())
    doubts = [r for r in report.relations if r.verdict == "undetermined" and r.reasons]
    told = (m for item in (*alarms(report), *doubts) for m in item.marks)
    assert any(overlaps(m, line, column, end) for m in told), f"{relation.formula}: {lines[line - 1]}\n{shown(alarms(report))}"
