"""Stored values as Excel shows them under a number format."""

import pytest

from auditlint.readers.sheets.display import exact_text, shown_number, shown_text


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("1", "0.00%", "100.00%"),
        ("0.984567", "0.00%", "98.46%"),
        ("0.25", "0%", "25%"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1234", "#,##0.0#", "1,234.0"),
        ("999999", "#,##0", "999,999"),
        ("0", "#,##0", "0"),
        ("0.5", "#.##", ".5"),
        ("5", "000", "005"),
        ("12345", "0.00,", "12.35"),
        ("123456789", "0.00,,", "123.46"),
        ("123456", '0.00,"千元"', "123.46千元"),
        ("12345", r'0\.0,"万"', "1.2万"),
        ("123456", "0!.0000", "12.3456"),
        ("1234567", "#,##0,", "1,235"),
        ("12", '0"件"', "12件"),
        ("12", '"第"0"期"', "第12期"),
        ("-5.5", "0.00_);[Red](0.00)", "(5.50)"),
        ("-5.5", "0.00", "-5.50"),
        ("-5.5", '[红色]0.0;"△"0.0', "△5.5"),
        ("0", '#,##0.00;-#,##0.00;"-"', "-"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("-1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
        ("15000", '[>=10000]0.00,"千";0', "15.00千"),
        ("999", '[>=10000]0.00,"千";0', "999"),
        ("1.005", "0.00", "1.01"),
        ("2.675", "0.00", "2.68"),
        ("0.5", "# ?/?", "1/2"),
        ("2.375", "# ??/??", "2 3/8"),
        ("2.3", "# ?/8", "2 2/8"),
        ("3", "# ?/?", "3"),
        ("12345.678", "0.00E+00", "1.23E+04"),
        ("1", "[$¥-804]#,##0.00", "¥1.00"),
        ("12.5", "@", "12.5"),
        ("12.5", "General", "12.5"),
        ("33.333333333333336", "General", "33.33333333"),
        ("123456789012", "General", "1.23457E+11"),
        ("12345678901", "General", "12345678901"),
        ("0.1", 'G/通用格式"元"', "0.1元"),
        ("-3", "General", "-3"),
        ("45657", 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("45657", "yyyy-mm-dd", "2024-12-31"),
        ("45657.75", "yyyy/m/d h:mm", "2024/12/31 18:00"),
        ("45657", "[$-804]aaaa", "星期二"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0006944444", "mm:ss", "01:00"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "#####"),
        ("1", '"是";"否";"无"', "是"),
    ],
)
def test_shown(stored: str, code: str, text: str) -> None:
    assert shown_number(stored, code).text == text


@pytest.mark.parametrize(
    ("stored", "code", "exact"),
    [
        ("1", "0.00%", True),
        ("0.984567", "0.00%", False),
        ("12.5", "0.0", True),
        ("12.54", "0.0", False),
        ("12000", "0.00,", False),
        ("123456", "0!.0000", False),
        ("92.99000000000001", "General", True),
        ("33.333333333333336", "General", False),
        ("45657", "yyyy-mm-dd", True),
        ("1", ";;;", False),
    ],
)
def test_the_stored_value_is_kept_where_the_text_tells_less(stored: str, code: str, exact: bool) -> None:
    assert shown_number(stored, code).exact is exact


def test_dates_of_1904() -> None:
    assert shown_number("0", "yyyy-mm-dd", True).text == "1904-01-01"


def test_texts() -> None:
    assert (shown_text("甲", "@"), shown_text("甲", '@"类"'), shown_text("甲", "General")) == ("甲", "甲类", "甲")


@pytest.mark.parametrize(
    ("value", "text"), [(2220.0, "2220"), (0.1, "0.1"), (92.989999999999995, "92.99"), (1e-7, "0.0000001"), (-0.5, "-0.5")]
)
def test_the_shortest_text_of_a_stored_number(value: float, text: str) -> None:
    assert exact_text(value) == text


@pytest.mark.parametrize(
    "code", ["", '"', "[", "\\", "0" * 300, "[>", "#,##0.00;;;;;", "%%%%", "0.0.0", "E+", "?/?", "/", "General General", "[$-]", ",,,0"]
)
def test_odd_codes_show_something(code: str) -> None:
    for stored in ("0", "1234.5", "-1e-300", "1e300"):
        assert isinstance(shown_number(stored, code).text, str)
