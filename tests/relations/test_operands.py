"""Operands of printed arithmetic against the numbers told near by."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.relations.judging import Examined, examine

SURVEY = """某县政务大厅服务项目绩效评价报告

一、满意度

通过现场发放调查表的方式开展调查，共收回有效调查表{whole}份，其中对办事效率表示认可的{part}份，不认可的{rest}份。

办事效率认可率={numerator}÷{denominator}×100%={rate}%，指标得分={weight}×{factor}%={score}分。
"""


def told_otherwise(report: Examined) -> list[tuple[str, str]]:
    rows = (j.row for j in report.failed if j.row.kind == "restatement")
    return [(row.stated.printed, row.operands[0].printed) for row in rows if row.stated is not None]


def survey(**changed: str) -> Examined:
    values = {"whole": "527", "part": "493", "rest": "34", "numerator": "493", "denominator": "527", "rate": "93.55", "weight": "4"}
    return examine(SURVEY.format(**{**values, "factor": "93.55", "score": "3.74", **changed}))


def test_operands_that_are_told_near_are_no_finding() -> None:
    assert survey().failed == []


@pytest.mark.parametrize(
    ("changed", "pair"),
    [
        ({"denominator": "572"}, ("572", "527")),
        ({"numerator": "463"}, ("463", "493")),
        ({"factor": "93.65"}, ("93.65", "93.55")),
    ],
)
def test_an_operand_mistaken_is_shown_with_the_number_it_stands_for(changed: dict[str, str], pair: tuple[str, str]) -> None:
    assert pair in told_otherwise(survey(**changed))


@settings(max_examples=40, deadline=None)
@given(st.integers(200, 999).filter(lambda n: n % 10), st.integers(30, 170), st.integers(0, 2), st.integers(1, 9))
@example(527, 34, 0, 2)
@example(201, 102, 2, 1)
def test_a_number_mistaken_in_the_sentence_is_shown_with_its_operand(whole: int, rest: int, at: int, digit: int) -> None:
    part = str(whole - rest)
    at %= len(part)
    wrong = part[:at] + str((int(part[at]) + digit) % 10) + part[at + 1 :]
    if wrong in (part, str(whole), str(rest)) or wrong.startswith("0") or not int(part) % 10:
        return
    text = f"共收回有效调查表{whole}份，其中表示认可的{{}}份。\n\n认可率={part}÷{whole}×100%={int(part) / whole * 100:.2f}%。\n"
    report = examine(text.format(wrong))
    marked = [{q.printed for q in (j.row.stated, *j.row.operands) if q is not None} for j in report.failed]
    assert {wrong, part} in marked


@pytest.mark.parametrize(
    "text",
    [
        "全县共有行政村128个。上年度检查96个。\n\n覆盖率=118÷125×100%=94.4%。\n",
        "共抽查样品85批次，另有市级抽查86批次。\n\n抽检完成率=90÷95×100%=94.74%。\n",
        "设备单价为2400元。\n\n设备费=3200元×4=12800元。\n",
    ],
)
def test_numbers_of_their_own_are_no_operands(text: str) -> None:
    assert told_otherwise(examine(text)) == []
