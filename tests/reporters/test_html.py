"""The HTML report as text: its structure, every number once with its status, nothing of a document that is more than text."""

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import lxml.html
import pytest

from auditlint.quantities import aside
from auditlint.report import Grid, GridCell, Line, Printed, Relation
from auditlint.reporters.formats import FORMATS
from auditlint.reporters.page.marking import Piece, lined, marked, wrapped
from auditlint.reporters.page.pagewords import PAGE_WORDS
from auditlint.reporters.page.picture import WIDTH, parts
from auditlint.reporters.page.status import STATUSES, statuses
from tests.reporters import handmade_report
from tests.reporters.page_reports import CATALOGUE, HOSTILE, broken, document, finding, hostile, mark, page, with_suppressed

TEXT = "全年完成100件，其中甲类60件，乙类30件，评为优秀等次。"


def tree(*documents, lang: str = "en") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page(*documents, lang=lang))


def data(root: lxml.html.HtmlElement) -> dict:
    return json.loads(root.get_element_by_id("data").text)


def three() -> list:
    return [mark(0, TEXT, quote) for quote in ("100件", "60件", "30件")]


def test_every_printed_number_is_in_the_page_once_with_its_status() -> None:
    shown = tree(broken()).find_class("n")
    assert len({element.get("id") for element in shown}) == len(shown) == len(broken().quantities)
    assert [e.text_content() for e in shown] == [wrapped(q.mark.quote) for q in broken().quantities]
    assert [e.get("class").split()[1] for e in shown] == statuses(broken())


def test_the_text_of_the_document_is_whole_and_in_order() -> None:
    document = broken()
    texts: list[str] = []
    for block in document.transcript.blocks:
        texts += [c.text for row in block.rows for c in row] if isinstance(block, Grid) else [block.text]
    (paper,) = tree(document).find_class("paper")
    assert re.sub(r"\s", "", paper.text_content()) == re.sub(r"\s", "", "".join(texts))


def test_every_finding_leads_to_its_places() -> None:
    root = tree(broken())
    shown = root.find_class("finding")
    assert len(shown) == len(broken().findings)
    for element, expected in zip(shown, broken().findings, strict=True):
        links = [a.get("href").removeprefix("#") for a in element.iter("a")]
        assert len(links) == len(expected.marks)
        assert sorted(wrapped(m.quote) for m in expected.marks) == sorted(root.get_element_by_id(key).text_content() for key in links)
        assert [key for _, key in data(root)["findings"][element.get("id")]] == links


def test_a_wrong_number_bears_the_number_of_its_finding() -> None:
    root = tree(broken())
    for number, element in enumerate(root.find_class("finding"), 1):
        stated = next(key for role, key in data(root)["findings"][element.get("id")] if role == "stated")
        assert str(number) in root.get_element_by_id(stated).get("data-f").split(",")


def test_suppressed_findings_are_listed_but_mark_nothing() -> None:
    root = tree(with_suppressed())
    first = root.find_class("finding")[0]
    assert "suppressed" in first.get("class")
    assert "agreed with the author" in first.text_content()
    stated = data(root)["findings"]["f1"][0][1]
    assert root.get_element_by_id(stated).get("class") == "n involved"
    assert root.find_class("summary")[0].text_content() == "1 document, 27 errors, 1 warning, 1 suppressed"


def test_the_status_that_counts_most_is_shown() -> None:
    whole, first, second = three()
    at = replace(whole, role="stated")
    relation = Relation("PRT", "partition", "holds", "a.txt", (whole, first))
    fails = replace(relation, verdict="fails", marks=(whole, first, second))
    base = document([Line(0, TEXT)], three())

    def given(findings=(), relations=()):
        return statuses(replace(base, findings=findings, relations=relations))

    assert given() == ["unchecked"] * 3
    assert given((finding(at, first),), (fails,)) == ["error", "involved", "involved"]
    assert given((finding(at, severity="info"), finding(at, severity="warning")), (relation,)) == ["warning", "verified", "unchecked"]
    assert given((), (fails, relation)) == ["verified", "verified", "involved"]
    assert given((), (replace(relation, verdict="rounding"), fails)) == ["rounding", "rounding", "involved"]
    assert given((), (replace(relation, verdict="undetermined"), fails)) == ["involved"] * 3
    assert given((), (replace(relation, verdict="undetermined"),)) == ["undetermined", "undetermined", "unchecked"]
    assert given((replace(finding(at, first), suppressed={"kind": "baseline"}),), (fails,)) == ["involved"] * 3
    aside_ = replace(base, quantities=(Printed(whole, "set aside", "year"),), relations=(replace(relation, verdict="undetermined"),))
    assert statuses(aside_) == ["undetermined"]
    assert statuses(replace(aside_, relations=())) == ["aside"]


