"""What must be found and verified in the score sheets and target tables of the sample reports. Skipped where they are not at hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data, check_path
from auditlint.readers import read
from auditlint.report import DocumentReport

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample reports are not here")


@cache
def report(number: str) -> DocumentReport:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return check_path(path, load_catalogue().select(["SCR", "TGT", "TAB002", "TAB008"]))


def found(number: str) -> set[tuple[str, int | None, str | None]]:
    return {(f.code, f.marks[0].place.line, f.computed) for f in report(number).findings if f.severity != "info"}


def verified(number: str, relation: str) -> int:
    return sum(r.relation == relation and r.verdict in ("holds", "rounding") for r in report(number).relations)


def test_002_findings() -> None:
    assert found("002") == {("SCR003", 395, "0.5"), ("SCR008", 555, "0.95"), ("SCR001", 664, "5")}
    (text,) = (f for f in report("002").findings if f.code == "SCR001")
    assert "89.99" in text.messages["en"]


def test_002_verified() -> None:
    assert verified("002", "score_text") == 33
    assert verified("002", "grade") == 1
    assert any("92.99" in (r.formula or "") and r.verdict == "holds" for r in report("002").relations if r.relation == "footing")


def test_003_findings() -> None:
    assert Counter(code for code, _, _ in found("003")) == {
        "SCR003": 2,
        "SCR004": 1,
        "SCR005": 2,
        "SCR006": 5,
        "SCR009": 1,
        "SCR010": 1,
        "SCR011": 1,
        "SCR012": 1,
        "SCR014": 1,
    }
    assert {line for code, line, _ in found("003") if code == "SCR003"} == {12, 27}
    assert {line for code, line, _ in found("003") if code == "SCR005"} == {28, 29}
    assert {line for code, line, _ in found("003") if code == "SCR006"} == {16, 25, 30, 31, 33}


def test_003_verified() -> None:
    sums = [(r.formula or "").rpartition("= ")[2] for r in report("003").relations if r.relation == "footing" and r.verdict == "holds"]
    assert sorted(sums) == ["100", "30", "30", "32", "8", "82.5"]
    assert verified("003", "grade") == 1
    assert verified("003", "score_reason") == 18


def test_001_findings() -> None:
    assert Counter(code for code, _, _ in found("001")) == {"TGT001": 5, "TGT002": 1, "TGT004": 2, "TGT008": 2, "TGT009": 1, "TGT011": 2}


def test_001_verified() -> None:
    assert verified("001", "category") == 100
    assert verified("001", "target_pair") == 104


@pytest.mark.parametrize("number", ["000", "004"])
def test_reports_without_scores(number: str) -> None:
    assert not found(number)


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("number", "table"), [("002", 3), ("003", 2)])
def test_the_same_sheet_as_a_pipe_table_in_either_order_of_columns(number: str, table: int, order: int) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    rows = next(t for t in read(path.name, path.read_bytes()).tables if t.index == table).rows
    lines = ["| " + " | ".join("" if c is None else c.text.content.replace("\n", "<br>") for c in row[::order]) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    again = check_data("sheet.md", ("绩效评价评分表\n\n" + "\n".join(lines) + "\n").encode(), load_catalogue().select(["SCR"]))
    outside = {"SCR012"}
    assert Counter(f.code for f in again.findings) == Counter(
        f.code for f in report(number).findings if f.code[:3] == "SCR" and f.code not in outside
    )
