"""Every character of every text is found again in the raw file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.document import Text
from auditlint.document.normalise import normalise
from auditlint.readers import read
from auditlint.readers.decoding import decode
from auditlint.readers.rawtext import RawText

from .reading import document

CHARACTERS = st.sampled_from([*"甲乙丙养护资金万元１２３0123456789.,，、。：:;；%()（） \t\n|abcA-—\\/", "\r\n", "\n\n", "　", "⼈"])
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=400).map("".join).filter(str.strip)


def texts(found):
    for paragraph in found.paragraphs:
        yield paragraph.text
    for table in found.tables:
        yield from (cell.text for row in table.rows for cell in row if cell is not None)


def check(text: Text, raw: str) -> None:
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for i, ch in enumerate(text.content):
        printed = text.quote(i, i + 1)
        assert normalise(printed) == ch or (ch in ",:" and printed == ch) or (ch in " \n" and printed in "\r\n"), (ch, printed)
        place = text.place(i, i + 1)
        if printed not in "\r\n":
            assert lines[place.line - 1][place.column - 1] == printed
            assert (place.end_line, place.end_column) == (place.line, place.column + 1)


@given(TEXTS)
def test_every_character_is_found_again(raw):
    for text in texts(document(raw)):
        check(text, raw)


@given(TEXTS)
def test_nothing_printed_is_lost(raw):
    """Every digit of the file stands in exactly one text (Markdown separators and page numbers hold none)."""
    found = document(raw)
    seen = [text.raw(i) for text in texts(found) for i, ch in enumerate(text.content) if ch.isdigit()]
    assert sorted(seen) == [i for i, ch in enumerate(raw) if normalise(ch).isdigit()]


@given(st.text(alphabet="甲1\r\n\t ", max_size=60))
def test_line_and_column_round_trip(raw):
    source = RawText(raw)
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for i, ch in enumerate(raw):
        if ch not in "\r\n":
            place = source.place(i, i + 1)
            assert lines[place.line - 1][place.column - 1] == ch


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    found = document(end.join(["一、背景", "", "投入12万元。", "甲\t1\t2", "乙\t3\t4", "丙\t5\t6"]))
    assert found.paragraphs[1].text.place(2, 4).line == 3
    assert found.tables[0].rows[1][2].text.place(0, 1).line == 5
    assert found.tables[0].rows[1][2].text.place(0, 1).column == 5


def test_mixed_line_ends_count_once():
    found = document("甲。\r\n乙。\r丙。\n\r丁。")
    assert [p.text.place(0, 1).line for p in found.paragraphs] == [1, 2, 3, 5]


def test_byte_order_mark_does_not_count():
    for encoding in ("utf-8-sig", "utf-16"):
        found = read("a.txt", "合计12件。".encode(encoding))
        assert found.paragraphs[0].text.place(0, 2).column == 1


def test_indentation_is_trimmed_and_mapped():
    text = document("　　全年受理１２件。").paragraphs[0].text
    assert text.content == "全年受理12件。"
    assert text.place(4, 6).column == 7
    assert text.quote(4, 6) == "１２"


def test_undecoded_offsets_match_decoded_text():
    raw = decode("a.txt", "甲𠮷12".encode("utf-16"))
    text = document(raw).paragraphs[0].text
    assert text.place(2, 4).column == 3