def test_tables_are_tables() -> None:
    grid = Grid(
        1,
        (
            (GridCell(3, "项目", 2, 1), GridCell(4, "预算\n数", 1, 2)),
            (GridCell(5, "金额"), GridCell(-1, "")),
            (GridCell(6, "合计"), GridCell(7, "50"), GridCell(8, "76.92%")),
        ),
        header_rows=1,
        caption="表3 执行情况",
        unit="万元",
    )
    lines = [Line(0, "表3 执行情况", "caption"), Line(1, "单位：万元", "unit"), grid, Line(2, "注：略。", "note")]
    root = tree(document(lines, [mark(7, "50", "50"), mark(8, "76.92%", "76.92%")]))
    (table,) = root.cssselect(".paper table")
    assert [p.text for p in table.cssselect("caption p")] == ["表3 执行情况", "单位：万元"]
    assert len(table.cssselect("thead tr")) == 2, "a head cell reaches into the second row"
    head = table.cssselect("th")
    assert [(c.text_content(), c.get("rowspan"), c.get("colspan"), c.get("scope")) for c in head] == [
        ("项目", "2", None, "col"), ("预算\n数", None, "2", "col"), ("金额", None, None, "col"), ("", None, None, "col"),
    ]  # fmt: skip
    assert [(c.text_content(), c.get("class")) for c in table.cssselect("td")] == [("合计", None), ("50", "number"), ("76.92%", "number")]
    assert root.cssselect(".paper p.note")[0].text == "注：略。"
    assert (
        tree(document([replace(grid, doubt="ragged rows: the header has fewer cells than the body")], []), lang="zh")
        .cssselect(".doubt")[0]
        .text
        == "此表格未能可靠读取：表头单元格少于表体"
    )
    assert tree(document([grid], [])).cssselect(".paper caption p")[0].text == "表3 执行情况", "named by the format, not by a line above"


def test_headings_and_hidden_text() -> None:
    lines = [Line(0, "一、概况", "heading", 1), Line(1, "（一）背景", "heading", 2), Line(2, "不显示的字", hidden=True)]
    root = tree(document(lines, []))
    assert [(e.tag, e.text) for e in root.cssselect(".paper .heading")] == [("h3", "一、概况"), ("h4", "（一）背景")]
    assert root.cssselect(".paper .concealed")[0].text_content() == "hidden in the file不显示的字"


def test_phrases_may_cross_each_other_and_numbers() -> None:
    numbers = [Piece(2, 6, "n1", "verified"), Piece(8, 9, "n2", "error", "4")]
    phrases = [Piece(0, 3, "p1"), Piece(1, 8, "p2", "warning", "5")]
    html = marked("甲乙1234丙丁5", numbers, phrases, wrapped)
    assert str(html) == (
        '<i id="p1"></i><span class="p" data-p="p1">甲</span><i id="p2"></i><span class="p warning" data-p="p1 p2">乙</span>'
        '<span class="n verified" id="n1"><span class="p warning" data-p="p1 p2">1</span><span class="p warning" data-p="p2">234</span></span>'
        '<span class="p warning" data-p="p2" data-f="5">丙丁</span><span class="n error" id="n2" data-f="4">5</span>'
    )


def test_a_text_mark_of_a_finding_is_marked() -> None:
    (phrase,) = tree(document([Line(0, TEXT)], three(), findings=(finding(mark(0, TEXT, "优秀等次", "stated")),))).cssselect(".p")
    assert (phrase.text, phrase.get("class"), phrase.get("data-f")) == ("优秀等次", "p error", "1")


def test_line_breaks_of_the_printer_go_and_those_of_a_cell_stay() -> None:
    assert wrapped("有限\n\n公司\nabc \n def") == "有限公司abc def"
    assert lined("一\n\n二 \n三\x00\u202e") == "一\n二\n三  "


def test_the_bars_are_as_long_as_the_counts() -> None:
    shown = parts(["verified"] * 3 + ["error"] + ["unchecked"] * 3)
    assert [(part.status, part.count) for part in shown] == [("error", 1), ("verified", 3), ("unchecked", 3)]
    assert sum(part.width for part in shown) == WIDTH
    assert parts([]) == ()


def test_the_picture_counts_by_section() -> None:
    rows = [[cell.text_content() for cell in (row[0], row[2])] for row in tree(broken()).cssselect(".coverage tbody tr")]
    assert rows[0] == ["Whole document", "Checked 363 of 523"]
    assert rows[1:] == [[name or "(before any heading)", f"{done} of {n}"] for name, n, done, _ in broken().coverage.sections]
    counts = Counter(statuses(broken()))
    legend = tree(broken()).cssselect(".legend li")
    assert [int(item.cssselect(".count")[0].text) for item in legend] == [counts[status] for status in STATUSES]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("Findings", "verified", "operand", "28 errors")), ("zh", ("问题", "已核实", "运算数", "错误 28 处"))]
)
def test_both_languages(lang: str, words: tuple[str, ...]) -> None:
    root = tree(broken(), lang=lang)
    assert root.get("lang") == PAGE_WORDS[lang].language
    text = root.text_content()
    assert all(word in text for word in words)
    for element, expected in zip(root.find_class("message"), broken().findings, strict=True):
        assert element.text == lined(expected.messages[lang])


