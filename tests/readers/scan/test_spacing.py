"""Readings mended. Figures are drawn as bars of ink at chosen places."""

import numpy as np
import pytest

from auditlint.readers.scan.recogniser import Reading
from auditlint.readers.scan.spacing import mended
from auditlint.readers.scan.strips import Strip

HIGH = 30


def read(text: str, gaps: list[int] | None = None, wide: int = 12) -> str:
    """The mended text of characters ``wide`` pixels each, with these gaps between them (2 unless told)."""
    gaps = gaps or [2] * (len(text) - 1)
    starts = [0]
    for gap in gaps:
        starts.append(starts[-1] + wide + gap)
    total = starts[-1] + wide
    ink = np.zeros((HIGH, total), np.uint8)
    for start in starts:
        ink[:, start : start + wide] = 255
    strip = Strip(0, 0, total, HIGH)
    centres = tuple((start + wide / 2) / total for start in starts)
    made = mended(Reading(text, tuple(0.9 + i / 1000 for i in range(len(text))), centres), strip, strip, ink)
    assert len(made.text) == len(made.confidences) == len(made.centres)
    assert list(made.centres) == sorted(made.centres)
    return made.text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("宁司[2015]154号", "宁司〔2015〕154号"),
        ("宁司〔2015]154号", "宁司〔2015〕154号"),
        ("B21 管理制度", "B21管理制度"),
        ("完成 83 个", "完成83个"),
        ("GDP 2023", "GDP 2023"),
        ("部门<关于进一步加强>的通知", "部门〈关于进一步加强〉的通知"),
        ("满意度>90%", "满意度>90%"),
        ("年(其中:公调", "年（其中：公调"),
        ("1,248.60", "1,248.60"),
        ("f(x)", "f(x)"),
    ],
)
def test_spaces_and_punctuation(given: str, wanted: str) -> None:
    assert read(given) == wanted


def test_a_space_before_a_year() -> None:
    assert read("表12024年", [2, 8, 2, 2, 2, 2]) == "表1 2024年"


def test_a_space_behind_a_footnote_mark() -> None:
    assert read("22023", [9, 2, 2, 2]) == "2 2023"


def test_a_figure_1_has_white_beside_it() -> None:
    assert read("10000", [9, 2, 2, 2]) == "10000"


def test_figures_spaced_alike_are_one_number() -> None:
    assert read("22023", [9, 8, 9, 8]) == "22023"
    assert read("2.5", [9, 2]) == "2.5"
