"""The evidence that two numbers tell one fact: each piece counts, and short numbers need more of it."""

import pytest

from auditlint.language import vocabulary
from tests.relations.judging import examine

REPORT = """云岭县2023年度农产品检测项目绩效评价报告

一、完成情况

{first}

全年培训检测人员186人次，举办培训班7期。配备检测设备43台，覆盖12个乡镇。建立追溯主体档案2914份，发放合格证60450张。处置投诉57件，办结率96.49%。

二、存在问题

{second}
"""


def is_conflict(first: str, second: str) -> bool:
    return any(j.row.kind == "restatement" for j in examine(REPORT.format(first=first, second=second)).failed)


def test_counts_and_rates_weigh_the_same_evidence() -> None:
    weights = vocabulary("evidence")
    assert set(weights["counts"]) == set(weights["rates"])
    assert all(
        kind["unit_values"] < 0 < min(kind["names"], kind["characters"], kind["rare_word"], kind["companion"]) for kind in weights.values()
    )


@pytest.mark.parametrize(
    ("right", "wrong", "found"), [("28735", "28785", True), ("6435", "6485", True), ("435", "485", True), ("35", "85", False)]
)
def test_the_longer_a_number_the_less_its_name_must_say(right: str, wrong: str, found: bool) -> None:
    assert is_conflict(f"抽检蔬菜样品{right}批次。", f"蔬菜和水果送检样品共{wrong}批次，部分样品检测周期偏长。") is found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("抽检的蔬菜样品435批次中，复检偏少。", False),
        ("抽检的蔬菜样品485批次中，复检偏少。", True),
        ("现场查看冷库485座，部分冷库闲置。", False),
    ],
    ids=["equal", "same words", "other words"],
)
def test_names_that_share_words(second: str, found: bool) -> None:
    assert is_conflict("全年抽检蔬菜样品435批次，检出不合格23批次。", second) is found


def test_another_deed_at_the_beginning_speaks_against_it() -> None:
    assert not is_conflict("全年招标检测设备219台。", "采购检测设备291台，验收合格。")


def test_a_number_that_stands_beside_the_other_is_another_fact() -> None:
    assert not is_conflict("当年开工当年完工的大棚214座，截至年底共完工大棚216座。", "三年累计完工大棚216座，其中当年完工214座。")