def test_the_words_are_complete() -> None:
    kinds = {kind for kind, _ in aside._KINDS} | {"target", "formula", "rule"}
    for words in PAGE_WORDS.values():
        assert tuple(words.statuses) == tuple(words.meanings) == STATUSES
        assert kinds <= set(words.asides)
        assert set(CATALOGUE.families) <= set(words.families)


def test_the_same_report_gives_the_same_page() -> None:
    assert page(broken(), with_suppressed()) == page(broken(), with_suppressed())


def test_a_document_without_transcript_still_shows_its_findings_in_their_words() -> None:
    report = handmade_report.report()
    root = tree(*report.documents, lang="zh")
    first = root.find_class("finding")[0]
    quote = first.cssselect(".spots q")[0]
    assert quote.text_content() == handmade_report.SENTENCE
    assert quote.find("mark").text == "91.85%"
    text = root.text_content()
    assert "未能读取：不是文本文件" in text
    assert "未全部读取：第3个表格各行列数不一" in text
    assert page().count("<article") == 0


def test_only_the_page_itself_may_run() -> None:
    root = tree(broken())
    policy = root.cssselect('meta[http-equiv="Content-Security-Policy"]')[0].get("content")
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
    scripts = [e for e in root.iter("script") if e.get("type") != "application/json"]
    for name, elements in (("script-src", scripts), ("style-src", list(root.iter("style")))):
        (element,) = elements
        assert directives[name] == f"'sha256-{base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()}'"


def test_the_page_needs_nothing_else() -> None:
    root = tree(broken())
    for element in root.iter():
        for name, value in element.attrib.items():
            assert name not in {"src", "srcset", "style", "action"}
            assert not name.startswith("on")
            assert name != "href" or value.startswith("#")
    own = [*root.iter("style"), *(e for e in root.iter("script") if not e.get("type"))]
    assert len(own) == 2
    for element in own:
        content = element.text.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|url\(|@import|innerHTML|insertAdjacent|eval\(", content)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_text_of_a_document_is_only_text(lang: str) -> None:
    honest, attacked = tree(document([Line(0, TEXT)], three()), lang=lang), tree(hostile(), lang=lang)
    assert len(list(attacked.iter("script"))) == len(list(honest.iter("script"))) == 2
    assert len(list(attacked.iter("style"))) == 1
    assert not list(attacked.iter("img"))
    assert not [a for a in attacked.iter("a") if not a.get("href").startswith("#")]
    assert not [name for element in attacked.iter() for name in element.attrib if name.startswith("on")]
    text = attacked.text_content()
    for attempt in HOSTILE[:6]:
        assert attempt in text
    raw = attacked.get_element_by_id("data").text
    assert not re.search("[<>&\u2028\u2029]", raw)
    assert HOSTILE[1] in json.loads(raw)["relations"][0]["formula"]


def test_a_lone_surrogate_can_be_written() -> None:
    page(document([Line(0, "坏字\ud800")], [])).encode()


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_colours_can_be_read(scheme: int) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    style = files("auditlint.reporters.page").joinpath("report.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", blocks[scheme]))
    pairs = [
        (name, "paper")
        for name in ("ink", "soft", "accent", "error", "warning", "info", "verified", "rounding", "involved", "undetermined", "aside")
    ]
    pairs += [("soft", "ground"), ("soft", "fill"), ("ink", "chosen"), ("ink", "unchecked-fill"), ("verified", "fill")]
    pairs += [(name, f"{name}-fill") for name in ("error", "warning", "info")]
    for front, back in pairs:
        low, high = sorted((_luminance(colours[front]), _luminance(colours[back])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


def test_it_is_a_text_for_machines() -> None:
    assert FORMATS["html"].relations
    assert FORMATS["html"].transcript
    assert not FORMATS["html"].binary
    assert not FORMATS["html"].people


def test_no_character_that_steers_a_terminal_is_written() -> None:
    from auditlint.catalogue import load_catalogue
    from auditlint.pipeline import check_data
    from auditlint.report import Report
    from auditlint.reporters.html import render
    from auditlint.reporters.view import View

    catalogue = load_catalogue().select()
    text = "<h1>一、&#27;[31m情况</h1><p>全年受理案件500件，办结案件490件，办结率78%&#27;[0m。</p>"
    document = check_data("a.html", f"<html>{text}</html>".encode(), catalogue, verified=True, transcript=True)
    assert document.findings
    assert document.findings[0].marks[0].place.section[0] == "一、\x1b[31m情况"
    assert "\x1b" not in render(Report((document,)), View(catalogue=catalogue))
