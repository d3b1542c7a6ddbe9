"""Slips: one wrong digit is recognised however many zeros are printed."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from auditlint.quantities.scan import scan
from auditlint.relations.restatements.slips import apart_by_slip, telling_digits


@given(st.integers(1000, 99_999), st.integers(0, 9), st.data())
def test_one_wrong_digit_with_other_decimals(number: int, digit: int, data: st.DataObject) -> None:
    digits = list(str(number))
    at = data.draw(st.integers(0, len(digits) - 1))
    assume(digits[at] != str(digit) and not (at == 0 and digit == 0) and number % 10 != 0)
    digits[at] = str(digit)
    assume(digits[-1] != "0")
    (told,), (again,) = scan(f"支出{number}万元", 0), scan(f"支出{''.join(digits)}.00万元", 0)
    assert apart_by_slip(told, again)
    assert telling_digits(told, again) <= len(digits)


def test_a_wrong_zero_behind_the_last_digit() -> None:
    (told,), (again,) = scan("支出2,860.00万元", 0), scan("支出2864万元", 0)
    assert apart_by_slip(told, again)
    assert again.value - told.value == Decimal(40_000)
