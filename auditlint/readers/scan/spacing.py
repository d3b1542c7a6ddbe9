"""Readings mended where the recogniser is known to be careless: spaces, and the width and form of punctuation. No figure is changed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from auditlint.readers.scan.recogniser import Reading
from auditlint.readers.scan.strips import Strip, bands

_YEAR = re.compile(r"[\[〔［【]((?:19|20)\d\d)[\]〕］】]")
_OPENED = re.compile(r"<(?=[\u4e00-\u9fff]{4})")
_CLOSED = re.compile(r"(?<=[\u4e00-\u9fff]{2})>(?=[》的])")
_NARROW = re.compile(r"\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[(),;:]")
_WIDENED = str.maketrans("(),;:", "（），；：")
_RUN = re.compile(r"\d{3,}")
_BEFORE_YEAR = re.compile(r"(?:19|20)\d\d年")
_WIDE, _WIDE_BESIDE_ONE, _WIDE_BEFORE_YEAR = 0.24, 0.45, 0.12
_WIDER, _WIDER_BEFORE_YEAR = 2.5, 1.5
"""A gap in a row of figures is a space if it is wide for the letter, and this many times as wide as every other gap of the row. A figure 1 has much white beside it."""


def mended(reading: Reading, strip: Strip, shown: Strip, ink: Any) -> Reading:
    """The reading with spaces between figures or Latin letters only, where they are, and year brackets in one form."""
    text = _YEAR.sub(r"〔\1〕", reading.text)
    text = _CLOSED.sub("〉", _OPENED.sub("〈", text))
    reading = replace(reading, text=_NARROW.sub(lambda found: found.group().translate(_WIDENED), text))
    reading = _without_spaces(reading)
    return _with_spaces(reading, strip, shown, ink)


def _without_spaces(reading: Reading) -> Reading:
    """Chinese text has no spaces; the recogniser sees them where a line is stretched."""
    text = reading.text
    keep = [
        i
        for i, character in enumerate(text)
        if not character.isspace() or (0 < i < len(text) - 1 and _is_latin(text[i - 1]) and _is_latin(text[i + 1]))
    ]
    return reading if len(keep) == len(text) else _chosen(reading, keep)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _chosen(reading: Reading, keep: Sequence[int]) -> Reading:
    return Reading(
        "".join(reading.text[i] for i in keep), tuple(reading.confidences[i] for i in keep), tuple(reading.centres[i] for i in keep)
    )


def _with_spaces(reading: Reading, strip: Strip, shown: Strip, ink: Any) -> Reading:
    """A space in a row of figures that stand apart: a footnote mark or a table's number before a year."""
    rows = list(_RUN.finditer(reading.text))
    if not rows:
        return reading
    places: dict[int, list[int]] = {}
    part = ink[strip.top : strip.bottom, strip.left : strip.right].any(axis=0)
    middles = [shown.left + centre * shown.width - strip.left for centre in reading.centres]
    for start, stop in bands(part, 1):
        i = min(range(len(middles)), key=lambda i: abs(middles[i] - (start + stop) / 2))
        known = places.setdefault(i, [start, stop])
        known[0], known[1] = min(known[0], start), max(known[1], stop)
    for row in reversed(rows):
        inside = range(row.start(), row.end())
        if not all(i in places for i in inside):
            continue
        gaps = sorted(((places[i + 1][0] - places[i][1], i) for i in inside[:-1]), reverse=True)
        (widest, at), second = gaps[0], gaps[1][0]
        if _is_space(reading.text, at, widest / strip.height, widest / max(second, 1)):
            reading = Reading(
                reading.text[: at + 1] + " " + reading.text[at + 1 :],
                (*reading.confidences[: at + 1], reading.confidences[at], *reading.confidences[at + 1 :]),
                (*reading.centres[: at + 1], (reading.centres[at] + reading.centres[at + 1]) / 2, *reading.centres[at + 1 :]),
            )
    return reading


def _is_space(text: str, at: int, share: float, ratio: float) -> bool:
    """Whether the widest gap of a row of figures, behind ``text[at]``, is a space: by its share of the letter's height, and its ratio to the next widest."""
    if _BEFORE_YEAR.match(text, at + 1):
        return share >= _WIDE_BEFORE_YEAR and ratio >= _WIDER_BEFORE_YEAR
    return share >= (_WIDE_BESIDE_ONE if "1" in text[at : at + 2] else _WIDE) and ratio >= _WIDER
