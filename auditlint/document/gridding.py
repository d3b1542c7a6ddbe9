"""Ragged rows of cell texts to tables, for formats that print no grid: text dumps and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.document.alignment import Columns, Placement, regular
from auditlint.document.cellkind import is_placeholder, kind
from auditlint.document.headerrow import count_header_rows
from auditlint.document.layout import Grid, lay_out
from auditlint.document.model import Cell, Table
from auditlint.document.segments import Segment, segments
from auditlint.document.text import Text

TextRow = Sequence[Text | None]
_TOLERATED = 5


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
    if header_rows is None:
        found = segments(contents, parts)
    else:
        found = [Segment(0, len(rows), max(map(len, contents)), form=False)]
    result: list[Table] = []
    for segment in found:
        table = _table(first_index + len(result), rows, contents, segment, heading, parts, header_rows, doubt)
        result.append(table)
    return result


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
    width = segment.width
    inside = regular([contents[i] for i in kept], width)
    head = count_header_rows(inside) if header_rows is None and not segment.form else (header_rows or 0)
    grid: Grid
    lost: set[int] = set()
    if all(len(row) == width for row in inside) and width <= min(len(row) for row in inside[: max(head, 1)]):
        placements = None
        columns = Columns(inside, width, head) if _may_be_shifted(inside, head) else None
        if columns is not None and columns.enough and not segment.form:
            placements = [columns.best(row) if r >= head else Placement(tuple(range(width))) for r, row in enumerate(inside)]
    else:
        placements, why = _placements(inside, width, head, segment.form is True)
        doubt = doubt or why
    grid = []
    for r, i in enumerate(kept):
        texts = rows[i]
        if placements is None:
            grid.append([None if text is None else Cell(text, r, c) for c, text in enumerate(texts[:width])])
            if len(texts) < width:
                grid[-1].extend([None] * (width - len(texts)))
            continue
        placement = placements[r]
        line: list[Cell | None] = [None] * width
        for text, column in zip(texts, placement.columns, strict=False):
            if text is not None:
                line[column] = Cell(text, r, column, doubt=placement.doubt)
        if placement.columns and placement.doubt and _lost_label(inside[r], placement):
            lost.add(r)
        grid.append(line)
    breaks = tuple(r for r, i in enumerate(kept) if r and _begins_part(i, kept[r - 1], parts))
    return lay_out(
        index,
        grid,
        header_rows=header_rows if header_rows is not None else (None if segment.form is None and not head else head),
        caption=heading.caption,
        unit=heading.unit,
        section=heading.section,
        breaks=breaks,
        lost=frozenset(lost),
        doubt=doubt,
        form=segment.form if header_rows is None else False,
    )


def _may_be_shifted(inside: Sequence[Sequence[str]], head: int) -> bool:
    """Whether a complete row ends in empty cells where others do not: it may have been shifted."""
    return len(inside) <= 5000 and any(len(row) > 2 and not row[-1] and not row[-2] for row in inside[head:])


def _begins_part(i: int, previous: int, parts: frozenset[int]) -> bool:
    return any(at in parts for at in range(previous + 1, i + 1))


def _lost_label(row: Sequence[str], placement: Placement) -> bool:
    first = next((column for content, column in zip(row, placement.columns, strict=False) if content), 0)
    return first > 0 and placement.doubt != ""


def _placements(inside: Sequence[Sequence[str]], width: int, head: int, form: bool) -> tuple[list[Placement], str]:
    """A placement for every row, and the reason why the table as a whole cannot be trusted."""
    identity = [Placement(tuple(range(len(row)))) for row in inside]
    if form:
        return identity, ""
    if any(len(row) < width for row in inside[:head]):
        return identity, "ragged rows: the header has fewer cells than the body"
    columns = Columns(inside, width, head)
    if not columns.enough:
        return identity, "" if _harmless(
            inside, width
        ) else "ragged rows: too few complete rows to tell which column a short row's cells belong to"
    result = [identity[r] if r < head else columns.best(row) for r, row in enumerate(inside)]
    unsure = sum(placement.unsure for placement in result)
    if unsure * _TOLERATED > len(inside):
        return result, "ragged rows: the numbers of several rows could stand in more than one column"
    return result, ""


def _harmless(inside: Sequence[Sequence[str]], width: int) -> bool:
    """Whether no number stands in a short row (a placeholder is none)."""
    return not any(kind(content) == 1 and not is_placeholder(content) for row in inside if len(row) < width for content in row)
