"""Check files come from strangers: whatever stands in them, compiling is safe, quick and says what is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.catalogue.expression import compile_expression
from auditlint.catalogue.scanner import ExpressionError
from auditlint.errors import CatalogueError
from auditlint.quantities.judge import ORDER

COLUMNS = {"stated": "number", "parts": "numbers", "axis": "text", "closed": "flag"}
WORDS = [
    "stated",
    "parts",
    "axis",
    "closed",
    "sum",
    "same",
    "compare",
    "min",
    "lambda",
    "if",
    "else",
    "for",
    "not",
    "in",
    "and",
    "or",
    "is",
]
SIGNS = [*"+-*/(),=.[{:'\\", "==", "<", ">=", '"row"', "1", "0.5", "1e9", "率", "（", "\0", "\n", " "]
PIECES = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40)


def error(source: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source, COLUMNS)
    return caught.value


@given(st.text() | PIECES.map("".join) | PIECES.map(" ".join))
@settings(deadline=None)
def test_compiling_gives_an_expression_or_a_catalogue_error(source: str) -> None:
    row: dict[str, object] = {"stated": None, "parts": None, "axis": None, "closed": None}
    messages: dict[str, str] = {}
    try:
        verdict = compile_expression(source, COLUMNS).judge(row).verdict
    except CatalogueError as caught:
        verdict, messages = "", caught.messages
    assert verdict in ORDER or (set(messages) == {"en", "zh"} and all("^" in text for text in messages.values()))


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('true')",
        "stated.__class__ == 1",
        "(lambda: 1)() == 1",
        "[x for x in parts] == 1",
        "stated ** 999999999 == 1",
        "stated // 2 == 1",
        "stated % 2 == 1",
        "stated << 99 == 1",
        "(stated := 1) == 1",
        "f'{stated}' == axis",
        "b'row' == axis",
        "stated if closed else 1 == 1",
        "sum(*parts) == 1",
        "sum(numbers=parts) == 1",
        "stated is None",
        "eval('1') == 1",
        "stated == True",
        "stated == 1e999",
        "stated == 0x10",
        "stated == 1_000",
        "stated == 1j",
        "axis == 'a\\x41'",
        "stated == 1; stated == 2",
        "stated == 1 # comment",
        "stated == 1) or (stated == 2",
        "",
        "()",
        "closed == closed",
        "1",
    ],
)
def test_everything_but_the_language_is_refused(source: str) -> None:
    error(source)


@pytest.mark.parametrize("source", ["(" * 400 + "1", "not " * 200 + "closed", "-" * 300 + "1 == 1", "1 == 1" + " + 1" * 200])
def test_depth_is_bounded(source: str) -> None:
    assert len(str(error(source))) < 2500


def test_brackets_alone_are_not_depth() -> None:
    assert compile_expression("(" * 50 + "stated" + ")" * 50 + " == 1", COLUMNS).names == {"stated"}


def test_length_is_bounded() -> None:
    assert "longer than 1000" in str(error("stated == 1" + " + 1" * 100_000))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("stated = 1", "write '==' to compare\n  stated = 1\n         ^"),
        ("statd == 1", "the relation has no column 'statd'; did you mean 'stated'?\n  statd == 1\n  ^^^^^"),
        ("stated == sun(parts)", "there is no function 'sun'; did you mean 'sum'?\n  stated == sun(parts)\n            ^^^"),
        ("stated == sum(stated)", "several numbers is needed here, not a number\n  stated == sum(stated)\n                ^^^^^^"),
        ("stated == axis", "a number cannot be compared with text\n  stated == axis\n            ^^^^"),
        ("stated + axis == 1", "a number is needed here, not text\n  stated + axis == 1\n           ^^^^"),
        ("axis < 'row'", "text can be compared by ==, != and in only\n  axis < 'row'\n  ^^^^"),
        (
            'axis == "率" and statd == 1',
            "the relation has no column 'statd'; did you mean 'stated'?\n  axis == \"率\" and statd == 1\n" + " " * 19 + "^^^^^",
        ),
        ("stated ＝＝ 1", "write '=' instead of '＝'\n  stated ＝＝ 1\n         ^^"),
        ("stated == ", "the expression is incomplete or wrongly put together\n  stated ==\n           ^"),
        ("stated == 1e5", "write a number as digits with an optional decimal point: 100, 0.5\n  stated == 1e5\n            ^^^"),
        ("stated", "a condition is needed here, not a number\n  stated\n  ^^^^^^"),
        ("sum == 1", "'sum' is a function: write sum(...)\n  sum == 1\n  ^^^"),
        ("same(stated)", "same() takes 2 argument(s)\n  same(stated)\n  ^^^^^^^^^^^^"),
    ],
)
def test_messages_show_the_place(source: str, message: str) -> None:
    assert str(error(source)) == message


def test_messages_are_in_both_languages() -> None:
    assert error("statd == 1").messages["zh"].startswith("该关系没有“statd”列；是不是“stated”？\n")
