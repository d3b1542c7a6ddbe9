"""Printed arithmetic, comparisons and formulas in words."""

import pytest

from tests.relations.judging import examine

RESULTS = [
    "达标率=58÷83×100%=69.88%。",
    "达标率=58/83*100%=69.88%。",
    "达标率＝５８÷８３×１００％＝69.88％。",
    "达标率=(58÷83)×100%=69.88%。",
    "达标率=58÷83=69.88%。",
    "达标率=58÷83×100%=69.88，未达标。",
    "应得2-0.67=1.33分。",
    "应得2－0.67＝1.33分。",
    "综上，指标得分=1+0.5+1=2.5分。",
    "综上，指标得分＝1＋0．5＋1＝2.5分。",
    "得分=3.0-0.5x2=2.0分。",
    "指标得分=2×65.74%=1.31分。",
    "得分=5×(1-20%)=4分。",
    "综合满意率=237÷270×100%+27÷270×80%+3÷270×60%=96.44%。",
    "人均费用=[(36+24)-10]÷(7+3)=5元。",
    "补助资金12人×500元×12个月=7.2万元。",
    "单价为2230元/100套=22.3元/套。",
    "增长率=(120-100)÷100×100%=20%。",
    "占比=45÷100=0.45。",
    "支出率=$20000 \\text{元} \\div 2179120 \\text{元} = 0.92\\%$。",
]


@pytest.mark.parametrize("text", RESULTS)
def test_a_true_result_is_verified(text: str) -> None:
    found = examine(text)
    assert [j.verdict for j in found.of("expression", position="result")] == ["holds"]
    assert not [j for j in found.failed if j.row.kind == "expression"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("达标率=58÷83×100%=68.98%。", "68.98"),
        ("应得2-0.67=1.23分。", "1.23"),
        ("综上，指标得分=1+0.5+1=3.5分。", "3.5"),
        ("指标得分=2×65.74%=1.21分。", "1.21"),
        ("得分=5×(1-20%)=4.5分。", "4.5"),
        ("综合满意率=237÷270×100%+27÷270×80%+3÷270×60%=97.44%。", "97.44"),
        ("补助资金12人×500元×12个月=7.4万元。", "7.4"),
        ("支出率=$20000 \\text{元} \\div 2179120 \\text{元} = 1.92\\%$。", "1.92"),
    ],
)
def test_a_wrong_result_fails(text: str, stated: str) -> None:
    (failed,) = examine(text).failed
    assert failed.row.stated is not None
    assert (failed.row.kind, failed.row.columns["position"], failed.row.stated.printed) == ("expression", "result", stated)


def test_every_equals_sign_of_a_chain_is_a_claim() -> None:
    fine = examine("人均费用=(36+24)÷(8+4)=60÷12=5元。")
    assert fine.verdicts("expression", position="step") == {"(36+24)÷(8+4)=60÷12": "holds"}
    assert fine.verdicts("expression", position="result") == {"60÷12=5元": "holds"}
    wrong = examine("人均费用=(36+24)÷(8+4)=60÷15=4元。")
    assert wrong.verdicts("expression", position="step") == {"(36+24)÷(8+4)=60÷15": "fails"}
    assert wrong.verdicts("expression", position="result") == {"60÷15=4元": "holds"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("完成率=62÷64=96.88%≥95%。", "holds"),
        ("完成率=62÷64=96.88%>95%。", "holds"),
        ("完成率=62÷64=96.88%≥98%。", "fails"),
        ("发生投诉3件≤上年值（4件），得2分。", "holds"),
        ("发生投诉5件≤上年值（4件），得2分。", "fails"),
    ],
)
def test_thresholds(text: str, verdict: str) -> None:
    assert list(examine(text).verdicts("expression", position="threshold").values()) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("计划完成率=(实际完成数-计划完成数)/实际完成数*100%。", ["fails"]),
        ("计划完成率=(实际完成数量÷计划完成数量)×100%。", ["holds"]),
        ("预算调整率=(调整后预算-年初预算)/年初预算*100%。", []),
    ],
)
def test_definitions_are_judged_on_their_own_terms(text: str, verdicts: list[str]) -> None:
    assert [j.verdict for j in examine(text).of("definition")] == verdicts


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 19001-2016 标准执行情况良好。",
        "热线0755-12345678=值班电话。",
        "比例为6:2:2=合理。",
        "每低于1%扣5分，扣完为止。",
        "2019-2021年=规划期。",
    ],
)
def test_numbers_that_are_not_data_make_no_arithmetic(text: str) -> None:
    assert not examine(text).of("expression")
