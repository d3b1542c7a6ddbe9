"""Numbers that stand near each other and are of different things: no relation between them is reported, and a true one beside them still is."""

import pytest

from tests.relations.judging import Examined, examine, pipes

RENT = """某市公租房管理项目绩效评价报告

一、租金收缴

全年应收租金1620.40万元，实收租金1540.18万元，租金收缴率95.0%。

| 小区名称 | 应收租金(万元) | 实收租金(万元) | 收缴率(%) |
| --- | --- | --- | --- |
| 翠湖新村 | 820.15 | 795.55 | 97.0 |
| 长桥雅苑 | 518.05 | 498.36 | 96.2 |
| 向阳公寓 | 282.20 | 246.27 | 87.3 |
| 合计 | 1620.40 | 1540.18 | 95.0 |

二、存在问题

个别小区欠租突出。向阳公寓入住率90.1%，租金收缴率{rate}%，欠租35.93万元。
"""

SHEET = """某县水利项目绩效评价报告

项目综合得分{total}分。其中过程类满分40分，得分{process}分。

| 指标 | 分值 | 得分 |
| --- | --- | --- |
| A决策 | 20 | 18.5 |
| A1立项依据 | 8 | 8.0 |
| A2目标设置 | 12 | 10.5 |
| B过程 | 40 | 36.3 |
| B1资金管理 | 25 | 22.8 |
| B2组织实施 | 15 | 13.5 |
| C产出 | 40 | 36.9 |
| C1目标完成 | 22 | 20.4 |
| C2完成时效 | 18 | 16.5 |
| 合计 | 100 | 91.7 |

目标完成的依据不足，A2得{coded}分。
"""


def codes(report: Examined) -> list[str]:
    return sorted({check.code for j in report.failed for check, _ in j.failures})


@pytest.mark.parametrize(
    "text",
    [
        "年末正常运行的设施为217座，另有18座停运。分乡镇看，东岗镇状况最好，正常率为96.55%。",
        "评价满分100分，实得88.25分。决策得13.25分，占该维度满分的88.33%。",
        "全年受理案件1292件，超过1200件的目标值。从区域看，城关镇受理463件，东河镇受理198件，居第二位，青坪镇最少，仅42件。",
        "见证案件682件，比上年的611件多71件，增幅11.62%。",
        "县级配套预算152.00万元，实际到位140.00万元，缺口12.00万元；信息化运维支出8.65万元，年末结余资金20.19万元。",
        "区县财政配套预算840.00万元，到位712.50万元；信息化支出158.36万元，执行率68.85%，结余未及时调剂。",
        "播种面积312.60万亩，其中机播面积268.94万亩、机收面积259.71万亩，机播率和机收率分别为86.03%和83.08%。",
        "发放问卷500份，回收468份。其中总体满意的409人；对维修服务满意的387人，占82.7%；对物业服务不满意的63人，占13.5%。",
    ],
    ids=["added", "own full mark", "exceeded", "more", "other money", "other budget", "twice counted", "other objects"],
)
def test_numbers_of_other_things_are_not_judged_together(text: str) -> None:
    assert codes(examine(f"某县项目绩效评价报告\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("见证案件682件，比上年的611件多91件，增幅11.62%。", "CHG001"),
        ("县级配套预算152.00万元，实际到位140.00万元，实际支出119.35万元，年末结余资金20.15万元。", "BUD001"),
        ("区县财政配套预算840.00万元；区县财政配套支出158.36万元，执行率68.85%。", "RAT001"),
        ("受理案件1292件，其中城区受理763件，乡镇受理519件。", "PRT001"),
        ("走访住户468人，对服务满意的397人，不满意的63人。", "PRT001"),
    ],
    ids=["more", "one money", "one budget", "parts", "one object"],
)
def test_numbers_of_one_thing_are(text: str, code: str) -> None:
    assert code in codes(examine(f"某县项目绩效评价报告\n\n{text}\n"))


def test_a_rate_of_a_row_is_not_the_rate_of_the_whole() -> None:
    assert codes(examine(RENT.format(rate="87.3"))) == []


