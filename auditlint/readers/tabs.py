"""Tables whose cells are parted by TABs: one row a line, or (Word dump) one cell a line."""

from collections.abc import Sequence

from auditlint.document import Text
from auditlint.readers.markup import marked, pieces, trimmed
from auditlint.readers.rawtext import Line, Piece, RawText

TextRow = list[Text | None]
_MOST_BLANK = 3
_SHORT = 40
_START = (0,)


def has_tab(raw: str, line: Line) -> bool:
    """Whether the line holds a TAB beside text."""
    return raw.find("\t", line.first, line.end if line.end > line.first else line.last) >= 0


def starts_cell(raw: str, line: Line) -> bool:
    """A line of a Word dump that begins a cell: one TAB, at its start."""
    return line.last > line.first and raw[line.first] == "\t" and raw.find("\t", line.first + 1, line.end) < 0


def is_word_dump(raw: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a table begins at ``at`` that prints each cell on its own line: at least two cells, and a row that ends at an empty line."""
    if not starts_cell(raw, lines[at]):
        return False
    count = short = 0
    for line in lines[at : at + 400]:
        if line.last > line.first and raw[line.first] == "\t":
            if not starts_cell(raw, line):
                return False
            count += 1
            short += line.end - line.start <= _SHORT
        elif line.blank:
            break
    return count >= 2 and short * 2 >= count


def word_rows(source: RawText, lines: Sequence[Line], at: int) -> tuple[list[TextRow], int]:
    """The rows of the Word dump that begins at ``at``, and the position after it.

    A line without TAB continues the cell above; an empty line ends the row, unless the row is still short and the cell goes on below it.
    """
    raw = source.raw
    rows: list[list[list[Line]]] = [[]]
    stop = at
    widest = 0
    while stop < len(lines):
        line = lines[stop]
        if line.last > line.first and raw[line.first] == "\t":
            rows[-1].append([line])
        elif line.blank:
            following = _next(raw, lines, stop)
            if following < 0 and not (len(rows[-1]) < widest and _goes_on(raw, lines, stop)):
                break
            if following >= 0:
                widest = max(widest, len(rows[-1]))
                rows.append([])
                stop = following
                continue
        elif rows[-1]:
            rows[-1][-1].append(line)
        stop += 1
    return [[_cell(source, cell) for cell in row] for row in rows if row], stop


def _next(raw: str, lines: Sequence[Line], at: int) -> int:
    """The position of the next cell when only empty lines lie between, else -1."""
    i = at
    while (
        i < len(lines) and i - at <= _MOST_BLANK and lines[i].blank and not (lines[i].last > lines[i].first and raw[lines[i].first] == "\t")
    ):
        i += 1
    return i if i < len(lines) and lines[i].last > lines[i].first and raw[lines[i].first] == "\t" else -1


def _goes_on(raw: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a cell goes on below an empty line: at most three lines of text, then another cell without a further empty line."""
    i = at + 1
    while i < len(lines) and i - at <= 3 and not lines[i].blank and raw[lines[i].first] != "\t":
        i += 1
    return i > at + 1 and i < len(lines) and lines[i].last > lines[i].first and raw[lines[i].first] == "\t"


def _cell(source: RawText, lines: Sequence[Line]) -> Text | None:
    if len(lines) == 1 and not marked(source.raw, lines[0].start, lines[0].end):
        return None if lines[0].blank else source.span(lines[0].start, lines[0].end)
    found: list[Piece] = []
    previous = lines[0]
    for line in lines:
        if line.blank:
            continue
        if found:
            found.append(("\n", previous.last))
        found.extend(pieces(source.raw, line.start, line.end))
        previous = line
    found = trimmed(found)
    return source.text(found) if found else None


def tab_row(source: RawText, line: Line) -> TextRow:
    """The cells of one line; an empty cell is ``None``."""
    raw = source.raw
    first, last = line.first, line.last
    if marked(raw, first, last):
        return _marked_row(source, first, last)
    found: TextRow = []
    at = 0
    for part in source.plain[first:last].split("\t"):
        content = part.strip()
        if content:
            skipped = 0 if part[0] == content[0] else len(part) - len(part.lstrip())
            found.append(Text(content, source, _START, (first + at + skipped,)))
        else:
            found.append(None)
        at += len(part) + 1
    return found


def _marked_row(source: RawText, first: int, last: int) -> TextRow:
    raw = source.raw
    found: TextRow = []
    start = first
    while start <= last:
        end = raw.find("\t", start, last)
        end = last if end < 0 else end
        content = pieces(raw, start, end)
        found.append(source.text(content) if content else None)
        start = end + 1
    return found
