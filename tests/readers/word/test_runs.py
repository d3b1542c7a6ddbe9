"""Every delivered character has its run; the reader and `paragraph_runs` agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.document import Paragraph
from auditlint.readers import read
from auditlint.readers.options import ReadOptions
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.names import PARAGRAPH, RUN
from auditlint.readers.word.runs import paragraph_runs

from .package import field, p, packed, run, sdt, tbl, tr
from .test_formulas import formula, m, r
from .test_numbering import level, listed, num

_TEXTS = st.text("共办结318件，。 \t\u3000\u200b甲(乙)", max_size=6)
_RUNS = st.one_of(
    _TEXTS.map(run),
    _TEXTS.map(lambda text: run(text, "<w:vanish/>")),
    _TEXTS.map(lambda text: f'<w:ins w:id="1">{run(text)}</w:ins>'),
    _TEXTS.map(lambda text: f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'),
    _TEXTS.map(lambda text: field("REF a", text)),
    _TEXTS.map(lambda text: sdt(run(text))),
    st.just(formula(m("f", num=r("3"), den=r("4")))),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>"]),
)
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_PARAGRAPHS = st.builds(
    lambda runs, numbered: p(*runs, properties=_NUMBERED if numbered else ""), st.lists(_RUNS, max_size=5), st.booleans()
)
_BLOCKS = st.one_of(_PARAGRAPHS, st.lists(_PARAGRAPHS, min_size=1, max_size=4).map(lambda cells: tbl(tr(*cells), tr(*cells))))


@given(st.lists(_BLOCKS, max_size=5), st.booleans())
def test_places_and_runs_agree(blocks, both):
    options = ReadOptions(tracked="both" if both else "accepted")
    data = packed("".join(blocks), numbering=listed(level(0, "%1.")) + num("1"))
    file = WordFile("report.docx", data, options)
    texts = []
    for block in read("report.docx", data, options).blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts.extend(cell.text for row in block.rows for cell in row if cell is not None)
    for text in texts:
        for at, ch in enumerate(text.content):
            if ch == "\n" or (text.content.startswith("〔已删除〕") and at < 5):
                continue
            place = text.place(at, at + 1)
            found = paragraph_runs(file, place.part, place.paragraph)
            assert found.text[place.offset] == text.quote(at, at + 1)
            assert sum(span.start <= place.offset < span.end for span in found.spans) == 1


@given(st.lists(_BLOCKS, max_size=5))
def test_spans_cover_the_text_and_stored_ones_quote_their_node(blocks):
    file = WordFile("report.docx", packed("".join(blocks), numbering=listed(level(0, "%1.")) + num("1")))
    for ordinal in file.body.ordinals.values():
        found = paragraph_runs(file, None, ordinal)
        assert found.element.tag == PARAGRAPH
        assert [span.start for span in found.spans] == [0, *(span.end for span in found.spans)][:-1]
        assert (found.spans[-1].end if found.spans else 0) == len(found.text)
        for span in found.spans:
            if not span.generated:
                assert span.node.text[span.at : span.at + span.end - span.start] == found.text[span.start : span.end]
                assert span.run is not None


@given(st.lists(_PARAGRAPHS, max_size=5))
def test_the_short_way_for_plain_paragraphs_reads_the_same(blocks):
    story = WordFile("report.docx", packed("".join(blocks))).body
    for paragraph in story.ordinals:
        plain = story.texts.get(paragraph)
        whole = story.read(paragraph)
        story._special.add(paragraph)
        walked = story.read(paragraph)
        assert whole.text == walked.text
        assert [piece[:3] for piece in whole.pieces] == [piece[:3] for piece in walked.pieces]
        assert plain in (None, whole.text)


def test_an_example():
    body = p(run("共 "), "<w:r><w:tab/><w:t>3</w:t></w:r>", formula(r("=3÷1")), properties=_NUMBERED)
    file = WordFile("report.docx", packed(body, numbering=listed(level(0, "%1、")) + num("1")))
    found = paragraph_runs(file, None, 1)
    assert found.text == "1、共 \t3=3÷1"
    spans = [(span.start, span.end, span.at, span.generated, span.run is not None and span.run.tag == RUN) for span in found.spans]
    assert spans == [
        (0, 2, 0, True, False),
        (2, 4, 0, False, True),
        (4, 5, 0, True, True),
        (5, 6, 0, False, True),
        (6, 10, 0, False, False),
    ]


def test_no_such_paragraph_or_part():
    file = WordFile("report.docx", packed(p("甲")))
    for part, ordinal in ((None, 0), (None, 2), ("footnotes", 1)):
        with pytest.raises(LookupError):
            paragraph_runs(file, part, ordinal)
