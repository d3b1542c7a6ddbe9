"""Where single lines of text stand on a page: what the recogniser found, cut at ruling lines and drawn tight around the ink, and what it overlooked in tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from auditlint.readers.scan.ruling import Rectangle

_STACKED = 1.8
_EDGE = 0.3
_MOST_OVERLOOKED = 400
_NEAR = 4


@dataclass(slots=True)
class Strip:
    """A line of text, or a part of one in a cell: the pixels that its ink fills, y downwards; right and bottom are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Pixels."""
        return self.right - self.left


def strips(boxes: Sequence[Any], ink: Any, across: Sequence[Rectangle], down: Sequence[Rectangle]) -> list[Strip]:
    """The lines in ``boxes`` (corners of upright text); ``ink`` (height x width, 0 where nothing is printed) is without ruling lines."""
    height, width = ink.shape[:2]
    found: list[Strip] = []
    for box in boxes:
        left, top = max(int(box[:, 0].min()), 0), max(int(box[:, 1].min()), 0)
        right, bottom = min(int(box[:, 0].max()) + 1, width), min(int(box[:, 1].max()) + 1, height)
        for upper, lower in _pieces(top, bottom, [(line[1] + line[3]) // 2 for line in across if line[0] < (left + right) / 2 < line[2]]):
            middle = (upper + lower) / 2
            cuts = [(line[0] + line[2]) // 2 for line in down if line[1] < middle < line[3]]
            for first, last in _pieces(left, right, cuts):
                found.extend(_tight(ink, Strip(first, upper, last, lower)))
    return _apart(found)


def _pieces(start: int, stop: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """A stretch cut at those positions that lie well inside it."""
    inside = sorted(at for at in cuts if start < at < stop)
    edges = [start, *inside, stop]
    return [(a, b) for a, b in pairwise(edges) if b - a > _NEAR]


def _tight(ink: Any, strip: Strip) -> list[Strip]:
    """The strip around its ink alone, without slivers of neighbouring lines; characters set below each other each on their own."""
    part = ink[strip.top : strip.bottom, strip.left : strip.right] > 0
    rows = bands(part.any(axis=1), 2)
    if not rows:
        return []
    if len(rows) > 1:
        least = _EDGE * strip.height
        inner = [b for b in rows if not ((b[0] <= 1 or b[1] >= strip.height - 1) and b[1] - b[0] < least)]
        rows = inner or rows
    is_stacked = strip.height > _STACKED * strip.width and len(rows) > 1
    groups = _stacked(rows, strip.width) if is_stacked else [(rows[0][0], rows[-1][1])]
    found: list[Strip] = []
    for start, stop in groups:
        columns = bands(part[start:stop].any(axis=0), 1)
        if columns:
            made = Strip(strip.left + columns[0][0], strip.top + start, strip.left + columns[-1][1], strip.top + stop)
            if made.height > 2 and made.width > 1:
                found.append(made)
    return found


def _stacked(rows: Sequence[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """Bands of rows joined to characters, which are about as high as the column is wide."""
    groups: list[tuple[int, int]] = []
    for start, stop in rows:
        if groups and stop - groups[-1][0] <= 0.95 * width:
            groups[-1] = groups[-1][0], stop
        else:
            groups.append((start, stop))
    return groups


def bands(filled: Any, least: int) -> list[tuple[int, int]]:
    """The stretches of filled positions; gaps narrower than ``least`` do not part them."""
    import numpy as np

    steps = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    found: list[tuple[int, int]] = []
    for start, stop in steps.reshape(-1, 2).tolist():
        if found and start - found[-1][1] < least:
            found[-1] = found[-1][0], stop
        else:
            found.append((start, stop))
    return found


def _apart(found: list[Strip]) -> list[Strip]:
    """The strips without those that lie inside another one."""
    kept: list[Strip] = []
    for strip in sorted(found, key=lambda s: -s.width * s.height):
        if not any(_inside(strip, other) for other in kept):
            kept.append(strip)
    return sorted(kept, key=lambda s: (s.top, s.left))


def _inside(strip: Strip, other: Strip) -> bool:
    wide = min(strip.right, other.right) - max(strip.left, other.left)
    high = min(strip.bottom, other.bottom) - max(strip.top, other.top)
    return wide > 0 and high > 0 and wide * high > 0.7 * strip.width * strip.height


def overlooked(ink: Any, known: Sequence[Strip], across: Sequence[Rectangle], down: Sequence[Rectangle]) -> list[Strip]:
    """Ink of the height of characters inside tables where the recogniser saw no text: lone figures, strokes and signs."""
    import cv2
    import numpy as np

    if not known or not across or not down:
        return []
    heights = sorted(strip.height for strip in known)
    usual = heights[len(heights) // 2]
    rest = ink.copy()
    for strip in known:
        pad = usual // 3
        rest[max(strip.top - pad, 0) : strip.bottom + pad, max(strip.left - pad, 0) : strip.right + pad] = 0
    _, labels, sizes, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    keep = sizes[:, cv2.CC_STAT_HEIGHT] >= 0.4 * usual
    keep[0] = False
    rest = (keep[labels] * 255).astype(np.uint8)
    joined = cv2.dilate(rest, cv2.getStructuringElement(cv2.MORPH_RECT, (max(usual, 3), 3)))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Strip] = []
    for left, top, width, height, _ in boxes[1:].tolist():
        if not 0.4 * usual < height < 2.2 * usual or not _in_table(left + width / 2, top + height / 2, across, down):
            continue
        found.extend(strip for strip in _tight(rest, Strip(left, top, left + width, top + height)) if strip.height > 0.4 * usual)
    return found[:_MOST_OVERLOOKED]


def _in_table(x: float, y: float, across: Sequence[Rectangle], down: Sequence[Rectangle]) -> bool:
    """Whether lines run above, below, left and right of a point."""
    level = [line[1] for line in across if line[0] < x < line[2]]
    upright = [line[0] for line in down if line[1] < y < line[3]]
    return any(at < y for at in level) and any(at > y for at in level) and any(at < x for at in upright) and any(at > x for at in upright)
