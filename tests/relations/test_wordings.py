"""Sentences in the wording of notices, accounts and bulletins: each relation is verified as printed, and reported once a number of it is changed."""

from typing import NamedTuple

import pytest

from tests.relations.judging import examine, pipes


class Case(NamedTuple):
    """A true text, the formula of a relation in it, and a change of the text that breaks it."""

    text: str
    kind: str
    formula: str
    old: str
    new: str


CASES = {
    "growth on what is compared with": Case(
        "与2021年经费640.00万元相比，增加48.00万元，增幅7.50%。", "change", "48.00 ÷ 640.00 = 7.50%", "7.50%", "8.50%"
    ),
    "growth with its base in brackets behind": Case(
        "投诉类工单360件，环比下降10.0%（上月400件）；建议类工单90件，环比上升50.0%（上月60件）。",
        "change",
        "360 ÷ 400 − 1 = −10.0%",
        "10.0%",
        "12.0%",
    ),
    "two growths with two bases in brackets": Case(
        "共受理诉求5,400件，日均180件，环比上升8.00%，同比上升20.00%（上月受理5,000件，去年同期受理4,500件）。",
        "change",
        "5,400 ÷ 4,500 − 1 = 20.00%",
        "20.00%",
        "21.00%",
    ),
    "a base behind a budget rate": Case(
        "公务接待支出决算为9.00万元，完成预算的75.00%，比上年的12.00万元减少3.00万元，下降25.00%。",
        "change",
        "9.00 − 12.00 = −3.00",
        "减少3.00",
        "减少2.00",
    ),
    "value added is a level": Case(
        "全年实现生产总值250.0亿元，比上年增长5.1%。其中，第一产业增加值30.0亿元，增长3.9%；第二产业增加值100.0亿元，增长6.2%；第三产业增加值120.0亿元，增长4.4%。",
        "partition",
        "30.0 + 100.0 + 120.0 = 250.0",
        "第三产业增加值120.0",
        "第三产业增加值128.0",
    ),
    "sources without a colon": Case(
        "项目总投资900.00万元，资金来源为中央补助500.00万元、省级补助300.00万元、其他资金100.00万元。",
        "partition",
        "500.00 + 300.00 + 100.00 = 900.00",
        "中央补助500.00",
        "中央补助510.00",
    ),
    "among so many": Case(
        "860.00万元问题资金中，滞留400.00万元，挪用260.00万元，其他问题200.00万元。",
        "partition",
        "400.00 + 260.00 + 200.00 = 860.00",
        "滞留400.00",
        "滞留430.00",
    ),
    "a total that names its parts": Case(
        "审结的900件案件中，调解结案320件，调解率35.6%；撤诉130件，调解与撤诉合计450件。",
        "partition",
        "320 + 130 = 450",
        "合计450件",
        "合计470件",
    ),
    "done and left": Case("应发放补贴420人，实际发放395人，漏发25人。", "partition", "395 + 25 = 420", "漏发25人", "漏发26人"),
    "what was there and what came in": Case(
        "旧存案件120件，新收880件，共受理案件1,000件。", "partition", "120 + 880 = 1,000", "新收880", "新收870"
    ),
    "a list in the next passage whose shares make a hundred": Case(
        "全市共受理诉求2,000件。\n\n按渠道分：电话1,200件，占比60.00%；网站500件，占比25.00%；来信300件，占比15.00%。",
        "partition",
        "1,200 + 500 + 300 = 2,000",
        "来信300件",
        "来信320件",
    ),
    "shares of a number in the passage before": Case(
        "全市共受理诉求2,000件。\n\n按类别分：咨询1,100件、求助600件、投诉300件，分别占总量的55.00%、30.00%和15.00%。",
        "ratio",
        "600 ÷ 2,000 = 30.00%",
        "30.00%",
        "31.00%",
    ),
    "shares a line each": Case(
        "全年支出800.00万元，按用途划分：\n\n1.设备采购480.00万元，占支出总额的60.0%；\n\n2.安装调试200.00万元，占25.0%；\n\n3.培训及其他120.00万元，占15.0%。",
        "ratio",
        "200.00 ÷ 800.00 = 25.0%",
        "25.0%",
        "26.0%",
    ),
    "a list a line each": Case(
        "全年支出800.00万元，按用途划分：\n\n1.设备采购480.00万元，占支出总额的60.0%；\n\n2.安装调试200.00万元，占25.0%；\n\n3.培训及其他120.00万元，占15.0%。",
        "partition",
        "480.00 + 200.00 + 120.00 = 800.00",
        "安装调试200.00",
        "安装调试230.00",
    ),
    "a list past brackets": Case(
        "实际得分91分。其中：决策18分（满分20分），过程28分（满分30分），产出45分（满分50分）。",
        "partition",
        "18 + 28 + 45 = 91",
        "产出45分",
        "产出46分",
    ),
    "a score told above its full mark": Case(
        "一是立项，分值10分，自评得9.5分。二是管理，分值15分，自评得14分。", "score_cap", "14 ≤ 15", "自评得14分", "自评得16分"
    ),
    "scores told and their total": Case(
        "设置3项指标，满分100分：一是投入，分值20分，自评得19分。二是产出，分值50分，自评得47.5分。三是效益，分值30分，自评得28分。\n\n综上，自评总分为94.5分。",
        "partition",
        "19 + 47.5 + 28 = 94.5",
        "自评得47.5分",
        "自评得46.5分",
    ),
    "an enumeration and 共": Case(
        "在管高血压患者2,460人、糖尿病患者730人，共3,190人。", "partition", "2,460 + 730 = 3,190", "共3,190", "共3,180"
    ),
    "a rate of files by people": Case(
        pipes("镇街 人口（人） 建档数（份） 建档率", "甲镇 6120 5870 95.92%", "乙镇 4890 4640 94.89%", "丙乡 3560 3310 92.98%"),
        "ratio",
        "4640 ÷ 4890 = 94.89%",
        "94.89%",
        "94.98%",
    ),
    "a share of the total whose parts are named alike": Case(
        "政府采购支出总额80.00万元，其中：政府采购货物支出50.00万元、政府采购服务支出30.00万元。授予中小企业合同金额60.00万元，占政府采购支出总额的75.00%。",
        "ratio",
        "60.00 ÷ 80.00 = 75.00%",
        "75.00%",
        "77.00%",
    ),
    "an average by each": Case("开设课程120期，共参加4,800人，每期平均40.0人。", "ratio", "4,800 ÷ 120 = 40.0", "平均40.0人", "平均42.0人"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_true_relation_is_verified(name: str) -> None:
    case = CASES[name]
    found = examine(case.text)
    assert found.verdicts(case.kind).get(case.formula) in ("holds", "rounding")
    assert not found.failed


@pytest.mark.parametrize("name", CASES)
def test_a_changed_number_is_reported(name: str) -> None:
    case = CASES[name]
    assert case.old in case.text
    changed = case.text.replace(case.old, case.new, 1)
    shown = {q.printed for j in examine(changed).failed for q in (j.row.stated, *j.row.operands) if q is not None}
    assert any(printed and printed in case.new for printed in shown), shown


@pytest.mark.parametrize(
    "text",
    [
        "检查企业500家次，责令整改80家次，未整改5家次。",
        "实现收入3.2亿元，同比增长15%（剔除去年一次性收入0.3亿元）。",
        "与2022年860万元相比，本年增加投入120万元，其中设备增长8%。",
        "等级为优（90分及以上为优，80分至90分为良，60分至80分为中，60分以下为差）。",
        "纳入计划的学校共64所：初级中学11所，小学38所，教学点15个。",
        "全年培训5,800人次，比2022年的5,218人次增加582人次，增长11.2%；合格5,518人次，合格率95.1%。",
        "发放问卷500份，回收482份，回收率96.4%，其中非常满意263份、比较满意174份、一般32份、不满意13份。非常满意与比较满意合计437份，满意度为90.66%。",
        "收回问卷390份，其中有效问卷380份，非常满意200份，满意150份，一般20份，不满意10份，满意度92.1%。",
        "公诉612件874人，不起诉118件163人，审结共计1,037人，不起诉率为15.72%。",
        "40个问题中已完成整改33个，正在整改7个，整改完成率82.50%。",
        "当事人上诉的案件96件，维持80件。网上立案900件，占新收案件的66.7%。",
        "排查隐患1,250处，其中重大隐患18处；已整改1,210处，整改率96.8%，未整改40处。",
        "中央补助300万元，占预算的30%；省级补助200万元，占20%；市级安排100万元。",
        "本年支出3,200万元，其中：基本支出1,800万元，占56.25%；项目支出1,400万元，占43.75%。基本支出中，人员经费1,500万元，占83.33%；公用经费300万元，占16.67%。",
        "承训机构共27家，其中公办院校9家、民办学校14家、企业培训中心4家。",
        "全年完成投资8.6亿元。在建项目18个，总投资36亿元，已完成投资20亿元，占总投资的55.6%。",
    ],
)
def test_what_only_looks_like_a_relation_gives_no_alarm(text: str) -> None:
    assert [j.row.formula for j in examine(text).failed] == []


def test_a_rate_is_verified_by_a_base_in_the_passage_before_and_never_called_wrong_by_it() -> None:
    text = "项目预算资金900.00万元，资金来源为财政拨款。\n\n全年实际支出864.00万元，预算执行率为{}%。"
    assert examine(text.format("96.00")).verdicts("ratio") == {"864.00 ÷ 900.00 = 96.00%": "holds"}
    assert not examine(text.format("97.00")).failed


FORM = "| 预算执行情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n|---|---|---|---|---|---|---|\n| 支出总额 | 800.00 | 820.00 | 779.00 | 10 | 95.00% | 9.50 |\n\n"


def test_a_total_counts_the_budget_score_of_the_form_above() -> None:
    sheet = pipes("指标 分值 得分", "数量 40 38", "质量 30 29", "效益 20 20", "总分 100 96.50")
    found = examine(FORM + sheet)
    assert found.verdicts("footing", label="得分") == {"9.50 + 38 + 29 + 20 = 96.50": "holds"}
    assert not found.failed


def test_a_total_that_the_form_above_does_not_explain_is_wrong() -> None:
    sheet = pipes("指标 分值 得分", "数量 40 38", "质量 30 29", "效益 20 20", "总分 100 97.50")
    assert [j.row.formula for j in examine(FORM + sheet).failed] == ["9.50 + 38 + 29 + 20 = 97.50"]


def test_the_result_of_an_indicator_table_and_the_text_tell_one_fact() -> None:
    sheet = pipes("一级指标 三级指标 年度指标值 实际完成值", "产出 护理员培训人次 ≥3000人次 3260人次", "产出 巡诊服务合格率 ≥95% 97.4%")
    text = "\n\n全年护理员培训3{}0人次，巡诊服务合格率97.4%。"
    assert examine(sheet + text.format("26")).verdicts("restatement")["3260人次 = 3260人次"] == "holds"
    assert [j.row.kind for j in examine(sheet + text.format("62")).failed] == ["restatement"]


def test_growth_and_rates_of_one_author_are_cut_off_together() -> None:
    rates = "甲县受理3,000件，办结2,000件，办结率66.66%。乙县受理7,000件，办结6,000件，办结率85.71%。丙县受理9,000件，办结8,000件，办结率88.88%。丁县受理500件，办结400件，办结率80.00%。"
    growth = "来信1,863件，环比上升9.45%（上月1,702件）；来访1,308件，环比下降5.55%（上月1,385件）。"
    text = f"{rates}\n\n{growth}"
    assert [j.row.formula for j in examine(text).failed] == []
    changed = text.replace("9.45%", "9.65%")
    assert [j.row.formula for j in examine(changed).failed] == ["1,863 ÷ 1,702 − 1 = 9.65%"]
