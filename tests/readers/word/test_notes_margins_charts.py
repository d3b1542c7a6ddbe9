"""What stands outside the body: notes, headers, footers, charts."""

import pytest

from auditlint.readers.word.charts import shown
from tests.readers.reading import contents, paragraphs

from .package import field, p, tbl, tr, word

FOOT, END = '<w:r><w:footnoteReference w:id="{}"/></w:r>', '<w:r><w:endnoteReference w:id="{}"/></w:r>'


def note(key: int, *inside: str, kind: str = "footnote", more: str = "") -> str:
    return f'<w:{kind} w:id="{key}"{more}>{"".join(inside)}</w:{kind}>'


def test_notes_follow_the_paragraph_that_refers_to_them():
    mark = "<w:r><w:footnoteRef/></w:r>"
    footnotes = note(0, p("线"), more=' w:type="separator"') + note(5, p(mark, " 含线上。"), p("另见附件。")) + note(6, p(mark, "未引用。"))
    found = word(
        p("共办结", FOOT.format(5), "318件", END.format(2), "。") + p("后文。", FOOT.format(5)),
        footnotes=footnotes,
        endnotes=note(2, p("来源：台账。"), kind="endnote"),
    )
    assert [(q.kind, q.text.content) for q in found.paragraphs] == [
        ("body", "共办结318件。"),
        ("note", "含线上。"),
        ("note", "另见附件。"),
        ("note", "来源：台账。"),
        ("body", "后文。"),
    ]
    places = [q.text.place(0, 1) for q in found.paragraphs]
    assert [(place.part, place.paragraph) for place in places] == [
        (None, 1),
        ("footnotes", 2),
        ("footnotes", 3),
        ("endnotes", 1),
        (None, 2),
    ]


def test_a_mark_of_its_own_gives_no_text():
    custom = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    assert paragraphs(word(p("共12件", custom, "。"), footnotes=note(1, p("注文。")))) == ["共12件。", "注文。"]


def test_a_note_between_a_caption_and_its_table_or_between_list_items():
    found = word(
        p("表1 办结情况", FOOT.format(1)) + p("单位：件") + tbl(tr("单位", "办结"), tr("东站", "12")), footnotes=note(1, p("截至年末。"))
    )
    assert (found.tables[0].caption, found.tables[0].unit) == ("表1 办结情况", "件")
    listed = word(p("1.东站办法", FOOT.format(1)) + p("2.西站办法") + p("正文。"), footnotes=note(1, p("试行。")))
    assert [q.kind for q in listed.paragraphs] == ["body", "note", "body", "body"]


def test_references_without_a_part():
    assert paragraphs(word(p("共12件", FOOT.format(9), "。"))) == ["共12件。"]


def test_headers_and_footers_are_furniture_once_each():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    found = word(
        p("正文。", properties=section) + section,
        header1=p("绩效评价报告") + tbl(tr("编号", "7")),
        footer1=p("第", field("PAGE", "3"), "页"),
    )
    assert [(q.kind, q.text.content) for q in found.paragraphs] == [
        ("body", "正文。"),
        ("furniture", "绩效评价报告"),
        ("furniture", "编号"),
        ("furniture", "7"),
        ("furniture", "第3页"),
    ]
    assert found.tables == ()
    assert found.paragraphs[2].text.place(0, 1).part == "header1"


def _cache(kind: str, points: list[str], form: str = "") -> str:
    inside = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(points) if value)
    return f"<c:{kind}>{f'<c:formatCode>{form}</c:formatCode>' if form else ''}<c:ptCount val='{len(points)}'/>{inside}</c:{kind}>"


def _series(name: str, names: list[str], values: list[str], form: str) -> str:
    return (
        f"<c:ser><c:tx><c:strRef>{_cache('strCache', [name])}</c:strRef></c:tx><c:cat><c:strRef>{_cache('strCache', names)}</c:strRef></c:cat>"
        f"<c:val><c:numRef>{_cache('numCache', values, form)}</c:numRef></c:val></c:ser>"
    )


CHART = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="chart1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def test_the_figures_of_a_chart_are_a_table():
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>各站</a:t></a:r><a:r><a:t>办结情况</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    names = ["东站", "西站", "南站"]
    plot = _series("办结（件）", names, ["12", "8", ""], "General") + _series("办结率", names, ["0.8", "0.70999999999999996", "1"], "0.0%")
    found = word(
        p("见图。", CHART) + p("后文。"), chart1=f"<c:chart>{title}<c:plotArea><c:barChart>{plot}</c:barChart></c:plotArea></c:chart>"
    )
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph"]
    table = found.tables[0]
    assert contents(table) == [[None, "办结(件)", "办结率"], ["东站", "12", "80.0%"], ["西站", "8", "71.0%"], ["南站", None, "100.0%"]]
    assert (table.header_rows, table.caption) == (1, "各站办结情况")
    place = table.rows[1][2].text.place(0, 5)
    assert (place.part, place.cell) == ("charts/chart1", "C2")


def test_a_chart_without_figures():
    assert word(p("见图。", CHART), chart1="<c:chart/>").tables == ()
    assert word(p("见图。", CHART)).tables == ()


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        ("0.9231", "0.00%", "92.31%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234.5", "#,##0", "1,235"),
        ("2.5", "0", "3"),
        ("-0.125", "0.00", "-0.13"),
        ("12.300000000000001", "General", "12.3"),
        ("0.1", "", "0.1"),
        ("100", "General", "100"),
        ("45292", "yyyy-mm-dd", "45292"),
        ("1E+2", "General", "100"),
        ("7", "0.0_ ;[Red]-0.0 ", "7.0"),
        ("n/a", "0", "n/a"),
    ],
)
def test_numbers_of_a_chart_as_their_format_shows_them(value, form, expected):
    assert shown(value, form) == expected
