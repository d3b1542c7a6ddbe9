"""Lines broken by the width of a column or a cell, told by the room that was left: a line is full when the next word would not have fitted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditlint.document.headings import is_heading, list_style
from auditlint.document.normalise import normalise
from auditlint.readers.pages.runs import Line

_CLOSING = "，。、；：！？”’）》〉」』】〕〗％%,.;:!?)]}…"
_OPENING = "“‘（《〈「『【〔〖([{"
_SIGNS = "!-~÷×±≥≤≈−"
_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[{_SIGNS}]+|[^\s])(?:[{re.escape(_CLOSING)}/]+(?:[\d÷×=+−-][{_SIGNS}]*)?)*")
SENTENCE_END = re.compile(r"[。！？!?；;：:][”’」』）)]?$")
_FRAGMENT = re.compile(r"[\d.,]+[%％]?|[%％]")
_LATIN = re.compile(r"[A-Za-z]")
_SLACK = 0.35
"""In ems: how much narrower a line may be than it seems (squeezed punctuation, rounding)."""
_INDENT = (1.4, 4.5)
_NEAR_EDGE = 1.2
_FEW = 6
"""Lines that do not yet show where the right edge is; it is then taken as far from the page's edge as the left one."""
_LOOSE = 1.2
"""In ems: with more room behind it a line that ends like a sentence ends its paragraph."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where text is set: left and right edge, the usual distance of lines, and whether paragraphs begin with an indent."""

    left: float
    right: float
    pitch: float
    indented: bool


def first_word(line: Line) -> float:
    """The width of the first piece of a line that is not broken: a Chinese character with its punctuation, a number, a Latin word.

    Punctuation holds on to a number behind it too (Unicode line breaking, classes CL and NU).
    """
    run = line.runs[0]
    match = _WORD.match(run.text)
    length = match.end() if match else 1
    if length >= run.stop - run.start:
        return run.right - run.left
    return run.page.characters.right[run.start + length - 1] - run.left


def is_full(line: Line, following: Line, room: float) -> bool:
    """Whether ``following`` began a new line because its first word did not fit behind ``line``, which left ``room`` points."""
    return first_word(following) > room - _SLACK * line.size


def column(found: Sequence[Line]) -> Column:
    """The column in which these lines (of one or more pages) are set."""
    size = sorted(line.size for line in found)[len(found) // 2]
    left, right = -_edges([-line.left for line in found], size)[0], _edges([_solid(line) for line in found], size)[0]
    if len(found) < _FEW and sum(line.right > right - _NEAR_EDGE * size for line in found) < 2:
        bounds = found[0].page.bounds
        right = max(right, bounds[2] - max(left - bounds[0], 0.0))
    pitches = sorted(
        a.base - b.base
        for a, b in pairwise(found)
        if a.page is b.page and 0 < a.base - b.base < 4 * size and right - a.right < 2 * size and abs(a.size - b.size) < 0.1 * size
    )
    pitch = pitches[len(pitches) // 2] if pitches else 0.0
    starts = sum(_is_indent(a.left - left, a.size) and b.left - left < 0.7 * size for a, b in pairwise(found))
    return Column(left, right, pitch, starts >= 2)


def columns(found: Sequence[Line]) -> dict[int, Column]:
    """The column on each page (by its number) of lines that stand in the same place of their pages.

    Margins may change from section to section: a page has the narrowest edges that many lines of the document reach and that hold its own lines.
    """
    whole = column(found)
    size = sorted(line.size for line in found)[len(found) // 2]
    lefts, rights = _edges([-line.left for line in found], size), _edges([_solid(line) for line in found], size)
    pages: dict[int, list[Line]] = {}
    for line in found:
        pages.setdefault(line.page.number, []).append(line)
    made: dict[int, Column] = {}
    for number, own in pages.items():
        left, right = min(line.left for line in own), max(_solid(line) for line in own)
        made[number] = replace(
            whole,
            left=-min((edge for edge in lefts if edge >= -left - size), default=-whole.left),
            right=min((edge for edge in rights if edge >= right - size), default=whole.right) if len(rights) > 1 else whole.right,
        )
    return made


def _solid(line: Line) -> float:
    """The right end of a line without the punctuation at its end, which may hang over the edge."""
    run = line.runs[-1]
    at = run.stop - 1
    while at > run.start and run.page.characters.text[at] in _CLOSING:
        at -= 1
    return run.page.characters.right[at]


def _edges(values: list[float], size: float) -> list[float]:
    """The positions that many lines reach, outermost first; the outermost one needs few."""
    ordered = sorted(values, reverse=True)
    least = max(2, len(ordered) // 25) if len(ordered) > 4 else 1
    found: list[float] = []
    for i, value in enumerate(ordered):
        if found and value > found[-1] - 2 * _NEAR_EDGE * size:
            continue
        needed = max(3, len(ordered) // 10) if found else least
        if i + needed <= len(ordered) and value - ordered[i + needed - 1] <= _NEAR_EDGE * size:
            found.append(value)
    return found or [ordered[0]]


def _is_indent(distance: float, size: float) -> bool:
    return _INDENT[0] * size < distance < _INDENT[1] * size


def continues(line: Line, following: Line, where: Column, below: Column | None = None) -> bool:
    """Whether ``following``, the next line of a column, goes on with the paragraph of ``line``. ``below`` is its column when that is another one."""
    size = line.size
    there = below or where
    if not 0.87 * size < following.size < 1.15 * size:
        return False
    if below is None and where.pitch and line.base - following.base > max(1.28 * where.pitch, where.pitch + 2):
        return False
    if _are_centred(line, following, where):
        return True
    if not is_full(line, following, where.right - line.right):
        return False
    distance = following.left - there.left
    if there.indented and _is_indent(distance, size):
        return False
    if distance > _INDENT[1] * size and following.left > line.left + size:
        return False
    words = normalise(following.text[:60])
    style = list_style(words)
    if style and (SENTENCE_END.search(line.text) or is_heading(words, style)):
        return False
    return not (SENTENCE_END.search(line.text) and where.right - line.right > _LOOSE * size)


def _are_centred(a: Line, b: Line, where: Column) -> bool:
    """Two lines of one large centred title."""
    if a.page is not b.page or a.size < 1.5 * 10.5 or abs(a.size - b.size) > 0.5 or list_style(b.text) or SENTENCE_END.search(a.text):
        return False
    middle = (where.left + where.right) / 2
    return all(abs((each.left + each.right) / 2 - middle) < each.size and each.left - where.left > 1.5 * each.size for each in (a, b))


def separator(line: Line, following: Line) -> str:
    """What stands between two joined lines: a space between Latin words, else nothing."""
    return " " if _LATIN.match(line.text[-1]) and _LATIN.match(following.text[0]) else ""


def cell_breaks(found: Sequence[Line], width: float) -> list[str]:
    """What stands between the lines of a cell with room for ``width`` points: nothing within a paragraph, a line break between two.

    Lines of digits of which one begins or ends with the decimal point are one number.
    """
    if all(_FRAGMENT.fullmatch(line.text) for line in found) and any("." in (line.text[0], line.text[-1]) for line in found):
        return [""] * (len(found) - 1)
    breaks: list[str] = []
    for a, b in pairwise(found):
        words = normalise(b.text[:60])
        ends = SENTENCE_END.search(a.text) is not None
        room = width - (a.right - a.left)
        if not is_full(a, b, room) or (ends and (list_style(words) or room > _LOOSE * a.size)):
            breaks.append("\n")
        else:
            breaks.append(separator(a, b))
    return breaks
