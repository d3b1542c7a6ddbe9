from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.quantities.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("九十九", "99"),
        ("一百一", "110"),
        ("一百零一", "101"),
        ("一百二十", "120"),
        ("一百一十五", "115"),
        ("一百十五", "115"),
        ("两百零五", "205"),
        ("三千四", "3400"),
        ("三千零四", "3004"),
        ("三千零四十", "3040"),
        ("一万二", "12000"),
        ("一万零二", "10002"),
        ("二十一万三千", "213000"),
        ("一亿三千万", "130000000"),
        ("一亿零五百", "100000500"),
        ("一万亿", "1000000000000"),
        ("二〇二〇", "2020"),
        ("九十五点五", "95.5"),
        ("十点零五", "10.05"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "廿",
        "百",
        "万",
        "亿",
        "百二十",
        "三五",
        "一百一千",
        "十十",
        "一百二百",
        "一万一万",
        "一万零",
        "零五",
        "点五",
        "三点",
        "三点十",
        "甲",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_number(text) is None


def written(value: int) -> str:
    """``value`` as a Chinese text writes it: ``一百零五``, ``一十二万零三``."""
    if value == 0:
        return "零"
    groups: list[str] = []
    for power, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, value = divmod(value, power)
        if group == 0:
            groups.append("")
            continue
        figure = "".join(
            DIGITS[group // place % 10] + mark if group // place % 10 else "零"
            for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
        )
        while "零零" in figure:
            figure = figure.replace("零零", "零")
        figure = figure.rstrip("零")
        groups.append((figure if any(groups) else figure.lstrip("零")) + sign)
    text = groups[0]
    for group in groups[1:]:
        text += "" if not group else group if not text or group.startswith("零") or not text.endswith("零") else group.lstrip("零")
    return text


@given(st.integers(0, 10**12 - 1))
def test_round_trip(value: int) -> None:
    text = written(value)
    assert chinese_number(text) == value, text


@given(st.text(alphabet="零〇一二两三九十百千万亿点", max_size=12))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = chinese_number(text)
    assert value is None or value >= 0
