"""Prose of evaluation reports: numbers that are counted, compared or listed beside others give no alarm; changed ones still do."""

import pytest

from tests.relations.judging import examine


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("有效问卷中，能正确回答基础知识的受访者为186人，知晓率81.58%，低于目标值3.42个百分点。", id="those of a sample"),
        pytest.param("抽检合格207份，合格率95.83%，达标。", id="what the rate counts"),
        pytest.param(
            "按每例1480元计算，全年为2846例亡故居民减免费用421.21万元；另有433户家庭领取奖补共计86.60万元。",
            id="a price before another item",
        ),
        pytest.param("全年接待12364人次，上年为11364人次，增加1000人次，增长8.80%。", id="the year before is the base"),
        pytest.param(
            "2个未完工小区因供热改造跨期施工。评价组对20个小区进行了核查，占全部小区的34.48%。", id="a smaller number is no whole"
        ),
        pytest.param("全年预算为248.50万元，实际执行245.86万元，预算执行率未达到100%。", id="a rate that falls short"),
        pytest.param(
            "预算共1,286.40万元，实际支出671.95万元。其中，甲经费预算486.20万元，支出258.43万元；"
            "乙经费预算352.80万元，支出176.85万元；丙经费预算247.60万元，支出131.27万元；丁经费支出105.40万元。",
            id="budgets and expenses of parts",
        ),
        pytest.param("列入计划的36个项目中，已完工29个，完工率80.56%；在建5个，占13.89%；未开工2个。", id="a third class follows"),
        pytest.param("实际征收2,908.00万元，欠征212.00万元；同比多征收158.00万元，增长5.75%。", id="a change of one of two"),
        pytest.param("挽回损失4,863.20万元，比2023年多挽回612.50万元，增长14.41%。", id="more than in a year"),
        pytest.param(
            "在册21,860人，其中儿童7,340人。全年体检15,892人，健康管理率72.70%，其中中医药管理15,310人，中医药管理率70.04%。",
            id="a rate of a part of one base",
        ),
        pytest.param("医生签约52,380人，签约率41.57%，重点人群签约24,160人，占签约人数的46.12%。", id="a number with its own share"),
        pytest.param(
            "债券资金已使用17,926.50万元，使用率96.17%，剩余713.50万元；自筹资金到位5,100.00万元，到位率81.99%。",
            id="what is left of one fund",
        ),
        pytest.param("在园幼儿7,420人，其中公办园4,126人，普惠性民办园2,754人，普惠性覆盖率92.72%。", id="a qualified class"),
        pytest.param(
            "接待来访65批212人次，其中集体访6批104人次，批次同比下降16.67%，人次同比下降28.38%（上年同期78批296人次）。",
            id="old levels in brackets behind parts",
        ),
        pytest.param("全年受理1000件，其中咨询类700件，占70.0%，投诉类250件，占25.0%。", id="shares short of a hundred"),
        pytest.param(
            "计划900人次，其中国培240人次、省培360人次、县培300人次；实际完成846人次，其中国培236人次，完成率98.33%，"
            "省培338人次，完成率93.89%，县培272人次，完成率90.67%。",
            id="rates by class",
        ),
        pytest.param("满意12,218件，不满意642件，其中重办586件，重办后满意402件。", id="a part of a part by name"),
        pytest.param("检查3,864家次，人均43.9家次，同比增加5.9家次（上年人均38.0家次）。", id="a mean in brackets"),
    ],
)
def test_true_prose_gives_no_alarm(text: str) -> None:
    assert [j.row.formula for j in examine(text).failed] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param("抽检样本207份，合格率95.65%。", "95.65%", "95.99%", id="a sample itself"),
        pytest.param("按每例1480元计算，2846例共计421.21万元；另有433户领取奖补共计86.60万元。", "421.21", "431.21", id="a price"),
        pytest.param("全年接待12364人次，上年为11364人次，增加1000人次，增长8.80%。", "8.80%", "9.80%", id="the year before"),
        pytest.param("评价组对20个小区进行了核查，占全部58个小区的34.48%。", "34.48%", "37.48%", id="a share of so many things"),
        pytest.param(
            "预算共1,286.40万元，实际支出671.95万元。其中，甲经费预算486.20万元，支出258.43万元；"
            "乙经费预算352.80万元，支出176.85万元；丙经费预算247.60万元，支出131.27万元；丁经费支出105.40万元。",
            "131.27",
            "133.27",
            id="expenses of parts",
        ),
        pytest.param("列入计划的36个项目中，已完工31个，在建5个。", "31个", "30个", id="done and left"),
        pytest.param("实际征收2,908.00万元，同比多征收158.00万元，增长5.75%。", "5.75%", "6.75%", id="a change of one"),
        pytest.param("挽回损失4,863.20万元，比2023年多挽回612.50万元，增长14.41%。", "14.41%", "15.41%", id="more than in a year"),
        pytest.param("资金到位5,100.00万元，实际支出4,800.00万元，剩余300.00万元。", "300.00", "350.00", id="what is left"),
        pytest.param("全年受理1000件，其中咨询类700件，占70.0%，投诉类250件，占25.0%。", "250件", "270件", id="a share of a list"),
        pytest.param(
            "计划900人次，其中国培240人次、省培360人次、县培300人次；实际完成846人次，其中国培236人次，完成率98.33%。",
            "98.33%",
            "96.33%",
            id="a rate by class",
        ),
        pytest.param(
            "实际征收2,908.00万元，欠征212.00万元；同比多征收158.00万元，增长5.75%。", "5.75%", "6.75%", id="one of two by its verb"
        ),
        pytest.param("亏损额3.86亿元，同比减亏0.74亿元，下降16.09%。", "16.09%", "18.09%", id="losses that shrink"),
        pytest.param("检查3,864家次，人均43.9家次，同比增加5.9家次（上年人均38.0家次）。", "5.9", "6.9", id="a mean in brackets"),
    ],
)
def test_a_changed_number_is_found(text: str, old: str, new: str) -> None:
    assert not examine(text).failed
    assert examine(text.replace(old, new)).failed
