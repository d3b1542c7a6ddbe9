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
