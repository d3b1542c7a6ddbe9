"""The test vectors of the rounding rules, and the properties behind them."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditlint.quantities.judge import ORDER, agree, same, undetermined, worst
from auditlint.quantities.number import Number, total


def rounded(text: str, step: str | None = None) -> Number:
    decimals = len(text.partition(".")[2])
    return Number.printed(Fraction(text), Fraction(step) if step else Fraction(1, 10**decimals))


def exact(text: str) -> Number:
    return Number.exact(Fraction(text))


def rate(numerator: Number, denominator: Number) -> Number:
    return numerator / denominator * 100


SUMS = [
    ("nothing left over", exact("103"), [exact("42"), exact("61")], "holds"),
    ("12 + 45 against 58", rounded("58"), [rounded("12"), rounded("45")], "rounding"),
    ("33 + 33 + 35 against an exact 100", exact("100"), [rounded("33"), rounded("33"), rounded("35")], "rounding"),
    ("three times 33.3 against 100", exact("100"), [rounded("33.3")] * 3, "rounding"),
    ("exact terms never round", exact("100"), [exact("33"), exact("33"), exact("33")], "fails"),
    ("one off in counts", exact("68846"), [exact("68539"), exact("308")], "fails"),
    ("beyond half of all last places", rounded("10.0"), [rounded("5.0"), rounded("5.2")], "fails"),
    ("the bound itself is rounding for two parts", rounded("10.00"), [rounded("4.99"), rounded("4.995", "0.01")], "rounding"),
    ("0.10 in twenty two-decimal parts is possible but implausible", rounded("100.10"), [rounded("5.00")] * 20, "implausible"),
    ("0.04 in twenty two-decimal parts is rounding", rounded("100.04"), [rounded("5.00")] * 20, "rounding"),
    ("0.11 in twenty two-decimal parts fails", rounded("100.11"), [rounded("5.00")] * 20, "fails"),
]


@pytest.mark.parametrize(("stated", "parts", "verdict"), [pytest.param(*case[1:], id=case[0]) for case in SUMS])
def test_sum_bands(stated: Number, parts: list[Number], verdict: str) -> None:
    judged = agree(stated, total(parts))
    assert judged.verdict == verdict
    assert judged.residual == stated.value - sum(p.value for p in parts)


def test_the_bands_meet_where_the_rule_says() -> None:
    """B = (u_T + n u)/2 = 0.105 and 3.29 s = 0.0435 for twenty parts printed to two decimals."""
    parts = total([rounded("5.00")] * 20)
    found = {cents: agree(Number.printed(100 + Fraction(cents, 100), Fraction(1, 100)), parts).verdict for cents in range(-12, 13)}
    assert {v for c, v in found.items() if c == 0} == {"holds"}
    assert {v for c, v in found.items() if 1 <= abs(c) <= 4} == {"rounding"}
    assert {v for c, v in found.items() if 5 <= abs(c) <= 10} == {"implausible"}
    assert {v for c, v in found.items() if abs(c) > 10} == {"fails"}


QUOTIENTS = [
    ("1198 of 1234 is 97.1 %", rounded("97.1"), rate(exact("1198"), exact("1234")), "holds"),
    ("1198 of 1234 is not 97.2 %", rounded("97.2"), rate(exact("1198"), exact("1234")), "fails"),
    ("29 of 30 is 96.7 %", rounded("96.7"), rate(exact("29"), exact("30")), "holds"),
    ("growth from 98.7 to 120.3 is 21.9 %", rounded("21.9"), rate(rounded("120.3"), rounded("98.7")) - 100, "holds"),
    ("growth from 98.7 to 120.3 is not 22.1 %", rounded("22.1"), rate(rounded("120.3"), rounded("98.7")) - 100, "fails"),
    ("15 times 86.67 % is 13.0", rounded("13.0"), exact("15") * rounded("86.67") / 100, "holds"),
    ("15 times 86.67 % is not 13.1", rounded("13.1"), exact("15") * rounded("86.67") / 100, "fails"),
    ("30.5 % of 45.2 % is 13.8 %", rounded("13.8"), rounded("45.2") * rounded("30.5") / 100, "holds"),
    ("30.5 % of 45.2 % is not 13.9 %", rounded("13.9"), rounded("45.2") * rounded("30.5") / 100, "fails"),
    ("1/8 is 0.13 by rounding half up", rounded("0.13"), exact("1") / exact("8"), "holds"),
    ("1/8 is 0.12 by rounding half to even", rounded("0.12"), exact("1") / exact("8"), "holds"),
    ("7.23万 of 5.2万 is 139.1 %", rounded("139.1"), rate(rounded("72300", "100"), rounded("52000", "1000")), "holds"),
    ("85.4467 is 85.4", rounded("85.4"), exact("85.4467") / exact("1"), "holds"),
    ("85.4467 rounded twice is 85.5", rounded("85.5"), exact("85.4467") / exact("1"), "fails"),
]


@pytest.mark.parametrize(("stated", "computed", "verdict"), [pytest.param(*case[1:], id=case[0]) for case in QUOTIENTS])
def test_quotients_and_products(stated: Number, computed: Number, verdict: str) -> None:
    assert agree(stated, computed).verdict == verdict


def test_computed_intervals() -> None:
    growth = rate(rounded("120.3"), rounded("98.7")) - 100
    assert (round(float(growth.low), 2), round(float(growth.high), 2)) == (21.77, 22.0)
    score = exact("15") * rounded("86.67") / 100
    assert (score.low, score.high) == (Fraction("12.99975"), Fraction("13.00125"))
    chained = rounded("45.2") * rounded("30.5") / 100
    assert (round(float(chained.low), 3), round(float(chained.high), 3)) == (13.748, 13.824)


def test_points_are_a_difference() -> None:
    assert agree(rounded("16.6"), rounded("82.0") - rounded("65.4")).verdict == "holds"
    assert agree(rounded("16.7"), rounded("82.0") - rounded("65.4")).verdict == "rounding"
    assert agree(rounded("16.8"), rounded("82.0") - rounded("65.4")).verdict == "fails"


@pytest.mark.parametrize(
    ("numerator", "denominator", "stated", "cut", "near"),
    [
        ("2", "3", "66.6", "holds", "fails"),
        ("2", "3", "66.7", "fails", "holds"),
        ("1", "2", "50.0", "holds", "holds"),
        ("1", "8", "12.5", "holds", "holds"),
        ("67762", "68851", "98.41", "holds", "fails"),
        ("67762", "68851", "98.42", "fails", "holds"),
    ],
)
def test_truncation(numerator: str, denominator: str, stated: str, cut: str, near: str) -> None:
    computed = rate(exact(numerator), exact(denominator))
    assert agree(rounded(stated), computed, truncated=True).verdict == cut
    assert agree(rounded(stated), computed).verdict == near


def test_a_fall_is_cut_off_towards_zero() -> None:
    computed = rate(exact(-77), exact(1385))
    assert agree(-rounded("5.55"), computed, truncated=True).verdict == "holds"
    assert agree(-rounded("5.56"), computed, truncated=True).verdict == "fails"


RESTATEMENTS = [
    ("12.3万元 and 123,456 元", rounded("123000", "1000"), rounded("123456"), "rounding"),
    ("12.3万元 and 123,500 元, the limit", rounded("123000", "1000"), exact("123500"), "rounding"),
    ("12.3万元 and 123,600 元", rounded("123000", "1000"), rounded("123600"), "fails"),
    ("500 to hundreds and 550 to tens", rounded("500", "100"), rounded("550", "10"), "rounding"),
    ("12.3 and 12.4 touch but differ", rounded("12.3"), rounded("12.4"), "fails"),
    ("12.3 and 12.3", rounded("12.3"), rounded("12.3"), "holds"),
    ("12.3 and 12.30", rounded("12.3"), rounded("12.30"), "holds"),
    ("counts that differ", exact("307"), exact("312"), "fails"),
    ("counts that are equal", exact("307"), exact("307"), "holds"),
]


@pytest.mark.parametrize(("first", "second", "verdict"), [pytest.param(*case[1:], id=case[0]) for case in RESTATEMENTS])
def test_restatements(first: Number, second: Number, verdict: str) -> None:
    assert same(first, second).verdict == verdict
    assert same(second, first).verdict == verdict


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.sampled_from([10, 100]))
def test_true_parts_printed_rounded_never_fail(thousandths: list[int], per: int) -> None:
    """Whatever the true values, printing them and their true sum to the same place is never an error."""
    step = Fraction(1, 1000) * per

    def shown(value: Fraction) -> Number:
        return Number.printed(round(value / step) * step, step)

    true = [Fraction(n, 1000) for n in thousandths]
    assert agree(shown(sum(true, Fraction(0))), total(map(shown, true))).verdict != "fails"


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_rate_rounded_or_cut_off_holds_and_its_neighbour_does_not(numerator: int, denominator: int, decimals: int) -> None:
    true = Fraction(100 * numerator, denominator)
    step = Fraction(1, 10**decimals)
    computed = rate(Number.exact(numerator), Number.exact(denominator))
    nearest = round(true / step) * step
    cut = true // step * step
    assert agree(Number.printed(nearest, step), computed).verdict == "holds"
    assert agree(Number.printed(cut, step), computed, truncated=True).verdict == "holds"
    assume(abs(true - nearest) * 2 != step)
    for wrong in (nearest + step, nearest - step):
        assert agree(Number.printed(wrong, step), computed).verdict == "fails"


def test_the_gravest_verdict_wins() -> None:
    assert worst(["holds", "rounding", "undetermined"]) == "undetermined"
    assert worst(list(ORDER)) == "fails"
    assert undetermined("an operand is missing").reason == "an operand is missing"
