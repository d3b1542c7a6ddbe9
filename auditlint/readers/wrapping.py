"""Lines broken by the page's width, joined to paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from auditlint.document.headings import is_furniture, is_heading, list_style
from auditlint.readers.markup import pieces, trimmed
from auditlint.readers.rawtext import Line, Piece

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2018-\u201d\u2026\u3000-\u303f]")
_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]?$")
_LATIN = re.compile(r"[A-Za-z]")
_DIGITS = re.compile(r"\d")
_NARROWEST = 20
_WIDEST = 240
_SLACK = 5
_SHARE = 0.3
_FEWEST = 6


def width(line: str) -> int:
    """Columns on the page: a Chinese character takes two."""
    return len(line) + len(_WIDE.findall(line))


class Wrapping:
    """Whether and how a text is wrapped. ``columns`` are the line widths that many lines reach: the widths of the printed columns."""

    def __init__(self, lines: Sequence[str]) -> None:
        """``lines``: the non-blank prose lines, trimmed, without table rows."""
        self.columns: tuple[int, ...] = ()
        measured = [(width(line) if len(line) <= _WIDEST else _WIDEST * 2, line) for line in lines]
        counted = [(w, line) for w, line in measured if not _numeric(line)]
        self.applies = False
        if len(counted) < _FEWEST:
            return
        full = [
            a
            for (a, line), (b, _) in pairwise(counted)
            if _NARROWEST <= a <= _WIDEST and b <= a + _SLACK and not _SENTENCE_END.search(line)
        ]
        columns = self._columns(full, len(counted))
        continued = sum(any(column - _SLACK <= w <= column + 1 for column in columns) for w in full)
        long = sum(w > 1.5 * max(columns, default=_WIDEST) for w, _ in counted)
        self.applies = continued >= _SHARE * len(counted) and long * 20 <= len(counted)
        self.columns = columns if self.applies else ()

    @staticmethod
    def _columns(full: Sequence[int], lines: int) -> tuple[int, ...]:
        counts: dict[int, int] = {}
        for w in full:
            counts[w] = counts.get(w, 0) + 1
        found: list[int] = []
        for w in sorted(counts, reverse=True):
            near = sum(counts.get(w - back, 0) for back in range(_SLACK))
            if near * 12 >= lines and not any(w > other - 2 * _SLACK for other in found):
                found.append(w)
        return tuple(found)

    def continues(self, line: str, following: str) -> bool:
        """Whether ``following`` belongs to the paragraph of ``line``.

        The line is full, and what follows neither begins an item nor is wider.
        """
        w = width(line) if len(line) <= _WIDEST else 0
        if not w:
            return False
        fitting = [column for column in self.columns if w <= column + 1]
        column = min(fitting, default=0)
        if not column or w < column * 0.85 - 2 or width(following[: _WIDEST * 2]) > column + _SLACK + 1:
            return False
        if _SENTENCE_END.search(line) and w < column - 2:
            return False
        style = list_style(following)
        if style and (style < 20 or is_heading(following, style)):
            return False
        own = list_style(line)
        return not (own and is_heading(line, own) and w < column - 2)


def _numeric(line: str) -> bool:
    line = line[:_WIDEST]
    return len(_DIGITS.findall(line)) * 2 > len(line)


def joined(raw: str, lines: Sequence[Line]) -> list[Piece]:
    """The lines as one text: no space between Chinese characters or digits, one between Latin words."""
    found: list[Piece] = []
    previous = lines[0]
    for line in lines:
        more = pieces(raw, line.start, line.end)
        if found and more and _LATIN.match(found[-1][0][-1]) and _LATIN.match(more[0][0]):
            found.append((" ", previous.last))
        found.extend(more)
        previous = line
    return trimmed(found)


def paragraphs(raw: str, lines: Sequence[Line], wrapping: Wrapping, most_blank: int) -> list[list[Line]]:
    """The non-blank lines grouped into paragraphs.

    A printed page number does not interrupt one, more than ``most_blank`` empty lines do.
    """
    groups: list[list[Line]] = []
    open_group: list[Line] = []
    held: list[Line] = []
    for line in lines:
        text = raw[line.start : line.end]
        if is_furniture(text):
            held.append(line)
            continue
        if open_group:
            last = open_group[-1]
            gap = line.number - last.number - 1 - 2 * len(held)
            if gap <= most_blank and wrapping.applies and wrapping.continues(raw[last.start : last.end], text):
                open_group.append(line)
                continue
            groups.append(open_group)
        groups.extend([page] for page in held)
        held = []
        open_group = [line]
    if open_group:
        groups.append(open_group)
    groups.extend([page] for page in held)
    return groups
