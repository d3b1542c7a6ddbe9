"""Whole Word reports beside their text twins; they skip where the samples are not at hand."""

from collections import Counter

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.document import Document
from auditlint.pipeline import check_path
from auditlint.readers import read_path
from tests.readers.reading import SEEDS, contents, paragraphs, seed

FILES = SEEDS.parent / "corpus" / "files"


def sample(name: str) -> Document:
    if not (FILES / name).exists():
        pytest.skip("the sample files are not here")
    return read_path(FILES / name)


def test_every_construct_once():
    found = sample("adv.docx")
    assert paragraphs(found) == [
        "A0普通段落",
        "A1内容控件段落68846件",
        "A2修订：插入68851件",
        "A3公式：到位率=65÷65×100%",
        "A4超链接文字",
        "A5智能标记",
        "A6文本框内容",
        "1. A7自动编号段落",
        "A8域结果12",
        "A9隐藏文字",
    ]
    assert [contents(table) for table in found.tables] == [
        [[None, "B1", "B2"], ["C0", "C12", None], ["D0控件行", "D1", "D2控件格"]],
        [["嵌套N1"]],
        [["E0控件内表格"]],
    ]
    assert [q.kind for q in found.paragraphs if q.text.content.startswith("A8")] == ["furniture"]
    assert found.paragraphs[-1].hidden
    assert found.tables[0].rows[1][1].column_span == 2


def _plain(rows):
    return [[None if content is None else content.replace("\n", "").replace(" ", "") for content in row] for row in rows]


def test_the_tables_are_those_of_the_text():
    found, twin = sample("report.docx"), seed("002")
    assert [(len(t.rows), t.width, t.header_rows, t.unit) for t in found.tables] == [
        (14, 4, 1, "件"),
        (14, 5, 1, "万元、%"),
        (36, 9, 1, ""),
        (5, 5, 2, "万元"),
    ]
    for own, other in zip(found.tables, twin.tables, strict=False):
        assert _plain(contents(own))[:-1] == _plain(contents(other))[:-1]
        assert own.caption == other.caption
    # The dump lost the empty cells before the score in the last row.
    assert [_plain(contents(table))[-1] for table in found.tables[:3]] == [
        ["合计", "68539", "307", "68846"],
        ["合计", "65", "65", "65", "100.00%"],
        ["合计", None, None, "100", None, None, None, None, "92.99"],
    ]
    assert sum(cell is not None for row in found.tables[2].rows for cell in row) == 264
    assert [cell.row_span for row in found.tables[2].rows[1:-1] for cell in row[:1] if cell is not None] == [6, 5, 14, 9]
    assert found.tables[2].rows[-1][0].column_span == 3


def test_the_paragraphs_are_those_of_the_text():
    found, twin = sample("report.docx"), seed("002")
    assert paragraphs(found)[: len(paragraphs(twin))] == paragraphs(twin)
    assert paragraphs(found)[len(paragraphs(twin)) :] == ["表3  预算执行情况(单位：万元)"]
    assert [q.kind for q in found.paragraphs if q.kind == "note"] == ["note"] * 4


def _found(path):
    report = check_path(path, load_catalogue())
    return Counter((f.code, f.stated, f.computed) for f in report.findings), Counter(r.verdict for r in report.relations)


def test_the_findings_are_those_of_the_text():
    """The Word file has one table more than the text (budget and final amounts), which is consistent: more relations hold, none else fails."""
    sample("report.docx")
    found, verdicts = _found(FILES / "report.docx")
    twin, twin_verdicts = _found(sorted(SEEDS.glob("002_*.txt"))[0])
    assert found == twin
    assert sum(found.values()) == 26
    assert verdicts["holds"] >= twin_verdicts["holds"] + 9
    assert verdicts["fails"] == twin_verdicts["fails"]
