"""Readings to characters with boxes, baseline and size of the letter, in pixels with y upwards, as the layout of pages wants them."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from auditlint.readers.pages.content import Characters
from auditlint.readers.scan.raised import plain, raised
from auditlint.readers.scan.recogniser import Reading
from auditlint.readers.scan.strips import Strip

_IDEOGRAPH = 0.93
_BRACKETED = 1.0
_FIGURE = 0.71
_DESCENDING = 0.86
_ROW = 5
_BLANK = 0.6
"""How much of a wide bracket or point is white, on one side of it."""
_LIKE = 0.14
_NEAR = 0.3
_BASE = 0.37
_BELOW = 0.12
_RAISED = 0.6
_OPENING = "（《〈「『【〔〖［“‘"
_CLOSING = "，。、；：！？）》〉」』】〕〗］”’"
_TALL = set("()（）[]［］〔〕《》〈〉【】{}|/\\,，;；")
_DESCENDERS = set("gjpqyQ,;()[]/|\\@，（）")


def _is_ideograph(character: str) -> bool:
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿"


Word = tuple[Strip, Strip, Reading]
"""The strip of a word's ink, the larger one on which it was read, and its reading."""


def letter_sizes(words: Sequence[Word]) -> list[float]:
    """The size (em, pixels) in which each word is set. Words of nearly one size have the same: the ink of a character tells its size only roughly."""
    told = [_pitched(word) or _told(word[0], word[2].text) for word in words]
    sizes = _sizes([(size, weight) for size, weight, _ in told if weight > 1])
    if not sizes:
        sizes = _sizes([(size, 1) for size, _, _ in told])
    if not sizes:
        return []
    main = sizes[0]
    found: list[float] = []
    for size, weight, flat in told:
        nearest = min(sizes, key=lambda known: abs(known - size))
        if abs(nearest - size) <= (_LIKE if weight > 1 else _NEAR) * nearest:
            found.append(nearest)
        else:
            found.append(main if flat else size)
    return found


def _pitched(word: Word) -> tuple[float, int, bool] | None:
    """Size by the distance of Chinese characters, of which the word has some in a row; ``None`` if they stand apart or there are too few."""
    strip, shown, reading = word
    best = start = 0
    first = 0
    for i, character in enumerate(reading.text + " "):
        if not _is_ideograph(character):
            if i - start > best:
                best, first = i - start, start
            start = i + 1
    if best < _ROW:
        return None
    pitch = (reading.centres[first + best - 1] - reading.centres[first]) * shown.width / (best - 1)
    return (pitch, best, False) if 0.85 * strip.height < pitch < 1.3 * strip.height else None


def _told(strip: Strip, text: str) -> tuple[float, int, bool]:
    """Size by the height of the ink, how much it can be trusted, and whether it is a flat character alone (一, a dash) that tells nothing."""
    ideographs = sum(map(_is_ideograph, text))
    if ideographs:
        size = strip.height / (_BRACKETED if _TALL & set(text) else _IDEOGRAPH)
        return size, ideographs if ideographs > 1 else 1, ideographs == len(text) and strip.width > 1.6 * strip.height * len(text)
    if not any(character.isalnum() for character in text):
        return float(strip.height), 0, True
    return strip.height / (_DESCENDING if _DESCENDERS & set(text) else _FIGURE), 1, False


def _sizes(told: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that words are set in, most frequent first."""
    rest = sorted(told)
    found: list[float] = []
    while rest:
        best, score = rest[0][0], -1
        for size, _ in rest:
            weight = sum(w for other, w in rest if abs(other - size) <= _LIKE / 2 * size)
            if weight > score:
                best, score = size, weight
        group = sorted((size, w) for size, w in rest if abs(size - best) <= _LIKE * best)
        half = sum(w for _, w in group) / 2
        for size, weight in group:
            half -= weight
            if half <= 0:
                found.append(size)
                break
        rest = [(size, w) for size, w in rest if abs(size - best) > _LIKE * best]
    return found


def characters(words: Sequence[Word], sizes: Sequence[float], ink: Any) -> Characters:
    """The characters of words set in these sizes. ``ink`` is that of the page (height x width)."""
    confidence: list[float] = []
    made = Characters("", [], [], [], [], [], [], confidence=confidence)
    height = ink.shape[0]
    texts: list[str] = []
    for (strip, shown, reading), size in zip(words, sizes, strict=True):
        middle = height - (strip.top + strip.bottom) / 2
        base = middle - _BASE * size
        centres = [shown.left + centre * shown.width for centre in reading.centres]
        text = plain(reading.text)
        left, right = _edges(text, centres, strip, size)
        count = len(text)
        at = len(made.base)
        made.left.extend(left)
        made.right.extend(right)
        made.base.extend([base] * count)
        made.bottom.extend([base - _BELOW * size] * count)
        made.top.extend([base + (1 - _BELOW) * size] * count)
        made.size.extend([size] * count)
        for i, (first, last) in raised(text, left, right, strip, ink).items():
            made.base[at + i] = made.bottom[at + i] = float(height - last)
            made.top[at + i] = float(height - first)
            made.size[at + i] = _RAISED * size
        confidence.extend(reading.confidences)
        texts.append(text)
    made.text = "".join(texts)
    return made


def _edges(text: str, centres: Sequence[float], strip: Strip, size: float) -> tuple[list[float], list[float]]:
    """Left and right edges: a character is as wide as its kind, no wider than its neighbours leave it, and the ends are those of the ink.

    Wide punctuation has its ink in one half of its square.
    """
    left, right = [], []
    for character, centre in zip(text, centres, strict=True):
        before, after = (0.5, 0.5) if unicodedata.east_asian_width(character) in "WFA" else (0.25, 0.25)
        if character in _OPENING:
            before, after = 0.75, 0.25
        elif character in _CLOSING:
            before, after = 0.25, 0.75
        elif character in "%‰":
            before, after = 0.45, 0.45
        left.append(centre - before * size)
        right.append(centre + after * size)
    left[0] = strip.left - (_BLANK * size if text[0] in _OPENING else 0.0)
    right[-1] = strip.right + (_BLANK * size if text[-1] in _CLOSING else 0.0)
    for i in range(len(text) - 1):
        if right[i] > left[i + 1] or text[i + 1].isspace() or text[i].isspace():
            between = (right[i] + left[i + 1]) / 2
            right[i] = left[i + 1] = min(max(between, left[i] + 0.1), max(right[-1] - 0.1 * (len(text) - 1 - i), left[i] + 0.1))
    for i, (start, stop) in enumerate(zip(left, right, strict=True)):
        right[i] = max(stop, start + 0.1)
    return left, right
