"""Small versions of the benchmarks: time linear in length, and a floor far below the measured speed, so that a loaded machine passes."""

from collections.abc import Callable

import pytest

from tests.benchmarks import samples
from tests.benchmarks.stages import best, whole

TEXT, TABLE = 0.3, 0.08
"""Megabytes a second from file to findings; a table is little else than numbers, six of them in sixty bytes."""

LINEAR = 13
"""Times the time that ten times the text may take."""


@pytest.mark.parametrize(
    ("generate", "small", "floor"),
    [
        pytest.param(samples.prose, 40_000, TEXT, id="prose"),
        pytest.param(samples.one_paragraph, 40_000, TEXT, id="one paragraph"),
        pytest.param(samples.table, 500, TABLE, id="table"),
    ],
)
def test_time_is_linear_and_above_the_floor(generate: Callable[[int], bytes], small: int, floor: float) -> None:
    few, many = generate(small), generate(small * 10)
    best(few, rounds=1)
    fast, slow = whole(best(few)), whole(best(many))
    scale = len(many) / len(few) / 10
    assert slow <= fast * LINEAR * scale
    assert len(many) / 1e6 / slow >= floor


def test_the_generated_prose_is_dense_in_numbers() -> None:
    text = samples.prose(20_000).decode()
    digits = sum(a.isdigit() and not (b.isdigit() or b in ".,") for a, b in zip(text, text[1:] + " ", strict=True))
    assert 20 <= len(text) / digits <= 40
