"""Widths and line breaks for text of single- and double-width characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.reporters.excerpt import Span, excerpts
from auditlint.reporters.terminal import columns, pack, plain, wrap

MIXED = st.text(alphabet="预算执行率0123456789.%，。（）“”÷= abc\t\u200b", max_size=200)


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("预算", 4), ("95.06%≥90%", 10), ("", 0), ("２", 2)])
def test_columns(text: str, expected: int) -> None:
    assert columns(text) == expected


def test_numbers_are_not_broken_and_marks_do_not_begin_a_line() -> None:
    assert wrap("预算执行率为98.83%，高于目标值", 16) == ["预算执行率为", "98.83%，高于目标", "值"]
    assert wrap("the total of 20530 persons", 14) == ["the total of", "20530 persons"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("1234567890", 4) == ["1234", "5678", "90"]


def test_items_stay_whole() -> None:
    assert pack(["东城区 3120 (L20)", "西城区 2745 (L24)"], ", ", 20) == ["东城区 3120 (L20),", "西城区 2745 (L24)"]


@given(MIXED, st.integers(2, 60))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


@given(MIXED, st.data())
def test_underline_stands_below_the_number(filler: str, data: st.DataObject) -> None:
    quote = "3654.20"
    context = plain(filler) + quote + plain(filler[::-1])
    at = len(filler)
    width = data.draw(st.integers(20, 100))
    shown, signs = excerpts(context, [Span(at, at + len(quote), "error", "^")], width, color=False)
    assert columns(shown) <= width
    before = next(i for i in range(len(shown)) if columns(shown[:i]) == signs.index("^") and shown.startswith(quote, i))
    assert signs.strip() == "^" * len(quote)
    assert shown[before : before + len(quote)] == quote


def test_unprintable_characters_become_spaces_of_the_same_number() -> None:
    assert plain("a\tb\x1b[0m\u202e预") == "a b [0m 预"