def test_a_rate_that_no_row_prints_is_found() -> None:
    assert "REP001" in codes(examine(RENT.format(rate="87.9")))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, []),
        ({"total": "93.7"}, ["REP001"]),
        ({"process": "36.8"}, ["REP001"]),
        ({"coded": "10.6"}, ["REP001"]),
    ],
    ids=["right", "total", "category", "code"],
)
def test_rows_that_head_a_category_print_its_sums(told: dict[str, str], found: list[str]) -> None:
    assert codes(examine(SHEET.format(**{"total": "91.7", "process": "36.3", "coded": "10.5"} | told))) == found


def test_a_goal_that_was_reached_announces_no_plan() -> None:
    report = examine(
        "某县供水项目绩效评价报告\n\n项目实现了“有人管、有人修”的基本目标：全年供水376万吨，水质达标率90.59%。\n\n"
        "| 指标名称 | 指标值 | 完成值 |\n| --- | --- | --- |\n| 水质达标率 | ≥90% | 90.59% |\n| 供水量 | ≥300万吨 | 376万吨 |\n"
    )
    assert codes(report) == []


SIDES = """某市本级决算表

单位：亿元

| 收入项目 | 金额 | 支出项目 | 金额 |
| --- | --- | --- | --- |
| 本级收入 | 60.00 | 本级支出 | 80.00 |
| 其中：税收收入 | 40.00 | 补助下级支出 | 30.00 |
| 非税收入 | 20.00 | 债务转贷支出 | {lent} |
| 上级补助收入 | 60.00 | 上解上级支出 | 5.00 |
| 上年结转收入 | 8.00 | 结转下年支出 | 6.00 |
| 收入总计 | 128.00 | 支出总计 | 128.00 |
"""


def test_the_right_side_of_a_table_is_summed_by_its_own_labels() -> None:
    assert codes(examine(SIDES.format(lent="7.00"))) == []
    assert codes(examine(SIDES.format(lent="7.10"))) == ["TAB001"]


@pytest.mark.parametrize(
    "text",
    [
        "医务人员满意率83.85%，低于85%的目标1.15个百分点，扣0.5分。",
        "床位使用率84.15%，低于85%标准0.85个百分点，每低1个百分点扣1分、不足1个百分点按1个百分点计，扣1分。",
        "设置决策、过程、产出、效益4个一级指标，权重分别为15%、20%、35%和30%，下设二级指标12个、三级指标30个。",
        "年中调整后预算23240.00万元，实际到位23074.50万元，实际支出22135.11万元，年末结余939.39万元。",
        "户均人口城市为1.57人，农村为1.77人。",
        "8个部门预算收入合计28.64亿元，预算支出26.97亿元，年末结转结余2.55亿元（年初结转结余0.88亿元）。",
        "抽查供水工程52处，其中41处为当年维修工程，占当年维修工程的38.68%。",
        "新收、结案分别比上年的846372件、841926件增长6.03%和7.23%。",
        "2023年项目资金2.24亿元，比2022年的21286.40万元增加1063.80万元，增长5.00%。",
        "二是建成重点专科5个；三、四级手术占比不低于40%。",
    ],
    ids=["points", "rule", "levels", "received", "average", "carried", "own whole", "in turn", "rounded", "no mark"],
)
def test_numbers_that_are_right_are_not_reported(text: str) -> None:
    assert codes(examine(f"某县项目绩效评价报告\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("医务人员满意率83.85%，低于85%的目标1.25个百分点。", "CHG003"),
        ("年中调整后预算23240.00万元，实际到位23074.50万元，实际支出22135.11万元，年末结余936.39万元。", "BUD001"),
        ("结案902812件，比上年的841926件增长6.23%。", "CHG002"),
    ],
)
def test_numbers_that_are_wrong_are(text: str, code: str) -> None:
    assert code in codes(examine(f"某县项目绩效评价报告\n\n{text}\n"))


