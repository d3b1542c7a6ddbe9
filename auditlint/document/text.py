"""Normalised text that remembers where each of its characters was printed."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from auditlint.document.place import Place
from auditlint.document.quick import quick


class Source(Protocol):
    """The raw text of a file, or of one of its parts, and the places in it."""

    def place(self, start: int, end: int) -> Place:
        """The place of ``raw[start:end]``."""
        ...

    def quote(self, start: int, end: int) -> str:
        """``raw[start:end]`` as printed."""
        ...


@runtime_checkable
class Recognised(Protocol):
    """A `Source` whose text, or a part of it, was recognised from a picture."""

    def confidence(self, start: int, end: int) -> float:
        """How sure the least certain character of ``raw[start:end]`` is: 1 for text of the file itself, less for what was recognised."""
        ...


@quick
@dataclass(frozen=True, slots=True)
class Text:
    """Text as the checks read it.

    ``content`` is normalised. It consists of stretches that run parallel to the raw text: the stretch that begins at
    ``content[starts[i]]`` was printed from ``raws[i]`` on. Between two stretches raw characters were dropped (a line
    break, a bookmark) or replaced (a LaTeX command).
    """

    content: str
    source: Source
    starts: tuple[int, ...]
    raws: tuple[int, ...]

    def raw(self, offset: int) -> int:
        """The raw offset of ``content[offset]``."""
        i = bisect_right(self.starts, offset) - 1
        return self.raws[i] + offset - self.starts[i]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that printed ``content[start:end]`` (``start < end``)."""
        return self.raw(start), self.raw(end - 1) + 1

    def place(self, start: int, end: int) -> Place:
        """Where ``content[start:end]`` was printed; an empty span is placed at its beginning."""
        if not self.content:
            first = self.raws[0] if self.raws else 0
            return self.source.place(first, first)
        start = min(start, len(self.content) - 1)
        return self.source.place(*self.raw_span(start, max(end, start + 1)))

    def confidence(self, start: int, end: int) -> float:
        """How sure the least certain character of ``content[start:end]`` is: 1 for text of the file itself, less for what was recognised from a picture."""
        if start >= end or not isinstance(self.source, Recognised):
            return 1.0
        return self.source.confidence(*self.raw_span(start, end))

    def quote(self, start: int, end: int) -> str:
        """``content[start:end]`` as printed, dropped characters included."""
        return self.source.quote(*self.raw_span(start, end)) if start < end else ""


class TextBuilder:
    """Collects stretches of raw text into one `Text`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._length = 0

    def append(self, content: str, raw: int) -> None:
        """Add ``content``, printed from raw offset ``raw`` on."""
        if not content:
            return
        if not self._starts or self._raws[-1] + self._length - self._starts[-1] != raw:
            self._starts.append(self._length)
            self._raws.append(raw)
        self._pieces.append(content)
        self._length += len(content)

    def build(self, anchor: int = 0) -> Text:
        """The text so far; an empty one is placed at raw offset ``anchor``."""
        content = "".join(self._pieces)
        if not self._starts:
            return Text(content, self._source, (0,), (anchor,))
        return Text(content, self._source, tuple(self._starts), tuple(self._raws))
