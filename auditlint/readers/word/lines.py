"""Paragraphs that hold several printed lines: which line breaks end a paragraph in all but name."""

import re

from auditlint.document.headings import is_caption, list_style, unit_of
from auditlint.document.normalise import normalise
from auditlint.readers.word.story import Reading

_ENDS = re.compile(r"[。；;：:！!？?]$")
Span = tuple[int, int]


def lines(reading: Reading) -> list[list[Span]]:
    """The kept text of a paragraph as spans of ``reading.text``, line by line.

    A line break parts two lines when the first ends like a sentence, or one of them stands for itself: a caption, a unit line, a numbered item. Other breaks
    wrap one sentence and stay inside.
    """
    found: list[list[Span]] = []
    above = ""
    for line in _printed(reading):
        content = _content(reading, line)
        if found and not _parted(above, content):
            end = found[-1][-1][1]
            found[-1].extend([(end, end + 1), *line])
        else:
            found.append(line)
        above = content
    return found


def _printed(reading: Reading) -> list[list[Span]]:
    rows: list[list[Span]] = [[]]
    at = 0
    for piece in reading.pieces:
        end = at + len(piece.content)
        if not piece.deleted:
            if piece.content == "\n":
                rows.append([])
            else:
                rows[-1].append((at, end))
        at = end
    return [row for row in rows if _content(reading, row).strip()]


def _content(reading: Reading, spans: list[Span]) -> str:
    return "".join(reading.text[start:end] for start, end in spans)


def _parted(above: str, below: str) -> bool:
    return _ENDS.search(above.rstrip()) is not None or _stands_alone(above) or _stands_alone(below)


def _stands_alone(line: str) -> bool:
    plain = normalise(line.strip())
    return unit_of(plain) != "" or is_caption(plain) or list_style(plain) > 0