def test_two_sentences_of_the_same_names_with_other_numbers_tell_two_subjects() -> None:
    first = "加上上级补助收入76.84亿元、调入资金8.15亿元，收入总计178.71亿元。"
    second = "加上上级补助收入{aid}亿元、调入资金{moved}亿元，收入合计65.33亿元。"
    report = f"某市预算执行审计工作报告\n\n一、公共预算\n\n{first}\n\n二、基金预算\n\n{second}\n"
    assert codes(examine(report.format(aid="2.18", moved="1.37"))) == []
    assert codes(examine(report.format(aid="76.48", moved="8.15"))) == ["REP001"]


SHEET_OF_RULES = """某县养老服务项目绩效评价报告

| 三级指标 | 分值 | 得分 | 评分说明 |
| --- | --- | --- | --- |
| 制度执行 | 6 | {score} | 2个工程逾期未完工，每个扣1分，扣2分 |
| 满意度 | 6 | 6 | 94.57%，目标不低于90% |
| 及时率 | 5 | 5 | 96.50%，目标不低于95%，得满分 |
"""


def test_a_deduction_of_each_case_is_told_before_its_sum() -> None:
    assert codes(examine(SHEET_OF_RULES.format(score="4"))) == []
    assert codes(examine(SHEET_OF_RULES.format(score="5"))) == ["SCR001"]


def test_what_falls_short_and_what_is_planned_is_no_result() -> None:
    table = "| 指标名称 | 指标值 | 完成值 |\n| --- | --- | --- |\n| 文物修缮 | 5处 | 4处 |\n| 新建分馆 | 6个 | 4个 |\n"
    text = "重点工作有两项：一是完成5处文物修缮；二是新建分馆6个。\n\n文物修缮少完工1处，分馆少建2个。"
    assert codes(examine(f"某区文化工作绩效评价报告\n\n{text}\n\n{table}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "年初预算21600.00万元，年中追加934.10万元，调整后预算22534.10万元，追加部分相当于年初预算的4.32%，占调整后预算的4.15%。",
        "资助学生4998人次，秋季比春季多134人次，增长5.51%。",
        "年初余额13652.40万元，当年发放8216.50万元、收回7103.80万元，年末余额14765.10万元。",
        "补助企业970家，其中规模以上企业526家，科技型企业613家，二者同时具备的247家，两者均不具备的78家。",
        "调整后预算5700.00万元，支出5502.70万元，少支出197.30万元，执行率96.54%，占支出总额的48.47%。",
        "政策性补贴支出39600.00万元，约3.96亿元，占补贴总支出的77.95%，其他三项合计11200.00万元，占22.05%。",
        "实施学校298所，其中小学236所、初中62所。\n\n评价组核查幼儿园36所、实施学校48所。",
        "（1）高新区。支出4931.50万元，占全市的43.44%；受奖励科技企业59家。\n\n（2）滨江区。支出3211.25万元，占全市的28.28%；受奖励科技企业38家。",
        "折旧费13642.70万元；按客运量计，每人次0.78元。\n\n维修费8426.30万元；按客运量计，每人次0.48元。",
    ],
    ids=["added part", "two kinds", "loans", "both kinds", "less spent", "rest", "chosen", "places of items", "basis"],
)
def test_more_numbers_that_are_right(text: str) -> None:
    assert codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("年初预算21600.00万元，年中追加934.10万元，追加部分相当于年初预算的4.92%。", "RAT001"),
        ("年初余额13652.40万元，当年发放8216.50万元、收回7103.80万元，年末余额14785.10万元。", "PRT005"),
        ("调整后预算5700.00万元，支出5502.70万元，支出占调整后预算的91.54%。", "RAT002"),
    ],
)
def test_more_numbers_that_are_wrong(text: str, code: str) -> None:
    assert code in codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n"))


def test_points_in_a_column_of_growth_are_no_growth() -> None:
    table = pipes(
        "指标 2022年 2023年 同比",
        "支出 200.00 230.00 15.00%",
        "收入 300.00 330.00 10.00%",
        "户数 400 420 5.00%",
        "执行率 93.93 96.63 2.70个百分点",
    )
    assert codes(examine(f"某市项目绩效评价报告\n\n{table}")) == []


