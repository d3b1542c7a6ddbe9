"""Raw text put together from parts that each have a place of their own: the paragraphs of a Word file, the cells of a sheet, the elements of a page."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from auditlint.document.normalise import normalise
from auditlint.document.place import Place
from auditlint.document.text import Text, TextBuilder

_START = (0,)


class _Batch(NamedTuple):
    """Parts that were added together: the index of the first, and what makes the place of each."""

    first: int
    make: Callable[[int], Place]


class Parts:
    """A `Source` over parts. A place is the place of the part in which a span begins, with the span's offsets in that part."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._places: list[Place | Callable[[], Place] | _Batch] = []
        self._length = 0

    def add(self, content: str, place: Place | Callable[[], Place]) -> tuple[int, int]:
        """Append a part; its raw span. ``place`` may be made later, when it is asked for: few of thousands of places ever are."""
        start = self._length
        self._starts.append(start)
        self._texts.append(content)
        self._places.append(place)
        self._length += len(content) + 1
        return start, start + len(content)

    def whole(self, content: str, place: Place | Callable[[], Place]) -> Text:
        """Append a part that is read as it is, white space at its ends left out: its normalised text."""
        start = self._length
        self._starts.append(start)
        self._texts.append(content)
        self._places.append(place)
        self._length += len(content) + 1
        kept = content.strip()
        if kept != content:
            start += len(content) - len(content.lstrip())
        return Text(kept if kept.isascii() and kept.isalnum() else normalise(kept), self, _START, (start,))

    def trimmed(self, contents: Sequence[str], place: Callable[[int], Place]) -> list[Text]:
        """Append parts of one line each, without white space at the ends: their normalised texts. ``place`` makes the place of one by its index among them.

        They are normalised together: what a line break parts has no bearing on its neighbours.
        """
        if not contents:
            return []
        starts: list[int] = []
        start = self._length
        for content in contents:
            starts.append(start)
            start += len(content) + 1
        self._length = start
        self._starts.extend(starts)
        self._texts.extend(contents)
        self._places.extend([_Batch(len(self._places), place)] * len(contents))
        lines = normalise("\n".join(contents)).split("\n")
        return [Text(line, self, _START, (start,)) for line, start in zip(lines, starts, strict=True)]

    def place(self, start: int, end: int) -> Place:
        """The place of ``raw[start:end]``."""
        i = bisect_right(self._starts, start) - 1
        first = self._starts[i]
        last = min(max(end - first, start - first), len(self._texts[i]))
        place = self._places[i]
        if isinstance(place, _Batch):
            place = place.make(i - place.first)
        return replace(place if isinstance(place, Place) else place(), offset=start - first, end_offset=last)

    def quote(self, start: int, end: int) -> str:
        """``raw[start:end]`` as printed; parts are separated by a line break."""
        i = bisect_right(self._starts, start) - 1
        first = self._starts[i]
        if end - first <= len(self._texts[i]):
            return self._texts[i][start - first : end - first]
        joined: list[str] = []
        while i < len(self._texts) and self._starts[i] < end:
            joined.append(self._texts[i])
            i += 1
        return "\n".join(joined)[start - first : end - first]

    def joined(self, content: str, start: int) -> Text:
        """Printed text that runs parallel to the raw text from ``start`` on, as a normalised `Text`: parts added one after the other, joined by line breaks."""
        return Text(normalise(content), self, _START, (start,))

    def text(self, pieces: Iterable[tuple[str, int]], anchor: int = 0) -> Text:
        """Pieces of printed text, each with the raw offset of its first character, as one normalised `Text`; an empty one is placed at ``anchor``."""
        builder = TextBuilder(self)
        for content, at in pieces:
            builder.append(content, at)
        built = builder.build(anchor)
        return Text(normalise(built.content), self, built.starts, built.raws)
