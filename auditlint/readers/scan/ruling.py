"""The ruling lines of a page as a picture shows them."""

from typing import Any

Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, y downwards; right and bottom are exclusive."""
_LONG = (0.45, 0.36)
"""In inches: a stroke as long as this, across or down, is no part of a character."""
_SHORT = 0.1
_THICK = 0.06
_REACH = 0.03
_INKED = 0.9
_SOLID = 0.985
_SURELY = 1.5
_CROWDED = 0.15


def ink_of(gray: Any) -> Any:
    """What is printed on a picture (height x width, bytes): 255 there, else 0. The ground may be grey or unevenly lit."""
    import cv2

    size = 31
    return cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 15)


def ruling_lines(ink: Any, resolution: float) -> tuple[list[Rectangle], list[Rectangle]]:
    """The lines across and the lines down. Short ones count where both ends meet a line: the edges of a single cell."""
    import cv2
    import numpy as np

    across = _strokes(ink, round(_LONG[0] * resolution), resolution, True)
    down = _strokes(ink, round(_LONG[1] * resolution), resolution, False)
    if not across or not down:
        return across, down
    reach = max(round(_REACH * resolution), 2)
    masks = []
    for lines in (across, down):
        mask = np.zeros_like(ink)
        for left, top, right, bottom in lines:
            cv2.rectangle(mask, (left - reach, top - reach), (right + reach, bottom + reach), 255, -1)
        masks.append(mask)
    short = round(_SHORT * resolution)
    down += [line for line in _strokes(ink, short, resolution, False) if _is_new(line, masks[1]) and _ends_on(line, masks[0], False)]
    across += [line for line in _strokes(ink, short, resolution, True) if _is_new(line, masks[0]) and _ends_on(line, masks[1], True)]
    return across, down


def _strokes(ink: Any, length: int, resolution: float, level: bool) -> list[Rectangle]:
    """Straight strokes at least this long. Gaps and steps of a pixel or two, as scanners make them, do not end a stroke."""
    import cv2

    def kernel(along: int, beside: int) -> Any:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (along, beside) if level else (beside, along))

    joined = cv2.dilate(ink, kernel(1, 3))
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, kernel(3, 1))
    opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, kernel(length, 1))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found: list[Rectangle] = []
    most = _THICK * resolution + 2
    for left, top, width, height, _ in boxes[1:].tolist():
        along, beside = (width, height) if level else (height, width)
        if beside <= most + along / 400 and along > 3 * beside:
            trim = 1 if beside > 2 else 0
            line = (left, top + trim, left + width, top + height - trim) if level else (left + trim, top, left + width - trim, top + height)
            if _is_alone(ink, line, resolution, level):
                found.append(line)
    return found


def _is_alone(ink: Any, line: Rectangle, resolution: float, level: bool) -> bool:
    """Whether a stroke is inked nearly all along, and nothing runs beside it: the tops of characters in a row are neither.

    A long line, or one without any gap, may have text close by.
    """
    left, top, right, bottom = line
    if not level:
        ink, left, top, right, bottom = ink.T, top, left, bottom, right
    inked = float((ink[max(top - 1, 0) : bottom + 1, left:right] > 0).any(axis=0).mean())
    if inked < _INKED:
        return False
    if right - left > _SURELY * resolution or float((ink[top:bottom, left:right] > 0).any(axis=0).mean()) > _SOLID:
        return True
    beside = ink[max(top - 7, 0) : max(top - 3, 0), left:right] > 0, ink[bottom + 3 : bottom + 7, left:right] > 0
    return all(not side.size or float(side.mean()) < _CROWDED for side in beside)


def _is_new(line: Rectangle, known: Any) -> bool:
    left, top, right, bottom = line
    return bool((known[top:bottom, left:right] > 0).mean() < 0.5)


def _ends_on(line: Rectangle, crossing: Any, level: bool) -> bool:
    """Whether both ends of a stroke lie on lines of the other direction."""
    left, top, right, bottom = line
    height, width = crossing.shape[:2]
    x, y = min((left + right) // 2, width - 1), min((top + bottom) // 2, height - 1)
    if level:
        return bool(crossing[y, max(left, 0)] and crossing[y, min(right, width) - 1])
    return bool(crossing[max(top, 0), x] and crossing[min(bottom, height) - 1, x])


def without_lines(image: Any, ink: Any, lines: list[Rectangle], ground: int) -> tuple[Any, Any]:
    """Picture and ink without the ruling lines, so that they are not read as strokes of characters."""
    image, ink = image.copy(), ink.copy()
    for left, top, right, bottom in lines:
        image[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = ground
        ink[max(top - 2, 0) : bottom + 2, max(left - 2, 0) : right + 2] = 0
    return image, ink