def test_a_rule_in_the_column_of_reasons_takes_nothing_off() -> None:
    table = "| 三级指标 | 分值 | 得分 | 评分说明 |\n| --- | --- | --- | --- |\n| 满意度 | 6 | 3 | 未达到90%的，扣3分；达到90%、未达到95%的，扣1分 |\n| 时效 | 5 | 5 | 按期 |\n"
    assert codes(examine(f"某市项目绩效评价报告\n\n{table}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "合计调增245.00万元，合计调减105.00万元，净调增140.00万元，占年初预算的1.87%。",
        "需求覆盖率92.53%，比2022年的89.07%提高3.46个百分点，高于目标值0.53个百分点。",
        "平均每辆校车服务40.96名学生，石桥镇为42.57名，大坳乡为39.67名。",
        "2021年抽检1520批次，2022年1640批次，2023年比2022年增加110批次，增长6.71%。",
        "2021年2486人，2022年2730人，2023年3072人，两年间累计增加586人，增幅23.57%。",
        "调增合计350.00万元，调减合计230.00万元，净增120.00万元，即增长1.33%。",
        "项目预算约1.34亿元，其中中央补助8460.00万元、省级补助2315.00万元、市级安排1480.00万元、区县配套1125.00万元。",
    ],
    ids=["net change", "above the target", "means", "own year", "two years", "sums of changes", "about"],
)
def test_changes_and_means_that_are_right(text: str) -> None:
    assert codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2022年抽检1640批次，2023年比2022年增加110批次，增长6.17%。", "CHG002"),
        ("2021年2486人，2022年2730人，比2021年增加224人。", "CHG001"),
        ("项目预算约1.44亿元，其中中央补助8460.00万元、省级补助2315.00万元、市级安排1480.00万元、区县配套1125.00万元。", "PRT002"),
    ],
)
def test_changes_and_sums_that_are_wrong(text: str, code: str) -> None:
    assert code in codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n"))


def test_scores_are_no_amounts_that_happen_to_be_told() -> None:
    sheet = pipes("一级指标 三级指标 分值 得分", "决策 依据 4.25 3.98", "决策 目标 5.79 5.58", "过程 制度 4.96 4.86")
    text = "设备购置3.98万元，维修5.79万元，培训4.86万元，印刷5.58万元。决策类得9.56分。"
    assert codes(examine(f"某市项目绩效评价报告\n\n{text}\n\n{sheet}\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "已就业的922人中，县内就业的601人，县外就业的321人，县内占65.18%。",
        "供热支出6650.45万元，占总支出的63.15%；燃气支出2974.30万元，占28.24%。\n\n全年总支出10531.20万元，年初预算11000.00万元。",
        "改造燃气管道45.0公里，其中中压17.4公里，低压27.6公里。\n\n三个街道合计改造供热管网25.3公里，燃气管道32.4公里。",
        "发放问卷640份，回收620份，有效600份。满意534份，不满意66份。",
        "2份合同变更金额共86.40万元，平均每份43.20万元，占合同总额的0.79%。",
    ],
    ids=["subject", "base told once", "group of places", "stages of a survey", "mean"],
)
def test_shares_and_groups_that_are_right(text: str) -> None:
    assert codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("已就业的922人中，县内就业的601人，县外就业的321人，县内占61.58%。", "RAT002"),
        ("总支出10531.20万元。供热支出6650.45万元，占总支出的63.15%；燃气支出2974.30万元，占22.84%。", "RAT002"),
    ],
)
def test_shares_that_are_wrong(text: str, code: str) -> None:
    assert code in codes(examine(f"某市项目绩效评价报告\n\n一、完成情况\n\n{text}\n"))


def test_a_column_of_unit_costs_is_not_summed() -> None:
    table = pipes(
        "街道 改造里程(公里) 支出(万元) 每公里支出(万元)", "东 22.0 2650.30 120.47", "西 19.0 2318.75 122.04", "合计 41.0 4969.05 121.20"
    )
    assert codes(examine(f"某市项目绩效评价报告\n\n{table}")) == []


