"""Tables of the kinds that budgets, accounts and self-evaluations print: what adds up in them, and what only looks as if it did."""

import pytest

from tests.relations.judging import Examined, examine, pipes


def codes(found: Examined) -> list[tuple[str, str]]:
    """The checks that failed, each with the printed formula."""
    return [(check.code, item.row.formula) for item in found.failed for check, _ in item.failures]


FORM = """项目支出绩效自评表

| 项目名称 | 渠道清淤 |  |  |  |  |  |
|---|---|---|---|---|---|---|
| 资金（万元） |  | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 80.00 | 76.40 | 10 | 95.50% | {money} |
|  | 其中：财政拨款 | 60.00 | 58.40 | - | 97.33% | - |
|  | 其他资金 | 20.00 | 18.00 | - | 90.00% | - |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 清淤长度 | ≥30公里 | 31公里 | 30 | 30 |
| 产出指标 | 质量指标 | 验收合格率 | 100% | 95% | 20 | 19 |
| 效益指标 | 社会效益指标 | 受益户数 | ≥900户 | 910户 | 30 | 30 |
| 满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥90% | 93% | 10 | 10 |
| 总分 |  |  |  |  | 100 | {total} |
"""


def test_the_money_row_of_a_form_counts_in_the_total_of_its_indicators() -> None:
    found = examine(FORM.format(money="9.55", total="98.55"))
    assert not found.failed
    verdicts = found.verdicts("footing")
    assert verdicts["10 + 30 + 20 + 30 + 10 = 100"] == verdicts["9.55 + 30 + 19 + 30 + 10 = 98.55"] == "holds"
    assert verdicts["60.00 + 20.00 = 80.00"] == "holds"


@pytest.mark.parametrize(("money", "total"), [("9.55", "95.55"), ("9.45", "98.55")])
def test_a_wrong_total_of_a_form_fails(money: str, total: str) -> None:
    assert ("TAB001", f"{money} + 30 + 19 + 30 + 10 = {total}") in codes(examine(FORM.format(money=money, total=total)))


def test_the_score_of_the_money_follows_the_execution_rate() -> None:
    first = FORM.format(money="9.55", total="98.55")
    assert codes(examine(first + "\n" + FORM.format(money="9.05", total="98.05"))) == [("SCR007", "10 × 95.50% → 9.55")]
    assert not examine(FORM.format(money="9.05", total="98.05")).failed, "one form does not show its rule"
    assert not examine(FORM.format(money="10", total="99")).failed, "full marks may follow steps"


def test_columns_of_line_numbers_and_of_prices_do_not_add_up() -> None:
    rows = ["土建 1 20 3.5 70.00", "绿化 2 10 2.0 20.00", "照明 3 30 1.0 30.00", "合计 4 60 2.0 120.00"]
    found = examine(pipes("工程 行次 长度（公里） 单位造价（万元/公里） 金额（万元）", *rows))
    assert not found.failed
    assert set(found.verdicts("footing")) == {"20 + 10 + 30 = 60", "70.00 + 20.00 + 30.00 = 120.00"}


LEVELS = """| 收入 |  |  | 支出 |  |  |
|---|---|---|---|---|---|
| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |
| 一、财政拨款收入 | 1 | 310.20 | 一、教育支出 | 5 | 120.00 |
| 二、事业收入 | 2 |  | 二、卫生健康支出 | 6 | 195.20 |
| 三、其他收入 | 3 | 12.00 | 三、住房保障支出 | 7 |  |
| 本年收入合计 | 4 | 322.20 | 本年支出合计 | 8 | {spent} |
| 年初结转 | 9 | 5.00 | 年末结转 | 11 | 12.00 |
| 总计 | 10 | 327.20 | 总计 | 12 | {total} |
"""


def test_both_sides_of_an_account_foot_and_balance() -> None:
    found = examine(LEVELS.format(spent="315.20", total="327.20"))
    assert not found.failed
    assert found.verdicts("tie") == {"327.20 = 327.20": "holds"}
    assert "120.00 + 195.20 = 315.20" in found.verdicts("footing", axis="column")


