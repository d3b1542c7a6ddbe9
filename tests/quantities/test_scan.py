"""How printed numbers are read: values, precision, units, bounds, approximations; and which are set aside."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.document.normalise import normalise
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.scan import scan


def read(text: str) -> list[Quantity]:
    """The quantities of ``text`` as it stands in the middle of a sentence."""
    return scan(normalise(f"其中{text}。"))


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, [q.printed for q in found]
    return found[0]


VALUES = [
    # printed, value, last place, unit, dimension
    ("４个", "4", "1", "个", "count"),
    ("１２．５％", "12.5", "0.1", "%", "percent"),
    ("16,059.68万元", "160596800", "100", "元", "money"),
    ("123,456元", "123456", "1", "元", "money"),
    ("321 146人", "321146", "1", "人", "count"),
    ("1 234 567元", "1234567", "1", "元", "money"),
    ("12.3万元", "123000", "1000", "元", "money"),
    ("1.2亿元", "120000000", "10000000", "元", "money"),
    ("1.5万亿元", "1500000000000", "100000000000", "元", "money"),
    ("3千元", "3000", "1000", "元", "money"),
    ("5百人", "500", "100", "人", "count"),
    ("500千米", "500000", "1000", "千米", "length"),
    ("2千克", "2", "1", "千克", "mass"),
    ("2千瓦时", "2", "1", "千瓦时", "energy"),
    ("100公顷", "1000000", "10000", "公顷", "area"),
    ("3170.24亩", "3170.24", "0.01", "亩", "land"),
    ("12万平方米", "120000", "10000", "平方米", "area"),
    ("45.2%", "45.2", "0.1", "%", "percent"),
    ("100.00%", "100", "0.01", "%", "percent"),
    ("3‰", "0.3", "0.1", "‰", "percent"),
    ("16.6个百分点", "16.6", "0.1", "个百分点", "points"),
    ("3百分点", "3", "1", "百分点", "points"),
    ("增长2.3倍", "2.3", "0.1", "倍", "multiple"),
    ("得2分", "2", "1", "分", "score"),
    ("3个工作日", "3", "1", "个工作日", "duration"),
    ("20分钟", "20", "1", "分钟", "duration"),
    ("3台(套)", "3", "1", "台", "count"),
    ("5家次", "5", "1", "家次", "count"),
    ("十二个", "12", "1", "个", "count"),
    ("一百二十名", "120", "1", "名", "count"),
    ("两百零五人", "205", "1", "人", "count"),
    ("三千零四十户", "3040", "1", "户", "count"),
    ("百分之九十五点五", "95.5", "0.1", "%", "percent"),
    ("百分之五", "5", "1", "%", "percent"),
    ("千分之三", "0.3", "0.1", "‰", "percent"),
    ("调整额为-172.43万元", "-1724300", "100", "元", "money"),
    ("(-3.5%)", "-3.5", "0.1", "%", "percent"),
    ("▲3.5%", "-3.5", "0.1", "%", "percent"),
    ("同比增长-3.5%", "-3.5", "0.1", "%", "percent"),
    ("5000元/人", "5000", "1", "元", "money"),
    ("60元/人·月", "60", "1", "元", "money"),
    ("共307起", "307", "1", "起", "count"),
]


@pytest.mark.parametrize(("text", "value", "step", "unit", "dimension"), VALUES)
def test_value_precision_and_unit(text: str, value: str, step: str, unit: str, dimension: str) -> None:
    found = only(text)
    assert (found.value, found.step) == (Decimal(value), Decimal(step))
    assert (found.unit, found.dimension) == (unit, dimension)
    assert (found.comparator, found.approximation, found.aside) == ("", "", "")


@pytest.mark.parametrize(
    "text", ["2.44万余人次", "12.3万元", "16.6个百分点", "0.5小时", "2.5倍", "9.8%", "1.5亿元", "3.2分", "2.5公里", "1.5年"]
)
def test_a_decimal_at_the_start_of_a_cell_is_a_value(text: str) -> None:
    (found,) = scan(text)
    assert found.aside == ""
    assert found.unit


BOUNDS = [
    ("不少于20场", ">=", "20"),
    ("不低于95%", ">=", "95"),
    ("≥95%", ">=", "95"),
    ("≧95%", ">=", "95"),
    ("95%以上", ">=", "95"),
    ("96分(含)以上", ">=", "96"),
    ("5万人及以上", ">=", "50000"),
    ("大于等于10%", ">=", "10"),
    ("至少3次", ">=", "3"),
    ("不超过620万元", "<=", "6200000"),
    ("不高于5%", "<=", "5"),
    ("≤3件", "<=", "3"),
    ("20人以内", "<=", "20"),
    ("控制在5%以内", "<=", "5"),
    ("60分以下", "<=", "60"),
    ("大于5个", ">", "5"),
    ("小于100人", "<", "100"),
]


@pytest.mark.parametrize(("text", "comparator", "value"), BOUNDS)
def test_bounds_are_kept_apart_from_values(text: str, comparator: str, value: str) -> None:
    found = only(text)
    assert (found.comparator, found.value) == (comparator, Decimal(value))
    assert not found.is_data


APPROXIMATE = [
    # printed, approximation, low, high
    ("2.44万余人次", "over", 24400, 24500),
    ("40万余人次", "over", 400000, 500000),
    ("70余项", "over", 70, 80),
    ("30多年", "over", 30, 40),
    ("20多万人", "over", 200000, 300000),
    ("3万多人", "over", 30000, 40000),
    ("近7万件", "near", 63000, 70000),
    ("约5万元", "about", 45000, 55000),
    ("50人左右", "about", 45, 55),
    ("不足50件", "below", None, 50),
    ("不到60%", "below", None, 60),
    ("超过3000人", "at least", 3000, None),
    ("突破1.2亿元", "at least", 120000000, None),
    ("三成", "about", 25, 35),
    ("3成", "about", 25, 35),
]


@pytest.mark.parametrize(("text", "approximation", "low", "high"), APPROXIMATE)
def test_approximate_numbers_stand_for_an_interval(text: str, approximation: str, low: int | None, high: int | None) -> None:
    found = only(text)
    assert found.approximation == approximation
    assert found.is_data
    assert not found.exact
    number = found.number
    assert low is None or number.low == low
    assert high is None or number.high == high
    assert low is not None or number.low < 0
    assert high is not None or number.high > found.value * 1000


ASIDE = [
    ("2011 年", "year"),
    ("2016年度", "year"),
    ("2019-2021年", "year"),
    ("2017年2月10日", "date"),
    ("2017210日", "date"),
    ("201930件", "date"),
    ("1—9月", "date"),
    ("3月5日", "date"),
    ("2022.5.20", "date"),
    ("2022-05-20", "date"),
    ("12月底前", "date"),
    ("5、6、7月", "date"),
    ("3.5学雷锋日活动", "date"),
    ("第41个", "ordinal"),
    ("第214号", "ordinal"),
    ("第2、3、5项", "ordinal"),
    ("第1页/共5页", "ordinal"),
    ("详见附件1", "ordinal"),
    ("详见表3-1", "ordinal"),
    ("如图2所示", "ordinal"),
    ("〔2015〕154号", "document"),
    ("[2016]160号", "document"),
    ("﹝2018﹞12号", "document"),
    ("(2022)第0001号", "document"),
    ("发〔201834号", "document"),
    ("123456/2019-00448", "code"),
    ("440301199001011234", "code"),
    ("GB/T 19001-2016", "code"),
    ("邮编518000", "code"),
    ("220kV", "code"),
    ("G25", "code"),
    ("PM2.5", "code"),
    ("[3]", "code"),
    ("100分制", "code"),
    ("12345热线", "phone"),
    ("0755-12345678", "phone"),
    ("0755—12345678", "phone"),
    ("13800138000", "phone"),
    ("24小时", "time"),
    ("10:30", "time"),
    ("10时30分", "time"),
    ("7×24小时", "time"),
    ("1:9", "ratio"),
    ("4.5:35.2:60.3", "ratio"),
    ("12 岁", "age"),
    ("25~35岁", "age"),
    ("1至3档", "range"),
    ("60-70分", "range"),
    ("5%-10%", "range"),
    ("5人-10人", "range"),
    ("95(含)-100", "range"),
    ("3+X", "name"),
    ("“1+N+X”", "name"),
    ("“3·15”", "name"),
    ("《2023年第3季度报告》", "title"),
    ("每低于1%扣5分", "rule"),
    ("4.5.1", "list"),
]


@pytest.mark.parametrize(("text", "kind"), ASIDE)
def test_numbers_that_are_not_data_are_set_aside(text: str, kind: str) -> None:
    found = read(text)
    assert found
    assert {q.aside for q in found} == {kind}
    assert not any(q.is_data for q in found)


@pytest.mark.parametrize(
    "text", ["1.建设内容", "（3）某项工作", "3、某项工作", "7.21个站点", "5.2023年末完成", "2.1 年度目标", "3.2分析方法"]
)
def test_list_marks_open_a_line(text: str) -> None:
    assert [q.aside for q in scan(normalise(text))] == ["list"]


@pytest.mark.parametrize(
    "text", ["四个一", "第二批", "二季度", "十三五", "第三方", "三次产业", "一是加强", "百分百", "数十人", "一至三档", "3成本"]
)
def test_words_with_numerals_are_no_values(text: str) -> None:
    assert [q for q in read(text) if q.unit] == []


def test_a_list_mark_before_a_category_number() -> None:
    assert [q.aside for q in scan("排查1次；5、2-效益指标，12-质量指标")] == ["", "list", "category", "category"]


def test_a_note_mark_does_not_join_the_number_behind_it() -> None:
    note, value = read("幼儿园[3]24.47万所")
    assert (note.aside, value.value, value.unit) == ("code", Decimal(244700), "所")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("占比分别为30%、40%和30%", ["30", "40", "30"]),
        ("线上1905件，线下941件", ["1905", "941"]),
        ("2-0.67=1.33分", ["2", "0.67", "1.33"]),
        ("得分=5×(1-20%)=4分", ["5", "1", "20", "4"]),
        ("10-2分=8分", ["10", "2", "8"]),
        ("100%-5%=95%", ["100", "5", "95"]),
        ("由5人至10人", ["5", "10"]),
        ("1，234人", ["1", "234"]),
        ("代表12名、员工3名", ["12", "3"]),
        ("3小时20分钟", ["3", "20"]),
    ],
)
def test_several_values(text: str, values: list[str]) -> None:
    found = read(text)
    assert [q.value for q in found] == [Decimal(v) for v in values]
    assert all(q.is_data for q in found)


def test_exactness() -> None:
    assert only("307件").exact
    assert only("2.5分").exact
    assert not only("307万件").exact
    assert not only("45.2%").exact
    assert not only("120.5万元").exact
    assert not only("70余项").exact


whole = st.integers(1, 10**8)


@given(whole, st.integers(0, 3), st.integers(0, 999))
def test_separators_and_width_do_not_change_the_value(number: int, decimals: int, fraction: int) -> None:
    tail = f".{fraction:03d}"[: decimals + 1] if decimals else ""
    plain = f"合计{number}{tail}万元"
    grouped = f"合计{number:,}{tail}万元"
    wide = plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    read_values = {(q.value, q.step, q.unit) for text in (plain, grouped, wide) for q in scan(normalise(text))}
    assert read_values == {(Decimal(f"{number}{tail}") * 10000, Decimal(10000).scaleb(-decimals), "元")}


@given(st.integers(1, 10**6))
def test_multipliers_convert(number: int) -> None:
    assert only(f"{number}万元").value == only(f"{number}0000元").value
    assert only(f"{number}亿元").value == only(f"{number}0000万元").value


@given(st.text(max_size=80) | st.text(alphabet="0123456789.,万亿元件%()〔〕第年月日-—余近约以上 \n百分之三十五成、", max_size=60))
def test_any_text_gives_spans_in_order(text: str) -> None:
    content = normalise(text)
    end = 0
    for q in scan(content, 7):
        assert q.passage == 7
        assert end <= q.start < q.number_end <= q.end <= len(content)
        assert q.step > 0
        end = q.end
