"""The scores that a rule text allows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.scoring.rule import Rule, enumerated, parse_rule
from auditlint.scoring.spans import Span, added, point, shown, tidy


def rule(text: str, weight: str) -> Rule:
    found = parse_rule(text, Fraction(weight))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "weight", "allowed"),
    [
        ("程序完备得2分；基本完备得1分；不完备不得分", "2", "0, 1, 2"),
        ("三项均达到的得1.5分，两项达到的1分，一项达到的0.5分", "1.5", "0, 0.5, 1, 1.5"),
        ("全部公开得满分，否则不得分", "4", "0, 4"),
        ("3项都具备，得1分；有一项不具备，扣0.33分", "1", "0, 0.01, 0.34, 0.67, 1"),
        ("手续齐全得3分；每缺少一份扣除1分，扣完为止", "3", "0, 1, 2, 3"),
        ("手续齐全得三分，缺一项扣一分", "3", "0, 1, 2, 3"),
        ("台账完整得4分，部分缺页酌情扣1分，未建台账不得分", "4", "0, [3, 4]"),
        ("及时公开得满分，公开较晚扣1-2分", "5", "0, [3, 4], 5"),
        ("合规得6分；发现一处错账扣2分，漏登一次扣1分", "6", "0, 1, 2, 3, 4, 5, 6"),
        ("成效明显得4-6分，成效一般得1-3分，没有成效得0分", "6", "0, [1, 3], [4, 6]"),
        ("制度完善得3分，否则酌情扣分", "3", "[0, 3]"),
        ("由评审组根据实际情况酌情打分", "6", "[0, 6]"),
        ("达到目标值得满分，否则按比例得分", "5", "[0, 5]"),
        ("达到100%得满分；每低于1%扣权重分的5%，扣完为止", "4", "[0, 4]"),
        ("大于等于90%，得满分；小于80%得0分；介于二者之间，实际回收率*100%*配分", "5", "0, [4, 4.5), 5"),
        ("设立账户、配备人员、开展培训，各得1分", "3", "0, 1, 2, 3"),
        ("每符合一项得2分，共4项", "8", "0, 2, 4, 6, 8"),
        ("程序合规得2分，材料齐全得3分", "5", "0, 2, 3, 5"),
        ("完成80%以上的，得权重的60%；全部完成得满分", "10", "0, 6, 10"),
    ],
)
def test_allowed_scores(text: str, weight: str, allowed: str) -> None:
    assert shown(rule(text, weight).spans) == allowed


@pytest.mark.parametrize(
    "text",
    [
        "由评审专家打分",
        "按照有关办法执行",
        "制度完善5分，较完善3分，不完善0分",
        "完善得2分",
        "达标得满分，部分达标减半得分",
        "市级报道每篇1分，省级报道每篇2分，最高得5分",
        "",
    ],
)
def test_a_rule_that_is_not_understood_is_no_rule(text: str) -> None:
    assert parse_rule(text, Fraction(5)) is None


def test_enumerated_parts_add_up() -> None:
    found = rule("①账目清楚，得1分；较清楚，得0.5分；②票据齐全，得2分；不齐全，得0分。指标得分为上述2项得分之和。", "3")
    assert [(p.mark, shown(p.spans)) for p in found.parts] == [(1, "0, 0.5, 1"), (2, "0, 2")]
    assert shown(found.spans) == "0, 0.5, 1, 2, 2.5, 3"
    assert found.best == 3


def test_enumerated_parts_that_each_reach_the_full_mark_are_alternatives() -> None:
    found = rule("①覆盖率达到95%，得满分；②低于目标值，按比例计分。", "5")
    assert found.parts == ()
    assert shown(found.spans) == "[0, 5]"


def test_a_list_of_conditions_is_not_a_list_of_scores() -> None:
    found = rule("①账目清楚；\n②票据齐全；\n③审批完整；\n上述3项都具备，得3分；每不具备一项，扣1分。", "3")
    assert found.parts == ()
    assert shown(found.spans) == "0, 1, 2, 3"


def test_parts_that_exceed_the_full_mark_are_kept() -> None:
    found = rule("①账目清楚，得2分；②票据齐全，得2分。指标得分为上述2项得分之和。", "3")
    assert found.best == 4


def test_the_place_of_the_highest_score() -> None:
    text = "影响较大得6-8分，影响一般得1-5分"
    found = rule(text, "6")
    assert found.best == 8
    assert found.best_at is not None
    assert text[slice(*found.best_at)] == "8"


@pytest.mark.parametrize(
    ("text", "marks"),
    [("①甲；②乙；③丙", [1, 2, 3]), ("(1)甲；(2)乙", [1, 2]), ("1、甲；2、乙", [1, 2]), ("发生④的情况", []), ("②乙；③丙", [])],
)
def test_enumerated(text: str, marks: list[int]) -> None:
    assert [mark for mark, _, _ in enumerated(text)] == marks


def test_a_span_without_its_upper_end() -> None:
    span = Span(Fraction(4), Fraction(5), True)
    assert span.meets(Fraction(4), Fraction(4))
    assert not span.meets(Fraction(5), Fraction(5))
    assert str(span) == "[4, 5)"


fractions = st.fractions(min_value=0, max_value=10, max_denominator=10)


@given(st.lists(st.lists(fractions, min_size=1, max_size=4), min_size=1, max_size=4))
def test_sums_of_points_are_all_sums(parts: list[list[Fraction]]) -> None:
    total = {Fraction(0)}
    for part in parts:
        total = {a + b for a in total for b in part}
    spans = added([tuple(point(n) for n in part) for part in parts])
    assert {s.low for s in spans} == total
    assert all(s.low == s.high for s in spans)


@given(st.lists(st.tuples(fractions, fractions, st.booleans()), max_size=8), fractions)
def test_tidying_keeps_the_set(ends: list[tuple[Fraction, Fraction, bool]], score: Fraction) -> None:
    spans = [Span(min(a, b), max(a, b), is_open and a != b) for a, b, is_open in ends]
    assert any(s.meets(score, score) for s in spans) == any(s.meets(score, score) for s in tidy(spans))