def test_an_empty_cell_of_an_account_is_no_missing_operand() -> None:
    assert ("TAB001", "120.00 + 195.20 = 351.20") in codes(examine(LEVELS.format(spent="351.20", total="327.20")))
    assert ("TAB007", "327.20 = 372.20") in codes(examine(LEVELS.format(spent="315.20", total="372.20")))


def test_account_codes_under_a_merged_header_are_labels() -> None:
    text = """| 项目 |  | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 科目编码 | 科目名称 |  |  |  |
| 205 | 教育支出 | 30.00 | 20.00 | 10.00 |
| 20502 | 普通教育 | 30.00 | 20.00 | 10.00 |
| 2050201 | 学前教育 | 12.00 | 9.00 | 3.00 |
| 2050202 | 小学教育 | 18.00 | 11.00 | 7.00 |
"""
    found = examine(text)
    assert not found.failed
    assert "12.00 + 18.00 = 30.00" in found.verdicts("footing", axis="level")


MONTHS = "项目 1月 2月 3月 4月 合计 月均"
ROWS = ["受理数 20 30 40 50 140 35.0", "其中：咨询 5 10 15 20 50 12.5", "投诉 15 20 25 30 90 22.5"]


def test_months_with_a_row_of_rates() -> None:
    found = examine(pipes(MONTHS, *ROWS, "办结数 18 30 36 45 129 32.3", "办结率 90.00% 100.00% 90.00% 90.00% 92.14% —"))
    assert not found.failed
    assert found.verdicts("ratio", origin="table row")["129 ÷ 140 = 92.14%"] == "holds"
    assert found.verdicts("footing", axis="level")["50 + 90 = 140"] == "holds"
    assert found.verdicts("ratio", origin="table mean")["(20 + … + 50) ÷ 4 = 35.0"] == "holds"


def test_a_wrong_rate_in_a_row_of_rates_fails() -> None:
    found = examine(pipes(MONTHS, *ROWS, "办结数 18 30 36 45 129 32.3", "办结率 90.00% 100.00% 96.00% 90.00% 92.14% —"))
    assert codes(found) == [("TAB004", "36 ÷ 40 = 96.00%")]


def test_a_row_of_shares_of_the_total_column() -> None:
    found = examine(
        pipes(
            "乡镇 道路 桥梁 照明 亮化 合计",
            "甲镇 10 10 10 30 60",
            "乙镇 20 5 5 10 40",
            "合计 30 15 15 40 100",
            "占比 30.0% 15.0% 17.0% 40.0% —",
        )
    )
    assert codes(found) == [("TAB004", "15 ÷ 100 = 17.0%")]


RUNNING = ["1月 10.00 10.00", "2月 12.50 22.50", "3月 9.00 {march}", "4月 11.00 42.50", "5月 8.00 50.50"]


def test_running_totals() -> None:
    head = "月份 当月支出（万元） 累计支出（万元）"
    right = [row.format(march="31.50") for row in RUNNING]
    assert not examine(pipes(head, *right, "合计 50.50 50.50")).failed
    wrong = [row.format(march="35.10") for row in RUNNING]
    assert codes(examine(pipes(head, *wrong, "合计 50.50 50.50"))) == [("TAB003", "22.50 + 9.00 = 35.10")]


def test_accumulated_columns_over_places_still_add_up() -> None:
    found = examine(pipes("县区 本月完成 累计完成", "甲县 3 30", "乙县 5 41", "丙县 4 25", "合计 12 96"))
    assert found.verdicts("footing", axis="column")["30 + 41 + 25 = 96"] == "holds"


@pytest.mark.parametrize("wrong", [False, True])
def test_persons_by_standard_with_the_unit_of_the_amount(wrong: bool) -> None:
    third = "2.68" if wrong else "2.88"
    rows = ["甲县 120 7200 86.40", "乙县 35 7200 25.20", f"丙县 4 7200 {third}", "丁县 61 7200 43.92"]
    found = codes(examine(pipes("县区 人数（人） 补助标准（元/年） 补助资金（万元）", *rows)))
    assert found == ([("EXP005", "4 × 7200 = 2.68")] if wrong else [])


