"""What an expression means: exact, over intervals, three-valued."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.catalogue.expression import compile_expression
from auditlint.quantities.number import Number

COLUMNS = {
    "stated": "number",
    "other": "number",
    "numerator": "number",
    "denominator": "number",
    "parts": "numbers",
    "comparator": "text",
    "axis": "text",
    "closed": "flag",
}


def printed(text: str) -> Number:
    decimals = len(text.partition(".")[2])
    return Number.printed(Fraction(text), Fraction(1, 10**decimals))


def exact(value: str | int) -> Number:
    return Number.exact(Fraction(value))


def verdict(source: str, *, truncated: bool = False, **row: object) -> str:
    return compile_expression(source, COLUMNS).judge(row, truncated=truncated).verdict


@pytest.mark.parametrize(
    ("rate", "numerator", "denominator", "expected"),
    [
        ("97.1", 1198, 1234, "holds"),
        ("97.08", 1198, 1234, "holds"),
        ("97.09", 1198, 1234, "fails"),
        ("12.50", 1, 8, "holds"),
        ("0.13", 125, 100000, "holds"),
        ("0.12", 125, 100000, "holds"),
    ],
)
def test_quotient_must_round_to_the_printed_rate(rate: str, numerator: int, denominator: int, expected: str) -> None:
    row = {"stated": printed(rate), "numerator": exact(numerator), "denominator": exact(denominator)}
    assert verdict("stated == 100 * numerator / denominator", **row) == expected
    assert verdict("100 * numerator / denominator == stated", **row) == expected


def test_the_printed_side_is_the_stated_one_wherever_it_stands() -> None:
    row = {"stated": printed("98.4"), "numerator": exact(984), "denominator": exact(2000)}
    for source in ("stated == numerator / denominator", "numerator / denominator == stated"):
        judgement = compile_expression(source, COLUMNS).judge(row)
        assert judgement.stated is not None
        assert judgement.stated.value == Fraction("98.4")
        assert judgement.residual == Fraction("98.4") - Fraction(984, 2000)


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("100.0", ["33.3", "33.3", "33.3"], "rounding"),
        ("99.9", ["33.3", "33.3", "33.3"], "holds"),
        ("98.9", ["33.3", "33.3", "33.3"], "fails"),
        ("61.10", ["3.00"] * 20, "fails"),
        ("60.10", ["3.00"] * 20, "implausible"),
    ],
)
def test_sum_in_bands(total: str, parts: list[str], expected: str) -> None:
    assert verdict("stated == sum(parts)", stated=printed(total), parts=tuple(map(printed, parts))) == expected


def test_truncation_is_asked_for() -> None:
    row = {"stated": printed("66.6"), "numerator": exact(2), "denominator": exact(3)}
    source = "stated == 100 * numerator / denominator"
    assert verdict(source, **row) == "fails"
    assert verdict(source, truncated=True, **row) == "holds"


@given(st.decimals(min_value=0, max_value=10**6, places=7))
@settings(deadline=None)
def test_literals_are_exact(value: object) -> None:
    source = f"stated == {value:f}"
    assert verdict(source, stated=exact(f"{value:f}")) == "holds"
    assert verdict(source, stated=Number.exact(Fraction(f"{value:f}") + Fraction(1, 10**30))) == "fails"


def test_a_tenth_is_a_tenth() -> None:
    assert verdict("stated == 0.1 + 0.2", stated=exact("0.3")) == "holds"
    assert verdict("stated == 12345678901234567890.1", stated=exact("12345678901234567890.1")) == "holds"


@pytest.mark.parametrize(
    ("source", "stated", "expected"),
    [
        ("stated <= 100", exact(100), "holds"),
        ("stated < 100", exact(100), "fails"),
        ("stated < 100", printed("100.0"), "rounding"),
        ("stated <= 100", printed("100.04"), "fails"),
        ("stated >= 100", printed("99.6"), "fails"),
        ("stated >= 99.65", printed("99.6"), "rounding"),
        ("0 <= stated <= 100", exact(101), "fails"),
        ("0 <= stated <= 100", exact(-1), "fails"),
        ("0 <= stated <= 100", exact(50), "holds"),
        ("not 0 <= stated <= 100", exact(101), "holds"),
        ("not stated > 100", exact(100), "holds"),
        ("stated != 100", exact(101), "holds"),
        ("stated != 100", exact(100), "fails"),
        ("stated != 100.0", printed("100.03"), "holds"),
        ("not stated == 100.04", printed("100.0"), "undetermined"),
        ("-stated == -5", exact(5), "holds"),
        ("stated - 2 - 1 == 2", exact(5), "holds"),
        ("stated == 12 / 4 / 3 + 4", exact(5), "holds"),
        ("abs(stated - 7) <= 2", exact(5), "holds"),
        ("stated == min(5, 7, 6)", exact(5), "holds"),
        ("stated == max(5, 2, 3.5)", exact(5), "holds"),
    ],
)
def test_comparison(source: str, stated: Number, expected: str) -> None:
    assert verdict(source, stated=stated) == expected


def test_extremes_of_overlapping_numbers_stay_intervals() -> None:
    parts = (printed("12.3"), exact("12.32"), printed("14.0"))
    assert verdict("stated == min(parts)", stated=exact("12.26"), parts=parts) == "holds"
    assert verdict("stated == min(parts)", stated=exact("12.34"), parts=parts) == "fails"
    assert verdict("stated == max(parts)", stated=exact("14.2"), parts=parts) == "fails"
    assert verdict("stated == max(parts)", stated=printed("14.0"), parts=parts) == "holds"


def test_restatement_of_equal_precision_must_be_equal() -> None:
    assert verdict("same(stated, other)", stated=printed("12.3"), other=printed("12.4")) == "fails"
    assert verdict("same(stated, other)", stated=printed("12.3"), other=printed("12.34")) == "rounding"
    assert verdict("not same(stated, other)", stated=printed("12.3"), other=printed("12.4")) == "holds"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [(">=", "holds"), ("≥", "holds"), ("<", "fails"), ("≤", "fails"), ("=", "fails"), ("", "undetermined"), (None, "undetermined")],
)
def test_comparator_from_the_report(sign: str | None, expected: str) -> None:
    row = {"stated": exact(96), "comparator": sign, "other": exact(95)}
    assert verdict("compare(stated, comparator, other)", **row) == expected


def test_missing_operand_is_undetermined_with_its_reason() -> None:
    for source in ("stated == other", "stated == sum(parts)", "same(stated, other)", "compare(stated, '<', other)", "stated < other"):
        judgement = compile_expression(source, COLUMNS).judge({"stated": exact(1), "other": None, "parts": (exact(1), None)})
        assert (judgement.verdict, judgement.reason) == ("undetermined", "an operand is missing")
    assert verdict("axis == 'row'", axis=float("nan")) == "undetermined"


def test_no_parts_and_zero_denominator_are_undetermined() -> None:
    empty = compile_expression("stated == sum(parts)", COLUMNS).judge({"stated": exact(0), "parts": ()})
    assert empty.reason == "there is nothing to add"
    zero = compile_expression("stated == numerator / denominator", COLUMNS)
    assert zero.judge({"stated": exact(0), "numerator": exact(1), "denominator": exact(0)}).reason == "denominator may be zero"
    assert verdict("0 == count(parts)", parts=()) == "holds"


def test_value_of_an_undeclared_type_is_a_bug() -> None:
    with pytest.raises(TypeError, match="str"):
        verdict("stated == 1", stated="1")


KLEENE = {"T": exact(1), "F": exact(0), "U": None}
AND = {"TT": "holds", "TF": "fails", "TU": "undetermined", "FF": "fails", "FU": "fails", "UU": "undetermined"}
OR = {"TT": "holds", "TF": "holds", "TU": "holds", "FF": "fails", "FU": "undetermined", "UU": "undetermined"}


@pytest.mark.parametrize("pair", [a + b for a in "TFU" for b in "TFU"])
def test_connectives_are_three_valued(pair: str) -> None:
    row = {"stated": KLEENE[pair[0]], "other": KLEENE[pair[1]]}
    known = "".join(sorted(pair, key="TFU".index))
    negated = {"holds": "fails", "fails": "holds", "undetermined": "undetermined"}
    assert verdict("stated == 1 and other == 1", **row) == AND[known]
    assert verdict("stated == 1 or other == 1", **row) == OR[known]
    assert verdict("not (stated == 1 and other == 1)", **row) == negated[AND[known]]
    assert verdict("not (stated == 1 or other == 1)", **row) == negated[OR[known]]


@pytest.mark.parametrize(
    ("source", "row", "expected"),
    [
        ('axis == "row"', {"axis": "row"}, True),
        ('axis != "row"', {"axis": "row"}, False),
        ('axis in ("row", "column")', {"axis": "column"}, True),
        ('axis not in ("row", "column")', {"axis": "column"}, False),
        ('axis in ("row",)', {"axis": None}, None),
        ('"率" == axis', {"axis": "率"}, True),
        ("closed", {"closed": True}, True),
        ("not closed", {"closed": True}, False),
        ("closed", {"closed": None}, None),
        ('closed and axis == "row"', {"closed": None, "axis": "column"}, False),
        ("other > 0", {"other": exact(1)}, True),
        ("other > 0", {"other": None}, None),
    ],
)
def test_truth(source: str, row: dict[str, object], expected: bool | None) -> None:
    assert compile_expression(source, COLUMNS).truth(row) is expected


def test_names_are_the_columns_read() -> None:
    assert compile_expression('stated == sum(parts) and axis == "other"', COLUMNS).names == {"stated", "parts", "axis"}


def test_expression_survives_pickling() -> None:
    expression = compile_expression("stated == sum(parts)", COLUMNS)
    again = pickle.loads(pickle.dumps(expression))
    assert again == expression
    assert again.judge({"stated": exact(3), "parts": (exact(1), exact(2))}).verdict == "holds"
