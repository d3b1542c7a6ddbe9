"""What lists, references, names and notation must find in the five sample reports. Skipped where they are not at hand."""

from functools import cache
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_path
from auditlint.report import DocumentReport

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample reports are not here")

EXPECTED = {
    "000": {("REF010", 40), ("REF018", 44)},
    "001": {("REF011", 110)},
    "002": {
        ("REF007", 202),
        ("REF008", 394),
        ("REF012", 530),
        ("REF013", 497),
        ("REF014", 412),
        ("UNI001", 364),
        ("UNI005", 115),
        ("UNI005", 116),
        ("UNI005", 117),
    },
    "003": {("REF013", 13), ("UNI002", 25)},
    "004": {("REF014", 45)},
}


@cache
def report(number: str) -> DocumentReport:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return check_path(path, load_catalogue())


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_findings(number: str) -> None:
    """Exactly these, by code and line: nothing else in them is a fault of reference or notation."""
    found = {(f.code, f.marks[0].place.line) for f in report(number).findings if f.code[:3] in ("REF", "UNI")}
    assert found == EXPECTED[number]


@pytest.mark.parametrize(("number", "listed"), [("000", {"5 = 5", "11 = 11"}), ("002", {"6 = 6", "5 = 5"}), ("003", {"9 = 9", "4 = 4"})])
def test_lists_are_verified(number: str, listed: set[str]) -> None:
    assert {r.formula for r in report(number).relations if r.relation == "list_count" and r.verdict == "holds"} >= listed
