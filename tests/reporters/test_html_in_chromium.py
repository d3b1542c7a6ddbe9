"""The HTML report at work, in headless Chromium: where it is not installed these tests are skipped, but not in CI."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reporters.chromium import Chromium, find_chromium
from tests.reporters.page_reports import HOSTILE, broken, hostile, page, repeated, with_suppressed

PROGRAM = find_chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None and not os.environ.get("CI"), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    assert PROGRAM is not None, "CI must have Chromium"
    with Chromium(PROGRAM, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def view(browser: Chromium, tmp_path: Path) -> Iterator["Opened"]:
    """Opens pages; at the end no error may have come to the console."""
    yield Opened(browser, tmp_path / "report.html")
    assert browser.console == []


class Opened:
    """A page in the browser, and questions to it."""

    def __init__(self, browser: Chromium, path: Path) -> None:
        self.browser = browser
        self.path = path

    def show(self, html: str, **window: object) -> "Opened":
        self.path.write_text(html, "utf-8")
        self.browser.open(self.path, **window)  # type: ignore[arg-type]
        return self

    def count(self, selector: str) -> int:
        return int(self.browser.evaluate(f"document.querySelectorAll({selector!r}).length"))

    def texts(self, selector: str) -> list[str]:
        found: list[str] = self.browser.evaluate(f"[...document.querySelectorAll({selector!r})].map(e => e.textContent.trim())")
        return found

    def seen(self, selector: str) -> list[str]:
        """The ids of the elements that are shown."""
        found: list[str] = self.browser.evaluate(
            f"[...document.querySelectorAll({selector!r})].filter(e => !e.closest('[hidden]')).map(e => e.id)"
        )
        return found

    def opened(self) -> list[str]:
        return self.seen(".finding.open")

    def in_view(self, selector: str) -> bool:
        return bool(
            self.browser.evaluate(
                f"(() => {{ const b = document.querySelector({selector!r}).getBoundingClientRect(), m = document.querySelector('main').getBoundingClientRect();"
                " return b.top >= m.top && b.bottom <= m.bottom; })()"
            )
        )


def test_a_finding_shows_all_its_places_connected(view: Opened) -> None:
    view.show(page(broken()))
    for number, finding in enumerate(broken().findings, 1):
        view.browser.evaluate(f"document.querySelector('#f{number} .head').click()")
        view.browser.settle()
        places = {(m.passage, m.start, m.end) for m in finding.marks}
        assert view.opened() == [f"f{number}"]
        assert view.count(".n.on") == len(places)
        assert view.count(".lines path") == len(places) - 1
        assert view.in_view(".on.stated")
    assert view.seen("#f1-more") == []


def test_a_click_on_a_finding_opens_and_closes_it(view: Opened) -> None:
    view.show(page(broken()))
    assert view.count(".on") == 0
    view.browser.click("#f2 .head")
    assert view.seen("#f2-more") == ["f2-more"]
    assert view.texts("#f2-more dd")[0] == "3120 + 2745 + 1864 + 4210 + 2958 + 1732 + 1405 + 2316 ≠ 20530"
    assert view.browser.evaluate("document.querySelector('#f2 .head').getAttribute('aria-expanded')") == "true"
    assert view.texts(".on.stated") == ["20530"]
    view.browser.click("#f2 .head")
    assert view.opened() == []
    assert view.count(".on, .lines") == 0


def test_the_lines_end_at_the_numbers(view: Opened) -> None:
    view.show(page(broken()))
    view.browser.click("#f2 .head")
    far = view.browser.evaluate(
        "(() => { const s = document.querySelector('.on.stated').getClientRects()[0];"
        " return [...document.querySelectorAll('.lines path')].map(path => { const p = path.getPointAtLength(path.getTotalLength());"
        " const o = document.querySelector('.lines').getBoundingClientRect();"
        " return Math.max(s.left - p.x - o.left, p.x + o.left - s.right, s.top - p.y - o.top, p.y + o.top - s.bottom); }); })()"
    )
    assert len(far) == 10
    assert max(far) < 1


def test_a_verified_number_shows_its_relation(view: Opened) -> None:
    view.show(page(broken(), lang="zh"))
    view.browser.click(".paper .n.verified")
    assert view.texts("#inspector h2") == ["21030人"]
    assert view.texts("#inspector .sample") == ["已核实"]
    assert "20350 + 680 = 21030成立 · 其中项" in view.texts("#inspector li button")
    assert sorted(view.texts(".on")) == ["20350人", "21030人", "680人"]
    assert view.count(".lines path") == 2
    view.browser.press("Escape")
    assert view.seen("#inspector") == []


def test_a_wrong_number_opens_its_finding(view: Opened) -> None:
    view.show(page(broken()))
    view.browser.click('.n[data-f="2"]')
    assert view.opened() == ["f2"]
    assert view.texts("#inspector h2") == ["20530"]
    assert view.count(".on") == 11
    view.browser.click(".n.aside")
    assert view.opened() == []
    assert view.texts("#inspector header + p") == ["no data: a date, an ordinal, a target, a rule ... (document number)"]


def test_filters(view: Opened) -> None:
    findings = broken().findings
    view.show(page(broken()))
    assert view.texts(".shown") == ["29 of 29 shown"]
    view.browser.click(".toggle.error")
    assert view.seen(".finding") == [f"f{i}" for i, f in enumerate(findings, 1) if f.severity == "warning"]
    assert view.count(".map a") == 1
    view.browser.click(".toggle.error")

    def choose(field: str, value: str) -> list[str]:
        view.browser.evaluate(
            f"{{ const s = document.getElementById({field!r}); s.value = {value!r}; s.dispatchEvent(new Event('change')); }}"
        )
        return view.seen(".finding")

    assert choose("family", "SCR") == [f"f{i}" for i, f in enumerate(findings, 1) if f.code.startswith("SCR")]
    assert choose("family", "") == [f"f{i}" for i in range(1, 30)]
    assert choose("section", "=四、存在问题") == [
        f"f{i}" for i, f in enumerate(findings, 1) if next(m for m in f.marks if m.role == "stated").place.section[0] == "四、存在问题"
    ]
    choose("section", "")
    view.browser.press("/")
    view.browser.write("20530")
    assert view.seen(".finding") == ["f2", "f4"]
    view.browser.write("no such")
    assert view.texts(".shown") == ["No finding fits the filter."]
    view.browser.press("Escape")
    assert len(view.seen(".finding")) == 29


def test_the_map_shows_where_the_findings_stand(view: Opened) -> None:
    view.show(page(broken()))
    view.browser.evaluate("document.querySelector('.map a[href=\"#f20\"]').click()")
    view.browser.settle()
    assert view.opened() == ["f20"]
    place, tick = view.browser.evaluate(
        "(() => { const m = document.querySelector('main'); const y = document.querySelector('.on.stated').getBoundingClientRect().top;"
        " return [(y - m.getBoundingClientRect().top + m.scrollTop) / m.scrollHeight, parseFloat(document.querySelector('.map a.open').style.top) / 100]; })()"
    )
    assert abs(place - tick) < 0.01


def test_suppressed_findings_are_shown_on_demand(view: Opened) -> None:
    view.show(page(with_suppressed()))
    assert len(view.seen(".finding")) == 28
    view.browser.click("#suppressed")
    assert len(view.seen(".finding")) == 29
    view.browser.click("#f1 .head")
    assert "agreed with the author" in view.texts("#f1-more dd")


def test_the_keyboard_is_enough(view: Opened) -> None:
    view.show(page(broken()))
    focus = "document.activeElement.closest('.finding')?.id"
    view.browser.press("j")
    view.browser.press("j")
    assert view.browser.evaluate(focus) == "f2"
    assert view.opened() == []
    view.browser.press("k")
    view.browser.press("Enter")
    assert view.opened() == ["f1"]
    view.browser.press("ArrowDown")
    assert view.opened() == ["f2"]
    view.browser.press("ArrowUp")
    assert view.opened() == ["f1"]
    view.browser.press("Escape")
    assert view.opened() == []
    view.browser.press("n")
    first = view.texts("#inspector h2")
    view.browser.press("n")
    assert view.texts("#inspector h2") != first
    view.browser.press("p")
    assert view.texts("#inspector h2") == first
    view.browser.press("?")
    assert view.browser.evaluate("document.getElementById('help').open")
    view.browser.press("Escape")
    assert not view.browser.evaluate("document.getElementById('help').open")
    assert view.browser.evaluate("getComputedStyle(document.querySelector('.skip')).top").startswith("-")
    view.browser.evaluate("document.querySelector('.skip').focus()")
    assert not view.browser.evaluate("getComputedStyle(document.querySelector('.skip')).top").startswith("-")


def test_a_large_document_is_laid_out_as_it_comes_into_view(view: Opened) -> None:
    view.show(page(repeated(15)))
    assert view.browser.evaluate("getComputedStyle(document.querySelector('.chunk')).contentVisibility") == "auto"
    for number in (400, 2, 200):
        view.browser.evaluate(f"document.querySelector('#f{number} .head').click()")
        view.browser.settle()
        finding = broken().findings[(number - 1) % len(broken().findings)]
        assert view.in_view(".on.stated")
        assert view.texts(".on.stated") == [finding.stated]
        assert view.count(".lines path") == len({(m.passage, m.start) for m in finding.marks}) - 1


def test_an_address_with_a_finding_opens_it(view: Opened) -> None:
    view.show(page(broken()), fragment="#f9")
    assert view.opened() == ["f9"]
    assert view.in_view(".on.stated")


def test_one_of_several_documents_is_shown(view: Opened) -> None:
    view.show(page(broken(), broken("library_score_sheet"), lang="zh"))
    assert view.seen("article") == [""]
    assert view.browser.evaluate("document.querySelectorAll('#chooser option').length") == 2
    before = view.seen(".finding")
    view.browser.evaluate(
        "{ const s = document.getElementById('chooser'); s.value = '1'; s.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    after = view.seen(".finding")
    assert after == [f"f{i}" for i in range(len(before) + 1, len(before) + 1 + len(broken("library_score_sheet").findings))]
    view.browser.press("j")
    view.browser.press("Enter")
    assert view.opened() == after[:1]
    assert view.in_view(".on.stated")


@pytest.mark.parametrize("width", [360, 640, 1400])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_hangs_out_of_the_window(view: Opened, width: int, lang: str) -> None:
    view.show(page(broken(), lang=lang), width=width, dark=lang == "zh")
    view.browser.click("#f1 .head")
    assert view.browser.evaluate("document.documentElement.scrollWidth") <= width
    assert view.browser.evaluate("document.querySelector('.filter').scrollWidth - document.querySelector('.filter').clientWidth") <= 0
    assert view.in_view(".on.stated")


def test_hostile_text_is_shown_and_does_nothing(view: Opened) -> None:
    view.show(page(hostile()))
    view.browser.click("#f1 .head")
    view.browser.click(".n")
    assert view.browser.evaluate("typeof window.hacked") == "undefined"
    assert all(attempt in view.texts(".paper")[0] for attempt in HOSTILE[:6])
    assert all(attempt in view.texts("#inspector")[0] for attempt in HOSTILE[:6])
    assert view.count(".paper script, .paper img, .paper a, #inspector script, #inspector img") == 0


def test_the_policy_stops_what_escaping_might_miss(browser: Chromium, tmp_path: Path) -> None:
    """The same page with markup put into its text: as if escaping had failed."""
    evil = '<script>window.hacked = 1</script><img src="x" onerror="window.hacked = 2"><p style="color: red" id="evil">x</p>'
    path = tmp_path / "evil.html"
    path.write_text(page(broken()).replace('<div class="paper" lang="zh-CN">', f'<div class="paper" lang="zh-CN">{evil}'), "utf-8")
    browser.open(path)
    browser.evaluate(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.hacked = 3'; document.body.append(s); })();"
        "fetch('data:,x').then(() => { window.hacked = 4 }, () => 0)"
    )
    assert browser.evaluate("typeof window.hacked") == "undefined"
    assert browser.evaluate("getComputedStyle(document.getElementById('evil')).color") != "rgb(255, 0, 0)"
    assert sum("Content Security Policy" in line for line in browser.console) >= 4
    browser.click("#f2 .head")
    assert browser.evaluate("document.querySelectorAll('.n.on').length") == 11


def test_the_print_holds_everything(view: Opened, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    view.show(page(broken(), broken("library_score_sheet"), lang="zh"), dark=True)
    view.browser.click("#f2 .head")
    book = pdfium.PdfDocument(view.browser.pdf())
    text = "".join(book[i].get_textpage().get_text_range() for i in range(len(book))).replace("\r\n", "")
    findings = [*broken().findings, *broken("library_score_sheet").findings]
    titles = [text.find(f.formula) for f in findings[:3] if f.formula]
    body = text.find("为加强预算绩效管理")
    assert 0 < max(titles) < body, "findings first, then the document"
    assert "职业技能提升培训专项资金绩效评价评分表" in text
    assert text.count("library_score_sheet") >= 2
    book.close()


def test_without_scripts_everything_is_there(view: Opened) -> None:
    view.show(page(broken()), scripts=False)
    root = view.browser.call("DOM.getDocument", depth=1)["root"]["nodeId"]

    def height(selector: str) -> float:
        node = view.browser.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        return float(view.browser.call("DOM.getBoxModel", nodeId=node)["model"]["height"])

    assert height("#f2-more") > 50
    assert height(".paper") > 1000
    with pytest.raises(RuntimeError, match="box model"):
        height(".filter")
