"""The short ways through plain paragraphs, cells and rows deliver what the long ones do, to the last offset."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.document import Document, Table, Text
from auditlint.readers.options import ReadOptions
from auditlint.readers.word import story as stories
from auditlint.readers.word import tables
from auditlint.readers.word.names import CELL, PARAGRAPH

from .package import BELOW, TOP, field, p, run, sdt, span, tbl, tc, word
from .test_numbering import level, listed, num

_WORDS = st.sampled_from(
    [
        "",
        "单位",
        "基本支出",
        "合计",
        "98.50%",
        "1,234.5",
        "（一）目标",
        " 前空",
        "后空 ",
        "ａｂｃ；x:y",
        "中\u200b间",
        "2023",
        "—",
        "产出指标：",
    ]
)
_ODD_RUNS = st.one_of(
    _WORDS.map(lambda text: run(text, "<w:vanish/>")),
    _WORDS.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    _WORDS.map(lambda text: f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"),
    _WORDS.map(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>"),
    _WORDS.map(lambda text: f"<w:r><w:tab/><w:t>{text}</w:t><w:br/></w:r>"),
    _WORDS.map(lambda text: f"<w:r><w:txbxContent>{p(text)}</w:txbxContent></w:r>"),
    _WORDS.map(lambda text: field("REF a", text)),
    _WORDS.map(p),
    st.sampled_from(["<w:r><w:t/></w:r>", '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:bookmarkStart/>"]),
)
_RUNS = st.one_of(_WORDS.map(run), _WORDS.map(run), _WORDS.map(run), _ODD_RUNS)
_STYLES = st.sampled_from(["", "", "", "plain", "head", "list", "toc"])
_PARAGRAPHS = st.one_of(
    _WORDS.map(p),
    st.builds(lambda runs, style: p(*runs, style=style), st.lists(_RUNS, max_size=3), _STYLES),
)
_CELL_PROPERTIES = st.sampled_from(["", "", "", '<w:tcW w:w="9"/>', '<w:tcW w:w="9"/>', span(2), TOP, BELOW, "<w:cellDel/>", "<w:hMerge/>"])
_CELLS = st.one_of(
    _WORDS.map(lambda text: tc(p(text))),
    st.builds(
        lambda inside, properties: tc(*inside, properties=properties), st.lists(_PARAGRAPHS, min_size=1, max_size=2), _CELL_PROPERTIES
    ),
    _PARAGRAPHS.map(lambda inside: tc(sdt(inside))),
    _PARAGRAPHS.map(lambda inside: tc(inside, tbl(f"<w:tr>{tc(p('甲'))}</w:tr>"), p())),
    _PARAGRAPHS.map(lambda inside: sdt(tc(inside))),
    st.just("<w:tc/>"),
)
_ROW_PROPERTIES = st.sampled_from(
    ["", "", "", "<w:cantSplit/>", "<w:tblHeader/>", "<w:hidden/>", "<w:del/>", '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>']
)


def _row(cells: list[str], properties: str) -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


_PLAIN_TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(_WORDS.map(lambda text: tc(p(text))), min_size=width, max_size=width).map(lambda cells: _row(cells, "")), min_size=1
    )
)
_TABLES = st.one_of(_PLAIN_TABLES, st.lists(st.builds(_row, st.lists(_CELLS, max_size=4), _ROW_PROPERTIES), min_size=1, max_size=5))
_BODIES = st.lists(st.one_of(_PARAGRAPHS, _TABLES.map(lambda rows: tbl(*rows))), max_size=6).map("".join)
_PARTS = {
    "styles": '<w:style w:type="paragraph" w:styleId="plain"><w:name w:val="plain"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="head"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="list"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    "numbering": listed(level(0, "%1.")) + num("1"),
    "footnotes": f'<w:footnote w:id="2">{p("注")}</w:footnote>',
}


def _texts(document: Document) -> Iterator[Text]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row if cell is not None)
        else:
            yield block.text


def _told(document: Document) -> list[object]:
    """All that a document says, without the sources of its texts, which are never equal."""
    places = [(t.starts, t.raws, t.place(0, len(t.content)), t.quote(0, len(t.content))) for t in _texts(document)]
    shapes: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells = [
                [cell and (cell.text.content, cell.row, cell.column, cell.row_span, cell.column_span, cell.doubt) for cell in row]
                for row in block.rows
            ]
            shapes.append(
                (
                    block.index,
                    cells,
                    block.header_rows,
                    block.label_columns,
                    block.caption,
                    block.unit,
                    block.kind,
                    block.hidden,
                    len(block.pairs),
                )
            )
        else:
            shapes.append((block.index, block.text.content, block.section, block.kind, block.level, block.hidden))
    return [document.status, document.reasons, places, shapes]


def _only_long_ways(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(stories, "special_paragraphs", lambda root: set(root.iter(PARAGRAPH)))
    patch.setattr(stories, "plain_texts", lambda root, paragraphs, but: {})
    patch.setattr(tables.Shapes, "none_of", lambda self, cells: False)
    patch.setattr(tables.Shapes, "cells", lambda self, row: list(tables.children(row, CELL)))


@given(_BODIES, st.booleans())
def test_short_and_long_ways_deliver_the_same(body, both):
    options = ReadOptions(tracked="both" if both else "accepted")
    short = word(body, options, **_PARTS)
    with pytest.MonkeyPatch.context() as patch:
        _only_long_ways(patch)
        long = word(body, options, **_PARTS)
    assert _told(short) == _told(long)


def test_most_of_a_plain_report_goes_the_short_way():
    body = p("共办结3件。") + tbl(*[_row([tc(p(f"{r}")), tc(p("甲"), properties='<w:tcW w:w="9"/>')], "<w:cantSplit/>") for r in range(3)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories.Story, "read", lambda self, paragraph: pytest.fail("a plain paragraph was read by itself"))
        found = word(body, styles=_PARTS["styles"])
    assert [len(block.rows) for block in found.blocks if isinstance(block, Table)] == [3]
