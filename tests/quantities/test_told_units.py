"""The units of bare cells: from the label of their row, and from the sentences that print their numbers."""

from decimal import Decimal

from auditlint.quantities.ledger import Ledger
from auditlint.readers import read


def cells(text: str) -> list[tuple[str, Decimal, str]]:
    (stock,) = Ledger(read("report.md", text.encode())).tables
    return [(q.printed, q.value, q.unit) for row in stock.grid for q in row if q is not None]


def test_the_label_of_the_row_names_the_unit() -> None:
    table = "| 指标 | 目标值 | 实施后 | 分值 |\n|---|---|---|---|\n| 管网长度（公里） | 12.5 | 13 | 5 |\n| 受益人口（万人） | 2.8 | 2.85（含流动0.3） | 5 |\n"
    assert cells(table) == [
        ("12.5", Decimal("12500.0"), "公里"),
        ("13", Decimal(13000), "公里"),
        ("5", Decimal(5), ""),
        ("2.8", Decimal("28000.0"), "人"),
        ("5", Decimal(5), ""),
    ]


def test_a_number_with_a_remark_in_brackets_has_it_too() -> None:
    ledger = Ledger(
        read("report.md", "| 指标 | 目标值 | 完成值 |\n|---|---|---|\n| 受益人口（万人） | 2.8 | 2.85（含流动0.3） |\n".encode())
    )
    assert [(q.printed, q.unit) for q in ledger] == [("2.8", "人"), ("2.85", "人"), ("0.3", "")]


TABLE = "| 渠道 | 到位 |\n|---|---|\n| 省级 | 2,400.00 |\n| 自筹 | 653.20 |\n| 合计 | 3,053.20 |\n"


def test_the_sentences_name_the_unit() -> None:
    told = cells(f"省级到位2,400.00万元，全部资金到位3,053.20万元。\n\n{TABLE}")
    assert told == [
        ("2,400.00", Decimal("24000000.00"), "元"),
        ("653.20", Decimal("6532000.00"), "元"),
        ("3,053.20", Decimal("30532000.00"), "元"),
    ]


def test_one_number_alone_or_two_units_prove_nothing() -> None:
    assert {unit for *_, unit in cells(f"省级到位2,400.00万元。\n\n{TABLE}")} == {""}
    assert {unit for *_, unit in cells(f"省级到位2,400.00万元，单价3,053.20元。\n\n{TABLE}")} == {""}


def test_a_number_with_decimals_is_no_count_of_its_row() -> None:
    table = "| 产出指标 | 指标值 | 预算金额 |\n|---|---|---|\n| 配备协管员数量（人） | 14 | 418.6 |\n"
    assert [(printed, unit) for printed, _, unit in cells(table)] == [("14", "人"), ("418.6", "")]


def test_a_column_is_told_by_one_number_if_its_table_is() -> None:
    table = "| 小区 | 应收 | 实收 | 报修 |\n|---|---|---|---|\n| 甲园 | 486.72 | 472.35 | 684 |\n| 乙园 | 352.80 | 341.26 | 527 |\n"
    units = {printed: unit for printed, _, unit in cells(f"甲园应收486.72万元，实收472.35万元。\n\n{table}")}
    assert units == {"486.72": "元", "472.35": "元", "684": "", "352.80": "元", "341.26": "元", "527": ""}


ROWS = (("甲县", "47.58", "18.86", 12), ("乙县", "40.56", "20.14", 15), ("丙县", "31.92", "10.08", 9), ("丁县", "20.00", "10.50", 7))
TOTALS = ("66.44", "60.70", "42.00", "30.50")


def summed(first: str, *, between: bool) -> str:
    """A table whose last column, of which the first number is ``first``, adds up the two before it, or has a column of counts between."""
    rows = [f"| {a} | {b} | {c} |{f' {n} |' if between else ''} {t} |" for (a, b, c, n), t in zip(ROWS, (first, *TOTALS[1:]), strict=True)]
    head = f"| 县区 | 救助 | 适配 |{' 户数 |' if between else ''} 支出合计（万元） |"
    return "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])


def test_a_column_of_money_gives_its_unit_to_those_it_adds_up() -> None:
    assert {unit for *_, unit in cells(summed("66.44", between=False))} == {"元"}
    assert {unit for *_, unit in cells(summed("66.54", between=False))} == {"元"}


def test_columns_that_do_not_add_up_stay_bare() -> None:
    assert {printed: unit for printed, _, unit in cells(summed("66.44", between=True))}["18.86"] == ""


def test_a_percent_sign_ends_the_header() -> None:
    assert cells("| 县区 | 完成率% |\n|---|---|\n| 甲县 | 97.5 |\n") == [("97.5", Decimal("97.5"), "%")]


def test_a_heading_above_the_table_prints_its_unit() -> None:
    assert cells("## 附件2 支出明细表（单位：万元）\n\n| 项目 | 支出 |\n|---|---|\n| 设备 | 12.5 |\n") == [
        ("12.5", Decimal("125000.0"), "元")
    ]


def test_a_bound_in_words_fills_its_cell() -> None:
    (stock,) = Ledger(
        read("r.md", "| 指标 | 目标值 | 完成值 |\n|---|---|---|\n| 满意度 | 不低于85% | 88% |\n| 时限 | 3天以内 | 2天 |\n".encode())
    ).tables
    assert [(q.printed, q.comparator) for row in stock.grid for q in row if q is not None] == [
        ("85", ">="),
        ("88", ""),
        ("3", "<="),
        ("2", ""),
    ]
