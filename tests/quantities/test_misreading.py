"""What else may be printed where a number was recognised."""

from decimal import Decimal

import pytest

from auditlint.quantities.misreading import is_doubtful, misreadings
from auditlint.quantities.quantity import Quantity


def quantity(printed: str, certainty: float | tuple[float, ...] = 0.9999, scale: str = "1") -> Quantity:
    decimals = len(printed.partition(".")[2])
    factor = Decimal(scale)
    made = Quantity(
        0, 0, len(printed), len(printed), printed, Decimal(printed.replace(",", "")) * factor, factor.scaleb(-decimals), scale=factor
    )
    made.certainty = (certainty,) * len(printed) if isinstance(certainty, float) else certainty
    return made


def printed(number: Quantity, *others: Quantity) -> list[str]:
    return [misreading.printed for misreading in misreadings(number, others)]


def test_text_of_the_file_is_not_misread() -> None:
    plain = quantity("17")
    plain.certainty = ()
    assert plain.confidence == 1
    assert printed(plain) == []
    assert not is_doubtful(plain)


def test_a_sure_number_has_no_other_reading() -> None:
    assert printed(quantity("17")) == []


def test_a_figure_may_be_another_of_its_group() -> None:
    assert printed(quantity("27", (0.9999, 0.95))) == ["20", "21"]
    assert printed(quantity("38", (0.99, 0.9999))) == ["28", "88"]


def test_a_doubtful_figure_may_be_any() -> None:
    number = quantity("4", 0.5)
    assert is_doubtful(number)
    assert printed(number) == list("012356789")
    assert not is_doubtful(quantity("4", 0.95))


def test_a_lone_stroke_may_say_not_applicable() -> None:
    found = list(misreadings(quantity("1", 0.98), []))
    assert [(m.printed, m.instead) for m in found[:2]] == [("\\", None), ("/", None)]
    assert [m.printed for m in found[2:]] == ["0", "7"]
    assert printed(quantity("1")) == []


def test_a_point_may_be_lost_where_others_have_one() -> None:
    assert printed(quantity("12850"), quantity("33.50"), quantity("7.00")) == ["128.50"]
    assert printed(quantity("12850"), quantity("33"), quantity("7")) == []


@pytest.mark.parametrize(("read", "other"), [("1.284", "1,284"), ("1,284", "1.284")])
def test_a_point_and_a_comma(read: str, other: str) -> None:
    assert printed(quantity(read)) == [other]


def test_the_other_number_has_its_own_value_and_last_place() -> None:
    found = next(misreadings(quantity("1,284", scale="10000"), []))
    assert found.instead is not None
    assert found.instead.value == Decimal("12840")
    assert found.instead.step == Decimal("10")
