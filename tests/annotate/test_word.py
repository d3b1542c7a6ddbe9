"""Word comments: on the exact numbers, with the text, and without changing what is read."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import etree

from auditlint.annotate.notes import notes
from auditlint.annotate.word import annotated
from auditlint.catalogue import load_catalogue
from auditlint.pipeline import check_data
from auditlint.readers import read_path
from auditlint.readers.options import DEFAULT
from auditlint.report import DocumentReport
from tests.office import converted
from tests.readers.word.package import p, packed, run
from tests.readers.word.twin import twin

FIXTURE = Path(__file__).parent.parent.parent / "fixtures" / "training_evaluation" / "broken.txt"
CATALOGUE = load_catalogue().select()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RATE = "全年受理案件5214件，调解成功5108件，调解成功率98.79%。"


def checked(data: bytes) -> DocumentReport:
    return check_data("report.docx", data, CATALOGUE)


def copy_of(data: bytes) -> tuple[bytes, int]:
    return annotated("report.docx", data, list(notes(checked(data).findings, "zh")), DEFAULT)


def commented(data: bytes) -> dict[int, str]:
    """The text between the marks of every comment."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        if element.tag == f"{W}commentRangeStart":
            open_.add(int(element.get(f"{W}id")))
            found[int(element.get(f"{W}id"))] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(int(element.get(f"{W}id")))
        else:
            for number in open_:
                found[number] += element.text or ""
    assert not open_
    return found


def test_every_comment_covers_its_number() -> None:
    data = twin(read_path(FIXTURE), styled=True)
    copy, lost = copy_of(data)
    wanted = [note.mark.quote.replace("\n", "") for note in notes(checked(data).findings, "zh")]
    assert lost == 0
    assert len(wanted) > 20
    assert [commented(copy)[i].replace("\n", "") for i in range(len(wanted))] == wanted


def test_the_copy_reads_as_the_original() -> None:
    data = twin(read_path(FIXTURE), styled=False)
    before, after = checked(data), checked(copy_of(data)[0])
    assert [(f.code, f.fingerprint) for f in after.findings] == [(f.code, f.fingerprint) for f in before.findings]


def test_the_comment_says_what_is_wrong() -> None:
    copy, _ = copy_of(packed(p(run(RATE))))
    (comment,) = WordDocument(io.BytesIO(copy)).comments
    assert comment.author == "auditlint"
    assert comment.text.splitlines()[0] == "错误 RAT001：调解成功率：文中为98.79%，5108件÷5214件为97.97%"
    assert commented(copy) == {0: "98.79%"}


@pytest.mark.parametrize(
    "runs",
    [
        run(RATE),
        run("全年受理案件5214件，调解成功5108件，调解成功率98") + run(".7") + run("9%。"),
        run("全年受理案件5214件，") + "<w:ins w:id='9'>" + run("调解成功5108件，调解成功率98.79%") + "</w:ins>" + run("。"),
    ],
    ids=["one run", "split runs", "tracked insertion"],
)
def test_runs_are_split_at_the_number(runs: str) -> None:
    copy, lost = copy_of(packed(p(runs)))
    assert (commented(copy), lost) == ({0: "98.79%"}, 0)


def test_formatting_stays() -> None:
    bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{RATE}</w:t></w:r>"
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(copy_of(packed(p(bold)))[0])).read("word/document.xml"))
    texts = [r for r in root.iter(f"{W}r") if r.find(f"{W}t") is not None]
    assert [r.findtext(f"{W}t") for r in texts] == [RATE[:-7], "98.79%", "。"]
    assert all(r.find(f"{W}rPr/{W}b") is not None for r in texts)


def test_comments_that_are_there_stay() -> None:
    once, _ = copy_of(packed(p(run(RATE))))
    twice, _ = copy_of(once)
    assert commented(twice) == {0: "98.79%", 1: "98.79%"}
    assert len(list(WordDocument(io.BytesIO(twice)).comments)) == 2


def test_all_other_parts_stay_as_they_are() -> None:
    data = twin(read_path(FIXTURE), styled=True)
    old, new = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(copy_of(data)[0]))
    changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed <= {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(new.namelist()) - set(old.namelist()) <= {"word/comments.xml", "word/_rels/document.xml.rels"}


def test_the_copy_opens_in_libreoffice_with_its_comments(tmp_path: Path) -> None:
    data = twin(read_path(FIXTURE), styled=True)
    path = tmp_path / "copy.docx"
    path.write_bytes(copy_of(data)[0])
    again = WordDocument(str(converted(path, "docx:MS Word 2007 XML", tmp_path / "out")))
    wanted = [note.lines[0] for note in notes(checked(data).findings, "zh")]
    assert sorted(comment.text.splitlines()[0] for comment in again.comments) == sorted(wanted)


def test_the_same_report_gives_the_same_copy() -> None:
    data = twin(read_path(FIXTURE), styled=True)
    assert copy_of(data) == copy_of(data)