def test_products_of_four_columns() -> None:
    head = "班次 期数 人数 天数 标准（元/人天） 经费（元）"
    rows = ["甲班 2 40 3 450 108000", "乙班 1 35 5 400 70000", "丙班 3 50 2 420 126000"]
    assert set(examine(pipes(head, *rows)).verdicts("product").values()) == {"holds"}
    assert codes(examine(pipes(head, *rows).replace("126000", "162000"))) == [("EXP005", "3 × 50 × 2 × 420 = 162000")]


RANKED = ["甲局 88.5 {first}", "乙局 92.0 1", "丙局 90.5 2", "丁局 86.0 4", "戊局 84.0 5"]


def test_ranks() -> None:
    assert not examine(pipes("单位 总分 排名", *(row.format(first="3") for row in RANKED))).failed
    assert codes(examine(pipes("单位 总分 排名", *(row.format(first="5") for row in RANKED)))) == [("TAB016", "88.5 → 3")]


def test_equal_values_share_a_rank_or_take_the_next() -> None:
    for shared in ("2", "3"):
        assert not examine(pipes("单位 总分 排名", "甲局 90 2", "乙局 95 1", f"丙局 90 {shared}", "丁局 80 4", "戊局 70 5")).failed


def test_ranks_by_something_else_prove_nothing() -> None:
    assert not examine(pipes("单位 总分 排名", "甲局 88.5 2", "乙局 92.0 4", "丙局 90.5 5", "丁局 86.0 1", "戊局 84.0 3")).failed


def test_rates_with_a_sum_in_the_quotient() -> None:
    head = "乡镇 非常满意 比较满意 一般 有效份数 满意率"
    rows = ["甲镇 50 30 20 100 80.00%", "乙镇 61 29 30 120 75.00%", "丙镇 40 35 5 80 93.75%", "丁镇 33 27 30 90 {last}"]
    assert not examine(pipes(head, *(row.format(last="66.67%") for row in rows))).failed
    assert codes(examine(pipes(head, *(row.format(last="76.67%") for row in rows)))) == [("TAB004", "(33 + 27) ÷ 90 = 76.67%")]


def test_stock_columns_roll_forward() -> None:
    head = "类别 年初数 本年增加 本年减少 年末数"
    rows = ["电脑 40 12 5 47", "桌椅 90 20 8 102", "车辆 6 1 2 5", "其他 31 4 9 26"]
    assert not examine(pipes(head, *rows)).failed
    assert codes(examine(pipes(head, *rows).replace("102", "112"))) == [("TAB003", "90 + 20 − 8 = 112")]


def test_one_total_cut_in_two_ways() -> None:
    head = "县区 集中供养（万元） 分散供养（万元） 资金合计（万元） 省级补助（万元） 县级配套（万元）"
    rows = ["甲县 10 20 30 21 9", "乙县 15 25 40 28 12", "丙县 5 45 50 35 15", "丁县 12 8 20 14 6"]
    found = examine(pipes(head, *rows))
    assert {"10 + 20 = 30", "21 + 9 = 30"} <= set(found.verdicts("footing", axis="row"))


TRAVEL = """| 预算数 |  |  |  |  |  | 决算数 |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|---|---|---|
| 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 |  |  | 公务接待费 |
|  |  | 小计 | 购置费 | 运行费 |  |  |  | 小计 | 购置费 | 运行费 |  |
| 9.20 | 0.00 | 7.00 | 0.00 | 7.00 | 2.20 | {spent} | 0.00 | 6.10 | 0.00 | 6.10 | 1.50 |
"""


def test_one_row_under_a_header_of_three_levels() -> None:
    assert not examine(TRAVEL.format(spent="7.60")).failed
    assert codes(examine(TRAVEL.format(spent="8.60"))) == [("TAB003", "0.00 + 6.10 + 1.50 = 8.60")]


def test_a_mean_of_one_column_may_be_weighted() -> None:
    assert not examine(pipes("单位 得分", "甲所 80", "乙所 90", "丙所 70", "平均分 84")).failed


