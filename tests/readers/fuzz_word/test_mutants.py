"""A Word file, however damaged, is read or refused with words; never a crash, a hang or a flood."""

import pytest

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.memory import collection_paused
from auditlint.readers import docx
from auditlint.readers.options import Limits, ReadOptions
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.runs import paragraph_runs
from tests.readers.mutants import bounded, byte_mutant, mutants, xml_member_mutant, zip_mutant
from tests.readers.word.package import BELOW, TOP, field, p, packed, run, sdt, span, tbl, tc, tr
from tests.readers.word.test_formulas import formula, m, r
from tests.readers.word.test_notes_margins_charts import CHART, _series
from tests.readers.word.test_numbering import item, level, listed, num
from tests.readers.word.test_paragraphs import _choice

SECONDS, MEMORY = 20, 1 << 30
OPTIONS = ReadOptions(limits=Limits(unpacked=32 << 20, cells=200_000), tracked="both")
HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>'
)
LISTS = listed(level(0, "%1、", "chineseCounting"), level(1, "%1.%2")) + listed(level(0, "（%1）"), name="1") + num("1") + num("2", "1")
TABLE = tbl(
    tr(tc("类别", properties=TOP), tc("办结", properties=span(2)), properties="<w:tblHeader/>"),
    tr(tc(properties=BELOW), "线上", "线下"),
    sdt(tr("东站", "12", sdt(tc(p("8"))))),
    tr("合计", tc("20", properties=span(2)), properties='<w:gridAfter w:val="1"/>'),
)
DELETED = '<w:del w:id="1"><w:r><w:delText>7</w:delText></w:r></w:del>'
BODY = (
    p("概况", style="1") + p("资金", style="2") + p("共办结", field("REF a", "318"), "件", DELETED, '<w:r><w:footnoteReference w:id="1"/></w:r>', "。")
    + item("甲") + item("乙", 1) + p("表1 办结情况") + p("单位：件") + TABLE + p("式", formula(m("f", num=r("30"), den=r("40")), m("d", e=r("a+b"))))
    + p(_choice(p("框内3件。"))) + p("图", CHART) + p(run("草稿", "<w:vanish/>"))
    + '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
)  # fmt: skip
GOOD = packed(
    BODY,
    styles=HEADINGS,
    numbering=LISTS,
    footnotes=f'<w:footnote w:id="1">{p("含线上。")}</w:footnote>',
    header1=p("报告"),
    footer1=p(field("PAGE", "1")),
    chart1=f"<c:chart><c:plotArea><c:pieChart>{_series('办结', ['东站', '西站'], ['0.4', '0.6'], '0%')}</c:pieChart></c:plotArea></c:chart>",
)


def outcome(data: bytes, options: ReadOptions = OPTIONS) -> Document | None:
    """The document; ``None`` when it is refused with words in both languages."""
    with bounded(SECONDS, MEMORY), collection_paused():
        try:
            found = docx.read("report.docx", data, options)
        except UnreadableError as error:
            refusal: UnreadableError | None = error
        else:
            refusal = None
    if refusal is not None:
        assert all(message.startswith("report.docx") for message in refusal.messages.values())
        return None
    file = WordFile("report.docx", data, options)
    for text in (*(q.text for q in found.paragraphs), *(cell.text for table in found.tables for row in table.rows for cell in row if cell)):
        place = text.place(len(text.content) - 1, len(text.content))
        if place.paragraph is not None and place.offset is not None:
            assert paragraph_runs(file, place.part, place.paragraph).text[place.offset] == text.quote(
                len(text.content) - 1, len(text.content)
            )
    assert bool(found.reasons) == (found.status == "partly-read")
    return found


def test_the_good_file_is_read_whole():
    found = outcome(GOOD)
    assert found is not None
    assert (found.status, len(found.tables), len(found.paragraphs)) == ("read", 2, 15)


@pytest.mark.parametrize(("kind", "count"), [(byte_mutant, 600), (zip_mutant, 500), (xml_member_mutant, 900)])
def test_mutants(kind, count):
    seen = {"read": 0, "partly-read": 0, "refused": 0}
    for label, data in mutants(GOOD, count, 7, kind):
        try:
            found = outcome(data)
        except Exception as error:
            raise AssertionError(label) from error
        seen["refused" if found is None else found.status] += 1
    assert min(seen.values()) > 0, seen


def test_a_million_empty_cells():
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    data = packed("<w:tbl>" + row * 10_000 + "</w:tbl>")
    found = outcome(data, ReadOptions(limits=Limits(ratio=10_000)))
    assert found is not None
    assert (found.blocks, found.status) == ((), "read")
    cut = outcome(data, ReadOptions(limits=Limits(ratio=10_000, cells=1000)))
    assert cut is not None
    assert cut.status == "partly-read"


def test_few_cells_over_a_wide_and_long_grid():
    wide = tr(*[tc("甲", properties=span(1000))] * 40)
    found = outcome(packed(tbl(wide, *[tr("乙")] * 20_000)))
    assert found is not None
    assert found.status == "partly-read"


@pytest.mark.parametrize(
    "parts",
    [
        {"styles": "".join(f'<w:style w:styleId="{i}"><w:name w:val="s{i}"/><w:basedOn w:val="{(i + 1) % 3000}"/></w:style>' for i in range(3000))},
        {"styles": '<w:style w:type="numbering" w:styleId="0"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
         "numbering": listed(more='<w:numStyleLink w:val="0"/>') + num("1")},
        {"numbering": listed(level(0, "%1" * 1000, "chineseCountingThousand", 2147483)) + num("1")},
        {"footnotes": "".join(f'<w:footnote w:id="{i}">{p("<w:r><w:footnoteReference w:id=" + chr(34) + str((i + 1) % 50) + chr(34) + "/></w:r>", "注。")}</w:footnote>' for i in range(50))},
    ],
)  # fmt: skip
def test_references_in_a_circle(parts):
    body = "".join(p("文。", style=str(i)) for i in range(50)) + item("甲") * 50 + p('<w:r><w:footnoteReference w:id="3"/></w:r>', "文。")
    found = outcome(packed(body, **parts))
    assert found is not None
    assert sum(paragraph.text.content.endswith("甲") for paragraph in found.paragraphs) == 50


def test_long_runs_of_small_things():
    many = '<w:r><w:tab/><w:t>1</w:t><w:br/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000
    assert outcome(packed(p(many))) is not None
    assert outcome(packed(p("<w:ins>" * 100 + run("1") * 20_000 + "</w:ins>" * 100))) is not None


def test_the_same_damage_gives_the_same_document():
    for label, data in mutants(GOOD, 12, 3, zip_mutant, xml_member_mutant):
        first, second = outcome(data), outcome(data)
        assert (first is None) == (second is None), label
        if first is not None and second is not None:
            assert [type(block) for block in first.blocks] == [type(block) for block in second.blocks]
            assert [q.text.content for q in first.paragraphs] == [q.text.content for q in second.paragraphs]
