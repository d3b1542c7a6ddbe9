"""Bands of grades and of results, in words and comparators."""

from fractions import Fraction

import pytest

from auditlint.scoring.bands import Band, announced, fault, grade_bands, granted_ranges, holds, neighbours, score_bands, unclaimed

FOUR = ("优", "良", "中", "差")


@pytest.mark.parametrize(
    "text",
    [
        "优(得分≥90)，良(90>得分≥80)，中(80>得分≥60)，差(得分<60)",
        "90(含)-100分为优，80(含)-90分为良，60(含)-80分为中，60分以下为差",
        "60分以下为差，60(含)-80分为中，80(含)-90分为良，90(含)-100分为优",
        "优(≥90)、良(80(含)-90)、中(60(含)-80)、差(<60)",
        "90分(含)以上的为“优”，80分(含)至90分为“良”，60分(含)至80分为“中”，60分以下为“差”",
        "得分90分及以上为优、80-90分为良、60-80分为中、60分以下为差",
    ],
)
def test_four_grades_however_written(text: str) -> None:
    bands = grade_bands(text)
    assert tuple(b.outcome for b in bands) == FOUR
    assert [b.low for b in bands] == [90, 80, 60, None]
    assert {fault(*pair) for pair in neighbours(bands)} == {"none"}
    assert not any(unclaimed(*pair) for pair in neighbours(bands))


def test_grades_that_exclude_all_bounds() -> None:
    bands = grade_bands("优(得分>90)，良(90>得分>75)，中(75>得分>60)，差(得分<60)")
    assert [unclaimed(*pair) for pair in neighbours(bands)] == [90, 75, 60]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("90(含)-100分得5分；80(含)-90分得4分；80分以下不得分", ["none", "none"]),
        ("5%(含)以下得10分；5%以上至10%(含)得8分；10%以上得5分", ["none", "none"]),
        ("5%(含)以下得10分；6%以上至10%(含)得8分；10%以上得5分", ["none", "gap"]),
        ("90%以上得10分；80%以上90%以下得8分；80%以下不得分", ["none", "none"]),
        ("不低于90%得5分；不低于80%但低于90%得3分；低于80%不得分", ["none", "none"]),
        ("≥95%得5分；≥90%且<95%得4分；<90%不得分", ["none", "none"]),
        ("大于10%得2分，大于5%小于等于10%得4分，小于等于5%得5分", ["none", "none"]),
        ("90(含)-100分得5分；75(含)-92分得4分；75分以下不得分", ["overlap", "none"]),
        ("90(含)-100分得5分；80(含)-88分得4分；80分以下不得分", ["gap", "none"]),
        ("90-100分得5分；80-89分得4分；80分以下不得分", ["gap", "none"]),
        ("高于95%得3分；高于85%得2分；低于85%不得分", ["none", "none"]),
    ],
)
def test_faults_between_neighbours(text: str, faults: list[str]) -> None:
    assert [fault(*pair) for pair in neighbours(score_bands(text))] == faults


def test_a_cascade_ends_where_the_band_above_begins() -> None:
    upper, lower = score_bands("高于95%得3分；高于85%得2分")
    assert (lower.low, lower.high, lower.high_in) == (85, 95, True)
    assert unclaimed(upper, lower) is None


def test_an_inverted_band() -> None:
    bands = score_bands("90(含)-100分得3分；80(含)-90分得2分；70(含)-60分得1分")
    assert [b.inverted for b in bands] == [False, False, True]
    assert (bands[2].upright().low, bands[2].upright().high) == (60, 70)
    assert fault(bands[1], bands[2]) == "gap"


@pytest.mark.parametrize("text", ["5个以上得3分；3-4个得2分；1-2个得1分", "2021-2023年得3分；2019-2020年得2分", "达到95%得满分", ""])
def test_what_is_no_list_of_bands(text: str) -> None:
    assert score_bands(text) == []


def test_granted_ranges() -> None:
    assert [(b.low, b.high) for b in granted_ranges("较好的得5-7分，一般的得3～4分，综合得分60-70分的不予评级")] == [(5, 7), (3, 4)]


def test_announced_levels() -> None:
    text = "评价结果按四个等级确定，三级指标不分档"
    assert [text[start:until] for start, _, until in announced(text)] == ["四个等级"]


@pytest.mark.parametrize(
    ("value", "low_in", "high_in", "where"),
    [
        (85, True, False, "inside"),
        (80, True, False, "inside"),
        (80, False, False, "boundary"),
        (90, True, False, "boundary"),
        (90, True, None, "boundary"),
        (91, True, True, "outside"),
        (79, None, None, "outside"),
    ],
)
def test_where_a_score_lies(value: int, low_in: bool | None, high_in: bool | None, where: str) -> None:
    band = Band(Fraction(80), Fraction(90), low_in, high_in, "良", 0, 1)
    assert holds(band, Fraction(value)) == where