def test_shares_within_groups() -> None:
    rows = ["男 60 60.0%", "女 40 40.0%", "小计 100 100.0%", "青年 25 25.0%", "中年 45 54.0%", "老年 30 30.0%", "小计 100 100.0%"]
    assert ("TAB004", "45 ÷ 100 = 54.0%") in codes(examine(pipes("分组 人数 占比", *rows)))


def test_forms_of_one_caption_do_not_tie() -> None:
    form = "绩效自评表\n\n" + pipes("资金来源 年度预算安排数", "财政拨款 {0}", "其他资金 5", "合计 {1}")
    assert not examine(form.format(10, 15) + "\n\n" + form.format(20, 25)).failed


def test_a_rule_that_only_names_the_full_mark_leaves_the_rest_open() -> None:
    head = "指标 分值 评分标准 扣分说明 得分"
    found = examine(pipes(head, "制度健全性 4 制度健全得4分 缺少档案制度，扣1分 3", "执行有效性 6 执行有效得6分 _ 6"))
    assert not found.failed
    assert codes(examine(pipes(head, "制度健全性 4 制度健全得4分，否则不得分 缺少档案制度 3"))) == [("SCR003", "3 ∈ {0, 4}")]


def test_a_row_of_rates_named_a_proportion_does_not_add_across() -> None:
    rows = ["总费用 200.00 150.00 350.00", "基金支付 150.00 120.00 270.00", "自付 50.00 30.00 80.00", "基金支付比例 75.00% 80.00% 77.14%"]
    assert not examine(pipes("项目 三级 二级 合计", *rows)).failed


def test_a_column_of_other_decimals_whose_total_lies_among_its_values_may_hold_ratios() -> None:
    rows = ["甲县 120.50 90.25 3.1", "乙县 80.00 60.75 9.4", "丙县 99.50 89.00 2.2", "合计 300.00 240.00 4.6"]
    assert not examine(pipes("县区 收入 支出 可支撑期", *rows)).failed


def test_a_unit_line_of_two_units_serves_each_column_its_own() -> None:
    table = pipes("项目 享受人次 支出金额", "住院 30 90.25", "门诊 70 60.75", "合计 100 151.00")
    found = examine("单位：人次、万元\n\n" + table)
    assert not found.failed
    assert {q.unit for row in found.ledger.tables[0].grid for q in row if q is not None} == {"人次", "元"}


def test_balances_beside_many_columns() -> None:
    head = "区县 结转 收入 缴费 补助 利息 支出 本年结余 年末累计结余"
    rows = ["甲区 30 50 20 25 5 40 10 40", "乙区 45 81 30 45 6 77 4 49", "丙区 12 64 24 38 2 61 3 15", "丁区 20 70 31 36 3 75 -5 15"]
    assert not examine(pipes(head, *rows)).failed
    assert codes(examine(pipes(head, *rows).replace("61 3 15", "61 6 15").replace("| 61 | 3 |", "| 61 | 6 |")))[0] == (
        "TAB003",
        "64 − 61 = 6",
    )


def test_three_classes_beside_each_other_make_a_rate() -> None:
    head = "项目 很满意 满意 基本满意 不满意 有效样本 满意度"
    rows = ["候车 50 30 10 10 100 90.00%", "卫生 61 29 12 18 120 85.00%", "安全 40 30 8 2 80 97.50%", "票价 33 27 12 18 90 {last}"]
    assert not examine(pipes(head, *(row.format(last="80.00%") for row in rows))).failed
    assert codes(examine(pipes(head, *(row.format(last="88.00%") for row in rows)))) == [("TAB004", "(33 + 27 + 12) ÷ 90 = 88.00%")]


def test_a_weighted_score_is_no_count() -> None:
    assert not examine("单位：人\n\n" + pipes("项目 满意 不满意 加权得分", "候车 50 30 86.02", "卫生 61 29 78.75")).failed


def test_a_row_of_total_cost_is_a_total() -> None:
    found = examine(
        pipes("成本项目 金额（万元） 占比", "人工 60.50 60.50%", "燃料 25.00 25.00%", "折旧 14.50 17.50%", "总成本 100.00 100.00%")
    )
    assert ("TAB004", "14.50 ÷ 100.00 = 17.50%") in codes(found)
