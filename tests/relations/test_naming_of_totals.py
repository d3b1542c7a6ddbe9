"""What names a number where its own words say little: totals, leads, samples, and parts added up."""

import pytest

from tests.relations.judging import examine, pipes

REPORT = (
    "云泽县老旧设施改造项目绩效评价报告\n\n一、项目概况\n\n{first}\n\n项目单位按季核对台账，按月通报进度。\n\n二、项目绩效\n\n{second}\n"
)


def conflicts(first: str, second: str) -> list[set[str]]:
    rows = [j.row for j in examine(REPORT.format(first=first, second=second)).failed if j.row.kind == "restatement"]
    return [{row.stated.printed, row.operands[0].printed} for row in rows if row.stated is not None]


TARGETS = pipes("指标 目标值 实际完成值", "危害项目申报率 98% 96.01%", "建成县级服务中心 6个 6个", "培训管理人员 180人 186人")
SHEET = pipes("一级指标 三级指标 分值 得分", "产出 犬只免疫率 6 5.20", "产出 清扫面积 6 6.00", "决策 见习留用率 6 5.50", "合计 — 18 16.70")


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("县级配套2156.50万元，合计到位18153.50万元。", "项目到位18156.50万元。", {"18153.50", "18156.50"}),
        ("犬只免疫率。全市达标得4分，各区达标得1.2分，合计得3.90分。", SHEET, {"3.90", "5.20"}),
        ("犬只免疫率低于目标，按比例得3.70分。", SHEET, {"3.70", "5.20"}),
        ("清扫面积超过目标，得满分4.00分。", SHEET, {"4.00", "6.00"}),
        ("健康检查和申报存在缺口。健康检查率为93.58%，危害项目申报率为87.64%，均低于目标。", TARGETS, {"87.64", "96.01"}),
    ],
    ids=["total", "sum of parts", "named in the clause before", "full", "rate named word for word"],
)
def test_a_number_known_by_more_than_its_own_words(first: str, second: str, pair: set[str]) -> None:
    assert pair in conflicts(first, second)


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("现场共核查点位65个，其中县级服务中心3个、乡镇服务站62个。", TARGETS, {"3", "6"}),
        ("见习留用率目标偏低，目标合理性得3.20分。", SHEET, {"3.20", "5.50"}),
        ("清扫面积6.00。", SHEET, {"4.00", "6.00"}),
        (
            "全县网络零售额44.27亿元。",
            "单位：万元\n\n" + pipes("乡镇 支出 网络零售额", "东湾镇 120.50 20.27", "西川镇 86.00 24.00", "合计 206.50 44.27"),
            {"44.27"},
        ),
    ],
    ids=["sample", "another indicator", "no score", "no unit"],
)
def test_a_number_of_something_else(first: str, second: str, pair: set[str]) -> None:
    assert pair not in conflicts(first, second)


def test_some_counties_are_no_place() -> None:
    first = "评价发现，个别县配套资金不到位，2个县拨付超期；随班就读学生的教育方案制定率为86.96%。"
    assert {"86.96", "86.98"} in conflicts(first, "教育方案制定率86.98%，低于目标。")
