"""Exactness and enclosure: an interval holds every combination of the values that its operands stand for."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditlint.quantities.number import Number, Undetermined, total

values = st.integers(-(10**7), 10**7).map(lambda n: Fraction(n, 1000))
steps = st.sampled_from([Fraction(1, 1000), Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(1000)])
printed = st.builds(Number.printed, values, steps)
exact = st.builds(Number.exact, values)
numbers = st.one_of(printed, exact)
inside = st.fractions(0, 1, max_denominator=16)


def point(number: Number, where: Fraction) -> Fraction:
    """The value at ``where`` (0 to 1) of the number's interval."""
    return number.low + (number.high - number.low) * where


def test_printed_interval() -> None:
    number = Number.printed(Fraction("45.2"), Fraction("0.1"))
    assert (number.low, number.high) == (Fraction("45.15"), Fraction("45.25"))
    assert number.step == Fraction("0.1")
    assert not number.is_exact


def test_exact_has_no_width() -> None:
    number = Number.exact(7)
    assert number.is_exact
    assert (number.low, number.high, number.squares, number.step) == (7, 7, 0, 0)


@given(numbers, numbers, inside, inside)
def test_results_enclose_all_operand_values(a: Number, b: Number, i: Fraction, j: Fraction) -> None:
    x, y = point(a, i), point(b, j)
    for computed, true, plain in (
        (a + b, x + y, a.value + b.value),
        (a - b, x - y, a.value - b.value),
        (a * b, x * y, a.value * b.value),
        (-a, -x, -a.value),
        (abs(a), abs(x), abs(a.value)),
    ):
        assert computed.low <= true <= computed.high
        assert computed.value == plain
        assert computed.low <= computed.value <= computed.high


@given(numbers, numbers, inside, inside)
def test_quotient_encloses_all_operand_values(a: Number, b: Number, i: Fraction, j: Fraction) -> None:
    assume(b.low > 0 or b.high < 0)
    quotient = a / b
    assert quotient.low <= point(a, i) / point(b, j) <= quotient.high
    assert quotient.value == a.value / b.value
    assert not quotient.linear


@given(steps, st.fractions(-1, 1, max_denominator=10))
def test_a_denominator_that_may_be_zero_is_undetermined(step: Fraction, where: Fraction) -> None:
    b = Number.printed(step / 2 * where, step)
    with pytest.raises(Undetermined):
        Number.exact(1) / b


@given(st.lists(numbers, max_size=8), st.randoms())
def test_order_of_addition_is_irrelevant(parts: list[Number], random: "st.randoms") -> None:  # type: ignore[valid-type]
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert total(parts) == total(shuffled)
    assert total(parts) == sum(parts, Number.exact(0))


@given(st.lists(numbers, max_size=6))
def test_sums_keep_their_statistics(parts: list[Number]) -> None:
    summed = total(parts)
    assert summed.linear
    assert summed.squares == sum(n.step**2 for n in parts)
    assert summed.high - summed.low == sum(n.step for n in parts)


@given(values, values)
def test_exact_arithmetic_is_that_of_fractions(x: Fraction, y: Fraction) -> None:
    a, b = Number.exact(x), Number.exact(y)
    assert (a + b, a - b, a * b) == (Number.exact(x + y), Number.exact(x - y), Number.exact(x * y))
    assert (x + b, x - b, x * b) == (a + b, a - b, a * b)
    if y:
        quotient = x / b
        assert quotient.low == quotient.value == quotient.high == x / y
