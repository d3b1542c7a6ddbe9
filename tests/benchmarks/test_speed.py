"""Small versions of the benchmarks: time linear in length, and a floor far below the measured speed, so that a loaded machine passes."""

from collections.abc import Callable

import pytest

from tests.benchmarks import samples
from tests.benchmarks.stages import best, whole

FLOOR = 0.3
"""Megabytes a second for the whole flow."""

LINEAR = 13
"""Times the time that ten times the text may take."""


@pytest.mark.parametrize(
    ("generate", "small"),
    [
        pytest.param(samples.prose, 40_000, id="prose"),
        pytest.param(samples.one_paragraph, 40_000, id="one paragraph"),
        pytest.param(samples.table, 500, id="table"),
    ],
)
def test_time_is_linear_and_above_the_floor(generate: Callable[[int], bytes], small: int) -> None:
    few, many = generate(small), generate(small * 10)
    best(few, rounds=1)
    fast, slow = whole(best(few)), whole(best(many))
    scale = len(many) / len(few) / 10
    assert slow <= fast * LINEAR * scale
    assert len(many) / 1e6 / slow >= FLOOR


def test_the_generated_prose_is_dense_in_numbers() -> None:
    text = samples.prose(20_000).decode()
    digits = sum(a.isdigit() and not (b.isdigit() or b in ".,") for a, b in zip(text, text[1:] + " ", strict=True))
    assert 20 <= len(text) / digits <= 40
