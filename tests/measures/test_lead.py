"""Leads of paragraphs and items, and names told in turn."""

import pytest

from auditlint.measures.in_turn import names_in_turn
from auditlint.measures.lead import lead_name, leads
from auditlint.measures.measure import normal
from auditlint.measures.narrative import Narrative
from auditlint.quantities.ledger import Ledger
from auditlint.readers import read


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("3.问题发现率。目标值2.50%", [("问题发现率", True, True)]),
        ("（二）资金到位率（5分）：到位率100%", [("资金到位率", True, True)]),
        ("D21学员满意度指标：满意度95%", [("学员满意度", True, True)]),
        ("预算执行率：执行率98%", [("预算执行率", False, True)]),
        (
            "1.数量指标。（1）养护里程，年度指标值658公里。（2）修补面积，完成120平方米。",
            [("数量指标", True, True), ("养护里程", True, False), ("修补面积", True, False)],
        ),
        ("147批次样品中，已处置143批次。", [("147批次样品中", False, False)]),
    ],
)
def test_leads(content: str, names: list[tuple[str, bool, bool]]) -> None:
    assert [(lead.name, lead.marked, lead.apart) for lead in leads(content)] == names


def test_a_number_stands_under_the_last_lead_before_it() -> None:
    content = "1.数量指标。（1）养护里程，年度指标值658公里。（2）修补面积，完成120平方米。"
    assert lead_name(content, content.index("658")) == "养护里程"
    assert lead_name(content, content.index("120")) == "修补面积"
    assert lead_name("全年完成，共120个。", 6) == ""


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("武定县、安平县预算执行率分别为93.07%和93.73%。", ["武定县预算执行率", "安平县预算执行率"]),
        ("流通、餐饮环节合格率分别为97.38%、96.53%。", ["流通环节合格率", "餐饮环节合格率"]),
        ("验收合格率、交付及时率分别达到98.10%和91.67%。", ["验收合格率", "交付及时率"]),
        ("甲镇、乙镇、丙镇执行率分别为93.07%和93.73%。", ["", ""]),
        ("合格率为98.10%，及时率为91.67%。", []),
    ],
)
def test_names_in_turn(sentence: str, names: list[str]) -> None:
    (prose,) = Narrative(Ledger(read("a.txt", sentence.encode()))).all
    found = names_in_turn(prose)
    assert [found[id(m.quantity)] for m in prose.mentions if id(m.quantity) in found] == names


@pytest.mark.parametrize(
    ("name", "kept"), [("在职人员", "在职人员"), ("到馆人次", "到馆"), ("按期完工率", "按期完工率"), ("本年度共建成站点", "建成站点")]
)
def test_a_word_that_begins_with_no_linking_word_stays_whole(name: str, kept: str) -> None:
    assert normal(name) == kept
