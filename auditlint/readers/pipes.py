"""Markdown pipe tables."""

import re
from collections.abc import Sequence

from auditlint.document import Text
from auditlint.readers.markup import marked, pieces
from auditlint.readers.rawtext import Line, Piece, RawText

_SEPARATOR = re.compile(r"\|?\s{0,20}:?-{1,200}:?\s{0,20}(?:\|\s{0,20}:?-{1,200}:?\s{0,20}){0,200}\|?")
_FEWEST_PIPES = 2
"""The pipes that tell a row of a table from a sentence with a pipe in it."""
_CELL_END = re.compile(r"(?<!\\)\|")


def is_separator(raw: str, line: Line) -> bool:
    """The ``|---|:--:|`` row below a header."""
    return (
        raw.find("-", line.start, line.end) >= 0
        and raw.find("|", line.start, line.end) >= 0
        and _SEPARATOR.fullmatch(raw, line.start, line.end) is not None
    )


def is_row(raw: str, line: Line) -> bool:
    """A line between pipes."""
    return line.end - line.start > 1 and raw[line.start] == "|" and raw.find("|", line.start + 1, line.end) > 0


def block(raw: str, lines: Sequence[Line], at: int) -> int:
    """The position after the table that begins at ``at``; ``at`` itself when none does. Rows without outer pipes need a separator row, or as many pipes in every row."""
    if not is_row(raw, lines[at]):
        loose = at + 1 < len(lines) and raw.find("|", lines[at].start, lines[at].end) > 0 and is_separator(raw, lines[at + 1])
        if raw.find("\t", lines[at].first, lines[at].last) >= 0:
            return at
        if not loose:
            return _bare(raw, lines, at)
        stop = at
        while stop < len(lines) and raw.find("|", lines[stop].start, lines[stop].end) >= 0:
            stop += 1
        return stop
    stop = at
    while stop < len(lines) and is_row(raw, lines[stop]):
        stop += 1
    return stop if stop - at >= 2 else at


def _bare(raw: str, lines: Sequence[Line], at: int) -> int:
    """The position after rows of several cells with nothing but pipes between; ``at`` if there is but one row."""
    width = _pipes(raw, lines[at])
    if width < _FEWEST_PIPES:
        return at
    stop = at + 1
    while stop < len(lines) and lines[stop].number - lines[stop - 1].number == 1 and _pipes(raw, lines[stop]) == width:
        stop += 1
    return stop if stop - at >= 2 else at


def _pipes(raw: str, line: Line) -> int:
    """The pipes between the cells of a row."""
    return len(_CELL_END.findall(raw, line.start, line.end))


def cells(source: RawText, line: Line) -> list[Text | None]:
    """The cells of a row; ``\\|`` is a printed pipe."""
    raw = source.raw
    ends = [match.start() for match in _CELL_END.finditer(raw, line.start, line.end)]
    start = line.start
    if ends and ends[0] == line.start:
        ends.pop(0)
        start += 1
    if not ends or ends[-1] != line.end - 1:
        ends.append(line.end)
    found: list[Text | None] = []
    for end in ends:
        found.append(_cell(source, start, end))
        start = end + 1
    return found


def _cell(source: RawText, start: int, end: int) -> Text | None:
    raw = source.raw
    if marked(raw, start, end) or raw.find("\\", start, end) >= 0:
        found = _unescaped(pieces(raw, start, end))
        return source.text(found) if found else None
    printed = raw[start:end]
    kept = printed.strip()
    first = start + len(printed) - len(printed.lstrip())
    return source.span(first, first + len(kept)) if kept else None


def _unescaped(found: list[Piece]) -> list[Piece]:
    result: list[Piece] = []
    for content, at in found:
        while (i := content.find("\\|")) >= 0:
            result.append((content[:i], at))
            content, at = content[i + 1 :], at + i + 1
            result.append((content[:1], at))
            content, at = content[1:], at + 1
        result.append((content, at))
    return [(content, at) for content, at in result if content]
