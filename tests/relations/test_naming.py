"""One fact told again where the words that name it stand in another clause, behind the number, or not at all."""

import pytest

from tests.relations.judging import Examined, examine

TITLE = "某市社区服务项目绩效评价报告\n\n一、完成情况\n\n"


def told_otherwise(first: str, second: str) -> list[set[str]]:
    """The numbers that each finding shows together."""
    return shown(examine(f"{TITLE}{first}\n\n二、指标分析\n\n{second}\n"))


def shown(report: Examined) -> list[set[str]]:
    return [{q.printed for q in (j.row.stated, *j.row.operands, *(j.told or ())) if q is not None} for j in report.failed]


TABLE = """
| 县区 | 抽检批次 | 不合格批次 | 不合格率 |
| --- | --- | --- | --- |
| 青山县 | 968 | 25 | 2.58% |
| 东城区 | 1,620 | 31 | 1.91% |
| 平湖县 | 867 | 21 | 2.42% |
"""


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        (f"各县区情况如下：\n{TABLE}", "从县区看，青山县不合格率最高，为2.48%。", {"2.58", "2.48"}),
        (f"各县区情况如下：\n{TABLE}", "从县区看，青山县不合格率最高，为2.58%，东城区最低，为1.97%。", {"1.91", "1.97"}),
        (f"各县区情况如下：\n{TABLE}", "东城区、平湖县不合格率分别为1.91%和2.47%。", {"2.42", "2.47"}),
        ("公众满意度目标值为87.5%。", "公众满意度为89.08%，高于目标值87.6%。", {"87.5", "87.6"}),
        ("群众满意度目标90%，实际92.36%。", "群众满意度92.96%，达到预期。", {"92.36", "92.96"}),
        ("9家机构固定资产未入账，涉及设备21台，金额318.45万元。", "9家机构的21台设备（398.45万元）应限期补办手续。", {"318.45", "398.45"}),
        ("购置实训设备467台（套）。", "设备利用率偏低，466台（套）实训设备中有31台闲置。", {"467", "466"}),
        ("全年查处各类违法案件1,058件，罚款62.50万元。", "二是1,059件案件中有71件未办结。", {"1,058", "1,059"}),
        ("县级配套资金到位1,352.40万元。", "县级应配套1,500万元，实际到位1,325.40万元，缺口147.60万元。", {"1,352.40", "1,325.40"}),
        ("2.8个场馆资金结存537.44万元。", "三是统筹盘活结存的507.44万元资金。", {"537.44", "507.44"}),
        ("未支付的47.26万元为工程质保金。", "尚有质保金47.62万元未支付。", {"47.26", "47.62"}),
        ("项目资金总额4,386.50万元。", "中央资金1,820.00万元，省级资金2,566.50万元，合计4,388.50万元。", {"4,386.50", "4,388.50"}),
        ("管网漏损率由24.5%下降到16.82%。", "管网漏损率为16.32%。", {"16.82", "16.32"}),
        ("公立医院药占比为27.34%。", "药占比27.84%，低于控制目标。", {"27.34", "27.84"}),
        ("全区集中供养率26.86%。", "三是集中供养率不高，仅为26.68%，低于全市平均水平4.52个百分点。", {"26.86", "26.68"}),
        ("养老保险参保率目标为98.5%。", "三是养老保险参保率95.86%，低于98.6%的目标。", {"98.5", "98.6"}),
        (
            "年初预算860.00万元，8月因压减一般性支出调减预算17.40万元，调整后预算842.60万元。",
            "年初预算860.00万元，年中调减17.04万元，调整后预算842.60万元。",
            {"17.40", "17.04"},
        ),
    ],
)
def test_one_fact_in_other_words(first: str, second: str, pair: set[str]) -> None:
    assert any(pair <= numbers for numbers in told_otherwise(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"各县区情况如下：\n{TABLE}", "从县区看，平湖县不合格率居中，为2.42%，比上年的2.48%低。"),
        ("薄弱学校改善项目27个，总投资1.36亿元。", "薄弱学校改善项目竣工数23个。"),
        ("上半年新建候车亭93座。", "第四季度新建候车亭83座。"),
        ("1—6月，建成城市书房134个，进度正常。", "建成城市书房164个，服务条件得到改善。"),
        ("全市登记在册工作人员1438人。", "登记失业人员1436人，实现再就业1216人。"),
        ("上年餐具消毒合格率为90.8%。", "餐具消毒合格率达到98.0%。"),
        ("工程计划整治河道18条、总长46.85公里。", "年度计划整治16条，实际完成15条。"),
        ("聘用的护路员中，女性185人。", "参会代表446人，其中女性115人。"),
        ("资金使用率96.81%。", "维修基金使用率96.31%。"),
        ("主要内容为：定量检测2,400批次、定性检测15,000批次。", "定量检测2,436批次，合格2,407批次。"),
        ("病害处置及时率，年度指标值95%。", "优良中等路率，年度指标值85%。"),
        ("新增停车泊位1,316个，超出目标116个。", "新增停车泊位目标为1,200个。"),
        (
            "区级配套12,340万元，中央补助9,870万元，两项合计22,210万元。",
            "未到位的1,234万元为区级配套资金，影响支付。\n\n三、建议\n\n尽快落实1,234万元配套资金。",
        ),
    ],
)
def test_two_facts_in_like_words(first: str, second: str) -> None:
    assert told_otherwise(first, second) == []


