"""Rows of cells to tables: ragged rows for formats that print no grid, and true grids that may hold several logical tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditlint.document.alignment import Columns, Placement, regular
from auditlint.document.cellkind import VALUES, is_placeholder, kind
from auditlint.document.headerrow import count_header_rows
from auditlint.document.layout import Grid, lay_out
from auditlint.document.model import Cell, Table
from auditlint.document.segments import Segment, segments
from auditlint.document.text import Text

TextRow = Sequence[Text | None]
_TOLERATED = 5
"""One row in five may hold a number that could stand in another column; above that the table is not trusted."""
_LARGE = 5000
_UNSURE = "ragged rows: the numbers of several rows could stand in more than one column"
_TOO_FEW = "ragged rows: too few complete rows to tell which column a short row's cells belong to"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above a block say about its tables."""

    caption: str = ""
    unit: str = ""
    section: tuple[str, ...] = ()


def tables(
    first_index: int,
    rows: Sequence[TextRow],
    heading: Heading,
    *,
    parts: frozenset[int] = frozenset(),
    header_rows: int | None = None,
    doubt: str = "",
) -> list[Table]:
    """The tables in a block of rows, in order; ``None`` is an empty cell, ``parts`` are the rows that begin a page or follow a blank line.

    All of them stand under the same heading. ``header_rows`` is given where the format says it.
    """
    contents = [["" if text is None else text.content for text in row] for row in rows]
    told = [Segment(0, len(rows), max(map(len, contents)), form=False)]
    if header_rows == 1 and _with_gaps(contents):
        header_rows = None  # a format that always prints one header row tells nothing of a header that spans
    found = segments(contents, parts) if header_rows is None else told
    result: list[Table] = []
    for segment in found:
        table = _table(first_index + len(result), rows, contents, segment, heading, parts, header_rows, doubt)
        result.append(table)
    return result


def grid_tables(
    first_index: int,
    grid: Grid,
    heading: Heading,
    *,
    breaks: tuple[int, ...] = (),
    header_rows: int | None = None,
    doubt: str = "",
) -> list[Table]:
    """The logical tables in a true grid (rows of one length, cells with their spans), in order.

    A printed form often holds a form, then a grid with a header of its own, then form rows again. Each becomes a table over the columns that it uses.
    """
    contents = [_printed(row) for row in grid]
    if not any(map(any, contents)):
        return []
    found = segments(contents, frozenset(breaks)) if header_rows is None else [Segment(0, len(grid), len(grid[0]))]
    result: list[Table] = []
    for segment in found:
        kept = [r for r in range(segment.start, segment.stop) if r not in segment.repeated]
        if not any(any(contents[r]) for r in kept):
            continue
        part = _part(grid, kept) if len(found) > 1 or segment.repeated else grid
        table = lay_out(
            first_index + len(result),
            part,
            header_rows=header_rows,
            caption=heading.caption,
            unit=heading.unit,
            section=heading.section,
            breaks=tuple(at for at, r in enumerate(kept) if r in breaks and at),
            doubt=doubt,
            form=segment.form,
        )
        result.append(table)
    return result


def _with_gaps(contents: Sequence[Sequence[str]]) -> bool:
    """Whether the first of rows of one length leaves a cell empty, beside the corner."""
    return len({len(row) for row in contents}) == 1 and not all(contents[0][1:])


def _printed(row: Sequence[Cell | None]) -> list[str]:
    """The contents of a row, a cell merged over several columns once; empty where nothing is printed or a cell from above reaches down."""
    found: list[str] = []
    skip = 0
    for cell in row:
        if skip:
            skip -= 1
            continue
        if cell is None:
            found.append("")
        else:
            found.append(cell.text.content)
            skip = cell.column_span - 1
    return found


