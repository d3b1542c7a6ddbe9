"""Web pages: encodings, tables with spans, lists, hidden text, pages laid out with tables."""

from dataclasses import replace

import pytest

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.readers import read
from auditlint.readers.options import DEFAULT, ReadOptions

from .reading import contents, paragraphs


def page(body: str, head: str = "") -> Document:
    return read("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def grid(body: str) -> list[list[str | None]]:
    (table,) = page(body).tables
    return contents(table)


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "gb18030", "utf-8", "iso-8859-1", "no-such", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_declaration_never_makes_mojibake(declared: str, encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    text = f"<html><head>{meta}</head><body><p>绩效评价——“完成率”为98.5%，镕朱</p></body></html>"
    assert paragraphs(read("a.html", text.encode(encoding))) == ["绩效评价——“完成率”为98.5%，镕朱"]


def test_big5_is_believed_when_declared() -> None:
    text = '<html><meta charset="big5"><p>臺灣地區統計資料</p></html>'
    assert paragraphs(read("a.html", text.encode("big5"))) == ["臺灣地區統計資料"]


def test_spans() -> None:
    body = "<table><tr><td rowspan=2>区<td colspan=2>案件<tr><td>受理<td>办结<tr><td>东<td>1<td>2<tr><td>西<td>3<td>4</table>"
    (table,) = page(body).tables
    assert contents(table) == [["区", "案件", None], [None, "受理", "办结"], ["东", "1", "2"], ["西", "3", "4"]]
    assert (table.header_rows, table.column_label(2)) == (2, "案件 办结")


def test_overlong_and_zero_spans_and_overlaps() -> None:
    assert grid("<table><tr><td rowspan=0>A<td colspan=9999>B<tr><td>1<td>2<tr><td>3<td>4</table>") == [
        ["A", "B", None],
        [None, "1", "2"],
        [None, "3", "4"],
    ]
    assert grid("<table><tr><td>a<td rowspan=99>b<td>c<tr><td colspan=3>d<td>e</table>") == [["a", "b", "c"], ["d", None, "e"]]


def test_row_groups_stand_in_their_order_and_head_rows_are_the_header() -> None:
    body = "<table><tfoot><tr><td>合计<td>3</tfoot><thead><tr><th>区<th>数</thead><tbody><tr><td>东<td>1<tr><td>西<td>2</tbody></table>"
    (table,) = page(body).tables
    assert [row[0] for row in contents(table)] == ["区", "东", "西", "合计"]
    assert table.header_rows == 1


def test_caption_and_lines_in_cells() -> None:
    found = page("<table><caption>表2 资金</caption><tr><td>项目<td>金额<tr><td>培<br>训<p>费</p><td> 1 234 <tr><td>会议<td>5</table>")
    assert (found.tables[0].caption, contents(found.tables[0])[1]) == ("表2 资金", ["培\n训\n费", "1 234"])
    assert paragraphs(found, "caption") == ["表2 资金"]


def test_layout_tables_are_dissolved_and_nested_tables_come_once() -> None:
    body = "<table><tr><td><h2>一、概况</h2><p>甲</p><table><tr><td>区<td>数<tr><td>东<td>1</table></td><td>乙</td></tr></table>"
    found = page(body)
    assert paragraphs(found) == ["一、概况", "甲", "乙"]
    assert contents(found.tables[0]) == [["区", "数"], ["东", "1"]]
    data = (
        "<table>"
        + "".join(f"<tr><td>{i}<td>a<td>b<td>c</tr>" for i in range(4))
        + "<tr><td>9<td><table><tr><td>x<td>y</table><td>z<td>w</table>"
    )
    assert grid(data)[-1] == ["9", "x y", "z", "w"]


def test_hidden_text_is_marked_and_never_part_of_what_is_shown() -> None:
    head = "<style>/* .a{} */ .h, span.k { display : none } @media print { p { display:none } }</style>"
    found = page(
        '<p>共12<span class="h">3</span>件</p><p style="visibility:hidden">藏一</p><div hidden>藏二</div><p class=k>见</p><p>可<b class="x h">藏三</b>见</p>'
        '<table><tr><td>区<td>数<tr style="display:none"><td>东<td>1<tr><td>西<td style="display:none">9<td>2</table>',
        head,
    )
    assert [p.text.content for p in found.paragraphs if not p.hidden] == ["共12件", "见", "可见"]
    assert [p.text.content for p in found.paragraphs if p.hidden] == ["3", "藏一", "藏二", "藏三", "9"]
    assert contents(found.tables[0]) == [["区", "数"], ["东", "1"], ["西", "2"]]
    assert [row[0].hidden for row in found.tables[0].rows] == [False, True, False]


def test_what_is_no_text_of_the_report() -> None:
    body = "<nav>菜单</nav><script>var a=1</script><style>p{}</style><template><p>模板</p></template><noscript>无</noscript><!-- 注 --><p>正文&nbsp;&lt;5&#x4ef6;</p>"
    assert paragraphs(page(body)) == ["正文 <5件"]


def test_lists_lines_and_headings() -> None:
    body = "<h1>报告</h1><h2>概况</h2><ol><li>甲<li>乙<ol type=a><li>丙</ol></ol><ol start=5><li><p>丁</p><p>续</p></ol><ul><li>戊</ul>一行<br>二行<h2>结论</h2>"
    found = page(body)
    assert paragraphs(found) == ["报告", "概况", "1. 甲", "2. 乙", "a. 丙", "5. 丁", "续", "戊", "一行", "二行", "结论"]
    assert [(p.text.content, p.level) for p in found.paragraphs if p.kind == "heading"] == [("报告", 1), ("概况", 2), ("结论", 2)]
    assert page('<ol style="list-style-type:cjk-ideographic" start=11><li>甲</ol>').paragraphs[0].text.content == "十一、甲"


def test_raised_and_lowered_digits() -> None:
    body = "<p>面积10<sup>4</sup>m<sup>2</sup>，CO<sub>2</sub>，案件5件<sup>[3]</sup>，另<sup><a href='#n'>4</a></sup>计</p>"
    assert paragraphs(page(body)) == ["面积10⁴m²，CO₂，案件5件，另计"]


def test_places() -> None:
    found = read(
        "a.html", "<html><body>\n<p>甲</p>\n<p>共\n12件</p>\n<table>\n<tr><td>区<td>数\n<tr><td>东\n<td>1</table></body></html>".encode()
    )
    place = found.paragraphs[1].text.place(2, 4)
    assert (place.line, place.paragraph, place.offset, place.end_offset) == (3, 2, 2, 4)
    assert found.tables[0].rows[1][1].text.place(0, 1).line == 8


def test_broken_mark_up() -> None:
    assert paragraphs(page("<p>甲<div>乙<b>丙</p></i>丁")) == ["甲", "乙丙丁"]
    assert grid("<table><td>区<td>数<tr>东<td>西<td>2<tr><td>南<td>3")[-1] == ["南", "3"]


def test_values_behind_exported_cells() -> None:
    body = '<table><tr><td>项<td>数<td>率<tr><td>甲<td x:num="1234.567" x:fmla="=B9*2">1,234.57<td sdval="0.5">50.0%<tr><td>乙<td x:str>12<td>3</table>'
    (table,) = page(body).tables
    first, second = table.rows[1][1:]
    assert (first.formula, first.stored, second.stored) == ("=B9*2", "1234.567", "")
    assert table.rows[2][1].as_text


def test_refusals_and_limits() -> None:
    with pytest.raises(UnreadableError, match="mht"):
        read("a.html", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n<html></html>")
    with pytest.raises(UnreadableError, match="empty"):
        read("a.html", b"   \n")
    rows = "".join(f"<tr><td>{i}<td>{i}</tr>" for i in range(100))
    found = read("a.html", f"<table>{rows}</table>".encode(), ReadOptions(replace(DEFAULT.limits, cells=50)))
    assert found.status == "partly-read"


def test_deep_nesting_is_read_to_its_bound() -> None:
    found = page("<div>" * 5000 + "深" + "</div>" * 5000 + "<p>浅</p>")
    assert found.status == "partly-read"
    assert "deep" in found.reasons["en"]