def test_advice_takes_up_what_was_found_before() -> None:
    text = "结余资金245.36万元，占全年资金的2.90%。\n\n{heading}\n\n力争2024年集中供养率达到35%；统筹使用245.63万元结余资金。\n"
    first, second = (examine("2023年度" + TITLE + text.format(heading=heading)) for heading in ("五、有关建议", "五、2024年预算安排"))
    assert {"245.36", "245.63"} in shown(first)
    assert shown(second) == []


def test_a_rate_of_another_base_is_not_called_wrong() -> None:
    base = "全区共有居民小区433个。\n\n二、产出\n\n"
    told = "建成分类投放点1,264个，覆盖居民小区418个，覆盖率96.54%。\n"
    assert examine(f"{TITLE}{base}{told}").failed == []


def test_a_kind_of_expenditure_is_not_all_of_it() -> None:
    told = "全年支出4,527.96万元。\n\n二、产出\n\n基本支出1,985.64万元，项目支出2,542.32万元，项目支出占总支出的56.15%。\n"
    assert examine(f"{TITLE}{told}").failed == []


def test_a_number_that_a_sum_confirms_and_one_told_often_are_two_facts() -> None:
    told = "项目资金4,785.8万元按用途分为：设施建设1,892.3万元、运营补贴1,500.3万元、人员培训1,393.2万元。"
    again = "发放运营补贴1,503.6万元，签订合同3份。\n\n三、资金\n\n运营补贴1,503.6万元已全部发放。"
    assert told_otherwise(told, again) == []


def test_a_share_of_the_year_is_none_of_a_quarter() -> None:
    report = examine(f"{TITLE}全年支出1,498.36万元。前三季度支出872.45万元，四季度支出625.91万元，占全年支出的41.77%。\n")
    assert report.failed == []


def test_the_number_that_mends_a_sum_stands_in_its_finding() -> None:
    rows = "".join(
        f"| 产出 | {name} | 6 | {score} |\n" for name, score in (("活动场次", "5.66"), ("入藏及时率", "5.85"), ("开放天数", "6.00"))
    )
    sheet = f"| 一级指标 | 三级指标 | 分值 | 得分 |\n| --- | --- | --- | --- |\n{rows}| 合计 |  | 18 | 17.46 |\n"
    report = examine(f"报告\n\n一、指标分析\n\n1.新书入藏及时率。及时率96.67%，得5.80分。\n\n附表 评分表\n\n{sheet}")
    (item,) = [j for j in report.failed if j.row.kind == "footing"]
    assert item.told is not None
    assert [q.printed for q in item.told] == ["5.85", "5.80"]
    assert not report.failed[1:]
