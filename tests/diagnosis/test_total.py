"""Causes of a failed sum, each where exactly one test finds it."""

import pytest

from tests.relations.judging import examine, pipes


def table(people: str, *, second: str = "1530", households: str = "1183") -> str:
    """Four rows that make 4537 people."""
    return pipes("单位 人数（人） 户数（户）", "甲 1200 310", f"乙 {second} 420", "丙 960 255", "丁 847 198", f"合计 {people} {households}")


@pytest.mark.parametrize(
    ("total", "key", "values"),
    [
        ("3577", "omitted", {"operand": "960"}),
        ("5384", "twice", {"operand": "847"}),
        ("2843", "sign", {"operand": "847"}),
        ("4573", "swapped", {"operand": "4573", "corrected": "4537"}),
        ("45370", "factor", {"factor": "10"}),
        ("45370000", "factor", {"factor": "10^4"}),
    ],
)
def test_cause(total: str, key: str, values: dict[str, str]) -> None:
    cause = examine(table(total)).cause()
    assert cause is not None
    assert cause.key == key
    assert values.items() <= cause.values.items()


def test_a_stale_copy_of_a_number_elsewhere() -> None:
    cause = examine("全区共有4537人。\n\n" + table("4619")).cause()
    assert cause is not None
    assert (cause.key, cause.values["computed"], cause.line) == ("elsewhere", "4537", 1)


def test_nothing_is_guessed() -> None:
    assert examine(table("4538")).cause() is None


def test_a_true_sum_has_no_cause_to_find() -> None:
    assert examine(table("4537")).failed == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_cause_names_its_numbers(language: str) -> None:
    cause = examine(table("3577")).cause()
    assert cause is not None
    text = cause.text(language)
    assert "960" in text
    assert "3577" in text


def test_a_part_left_out_in_prose() -> None:
    cause = examine("全年共受理申请2819件，其中线上1905件，线下941件，其他914件。").cause()
    assert cause is not None
    assert (cause.key, cause.values["operand"]) == ("omitted", "941件") or cause.values["operand"] == "941"
