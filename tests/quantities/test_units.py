from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.quantities.decimals import decimal_text, decimals_of
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import unit_named


@pytest.mark.parametrize(
    ("printed", "name", "dimension", "factor"),
    [
        ("万元", "元", "money", "10000"),
        ("亿元", "元", "money", "100000000"),
        ("千元", "元", "money", "1000"),
        ("元", "元", "money", "1"),
        (" 件 ", "件", "count", "1"),
        ("人次", "人次", "count", "1"),
        ("万人次", "人次", "count", "10000"),
        ("%", "%", "percent", "1"),
        ("‰", "‰", "percent", "0.1"),
        ("公顷", "公顷", "area", "10000"),
        ("平方公里", "平方公里", "area", "1000000"),
        ("千米", "千米", "length", "1000"),
        ("千克", "千克", "mass", "1"),
        ("万", "", "number", "10000"),
    ],
)
def test_unit_named(printed: str, name: str, dimension: str, factor: str) -> None:
    unit = unit_named(printed)
    assert unit is not None
    assert (unit.name, unit.dimension, unit.factor) == (name, dimension, Decimal(factor))


@pytest.mark.parametrize("printed", ["", "单位", "万无", "千", "年度预算"])
def test_anything_else_is_no_unit(printed: str) -> None:
    assert (unit_named(printed) is None) == (printed != "千")


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2/3", 2, "0.67"),
        ("1/8", 2, "0.13"),
        ("-1/8", 2, "-0.13"),
        ("5", 0, "5"),
        ("5", 2, "5.00"),
        ("-1/1000", 2, "0.00"),
        ("12345678901234567890", 0, "12345678901234567890"),
        ("1/2", 0, "1"),
    ],
)
def test_decimal_text(value: str, places: int, text: str) -> None:
    assert decimal_text(Fraction(value), places) == text


@given(st.fractions(), st.integers(0, 6))
def test_decimal_text_is_within_half_a_last_place(value: Fraction, places: int) -> None:
    text = decimal_text(value, places)
    assert abs(Fraction(text) - value) * 2 <= Fraction(1, 10**places)
    assert len(text.partition(".")[2]) == places


def test_decimals_of() -> None:
    def printed(text: str) -> Quantity:
        return Quantity(0, 0, len(text), len(text), text, Decimal(text), Decimal(1))

    assert [decimals_of(printed(t)) for t in ("12", "12.0", "12.50")] == [0, 1, 2]
    assert decimals_of(None) == 0
