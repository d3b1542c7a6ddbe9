"""Failed relations of recognised text. The text is our own; some of its characters are made doubtful by hand."""

import pytest

from auditlint.catalogue.load import load_catalogue
from auditlint.document import Document, Place, Text
from auditlint.document.assembly import Cells, assemble, draft
from auditlint.document.model import Cell
from auditlint.document.normalise import normalise
from auditlint.pipeline import examine
from auditlint.report import DocumentReport

SURE = 0.9999


class Glass:
    """A `Source` that recognised its text: every character with a confidence of its own."""

    def __init__(self) -> None:
        self.raw = ""
        self.certain: list[float] = []

    def text(self, words: str, certain: float = SURE) -> Text:
        start = len(self.raw)
        self.raw += words + "\n"
        self.certain += [certain] * (len(words) + 1)
        return Text(normalise(words), self, (0,), (start,))

    def place(self, start: int, end: int) -> Place:
        return Place(page=1, offset=start, end_offset=end)

    def quote(self, start: int, end: int) -> str:
        return self.raw[start:end]

    def confidence(self, start: int, end: int) -> float:
        return min(self.certain[start:end])


def report(rows: list[list[str]], doubtful: dict[str, float] | None = None) -> DocumentReport:
    """The report on a table; ``doubtful`` gives the confidence of cells by what is read in them."""
    glass = Glass()
    doubtful = doubtful or {}
    grid = [
        [Cell(glass.text(words, doubtful.get(words, SURE)), r, c) if words else None for c, words in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    blocks = assemble([draft(glass.text("表1 各街道受理情况"), 1), draft(glass.text("单位：件"), 2), Cells(grid, 3)])
    return examine(Document("scan.png", "picture", "0" * 64, blocks, recognised=True), load_catalogue())


def table(*, first: str = "120", second: str = "84", total: str = "204") -> list[list[str]]:
    return [
        ["街道", "受理数", "办结数"],
        ["安平街道", first, "118"],
        ["柏泉街道", second, "80"],
        ["合计", total, "198"],
    ]


def reasons(found: DocumentReport) -> list[dict[str, str]]:
    return [r.reasons for r in found.relations if r.verdict == "undetermined"]


def test_a_correct_table() -> None:
    found = report(table())
    assert found.findings == ()
    assert not reasons(found)


def test_a_sure_error_is_a_warning_that_says_so() -> None:
    found = report(table(total="206"))
    assert [(f.code, f.severity) for f in found.findings] == [("TAB001", "warning")]
    assert found.findings[0].messages["en"].endswith(" (recognised text)")
    assert found.findings[0].messages["zh"].endswith("（文字由图像识别）")


def test_a_stroke_read_as_1() -> None:
    rows = table(first="120", second="1", total="120")
    found = report(rows, {"1": 0.97})
    assert found.findings == ()
    assert reasons(found) == [
        {
            "en": "a digit may be misread: 1 read for \\ in row “柏泉街道”, column “受理数”",
            "zh": "可能误识数字：“柏泉街道”行“受理数”列的“\\”识别为“1”",
        }
    ]


@pytest.mark.parametrize(("read", "true", "certain"), [("126", "120", 0.99), ("720", "120", 0.99), ("150", "120", 0.6)])
def test_one_misread_figure(read: str, true: str, certain: float) -> None:
    found = report(table(first=read), {read: certain})
    assert found.findings == ()
    assert [r["en"] for r in reasons(found)] == [f"a digit may be misread: {read} read for {true} in row “安平街道”, column “受理数”"]


def test_a_figure_of_another_group_is_no_excuse() -> None:
    found = report(table(first="140"), {"140": 0.99})
    assert [f.code for f in found.findings] == ["TAB001"]


def test_a_lost_decimal_point() -> None:
    rows = table(first="12050", second="84.25", total="204.75")
    rows[0][1] = "补助金额(万元)"
    found = report(rows)
    assert found.findings == ()
    assert [r["en"] for r in reasons(found)] == ["a digit may be misread: 12050 read for 120.50 in row “安平街道”, column “补助金额(万元)”"]


def test_a_number_hardly_recognised_proves_nothing() -> None:
    found = report(table(first="999"), {"999": 0.4})
    assert found.findings == ()
    assert reasons(found) == [{"en": "a number is recognised with doubt", "zh": "数字识别结果存疑"}]


def test_the_json_report_tells_the_confidence() -> None:
    import json

    from auditlint.report import Report
    from auditlint.reporters.json import render
    from auditlint.reporters.view import View

    text = render(Report((report(table(first="999"), {"999": 0.4}),)), View(lang="en", verified=True))
    by_quote = {q["quote"]: q for q in json.loads(text)["quantities"]}
    assert (by_quote["999"]["confidence"], by_quote["999"]["doubtful"]) == (0.4, True)
    assert (by_quote["84"]["confidence"], by_quote["84"]["doubtful"]) == (0.9999, False)
