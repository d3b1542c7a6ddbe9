"""The decoded text of a file: its lines, and where each character stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from auditlint.document import Place, Text, TextBuilder
from auditlint.document.normalise import normalise

_LINE_END = re.compile(r"\r\n|\r|\n")

_START = (0,)
Piece = tuple[str, int]
"""A stretch of printed text and the raw offset of its first character."""


class Line(NamedTuple):
    """One line: raw offsets without the line end, and the 0-based number. ``start:end`` leaves out white space at both ends."""

    number: int
    first: int
    last: int
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Nothing but white space."""
        return self.start == self.end

    @property
    def indent(self) -> int:
        """Characters of white space before the text."""
        return self.start - self.first


class RawText:
    """A `Source` over the decoded text. A CR, a LF and a CRLF each end one line; a byte order mark is not part of the text.

    ``raw`` is what is read; ``printed``, of the same length, what the file holds, where marks of the format were blanked out for reading.
    """

    def __init__(self, raw: str, printed: str | None = None) -> None:
        self.raw = raw
        self._printed = raw if printed is None else printed
        self._plain: str | None = None
        self._starts = [0]
        self._starts.extend(match.end() for match in _LINE_END.finditer(raw))

    @property
    def plain(self) -> str:
        """The whole raw text normalised, character for character. It may be cut at line ends and TABs, not inside a line."""
        if self._plain is None:
            self._plain = normalise(self.raw)
        return self._plain

    def span(self, start: int, end: int) -> Text:
        """``raw[start:end]``, which holds no marks and begins and ends with a word, as a `Text`."""
        return Text(self.plain[start:end], self, _START, (start,))

    def place(self, start: int, end: int) -> Place:
        """Line and column of ``raw[start:end]``, 1-based; the end column is exclusive."""
        line = bisect_right(self._starts, start)
        last = max(end - 1, start)
        end_line = bisect_right(self._starts, last)
        return Place(
            line=line,
            column=start - self._starts[line - 1] + 1,
            end_line=end_line,
            end_column=last - self._starts[end_line - 1] + (2 if end > start else 1),
        )

    def quote(self, start: int, end: int) -> str:
        """``raw[start:end]`` as the file holds it."""
        return self._printed[start:end]

    def lines(self) -> list[Line]:
        """All lines, in order."""
        raw, found = self.raw, []
        ends = [*self._starts[1:], len(raw) + 1]
        for number, (first, following) in enumerate(zip(self._starts, ends, strict=True)):
            content = raw[first:following]
            stripped = content.lstrip()
            start = min(following, len(raw)) - len(stripped)
            last = first + len(content.rstrip("\r\n"))
            if stripped:
                found.append(Line(number, first, last, start, start + len(stripped.rstrip())))
            else:
                found.append(Line(number, first, last, last, last))
        return found

    def text(self, pieces: Iterable[Piece], anchor: int = 0) -> Text:
        """The pieces as one normalised `Text`; an empty one is placed at ``anchor``."""
        builder = TextBuilder(self)
        for content, at in pieces:
            builder.append(content, at)
        built = builder.build(anchor)
        return Text(normalise(built.content), self, built.starts, built.raws)