def _part(grid: Grid, kept: Sequence[int]) -> Grid:
    """The rows ``kept`` of ``grid`` over the columns at which one of them begins a cell, or leaves room for one."""
    width = len(grid[0])
    used = [False] * width
    for r in kept:
        covered = 0
        for c, cell in enumerate(grid[r]):
            if covered:
                covered -= 1
                continue
            used[c] = used[c] or cell is not None
            covered = 0 if cell is None else cell.column_span - 1
    columns = [c for c in range(width) if used[c]] or [0]
    place = {r: at for at, r in enumerate(kept)}
    part: Grid = [[None] * len(columns) for _ in kept]
    for r in kept:
        for at, c in enumerate(columns):
            cell = grid[r][c]
            if cell is not None:
                across = sum(c <= other < c + cell.column_span for other in columns)
                down = sum(r + below in place for below in range(cell.row_span))
                part[place[r]][at] = replace(cell, row=place[r], column=at, column_span=max(across, 1), row_span=max(down, 1))
    return part


def _table(
    index: int,
    rows: Sequence[TextRow],
    contents: Sequence[Sequence[str]],
    segment: Segment,
    heading: Heading,
    parts: frozenset[int],
    header_rows: int | None,
    doubt: str,
) -> Table:
    kept = [i for i in range(segment.start, segment.stop) if i not in segment.repeated]
    inside = regular([contents[i] for i in kept], segment.width)
    told = header_rows is not None
    form = False if told else segment.form
    head = header_rows if header_rows is not None else (0 if form else count_header_rows(inside))
    placements, why = (None, "") if told or form else _placements(inside, segment.width, head)
    grid: Grid = []
    lost: set[int] = set()
    for r, i in enumerate(kept):
        placement = placements[r] if placements is not None else None
        grid.append(_row(rows[i], r, segment.width, placement))
        if placement is not None and placement.doubt and _lost_label(inside[r], placement):
            lost.add(r)
    return lay_out(
        index,
        grid,
        header_rows=head if told or head or form is not None else None,
        caption=heading.caption,
        unit=heading.unit,
        section=heading.section,
        breaks=tuple(r for r, i in enumerate(kept) if r and _begins_part(i, kept[r - 1], parts)),
        lost=frozenset(lost),
        doubt=doubt or why,
        form=form,
    )


def _row(texts: TextRow, r: int, width: int, placement: Placement | None) -> list[Cell | None]:
    if placement is None:
        row: list[Cell | None] = [None if text is None else Cell(text, r, c) for c, text in enumerate(texts[:width])]
        row.extend([None] * (width - len(row)))
        return row
    row = [None] * width
    for text, column in zip(texts, placement.columns, strict=False):
        if text is not None:
            row[column] = Cell(text, r, column, doubt=placement.doubt)
    return row


def _begins_part(i: int, previous: int, parts: frozenset[int]) -> bool:
    return any(at in parts for at in range(previous + 1, i + 1))


def _lost_label(row: Sequence[str], placement: Placement) -> bool:
    """Whether the first printed cell stands further right than the first column."""
    return next((column for content, column in zip(row, placement.columns, strict=False) if content), 0) > 0


def _placements(inside: Sequence[Sequence[str]], width: int, head: int) -> tuple[list[Placement] | None, str]:
    """A placement for every row (``None`` when all stand where they are printed), and why the table as a whole cannot be trusted."""
    complete = all(len(row) == width for row in inside)
    if complete and not _may_be_shifted(inside, head):
        return None, ""
    if any(len(row) < width for row in inside[:head]):
        return None, "ragged rows: the header has fewer cells than the body"
    columns = Columns(inside, width, head)
    if not columns.enough:
        return None, "" if complete or _harmless(inside, width) else _TOO_FEW
    identity = Placement(tuple(range(width)))
    result = [identity if r < head else columns.best(row) for r, row in enumerate(inside)]
    unsure = sum(placement.unsure for placement in result)
    return result, _UNSURE if unsure * _TOLERATED > len(inside) else ""


def _may_be_shifted(inside: Sequence[Sequence[str]], head: int) -> bool:
    """Whether a complete row ends in empty cells where others do not: it may have been shifted."""
    return len(inside) <= _LARGE and any(len(row) > 2 and not row[-1] and not row[-2] for row in inside[head:])


def _harmless(inside: Sequence[Sequence[str]], width: int) -> bool:
    """Whether no number stands in a short row (a placeholder is none)."""
    short = (row for row in inside if len(row) < width)
    return not any(kind(content) in VALUES and not is_placeholder(content) for row in short for content in row)
