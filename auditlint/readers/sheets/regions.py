"""What stands on a sheet: tables, and the lines of text above, between and below them.

A sheet is cut at its empty rows and columns. A row with one cell alone above a table is its title, below it a note; a long text over the whole width is a paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from auditlint.document.cellkind import TEXTS, VALUES, Kind, is_total, kind
from auditlint.document.headings import is_note, unit_of
from auditlint.document.normalise import normalise
from auditlint.readers.sheets.model import SheetCell

_DEEPEST = 6
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that form one table, with the rows and columns that they span."""

    cells: Sequence[SheetCell]
    top: int
    left: int
    bottom: int
    right: int


Region = SheetCell | Block
Row = list[SheetCell]


def regions(cells: Sequence[SheetCell]) -> Iterator[Region]:
    """The paragraphs (single cells) and tables of a sheet in reading order. ``cells`` are filled, sorted by row and column, and do not overlap."""
    yield from _regions(list(cells), 0)


def _regions(cells: list[SheetCell], depth: int) -> Iterator[Region]:
    for band in _parted(cells, True):
        rows = [list(group) for _, group in groupby(band, key=attrgetter("row"))]
        lead, rows, tail = _peeled(rows)
        yield from lead
        body = [cell for row in rows for cell in row]
        parts = _parted(sorted(body, key=attrgetter("column")), False)
        if len(parts) > 1 and depth < _DEEPEST:
            for part in parts:
                yield from _regions(sorted(part, key=attrgetter("row", "column")), depth + 1)
        elif body:
            yield from _tables(rows)
        yield from tail


def _parted(cells: list[SheetCell], by_row: bool) -> list[list[SheetCell]]:
    """``cells``, sorted by row or by column, cut at empty rows or columns."""
    cuts = [0]
    reach = -1
    for i, cell in enumerate(cells):
        first, span = (cell.row, cell.row_span) if by_row else (cell.column, cell.column_span)
        if first > reach + 1 and i:
            cuts.append(i)
        if first + span > reach:
            reach = first + span - 1
    return [cells[start:stop] for start, stop in pairwise([*cuts, len(cells)])] if cells else []


def _edges(rows: Sequence[Row]) -> tuple[int, int]:
    return min(row[0].column for row in rows), max(cell.right for row in rows for cell in row)


def _peeled(rows: list[Row]) -> tuple[list[SheetCell], list[Row], list[SheetCell]]:
    """The lines of text above, the rows of cells, the lines of text below."""
    left, right = _edges(rows)
    start = 0
    while start < len(rows) and _is_line(rows[start], left, right):
        start += 1
    stop = len(rows)
    while stop > start and _is_closing(rows[stop - 1], left, right):
        stop -= 1
    if stop - start == 1 and len(rows[start]) < _FEWEST:
        start = stop
    lead = [cell for row in rows[:start] for cell in row]
    return lead, rows[start:stop], [cell for row in rows[stop:] for cell in row]


def _is_line(row: Row, left: int, right: int) -> bool:
    """A title, a unit line, a line of particulars: text beside no other cell, or beside others that all say what they are."""
    contents = [normalise(cell.text.strip()) for cell in row]
    if any(cell.uncalculated or kind(content) in VALUES for cell, content in zip(row, contents, strict=True)):
        return len(row) == 1 and left == right
    if len(row) == 1:
        cell = row[0]
        grouping = cell.column > left and 1 < cell.column_span < right - left + 1 and not unit_of(contents[0])
        return not grouping and not is_total(contents[0])
    return all(_is_particular(content) for content in contents)


def _is_particular(content: str) -> bool:
    """``编制单位：某局``, ``单位：万元``, ``2023年12月31日``: not the label of a value beside it."""
    head, colon, rest = content.partition("：")
    return bool(unit_of(content)) or (bool(colon) and bool(head.strip()) and bool(rest.strip()) and kind(content) is not Kind.PROSE)


def _is_closing(row: Row, left: int, right: int) -> bool:
    contents = [normalise(cell.text.strip()) for cell in row]
    if len(row) > 1:
        return all(map(_is_particular, contents))
    cell, content = row[0], contents[0]
    if cell.uncalculated or kind(content) in VALUES or is_total(content):
        return False
    whole = left < right and cell.column == left and cell.right == right
    return is_note(content) or whole or (cell.column == left and kind(content) in TEXTS) or left == right


def _tables(rows: list[Row]) -> Iterator[Region]:
    """The rows of one block, parted at long texts that fill its whole width."""
    left, right = _edges(rows)
    part: list[Row] = []
    for row in rows:
        across = len(row) == 1 and row[0].column == left and row[0].right == right and left < right
        if across and kind(normalise(row[0].text.strip())) is Kind.PROSE:
            yield from _block(part)
            yield row[0]
            part = []
        else:
            part.append(row)
    yield from _block(part)


def _block(rows: list[Row]) -> Iterator[Region]:
    if not rows:
        return
    left, right = _edges(rows)
    cells = [cell for row in rows for cell in row]
    if left == right or (len(rows) == 1 and len(cells) < _FEWEST):
        yield from cells
        return
    yield Block(cells, rows[0][0].row, left, max(cell.bottom for cell in cells), right)
