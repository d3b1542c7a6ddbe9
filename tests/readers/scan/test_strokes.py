"""A lone stroke by its slope."""

import numpy as np
import pytest

from auditlint.readers.scan.strokes import is_stroke, slash


def stroke(lean: float, *, high: int = 24, thick: int = 3) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    """A straight stroke that moves ``lean`` pixels to the right for every row."""
    wide = round(abs(lean) * high) + thick + 1
    ink = np.zeros((high, wide), np.uint8)
    for row in range(high):
        at = round(lean * row if lean >= 0 else -lean * (high - 1 - row))
        ink[row, at : at + thick] = 255
    return ink


@pytest.mark.parametrize(("lean", "sign"), [(0.4, "\\"), (0.7, "\\"), (0.0, ""), (0.05, ""), (-0.2, ""), (-0.5, "/")])
def test_slashes_and_the_figure_1(lean: float, sign: str) -> None:
    assert slash(stroke(lean)) == sign


def test_a_bent_stroke_is_no_slash() -> None:
    ink = stroke(-0.4)
    ink[:3, :] = 255
    assert slash(ink) == ""


def test_too_little_ink() -> None:
    assert slash(np.zeros((20, 5), np.uint8)) == ""
    assert slash(stroke(0.4, high=5)) == ""


def test_what_may_be_a_stroke() -> None:
    assert is_stroke("1")
    assert is_stroke("\\")
    assert not is_stroke("11")
    assert not is_stroke("4")
    assert not is_stroke("")
