"""Table styles are left unparsed; the other styles say the same without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.document import Document
from auditlint.readers import read
from auditlint.readers.word import file as files
from auditlint.readers.word.package import Package
from auditlint.readers.word.tablestyles import without_table_styles

from .package import p, part, parts_of, zipped

_NAMES = st.sampled_from(["heading 1", "heading 2", "toc 1", "title", "a", "b"])
_STYLES = st.lists(
    st.tuples(
        st.sampled_from(["paragraph", "table", "table", "character", "numbering"]),
        st.sampled_from(["s0", "s1", "s2", "s3"]),
        _NAMES,
        st.sampled_from(
            [
                "",
                '<w:basedOn w:val="s0"/>',
                '<w:basedOn w:val="s1"/>',
                '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
            ]
        ),
        st.sampled_from(["", ' w:default="1"']),
    ),
    max_size=8,
)
_BODY = "".join(p(f"第{i}行", style=f"s{i}") for i in range(4)) + p("无样式")


def _styles(described: list[tuple[str, str, str, str, str]]) -> str:
    return "".join(
        f'<w:style w:type="{kind}" w:styleId="{key}"{default}><w:name w:val="{name}"/>{rest}</w:style>'
        for kind, key, name, rest, default in described
    )


def _read(styles: bytes | str) -> Document:
    return read("report.docx", zipped({**parts_of(_BODY, styles=""), "word/styles.xml": styles}))


def _told(document: Document) -> list[object]:
    return [
        document.status,
        document.reasons,
        [(block.text.content, block.kind, block.level, block.hidden) for block in document.paragraphs],
    ]


@given(_STYLES)
def test_a_report_reads_the_same_with_and_without_table_styles(described):
    styles = part("w:styles", _styles(described))
    short = _read(styles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "without_table_styles", lambda data: data)
        whole = _read(styles)
    assert _told(short) == _told(whole)
    if any(kind == "table" for kind, *_ in described):
        assert b'"table"' not in without_table_styles(styles.encode())


_TABLE = '<w:style w:type="table" w:styleId="t"><w:name w:val="t"/></w:style>'
_HEADING = '<w:style w:type="paragraph" w:styleId="s0"><w:name w:val="heading 1"/></w:style>'


@pytest.mark.parametrize(
    "styles",
    [
        part("w:styles", f"<!-- {_TABLE} -->{_HEADING}"),
        part("w:styles", f"<w:a><![CDATA[{_TABLE}]]></w:a>{_HEADING}"),
        part("w:styles", f"<?b {_TABLE} ?>{_HEADING}"),
        part("w:styles", f'<w:style w:type="table" w:styleId="t"/>{_HEADING}'),
        part("w:styles", f'<w:style w:type="table" w:styleId="t>"/>{_HEADING}'),
        part("w:styles", f'<w:style w:type="table" w:styleId=\'">"\'/>{_HEADING}'),
        part("w:styles", f'<w:style w:type="table" xmlns:w="urn:other"><w:a/></w:style>{_HEADING}'),
        part("w:styles", _TABLE + _HEADING).replace("w:", "v:"),
        part("w:styles", _TABLE + _HEADING).encode("utf-16-le"),
        part("w:styles", _TABLE + _HEADING).replace("UTF-8", "GBK"),
    ],
)
def test_what_may_mean_something_else_is_parsed_whole(styles):
    data = styles if isinstance(styles, bytes) else styles.encode()
    assert without_table_styles(data) == data


def test_styles_that_are_cut_short_are_reported_with_their_place():
    broken = part("w:styles", _TABLE + _HEADING + "<w:style>")
    package = Package("report.docx", zipped({"word/styles.xml": broken}), files.DEFAULT.limits)
    assert package.optional("word/styles.xml", without_table_styles) is None
    whole = Package("report.docx", zipped({"word/styles.xml": broken}), files.DEFAULT.limits)
    assert whole.optional("word/styles.xml") is None
    assert package.faults == whole.faults != []
