"""A generous ceiling over the reader's time against bare text extraction, and time linear in pages."""

from auditlint.readers import read
from tests.benchmarks.pdf import bare, fastest, repeated, sample

CEILING = 14
"""Times the time of bare text extraction; measured are four to six."""
LINEAR = 16
"""Times the time that ten times the pages may take."""


def test_the_reader_is_not_much_slower_than_the_bare_text() -> None:
    data = sample(6)
    many = repeated(data, 10)
    read("report.pdf", data)
    one, ten = fastest(lambda: read("report.pdf", data), 3), fastest(lambda: read("report.pdf", many), 2)
    assert one < CEILING * fastest(lambda: bare(data), 3)
    assert ten < LINEAR * one


def test_the_sample_holds_what_is_measured() -> None:
    document = read("report.pdf", sample(2))
    assert [(len(table.rows), table.width) for table in document.tables] == [(14, 5), (14, 5)]
    assert len(document.paragraphs) >= 4
