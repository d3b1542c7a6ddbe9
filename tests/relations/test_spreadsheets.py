"""Findings from what stands behind the cells of workbooks."""

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from auditlint.report import DocumentReport
from tests.readers.books import book, packed, parts, rows

AMOUNT = ("0.00", "0.00%", "#,##0.00,")


def report(data: bytes) -> DocumentReport:
    return check_data("book.xlsx", data, load_catalogue().select())


def found(data: bytes) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.marks[0].place.cell, f.computed) for f in report(data).findings if f.code >= "TAB009" or f.code == "TAB001"]


def test_a_stale_result_is_found_and_a_true_one_verified() -> None:
    data = book(
        "区|受理|办结|办结率",
        "东|n:120|n:90|f2:C2/B2:0.75",
        "西|n:80|n:61|f2:C3/B3:0.7525",
        "合计|f:SUM(B2:B3):200|f:SUM(C2:C3):151|f2:C4/B4:0.755",
        formats=AMOUNT,
    )
    assert found(data) == [("TAB009", "D3", "76.25")]
    verified = [r for r in report(data).relations if r.relation == "formula_result"]
    assert sorted(r.verdict for r in verified) == ["fails", "holds", "holds", "holds", "holds"]


def test_results_over_other_sheets_and_binary_noise() -> None:
    first = rows("项|数", "甲|n:0.1", "乙|n:0.2", "合计|f:SUM(B2:B3):0.30000000000000004")
    second = rows("项|数", "甲|f:'一'!B4*2:0.6", "乙|f:一!B2+1:1.2")
    assert found(packed(parts({"一": first, "二": second}))) == [("TAB009", "B3", "1.1")]


def test_scaled_formats_are_compared_in_their_own_scale() -> None:
    data = book("项目|金额（千元）", "甲|n3:12340", "乙|n3:5670", "合计|f3:SUM(B2:B3):18010", formats=AMOUNT)
    assert found(data) == []
    assert [r.verdict for r in report(data).relations if r.relation == "formula_result"] == ["holds"]


def test_decimals_that_are_not_shown_explain_a_sum() -> None:
    data = book(
        "项目|金额（万元）", "甲|n1:1.004", "乙|n1:2.004", "丙|n1:3.004", "丁|n1:4.004", "合计|f1:SUM(B2:B5):10.016", formats=AMOUNT
    )
    result = report(data)
    assert [(f.code, f.severity, f.stated, f.computed) for f in result.findings] == [("TAB013", "info", "10.02", "10.00")]
    assert next(r.verdict for r in result.relations if r.relation == "footing") in ("undetermined", "rounding")
    wrong = book("项目|金额（万元）", "甲|n1:1.004", "乙|n1:2.004", "丙|n1:3.004", "丁|n1:4.004", "合计|n1:10.5", formats=AMOUNT)
    assert found(wrong) == [("TAB001", "B6", "10.00")]


def test_rows_left_out_of_a_sum() -> None:
    assert found(book("区|数", "东|n:12", "西|n:8", "北|n:4", "合计|f:SUM(B2:B3):20")) == [("TAB001", "B5", "24"), ("TAB011", "B5", None)]
    assert found(book("区|数", "东|n:12", "西|n:8", "北|n:4", "合计|f:SUM(B3:B4):12"))[-1] == ("TAB011", "B5", None)
    assert found(book("区|数", "东|n:12", "西|n:8", "小计|f:SUM(B2:B3):20", "北|n:4", "合计|f:SUM(B4:B5):24")) == []
    assert found(book("年|数", "2021|n:12", "2022|n:8", "2023|n:4", "近两年平均|f:AVERAGE(B3:B4):6")) == []


def test_text_that_looks_like_a_number_is_not_added() -> None:
    assert found(book("区|数", "东|n:12", "西|3", "北|n:4", "合计|f:SUM(B2:B4):16")) == [("TAB001", "B5", "19"), ("TAB012", "B5", None)]


def test_formulas_without_results() -> None:
    result = report(book("区|数|率", "东|n:12|f:B2/B3:", "合计|f:SUM(B2:B2):|f:B3/B3:"))
    assert [(f.code, f.severity, f.marks[0].quote) for f in result.findings if f.code == "TAB010"] == [("TAB010", "warning", "东")]
    assert result.status == "partly-read"


def test_a_total_over_hidden_rows() -> None:
    sheet = rows("区|数", "东|n:12", "西|n:8", "合计|f:SUM(B2:B3):20").replace('<row r="3">', '<row r="3" hidden="1">')
    assert found(packed(parts({"a": sheet}))) == [("TAB014", "B4", None)]
