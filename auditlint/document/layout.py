"""From a raw grid of cells to a `Table`: header rows, label columns, merged cells, pairs. Shared by all readers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from auditlint.document.cellkind import LABELS, TEXTS, is_ordinal, is_total, is_year, kind
from auditlint.document.forms import is_form, pairs
from auditlint.document.headerrow import DEEPEST, count_header_rows, labels_only
from auditlint.document.model import Cell, Table
from auditlint.language import vocabulary

_SAMPLE = 400
_UNSURE = "category cells are merged over a page break or over rows that lost their label: the group may begin or end elsewhere"

Grid = list[list[Cell | None]]


def lay_out(
    index: int,
    grid: Grid,
    *,
    header_rows: int | None = None,
    caption: str = "",
    unit: str = "",
    section: tuple[str, ...] = (),
    breaks: tuple[int, ...] = (),
    lost: frozenset[int] = frozenset(),
    doubt: str = "",
    form: bool | None = None,
) -> Table:
    """The table in ``grid``: rows of one length, a cell at its own row and column, ``None`` where nothing is printed.

    Cells that already span (Word, HTML, Excel) keep their spans. Where the layout alone shows it, spans are found: an empty header cell
    belongs to its neighbour, an empty category cell to the category above. ``lost`` are rows that were printed without their leading label
    cells; categories that reach over them or over a page break are marked with `Cell.doubt`. ``header_rows`` and ``form`` are found when
    not given.
    """
    contents = _contents(grid)
    as_form = is_form(contents) if form is None else form
    if as_form:
        found = pairs(grid)
        return Table(index, _frozen(grid), 0, 1, caption, unit, section, "form", breaks, found, doubt)
    head = _told_by_spans(grid, contents, count_header_rows(contents)) if header_rows is None else header_rows
    labels = label_columns(contents, head)
    _merge_header(grid, head)
    _merge_categories(grid, head, labels, frozenset(breaks), lost)
    return Table(index, _frozen(grid), head, labels, caption, unit, section, "grid", breaks, (), doubt)


def _frozen(grid: Grid) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(map(tuple, grid))


def _contents(grid: Grid) -> list[list[str]]:
    return [["" if cell is None else cell.text.content for cell in row] for row in grid[:_SAMPLE]]


def _told_by_spans(grid: Grid, contents: Sequence[Sequence[str]], head: int) -> int:
    """Number of header rows where merged header cells tell of more than the words do: one reaches into the next row, or all its columns have labels there."""
    while head and head < len(contents) - 1 and head < DEEPEST:
        row = contents[head]
        if not labels_only(row) or (is_total(next(filter(None, row), "")) and len(set(filter(None, row))) < DEEPEST):
            break
        inside = {c for cell in grid[head] if cell is not None for c in range(cell.column, cell.column + cell.column_span)}
        reaches = any(cell is not None and r + cell.row_span > head for r in range(head) for cell in grid[r])
        parted = any(
            cell is not None and cell.column_span > 1 and inside.issuperset(range(cell.column, cell.column + cell.column_span))
            for cell in grid[head - 1]
        )
        if not (reaches or parted):
            break
        head += 1
    return head


@cache
def _ordinal_columns() -> frozenset[str]:
    return frozenset(vocabulary("tables")["ordinal_columns"])


@cache
def _code_columns() -> tuple[str, ...]:
    return tuple(vocabulary("tables")["code_columns"])


def label_columns(contents: Sequence[Sequence[str]], head: int) -> int:
    """How many leading columns label the rows.

    They are those left of the first column of values or long texts; at least 1 unless column 0 holds values.
    """
    if not contents:
        return 1
    width = len(contents[0])
    body = contents[head : head + _SAMPLE]
    for column in range(width):
        name = "".join(row[column] for row in contents[:head]).replace("\n", "")
        if name in _ordinal_columns() or name.endswith(_code_columns()) or _counts(body, column):
            continue
        kinds = [kind(row[column]) for row in body if row[column]]
        if not kinds:
            if not column or not any(row[column] for row in contents[:head]):
                continue
            return max(column, 1)
        labels = sum(found in LABELS for found in kinds)
        if labels * 2 < len(kinds) and not (column == 0 and all(found in TEXTS for found in kinds)):
            return column
    return 1 if width else 0


def _counts(body: Sequence[Sequence[str]], column: int) -> bool:
    """A first column of years or of 1, 2, 3 …: it labels the rows."""
    values = [row[column] for row in body if row[column] and not is_total(row[column])]
    if column or len(values) < 2:
        return False
    if all(map(is_year, values)):
        return True
    return all(map(is_ordinal, values)) and [int(value) for value in values] == list(range(int(values[0]), int(values[0]) + len(values)))


def _merge_header(grid: Grid, head: int) -> None:
    """Give empty header cells to the cell on their left (columns below it) or above (one label for all rows)."""
    for r in range(head):
        row = grid[r]
        for c, cell in enumerate(row):
            if cell is None:
                continue
            if cell.row_span == 1 and cell.column_span == 1:
                across = _across(grid, head, r, c)
                down = _down(grid, head, r, c) if across == 1 else 1
                if across > 1 or down > 1:
                    row[c] = replace(cell, column_span=across, row_span=down)


def _across(grid: Grid, head: int, r: int, c: int) -> int:
    """Columns under a group heading: the next ones are empty here and have their own label below, as has this one."""
    below = grid[r + 1 : head]
    if not any(row[c] is not None for row in below):
        return 1
    at = c + 1
    while at < len(grid[r]) and grid[r][at] is None and any(row[at] is not None for row in below) and not _covered(grid, r, at):
        at += 1
    return at - c


def _covered(grid: Grid, r: int, c: int) -> bool:
    """Whether a cell of a row above reaches down to here."""
    for up in range(r - 1, -1, -1):
        above = grid[up][c]
        if above is not None:
            return up + above.row_span > r
    return False


def _down(grid: Grid, head: int, r: int, c: int) -> int:
    span = 1
    while r + span < head and grid[r + span][c] is None:
        span += 1
    return span


def _merge_categories(grid: Grid, head: int, labels: int, breaks: frozenset[int], lost: frozenset[int]) -> None:
    """Let a category cell reach down over the empty cells below it, and a total's label across the empty label cells beside it."""
    for column in range(labels):
        if not any(row[column] is None for row in grid[head:]):
            continue
        top: int | None = None
        unsure = False
        for r in range(head, len(grid) + 1):
            row = grid[r] if r < len(grid) else None
            ends = row is None or any(cell is not None for cell in row[: column + 1]) or not any(row)
            if not ends:
                unsure = unsure or r in breaks or r in lost
                continue
            if top is not None:
                innermost = column == labels - 1 and r - top == 1
                _span(grid, top, column, r - top, (unsure or r in breaks) and not innermost)
            top, unsure = None, False
            cell = row[column] if row is not None else None
            if cell is not None and cell.row_span == 1 and not is_total(cell.text.content):
                top = r
            elif cell is not None and row is not None and cell.column_span == 1 and is_total(cell.text.content):
                row[column] = _across_labels(row, cell, labels)


def _span(grid: Grid, top: int, column: int, rows: int, unsure: bool) -> None:
    cell = grid[top][column]
    if cell is not None and (rows > 1 or unsure):
        grid[top][column] = replace(cell, row_span=rows, doubt=_UNSURE if unsure else cell.doubt)


def _across_labels(row: list[Cell | None], cell: Cell, labels: int) -> Cell:
    span = 1
    while cell.column + span < labels and row[cell.column + span] is None:
        span += 1
    return replace(cell, column_span=span) if span > 1 else cell