def test_rows_whose_marks_add_up_those_below_head_them_whatever_their_names() -> None:
    sheet = pipes(
        "指标 分值 得分",
        "服务保障 40 36.3",
        "资金安排 25 22.8",
        "人员配备 15 13.5",
        "服务成效 60 55.4",
        "服务人次 42 38.9",
        "群众评价 18 16.5",
        "合计 100 91.7",
    )
    text = "某县服务项目绩效评价报告\n\n综合得分{total}分。\n\n绩效评价评分表\n\n{sheet}\n"
    assert codes(examine(text.format(total="91.7", sheet=sheet))) == []
    assert "REP001" in codes(examine(text.format(total="97.1", sheet=sheet)))


def test_the_town_is_no_other_place_than_the_whole_for_a_long_number() -> None:
    table = pipes("片区 行道树数量", "东片 20110", "西片 18532", "合计 38642")
    text = "某市绿化养护项目绩效评价报告\n\n一、概况\n\n城区登记在册的行道树共{n}株。\n\n二、明细\n\n{table}\n"
    assert codes(examine(text.format(n="38642", table=table))) == []
    assert codes(examine(text.format(n="38643", table=table))) == ["REP001"]


@pytest.mark.parametrize(
    "text",
    [
        "全年直接解答533208件。从类型看，咨询类498236件，占57.77%；求助类213574件，占24.76%；投诉类96812件，占11.23%；建议类53795件，占6.24%。",
        "抽查的器材中有29件损坏，完好率90.94%。",
        "全年举办赛事134场，超目标14场。\n\n| 指标 | 目标值 | 实际完成值 |\n| --- | --- | --- |\n| 举办赛事 | 120场 | 134场 |\n| 培训指导员 | 1500人 | 1586人 |",
        "专职保安应配1210人，实配1186人，配备率98.02%。\n\n各校配备心理教师295人，配备率86.26%。",
        "该指标由全市达标（4分）和各区达标（2分）两部分组成，全市达标得4分。",
        "零售额13.92亿元，比上年的11.86亿元增长17.37%，占全部零售额的31.44%。",
        "免学费21460人次，发放助学金8735人次，奖学金获奖学生212人，三项合计30407人次。",
        "湿地修复面积少于计划30公顷。\n\n| 指标 | 目标值 | 实际完成值 |\n| --- | --- | --- |\n| 湿地修复 | 650公顷 | 620公顷 |\n| 栽植乔木 | 1500株 | 1586株 |",
        "建设口袋公园40个。\n\n口袋公园计划40个，完成42个，超过计划。\n\n全市建成口袋公园42个。",
        "全县有68户未按计划完成改造，两镇占46户。其中东湾镇完成214户，完成率89.17%。",
        pipes(
            "指标 东区 西区 合计",
            "企业税收 22460 15230 37690",
            "企业用地 1860 1240 3100",
            "企业户数 36 24 60",
            "亩均税收 12.08 12.28 12.16",
        ),
    ],
    ids=[
        "own whole",
        "some of them",
        "excess",
        "kind of rate",
        "parts of a mark",
        "year before",
        "visits",
        "missing",
        "planned and done",
        "sentence of its own",
        "row of means",
    ],
)
def test_more_numbers_of_other_things(text: str) -> None:
    assert codes(examine(f"某县项目绩效评价报告\n\n{text}\n")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("热线受理862417件，其中咨询类498236件，占57.77%；求助类213574件，占24.76%；投诉类96812件，占12.23%。", "RAT"),
        ("抽检样品29件，合格率90.94%。", "RAT006"),
        ("决策（4分）得5分。", "SCR002"),
        ("全县改造68户，其中东湾镇214户。", "PRT004"),
        (pipes("指标 东区 西区 合计", "企业税收 22460 15230 37690", "企业用地 1860 1240 3100", "企业户数 36 24 61"), "TAB003"),
    ],
    ids=["share", "sample", "mark", "part", "row"],
)
def test_the_same_of_one_thing(text: str, code: str) -> None:
    assert any(found.startswith(code) for found in codes(examine(f"某县项目绩效评价报告\n\n{text}\n")))
