"""Signs, units, brackets, decimals, template slots."""

import pytest

from .reporting import findings, told


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        ("绿化养护合格率95，得5分。上年绿化养护合格率92%，略低。", "UNI001", "养护合格率95"),
        ("养护率=养护数/总数*100，验收率=验收数/总数*100%，整改率=整改数/总数*100%。", "UNI002", "*100"),
        ("组织宣讲（不少于12场，参加群众300人。", "UNI004", "（不少于12场"),
        ("组织宣讲不少于12场），参加群众300人。", "UNI004", "组织宣讲不少于12场）"),
        ("受理来信12.5件。", "UNI006", "12.5件"),
        ("结余资金1.2.5万元。", "UNI007", "1.2.5万元"),
        ("结余资金12万元元。", "UNI007", "12万元元"),
        ("结余资金1,23,456.00元，另有12，345.60元。", "UNI007", "12，345.60"),
        ("本年支出120万元，占 %，与上年持平。", "UNI008", "占 %"),
        ("本年支出____万元，与上年预算数持平，结余资金上缴。", "UNI008", "支出____万元"),
        ("本年支出XX万元，与上年预算数持平，结余资金上缴。", "UNI008", "XX万元"),
        ("本年收入比上年增长（下降）12.5%，收入来源稳定。", "UNI009", "增长（下降）"),
        ("本年收入比上年下降/增长12.5%，收入来源较稳定。", "UNI009", "下降/增长"),
    ],
)
def test_fault_is_found_where_it_stands(text: str, code: str, quote: str) -> None:
    found = [f for f in findings(text) if f.code == code]
    assert quote in [f.marks[0].quote for f in found], told(text)


@pytest.mark.parametrize(
    "text",
    [
        "满意度得分95，排名第2。绿化养护合格率95%。",
        "完成率=完成数/计划数×100%，得分=完成率×100分。",
        "1）统一受理；2）限时办结；（3）定期回访（每季度1次）。",
        "每万人口拥有床位6.5张，户均增收1.2万元，平均每名教师辅导3.5人。",
        "全年受理来信125件，约12.5万人次受益。",
        "增长（下降）率为12.5%，增减（+、-）幅度较小。",
        "单位：万元、%，占比12%，增长3.5%。",
        "第3.1.2条规定的费用为12.50万元，2023年12月10日支付。",
        "东山、西河等地发放1,200.50元，共12人，345.60元为补发。",
    ],
)
def test_correct_notation_raises_no_alarm(text: str) -> None:
    assert not findings(text), told(text)


TABLE = "{unit}\n\n| 镇 | {head} | 支付率 |\n|---|---|---|\n| 东山镇 | {cell} | 100% |\n| 西河镇 | 8.30 | 100% |\n| 南桥镇 | 6.20 | {rate} |\n| 北桥镇 | 7.10 | 98% |\n"


@pytest.mark.parametrize(
    ("unit", "head", "cell", "rate", "code"),
    [
        ("单位：万元", "支出数", "12.50元", "100%", "UNI003"),
        ("单位：元", "支出数（万元）", "12.50万元", "100%", ""),
        ("单位：万元", "支出数", "12.50", "99", "UNI001"),
        ("单位：万元、%", "支出数", "12.50", "99", ""),
    ],
)
def test_units_of_columns(unit: str, head: str, cell: str, rate: str, code: str) -> None:
    text = TABLE.format(unit=unit, head=head, cell=cell, rate=rate)
    assert [f.code for f in findings(text)] == [code] * bool(code), told(text)


def test_bracket_closed_on_the_next_page() -> None:
    assert not findings("组织宣讲（不少于12场，\n\n参加群众300人），反响良好。")


def test_number_printed_well_is_not_thereby_checked() -> None:
    """Notation points at text: a column of equal decimals verifies nothing about its numbers."""
    from auditlint.catalogue.load import load_catalogue
    from auditlint.pipeline import check_data

    rows = "".join(f"| {name}镇 | {n}.50 |\n" for n, name in enumerate("东西南北中河山", 3))
    report = check_data("report.txt", f"| 镇 | 支出数 |\n|---|---|\n{rows}".encode(), load_catalogue())
    assert report.coverage.checked == 0
