"""One fact under names that differ: possible where the numbers are a slip apart, and verified where they are equal."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.relations.judging import Examined, examine

REPORT = """南岭市2023年公共服务项目绩效评价报告

一、项目概况

{first}

二、项目管理

项目单位制定了资金管理办法，按月核对台账，按季通报进度。

三、项目绩效

{second}
"""


def told(first: str, second: str) -> Examined:
    return examine(REPORT.format(first=first, second=second))


def conflicts(report: Examined) -> list[str]:
    return [j.row.formula for j in report.failed if j.row.kind == "restatement"]


def verified(report: Examined) -> list[str]:
    return [j.row.formula for j in report.of("restatement") if j.verdict == "holds"]


WORDINGS = [
    ("全年共清运生活垃圾{n}吨，日产日清。", "垃圾清运{n}吨，处理率稳定。"),
    ("市级财政安排公厕管护补助资金，实际拨付补助{n}万元。", "公厕管护补助资金投入{n}万元，用于日常保洁。"),
    ("培训农村转移劳动力{n}人次，覆盖各镇。", "共有{n}人次农村转移劳动力参加了培训。"),
    ("建立居民电子档案{n}份。", "累计建立电子档案{n}份，动态更新。"),
    ("新装监测终端{n}台，全部联网。", "新增监测终端{n}台。"),
    ("采购图书{n}册，已编目上架。", "馆内新购图书{n}册，读者反映良好。"),
]
NUMBERS = st.integers(1000, 99_999).filter(lambda n: n % 10).map(str)


def slipped(number: str, at: int, digit: int) -> str:
    at %= len(number)
    return number[:at] + str((int(number[at]) + digit) % 10 if at else (int(number[at]) + digit - 1) % 9 + 1) + number[at + 1 :]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WORDINGS), NUMBERS, st.integers(0, 4), st.integers(1, 8), st.booleans())
@example(WORDINGS[0], "12846", 2, 1, False)
def test_one_digit_changed_is_found_with_both_places(wording: tuple[str, str], number: str, at: int, digit: int, reverse: bool) -> None:
    wrong = slipped(number, at, digit)
    first, second = (wrong, number) if reverse else (number, wrong)
    report = told(wording[0].format(n=first), wording[1].format(n=second))
    (item,) = [j for j in report.failed if j.row.kind == "restatement"]
    assert item.row.stated is not None
    assert {item.row.stated.printed, item.row.operands[0].printed} == {number, wrong}


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(WORDINGS), NUMBERS)
def test_the_same_number_is_verified(wording: tuple[str, str], number: str) -> None:
    report = told(wording[0].format(n=number), wording[1].format(n=number))
    assert report.failed == []
    assert len(verified(report)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("计划清运生活垃圾12846吨。", "垃圾清运12346吨。", id="plan and result"),
        pytest.param("2022年清运生活垃圾12846吨。", "2023年垃圾清运12346吨。", id="two years"),
        pytest.param("河湾区清运生活垃圾12846吨。", "云岭县垃圾清运12346吨。", id="two places"),
        pytest.param("专项资金预算1284.65万元。", "专项资金支出1234.65万元。", id="budget and expenditure"),
        pytest.param("受理信访事项4862件。", "办结信访事项4682件。", id="two stages"),
        pytest.param("验收合格农户4862户。", "验收不合格农户4682户。", id="negation"),
        pytest.param("年初设定的绩效目标为：清运生活垃圾12846吨；处理率不低于95%。", "垃圾清运12346吨。", id="a list of targets"),
        pytest.param("更换老旧水表12846只。", "更换破损水表12864只。", id="two things of a kind"),
        pytest.param("户均补助4862元。", "补助资金4682元。", id="an average"),
        pytest.param("慰问困难职工486人。", "慰问退役军人468人。", id="short numbers of two things"),
        pytest.param("支出303万元。", "实际支出3030万元。", id="names that only say that it is paid"),
        pytest.param("验收通村公路201公里。", "绿化通村公路209公里。", id="other deeds"),
        pytest.param("发放问卷4862份，收回有效问卷4682份。", "表示满意的有4682份。", id="told together"),
    ],
)
def test_two_facts_are_no_conflict(first: str, second: str) -> None:
    assert conflicts(told(first, second)) == []


@pytest.mark.parametrize(
    ("first", "second", "formula"),
    [
        pytest.param("报告及时上传率97.05%。", "检验报告上传及时率为97.50%。", "97.50% = 97.05%", id="rearranged"),
        pytest.param("预算执行率98.19%。", "专项资金执行率达到98.91%。", "98.91% = 98.19%", id="of the whole"),
        pytest.param("设备完好率97.54%。", "监测设备完好率为97.45%。", "97.45% = 97.54%", id="a word more"),
        pytest.param("全年摸排公益诉讼线索412件。", "摸排线索421件，均已建档。", "421件 = 412件", id="words left out"),
        pytest.param("修复古籍1240叶，完成计划。", "全年修复古籍1260叶。", "1260 = 1240", id="a unit that is not known"),
        pytest.param("搬迁群众86户352人，拆除房屋108间。", "避险安置86户325人、108间。", "325人 = 352人", id="told with the same numbers"),
    ],
)
def test_other_ways_to_name_one_fact(first: str, second: str, formula: str) -> None:
    assert conflicts(told(first, second)) == [formula]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("强电管线入地率95.61%。", "弱电管线入地率95.16%。", id="another subject"),
        pytest.param("规范管理率84.86%。", "健康管理率84.68%。", id="another rate"),
        pytest.param("项目实施以来累计新建烘干中心151个。", "2023年新建烘干中心115个。", id="cumulative"),
        pytest.param("尚有1834吨积存垃圾未列入计划。", "清理积存垃圾1843吨。", id="what is left"),
        pytest.param("新增残疾人就业1286人，超出年度目标(1250人)1268人。", "新增残疾人就业1286人。", id="an excess"),
    ],
)
def test_rates_and_remainders_of_their_own(first: str, second: str) -> None:
    assert conflicts(told(first, second)) == []


def test_the_row_of_a_table_is_a_fact_only_of_what_its_label_names() -> None:
    table = "各片区任务完成情况\n\n| 片区 | 清理管网（公里） |\n|---|---|\n| 北部片区 | 12846 |\n| 南部片区 | 7215 |\n| 合计 | 20061 |"
    assert conflicts(told(table, "东部片区清理管网12346公里。")) == []
    assert conflicts(told(table, "北部片区清理管网12346公里。")) == ["12346公里 = 12846公里"]
    assert conflicts(told(table, "全市共清理管网20016公里。")) == ["20016公里 = 20061公里"]


def test_numbers_that_agree_with_the_numbers_beside_them_tell_two_facts() -> None:
    first = "全年开展技能培训，参训学员4862人，结业4376人，结业率90.00%。"
    second = "技能培训跟踪回访，参训学员4682人，结业4214人，结业率90.00%。"
    report = told(first, second)
    assert conflicts(report) == []
    assert [j.judgements[0][1].reason for j in report.of("restatement") if j.verdict == "undetermined"] == [
        "both numbers agree with the numbers beside them"
    ]


def test_a_failed_rate_whose_numbers_agree_elsewhere_is_that_of_something_else() -> None:
    part = "市本级预算安排1579.00万元，实际到位1525.60万元，缺口53.40万元，资金到位率为{rate}%。"
    whole = "项目预算2197.60万元，到位2144.20万元，资金到位率97.57%。\n\n市本级预算1579.00万元，到位1525.60万元，到位率96.62%。"
    assert [j.row.kind for j in told(whole, part.format(rate="97.57")).failed] == []
    assert [j.row.kind for j in told(whole, part.format(rate="97.37")).failed][:1] == ["ratio"]


def test_a_number_told_rounded_is_held_against_the_exact_one() -> None:
    exact = "专项资金预算68435.60万元，按季拨付。"
    assert conflicts(told(exact, "专项资金预算6.84亿元。")) == []
    assert conflicts(told(exact, "专项资金预算6.64亿元。")) == ["6.64亿元 = 68435.60万元"]


def test_a_slip_that_a_failed_sum_tells_of_is_reported_once() -> None:
    report = told("共有站点4862个，其中城区站点2431个、乡镇站点2431个。", "全市站点4682个，运行正常。")
    assert conflicts(report) == ["4682个 = 4862个"]
    report = told("共有站点4682个，其中城区站点2431个、乡镇站点2431个。", "全市站点4862个，运行正常。")
    assert [j.row.kind for j in report.failed] == ["partition"]
    cause = report.cause()
    assert cause is not None
    assert cause.key == "restated"
    assert [q.printed for q in cause.elsewhere] == ["4862"]
    assert cause.text("en") == "4682个 is printed as 4862个 in line 13, which would fit"
    assert cause.text("zh") == "4682个在第13行印为4862个，以之计算则相符"
