"""A rebuilt real report as PDF against its text, and real accounts. Skipped where they are not at hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.document import Document, Table
from auditlint.pipeline import check_path
from auditlint.readers import read_path
from tests.readers.reading import contents, paragraphs

SHARED = Path(__file__).resolve().parents[4] / "shared"
REPORT = SHARED / "corpus" / "files" / "report.pdf"
ACCOUNTS = SHARED / "corpus" / "accounts"

pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason="the sample files are not here")


@cache
def report() -> Document:
    return read_path(REPORT)


@cache
def twin() -> Document:
    return read_path(next((SHARED / "seeds").glob("002_*.txt")))


def found(path: Path) -> Counter[tuple[str, str, str, str]]:
    findings = check_path(path, load_catalogue()).findings
    return Counter((f.code, f.severity, str(f.stated), str(f.computed)) for f in findings)


def bare(table: Table) -> list[list[str]]:
    return [["".join((content or "").split()) for content in row] for row in contents(table)]


@pytest.mark.parametrize(("index", "rows"), [(0, 14), (1, 14)])
def test_the_tables_of_figures_are_those_of_the_text(index: int, rows: int) -> None:
    mine, other = report().tables[index], twin().tables[index]
    assert contents(mine) == contents(other)
    assert (len(mine.rows), mine.header_rows, mine.unit) == (rows, other.header_rows, other.unit)


def test_the_scoring_table_over_seven_pages_is_that_of_the_text() -> None:
    mine, other = bare(report().tables[2]), bare(twin().tables[2])
    assert len(mine) == 36
    assert mine[:-1] == other[:-1]
    assert mine[-1][-1] == "92.99", "the text lacks the total score"
    assert report().tables[2].breaks == (5, 10, 12, 19, 24, 33)


def test_the_rows_carry_their_pages() -> None:
    table = report().tables[2]
    pages = [next(cell for cell in row[2:] if cell).text.place(0, 1).page for row in table.rows]
    assert pages[0] == 7
    assert pages[-1] == 13
    assert pages == sorted(pages)


def test_the_paragraphs_are_those_of_the_text() -> None:
    def plain(document: Document) -> Counter[str]:
        return Counter("".join(words.split()) for words in paragraphs(document))

    only_here = plain(report()) - plain(twin())
    assert not plain(twin()) - plain(report())
    assert list(only_here) == ["表3预算执行情况(单位：万元)"]


def test_the_kinds_of_paragraphs_are_those_of_the_text() -> None:
    def kinds(document: Document) -> Counter[tuple[str, int]]:
        return Counter((p.kind, p.level) for p in document.paragraphs)

    assert kinds(report()) - kinds(twin()) == Counter({("caption", 0): 1})
    assert not kinds(twin()) - kinds(report())


def test_the_findings_are_those_of_the_text() -> None:
    assert found(REPORT) == found(next((SHARED / "seeds").glob("002_*.txt")))


def test_real_accounts_give_no_finding() -> None:
    assert found(ACCOUNTS / "juesuan_putuo_shegong_2024.pdf") == Counter()


def test_an_empty_form_of_accounts_has_unfilled_slots_only() -> None:
    assert {code for code, *_ in found(ACCOUNTS / "juesuan_template.pdf")} == {"UNI008"}


def test_the_accounts_tables_are_whole() -> None:
    tables = read_path(ACCOUNTS / "juesuan_putuo_shegong_2024.pdf").tables
    assert [(len(table.rows), table.width) for table in tables[:7]] == [(3, 3), (32, 4), (20, 9), (20, 8), (34, 7), (20, 5), (40, 6)]
    assert all(table.unit == "万元" for table in tables[1:])
