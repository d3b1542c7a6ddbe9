"""The raw text of printed pages in reading order, and where each of its characters stands."""

from bisect import bisect_right
from collections.abc import Sequence

from auditlint.document import Place, Text
from auditlint.document.normalise import normalise
from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.runs import Line, pieces

_START = (0,)


class Printed:
    """A `Source` over lines put into reading order. A place is the page and the box of the characters themselves; a span over two pages has the box on the first."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._runs: list[tuple[PageContent, int, int]] = []
        self._raw: str | None = None

    def text(self, lines: Sequence[Line], separators: Sequence[str], skip: int = 0) -> Text:
        """The lines joined by ``separators`` (one fewer than lines) as a normalised `Text`, without the first ``skip`` characters."""
        first = self._length
        made: list[str] = []
        for i, line in enumerate(lines):
            if i and separators[i - 1]:
                made.append(separators[i - 1])
                self._length += len(separators[i - 1])
            for content, run in pieces(line):
                if skip:
                    content, skipped = content[skip:], min(skip, len(content))
                    skip -= skipped
                else:
                    skipped = 0
                if run is not None and content:
                    self._starts.append(self._length)
                    self._runs.append((run.page, run.start + skipped, run.stop))
                made.append(content)
                self._length += len(content)
        content = "".join(made)
        self._texts.append(content + "\n")
        self._length += 1
        self._raw = None
        return Text(normalise(content), self, _START, (first,))

    def place(self, start: int, end: int) -> Place:
        """Page and box of ``raw[start:end]``."""
        if not self._starts:
            return Place(page=1)
        i = max(bisect_right(self._starts, start) - 1, 0)
        page, first, stop = self._runs[i]
        at = min(first + start - self._starts[i], stop - 1)
        if start - self._starts[i] >= stop - first and i + 1 < len(self._runs) and self._starts[i + 1] < end:
            i += 1
            page, at, stop = self._runs[i]
        chars = page.characters
        left, bottom, right, top = chars.left[at], chars.bottom[at], chars.right[at], chars.top[at]
        while i < len(self._runs) and (self._starts[i] < end or self._starts[i] <= start):
            other, first, stop = self._runs[i]
            if other is not page:
                break
            low, high = first + max(start - self._starts[i], 0), min(first + end - self._starts[i], stop)
            if low < high:
                left, bottom = min(left, *chars.left[low:high]), min(bottom, *chars.bottom[low:high])
                right, top = max(right, *chars.right[low:high]), max(top, *chars.top[low:high])
            i += 1
        box = page.printed((left, bottom, right, top))
        return Place(page=page.number, box=(round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)))

    def confidence(self, start: int, end: int) -> float:
        """How sure the least certain character of ``raw[start:end]`` is: 1 for text of the file itself, less for what was recognised."""
        lowest = 1.0
        i = max(bisect_right(self._starts, start) - 1, 0)
        while i < len(self._runs) and self._starts[i] < end:
            page, first, stop = self._runs[i]
            told = page.characters.confidence
            low, high = first + max(start - self._starts[i], 0), min(first + end - self._starts[i], stop)
            if low < high:
                lowest = min(lowest, told if isinstance(told, float) else min(told[low:high]))
            i += 1
        return lowest

    def quote(self, start: int, end: int) -> str:
        """``raw[start:end]`` as printed."""
        if self._raw is None:
            self._raw = "".join(self._texts)
        return self._raw[start:end]
