"""Rates that say only their kind or their share, rates of other years, bounds among rates, and what rests on numbers printed elsewhere."""

import pytest

from tests.relations.judging import examine
from tests.relations.test_kinship import conflicts, told


@pytest.mark.parametrize(
    ("first", "second", "formula"),
    [
        pytest.param("支出239.52万元，占预算的97.65%。", "预算执行率97.05%。", "97.05% = 97.65%", id="share of the budget"),
        pytest.param(
            "大修工程完成122公里，完成率96.64%。", "大修工程完成率为96.94%。", "96.94% = 96.64%", id="of what the sentence begins with"
        ),
        pytest.param("管网改造任务只完成96.00%。", "管网改造任务完成率96.50%。", "96.50% = 96.00%", id="done"),
        pytest.param("居民满意度91.28%。", "问卷统计结果显示满意度为91.82%。", "91.82% = 91.28%", id="only one of its kind"),
    ],
)
def test_one_rate_in_other_words(first: str, second: str, formula: str) -> None:
    assert conflicts(told(first, second)) == [formula]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("15个断面中仍有2个超标，断面达标率86.67%。", id="what is left to a hundred"),
        pytest.param("新建投放点180个，创建示范小区25个，回收利用率40%以上，准确投放率达到85%。", id="a list of bounds"),
        pytest.param("全区持证人员8642人，其中就业年龄段3516人。前期调查显示，2022年人员就业率为43.60%。", id="of another year"),
        pytest.param("计划加固水库12座。\n\n主体完工11座，竣工验收9座，验收率75.00%。", id="of a number in another passage"),
        pytest.param("问卷设置八个问题，其中七个为选择题、一个为开放题；从构成看，居民约占六成，游客约占四成。", id="rough shares"),
    ],
)
def test_a_rate_of_other_numbers_is_no_error(text: str) -> None:
    assert examine(text).failed == []


def test_a_wrong_rate_beside_its_numbers_is_still_one() -> None:
    (wrong,) = examine("抽查断面15个，其中达标13个，断面达标率68.67%。").failed
    assert [check.code for check, _ in wrong.failures] == ["RAT001"]


@pytest.mark.parametrize(
    ("first", "second", "formula"),
    [
        pytest.param(
            "全年支出7633.44万元，比上年的6105.20万元有所增加。", "2022年支出6185.20万元。", "6185.20万元 = 6105.20万元", id="year before"
        ),
        pytest.param("公务接待费由上年的22.15万元压减至19.86万元。", "2022年公务接待费为22.75万元。", "22.75万元 = 22.15万元", id="from"),
    ],
)
def test_what_was_in_the_year_before(first: str, second: str, formula: str) -> None:
    assert conflicts(told(first, second)) == [formula]


def test_the_year_before_is_not_the_year() -> None:
    assert conflicts(told("全年支出7633.44万元，比上年的7635.44万元有所减少。", "2023年支出7633.44万元。")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("现有服务站38个。", "补助服务站31个。", id="there and chosen"),
        pytest.param("整治C级校舍18450平方米。", "整治D级校舍18455平方米。", id="classes"),
        pytest.param("走访了6个车间和12个班组。", "全厂14个车间参加。", id="joined"),
        pytest.param("预算安排省级2400.00万元、市级1120.00万元。", "预算安排2408.00万元。", id="sources"),
        pytest.param("两级资金的执行率分别为96.17%、96.19%。", "资金执行率96.18%。", id="in turn without names"),
    ],
)
def test_two_facts(first: str, second: str) -> None:
    assert conflicts(told(first, second)) == []


SHEET = """评分表

| 三级指标 | 分值 | 得分 | 评分说明 |
|---|---|---|---|
| 资金到位率 | 4 | 3.9 | 到位97.57% |
| 平均车速（公里/小时） | 5 | 5 | 24.3 |
"""


def test_a_cell_takes_up_the_rate_that_its_row_names() -> None:
    assert conflicts(told("资金到位率97.55%。", SHEET)) == ["97.57% = 97.55%"]


def test_a_bare_cell_is_no_conflict_with_the_same_number_in_a_unit() -> None:
    assert conflicts(told("平均车速由21.6公里/小时提高到24.3公里/小时。", SHEET.replace("97.57%", "97.55%"))) == []


def test_a_place_or_year_of_a_list_holds_for_its_item_only() -> None:
    listed = "项目包括两个方面：一是日常保洁，2022年标准为4500元；二是桥梁改造，计划改造桥梁1263座。"
    assert conflicts(told(listed, "计划改造桥梁1268座。")) == ["1268座 = 1263座"]
