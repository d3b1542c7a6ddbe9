"""The working paper: live formulas that recompute what was verified, texts that never compute, samples that can be drawn again."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from auditlint.catalogue import load_catalogue
from auditlint.document import Place
from auditlint.pipeline import check_path
from auditlint.report import DocumentReport, Mark, Relation, Report
from auditlint.reporters.sampling import drawn
from auditlint.reporters.view import View
from auditlint.reporters.workingpaper import render
from tests.office import converted
from tests.reporters.handmade_report import wrong_rate

CATALOGUE = load_catalogue().select()
FIXTURE = Path(__file__).parent.parent.parent / "fixtures" / "training_evaluation" / "clean.txt"


def report() -> Report:
    return Report((check_path(FIXTURE, CATALOGUE),))


def rows(data: bytes, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(min_row=2, values_only=True))


def test_every_sheet_is_there_in_either_language() -> None:
    for lang, names in (
        ("en", ["Overview", "Findings", "Verified relations", "Not checked"]),
        ("zh", ["概况", "问题", "已核实关系", "未核对"]),
    ):
        assert openpyxl.load_workbook(io.BytesIO(render(report(), View(lang=lang)))).sheetnames == names


def test_the_formulas_give_what_was_verified(tmp_path: Path) -> None:
    path = tmp_path / "paper.xlsx"
    path.write_bytes(render(report(), View()))
    computed = openpyxl.load_workbook(converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "out"), data_only=True)[
        "Verified relations"
    ]
    found = list(computed.iter_rows(min_row=2, values_only=True))
    equations = [row for row in found if row[6] == "="]
    assert len(equations) > 100
    for row in equations:
        printed, recomputed, difference = row[5], row[7], row[8]
        assert isinstance(recomputed, int | float), row
        assert abs(difference) <= max(abs(printed) * 0.02, 0.06), row


def test_operands_stand_in_cells_of_their_own() -> None:
    total = next(row for row in rows(render(report(), View()), "Verified relations") if row[3] == "TAB001")
    operands = [cell for cell in total[12:] if cell is not None]
    assert total[6] == "="
    assert str(total[7]).startswith("=SUM(M")
    assert sum(operands) == pytest.approx(total[5])


def test_what_was_not_checked_has_its_reason() -> None:
    unchecked = rows(render(report(), View(lang="zh")), "未核对")
    assert len(unchecked) == report().documents[0].coverage.unchecked + report().documents[0].verdicts.get("undetermined", 0)
    assert all(row[5] for row in unchecked)


def test_texts_of_the_document_never_compute() -> None:
    evil = '=HYPERLINK("http://x","y")'
    finding = replace(wrong_rate(), stated=evil, messages={"en": "+1+cmd", "zh": "@x"})
    relation = Relation("TAB", "footing", "holds", "a.txt", (Mark("stated", evil, Place(row_label=evil)),), formula=evil)
    data = render(Report((DocumentReport("=a.txt", "text", "", "read", findings=(finding,), relations=(relation,)),)), View())
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report(), View(sample=9, seed=3)) == render(report(), View(sample=9, seed=3))


def test_a_sample_says_how_it_was_drawn() -> None:
    data = render(report(), View(sample=25, seed=7, by_amount=True))
    assert len(rows(data, "Verified relations")) == 25
    text = openpyxl.load_workbook(io.BytesIO(data))["Overview"]["B3"].value
    assert text.startswith("25 of ")
    assert text.endswith("verified relations, drawn with a chance that grows with the stated value with seed 7")


def relations(values: list[int]) -> list[Relation]:
    return [Relation("TAB", "footing", "holds", "a", (Mark("stated", str(v), Place(), str(v)),)) for v in values]


def test_samples_keep_order_and_repeat_by_seed() -> None:
    known = relations(list(range(1, 101)))
    first = drawn(known, 10, 1)
    assert first == drawn(known, 10, 1) != drawn(known, 10, 2)
    assert [known.index(r) for r in first] == sorted(known.index(r) for r in first)
    assert drawn(known, 0, 1) == drawn(known, 200, 1) == known


def test_large_amounts_are_drawn_more_often() -> None:
    known = relations([1] * 50 + [1000] * 50)
    large = sum(relation in known[50:] for seed in range(40) for relation in drawn(known, 10, seed, by_amount=True))
    evenly = sum(relation in known[50:] for seed in range(40) for relation in drawn(known, 10, seed))
    assert large > 390
    assert 120 < evenly < 300


def test_only_what_was_verified_is_drawn() -> None:
    known = [replace(r, verdict=v) for r, v in zip(relations([1, 2, 3, 4]), ("holds", "fails", "rounding", "undetermined"), strict=True)]
    assert drawn(known, 0, 0) == [known[0], known[2]]
