"""A line-based text as a sequence of blocks: tables in their dialects, and the prose between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditlint.document import Text
from auditlint.document.assembly import Cells, Rows
from auditlint.document.gridding import TextRow
from auditlint.readers import pipes, runs, tabs, tagtables
from auditlint.readers.markup import marked, pieces, trimmed
from auditlint.readers.rawtext import Line, Piece, RawText
from auditlint.readers.wrapping import Wrapping, paragraphs

_SAMPLE = 4000
_MOST_BLANK = 12


@dataclass(frozen=True, slots=True)
class Prose:
    """The lines of one paragraph."""

    lines: list[Line]


Found = Prose | Rows | Cells


def blocks(source: RawText, most: int) -> tuple[list[Found], bool]:
    """The blocks of a text in reading order, and whether a table in HTML mark-up was cut at ``most`` places."""
    raw, lines = source.raw, source.lines()
    regions: list[Rows | Cells | list[Line]] = []
    cut = False
    for chunk in _chunks(source, lines):
        if isinstance(chunk, list):
            regions.extend(_regions(source, chunk))
            continue
        made, shortened = tagtables.cells(source, *chunk, most)
        regions.extend([made] if made is not None else [])
        cut = cut or shortened
    prose = [line for region in regions if isinstance(region, list) for line in region]
    wrapping = Wrapping([raw[line.start : line.end] for line in prose[:_SAMPLE]])
    apart = sum(following.number - line.number == 2 for line, following in pairwise(prose))
    most_blank = 1 if apart * 10 >= 6 * len(prose) else 0
    found: list[Found] = []
    for region in regions:
        if not isinstance(region, list):
            found.append(region)
        else:
            found.extend(_prose(source, region, wrapping, most_blank))
    return found, cut


def _chunks(source: RawText, lines: list[Line]) -> Iterator[list[Line] | tuple[tagtables.TagTable, int]]:
    """Tables in HTML mark-up with their line numbers, and the lines before, between and after them. A line may hold several, with text beside them."""
    raw = source.raw
    if "<t" not in raw and "<T" not in raw:
        yield lines
        return
    at, done = 0, 0
    while (table := tagtables.find(raw, done, len(raw))) is not None:
        before = [line for line in lines[at:] if line.first < table.start]
        cut = [_cut(raw, line, done, table.start) for line in before]
        yield [line for line in cut if not line.blank]
        first = lines[at + len(before) - 1].number if before else 0
        if table.caption is not None:
            start, end = table.caption
            yield [_cut(raw, Line(first, start, end, start, end), start, end)]
        yield table, first
        done = table.end
        at += sum(line.last <= done for line in lines[at:])
    yield [_cut(raw, line, done, len(raw)) for line in lines[at:]] if done else lines


def _cut(raw: str, line: Line, first: int, last: int) -> Line:
    """The part of ``line`` between two raw offsets."""
    if first <= line.first and line.last <= last:
        return line
    first, last = max(line.first, first), min(line.last, last)
    content = raw[first:last]
    start = last - len(content.lstrip())
    return Line(line.number, first, last, start, max(start, first + len(content.rstrip())))


def _regions(source: RawText, lines: Sequence[Line]) -> Iterator[Rows | list[Line]]:
    """Tables with marks between their cells, and the non-blank lines between them."""
    raw = source.raw
    tabbed, piped = "\t" in raw, "|" in raw
    prose: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        table: Rows | None = None
        stop = at
        if tabbed and raw.find("\t", line.first, line.last) >= 0:
            table, stop = _tab_table(source, lines, at)
        elif piped and raw.find("|", line.start, line.end) >= 0:
            stop = pipes.block(raw, lines, at)
            table = _pipe_table(source, lines[at:stop], at) if stop > at else None
        if table is None:
            prose.append(line)
            at += 1
            continue
        if prose:
            yield prose
            prose = []
        yield table
        at = max(stop, at + 1)
    if prose:
        yield prose


def _tab_table(source: RawText, lines: Sequence[Line], at: int) -> tuple[Rows | None, int]:
    raw = source.raw
    if tabs.is_word_dump(raw, lines, at):
        rows, stop = tabs.word_rows(source, lines, at)
        return Rows(rows, lines[at].number), stop
    if not tabs.has_tab(raw, lines[at]) or tabs.starts_cell(raw, lines[at]):
        return None, at
    found: list[TextRow] = []
    parts: set[int] = set()
    stop, blank = at, 0
    for i in range(at, len(lines)):
        line = lines[i]
        if line.blank:
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        if not tabs.has_tab(raw, line) or tabs.is_word_dump(raw, lines, i) or (blank and tabs.starts_cell(raw, line)):
            break
        if blank and found:
            parts.add(len(found))
        blank = 0
        found.append(tabs.tab_row(source, line))
        stop = i + 1
    if len(found) == 1 and sum(cell is not None for cell in found[0]) < 3:
        return None, at
    return Rows(found, lines[at].number, frozenset(parts)), stop


def _pipe_table(source: RawText, lines: Sequence[Line], at: int) -> Rows:
    header = 1 if len(lines) > 1 and pipes.is_separator(source.raw, lines[1]) else None
    rows = [pipes.cells(source, line) for i, line in enumerate(lines) if i != 1 or not header]
    if header and not any(rows[0]):
        return Rows(rows[1:], lines[0].number) if len(rows) > 1 else Rows(rows, lines[0].number)
    if not header:
        return Rows(rows, lines[0].number)
    doubt = "ragged rows: a row has more cells than the header" if any(len(row) > len(rows[0]) for row in rows) else ""
    return Rows(rows, lines[0].number, header_rows=header, doubt=doubt)


def _prose(source: RawText, lines: list[Line], wrapping: Wrapping, most_blank: int) -> list[Prose | Rows]:
    found: list[Prose | Rows] = []
    start = 0
    for table in runs.find(source.raw, lines):
        used = table.lines
        found.extend(Prose(group) for group in paragraphs(source.raw, lines[start : table.header_line], wrapping, most_blank))
        found.append(_run_rows(source, table, lines[table.header_line].number))
        last = max(used) + 1
        rest = [line for i, line in enumerate(lines[table.header_line : last], table.header_line) if i not in used]
        found.extend(Prose(group) for group in paragraphs(source.raw, rest, wrapping, most_blank))
        start = last
    found.extend(Prose(group) for group in paragraphs(source.raw, lines[start:], wrapping, most_blank))
    return found


def _run_rows(source: RawText, table: runs.RunTable, first: int) -> Rows:
    def text(spans: Sequence[tuple[int, int]]) -> Text | None:
        if len(spans) == 1 and not marked(source.raw, *spans[0]):
            return source.span(*spans[0])
        found: list[Piece] = []
        for start, end in spans:
            found.extend(pieces(source.raw, start, end))
        found = trimmed(found)
        return source.text(found) if found else None

    rows: list[TextRow] = [[text([span]) for span in table.header]]
    for row in table.rows:
        cells = [text(row.label), *(text([span]) for span in row.values)]
        rows.append(cells + [None] * (len(table.header) - len(cells)))
    return Rows(rows, first, header_rows=1, doubt=table.doubt)
