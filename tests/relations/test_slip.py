"""A failed relation of a sentence is an error where it looks like one: near the computed value, or one slip away from it."""

from tests.relations.judging import examine


def verdicts(text: str, kind: str) -> set[str]:
    return {j.verdict for j in examine(text).of(kind)}


def test_a_number_near_the_computed_one_fails() -> None:
    assert verdicts("2024年共受理投诉200件，其中甲类120件、乙类50件、丙类33件。", "partition") == {"fails"}


def test_a_lost_digit_fails_however_far_it_is() -> None:
    assert verdicts("2024年共受理投诉200件，其中甲类120件、乙类50件、丙类3件。", "partition") == {"fails"}


def test_a_moved_decimal_point_fails() -> None:
    assert verdicts("2024年共受理投诉20件，其中甲类120件、乙类50件、丙类30件。", "partition") == {"fails"}


def test_numbers_far_from_each_other_are_undetermined() -> None:
    (judged,) = examine("2024年实施建设项目52个，其中甲类47个、乙类389个。").of("partition")
    assert judged.verdict == "undetermined"
    assert judged.failures == []
    assert judged.judgements[0][1].reason == "the numbers may belong to different statements"


def test_the_rate_of_a_lone_pair_fails_at_any_distance() -> None:
    assert verdicts("2024年共受理投诉200件，其中办结188件，办结率13.7%。", "ratio") == {"fails"}
