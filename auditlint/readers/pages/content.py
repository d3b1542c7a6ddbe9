"""What is known of a printed page before it is understood: characters with their boxes, and ruling lines. It does not matter who found them.

All coordinates are points in the frame of the page: upright as the text is read, x to the right, y upwards.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
UNKNOWN = 0.95
"""The confidence of text that a recogniser left in the file without telling how sure it was."""


class Rule(NamedTuple):
    """A ruling line: a stroke, or a rectangle too thin to be anything else."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Characters:
    """The characters of a page in the order of the file, as parallel lists: text, boxes, baseline and size of the letter (em). Spaces count as characters."""

    text: str
    left: list[float]
    bottom: list[float]
    right: list[float]
    top: list[float]
    base: list[float]
    size: list[float]
    turned: frozenset[int] = frozenset()
    """The characters that run upwards or downwards while the page runs across."""
    confidence: list[float] | float = 1.0
    """How sure each character is, or all of them: 1 for text of the file itself, less for what was recognised."""


def from_words(words: Iterable[tuple[str, Box]]) -> Characters:
    """Characters of words of which only the box as a whole is known: it is shared out, a Chinese character taking twice a Latin one's width.

    The size of the letter is the height of the box; its baseline lies an eighth above the lower edge.
    """
    made = Characters("", [], [], [], [], [], [])
    texts: list[str] = []
    for text, (left, bottom, right, top) in words:
        shares = [2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text]
        step = (right - left) / max(sum(shares), 1)
        at = left
        for share in shares:
            made.left.append(at)
            at += share * step
            made.right.append(at)
        count = len(text)
        made.bottom.extend([bottom] * count)
        made.top.extend([top] * count)
        made.base.extend([bottom + (top - bottom) / 8] * count)
        made.size.extend([top - bottom] * count)
        texts.append(text)
    made.text = "".join(texts)
    return made


@dataclass(slots=True)
class PageContent:
    """A page. ``number`` is 1-based; ``bounds`` is its visible area; ``turn`` says by how many degrees (counter-clockwise: 0, 90, 180, 270) its text runs in the
    file's own coordinates."""

    number: int
    bounds: Box
    characters: Characters
    rules: list[Rule] = field(default_factory=list)
    turn: int = 0

    def printed(self, box: Box) -> Box:
        """A box of the frame in the file's own coordinates."""
        left, bottom, right, top = box
        if self.turn == 90:
            return -top, left, -bottom, right
        if self.turn == 180:
            return -right, -top, -left, -bottom
        if self.turn == 270:
            return bottom, -right, top, -left
        return box


def framed(turn: int, left: float, bottom: float, right: float, top: float) -> Box:
    """A box of the file's own coordinates in the frame of a page whose text runs at ``turn`` degrees."""
    if turn == 90:
        return bottom, -right, top, -left
    if turn == 180:
        return -right, -top, -left, -bottom
    if turn == 270:
        return -top, left, -bottom, right
    return left, bottom, right, top
