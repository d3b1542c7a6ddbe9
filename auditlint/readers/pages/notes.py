"""Footnotes: lines at the foot of a column that begin with a mark, below a short line or in a smaller letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.readers.pages.rulings import Ruling
from auditlint.readers.pages.runs import Line

_MARK = re.compile(r"\s*[\[〔(（]?(\d{1,3}|[①-⑳*＊※†])[\]〕)）]?\s*")
_SHORT = 0.55
_SMALLER = 0.92


@dataclass(slots=True)
class Note:
    """A footnote: its lines, and how many characters of the first are its mark."""

    lines: list[Line]
    skip: int


def split_notes(lines: Sequence[Line], across: Sequence[Ruling], body_size: float) -> tuple[list[Line], list[Note]]:
    """The lines of one column without its footnotes, and these. ``across`` are the horizontal lines of the page, ``body_size`` is the usual letter."""
    if not lines:
        return [], []
    marks = {mark for line in lines for mark in line.marks}
    start = _start(lines, across, body_size, marks)
    if start == len(lines):
        return list(lines), []
    notes: list[Note] = []
    for line in lines[start:]:
        match = _MARK.match(line.text)
        skip = match.end() if match and (_is_mark(match.group(1), marks) or _may_be_mark(line, match)) else 0
        if skip or _leads(line) or not notes:
            notes.append(Note([line], skip))
        else:
            notes[-1].lines.append(line)
    return list(lines[:start]), notes


def _leads(line: Line) -> bool:
    """Whether the line begins with a raised mark, which its text leaves out."""
    return bool(line.marks) and line.runs[0].left > line.left + 0.5


def _may_be_mark(line: Line, match: re.Match[str]) -> bool:
    """Whether the line of recognised text begins with a mark, be it found in the text or not: small raised figures are easily overlooked there."""
    return line.page.characters.confidence != 1.0 and not line.text[match.end() : match.end() + 1].isdecimal()


def _is_mark(mark: str, marks: set[str]) -> bool:
    return mark in marks or not mark.isdecimal()


def _start(lines: Sequence[Line], across: Sequence[Ruling], body_size: float, marks: set[str]) -> int:
    """Where the notes begin: at the first line below a short rule of the lower page, or at the first marked line in a small letter."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = lines[0].page.bounds[1] + 0.6 * (lines[0].page.bounds[3] - lines[0].page.bounds[1])
    for i, line in enumerate(lines):
        if line.base > middle:
            continue
        above = lines[i - 1].base if i else float("inf")
        match = _MARK.match(line.text)
        marked = (match is not None and match.group(1) in marks) or _leads(line)
        ruled = any(
            line.base < rule.at < above and rule.stop - rule.start < _SHORT * (right - left) and abs(rule.start - left) < 12
            for rule in across
        )
        marked = marked or (ruled and match is not None and _may_be_mark(line, match))
        small = all(other.size <= _SMALLER * body_size for other in lines[i:])
        if (ruled and (small or marked)) or (marked and small):
            return i
    return len(lines)
