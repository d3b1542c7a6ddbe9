"""A table that goes on over a page break: its parts as one, without the repeated header, and a row cut in two put together again."""

import re
from collections.abc import Sequence

from auditlint.document.cellkind import TEXTS, is_total, kind
from auditlint.document.headerrow import is_header
from auditlint.document.normalise import normalise
from auditlint.readers.pages.grid import Grid, GridCell
from auditlint.readers.pages.wrapping import is_full

_SAME = 4.0
_INNER = 8.0
"""Points: inner edges that the rows of one page show and those of the next do not may lie this far apart; no column is as narrow."""
_DEEPEST = 4
_USUAL = 0.75
_DIGIT = re.compile(r"\d")


def joins(above: Grid, below: Grid) -> bool:
    """Whether ``below``, the first thing on the next page, has the columns of ``above``, the last thing on its page.

    All edges of one stand among those of the other; or both begin and end alike, share most edges, and ``below`` has no header of its own (a form above or below
    the rows adds edges), or no line closes them at the break. A part that lacks an outer line must have four edges of the other.
    """
    if above.ruled != below.ruled or below.page.number != above.last_page + 1:
        return False
    if not above.ruled:
        return above.columns == below.columns and all(abs(a - b) < 4 * _SAME for a, b in zip(above.xs[:-1], below.xs[:-1], strict=True))
    fewer, more = sorted((above.xs, below.xs), key=len)
    common = sum(any(abs(x - other) < _INNER for other in more) for x in fewer)
    left, right = abs(above.xs[0] - below.xs[0]) < _SAME, abs(above.xs[-1] - below.xs[-1]) < _SAME
    if left and right and above.open_bottom and below.open_top:
        return True
    if common == len(fewer):
        return (left and right) or (common >= 4 and (left or right) and not _has_header(below))
    return left and right and common >= 4 and common * 5 >= len(fewer) * 3 and not _has_header(below)


def _has_header(grid: Grid) -> bool:
    return is_header([normalise(text) for _, text in _texts(grid, 0)])


def join(above: Grid, below: Grid) -> None:
    """Add the rows of ``below`` to ``above``."""
    left = below.xs[0]
    xs = sorted([*above.xs, *(x for x in below.xs if all(abs(x - other) >= _INNER for other in above.xs))])
    for grid in (above, below):
        if grid.xs != xs:
            _spread(grid, xs)
    _drop_rows(below, _repeated(above, below))
    above.last_page = below.last_page
    above.open_bottom = below.open_bottom
    missing = _missing(above, below, left)
    if not below.rows:
        return
    if _is_cut(above, below):
        _mend(above, below)
    else:
        _extend_categories(above, below)
    if below.rows:
        above.breaks.append(above.rows)
        above.breaks.extend(above.rows + r for r in below.breaks)
        for cell in below.cells:
            cell.row += above.rows
        above.cells.extend(below.cells)
        above.rows += below.rows
        for cell in missing:
            cell.row_span += below.rows
    above.doubt = above.doubt or below.doubt


def _missing(above: Grid, below: Grid, left: float) -> list[GridCell]:
    """The cells that reach to the break in columns left of ``below``; the lines printed there go on with them."""
    reaching = _reaching(above)
    for line in below.beside:
        middle = (line.left + line.right) / 2
        column = next((c for c in range(above.columns) if above.xs[c] <= middle < above.xs[c + 1]), 0)
        target = reaching[column]
        if target is not None:
            target.lines.append(line)
    columns = [c for c in range(above.columns) if above.xs[c + 1] < left + _SAME]
    return list({id(cell): cell for cell in (reaching[c] for c in columns) if cell is not None}.values())


def _spread(grid: Grid, xs: Sequence[float]) -> None:
    """Give the grid the finer columns of another part."""
    place = [min(range(len(xs)), key=lambda i, x=x: abs(xs[i] - x)) for x in grid.xs]  # type: ignore[misc]
    for cell in grid.cells:
        start, stop = place[cell.column], place[cell.column + cell.column_span]
        cell.column, cell.column_span = start, stop - start
    grid.xs = list(xs)


def _texts(grid: Grid, r: int) -> list[tuple[int, str]]:
    return sorted((cell.column, cell.text) for cell in grid.cells if cell.row == r and cell.lines)


def _repeated(above: Grid, below: Grid) -> int:
    """How many rows at the top of ``below`` print the header of ``above`` again."""
    count = 0
    while count < min(_DEEPEST, below.rows, above.rows - 1):
        row = _texts(below, count)
        if not row or row != _texts(above, count):
            break
        count += 1
    if not count or sum(len(_texts(above, r)) for r in range(count)) < 2:
        return 0
    return count if any(not _DIGIT.search(text) for _, text in _texts(above, 0)) else 0


def _drop_rows(grid: Grid, count: int) -> None:
    if count:
        grid.cells = [cell for cell in grid.cells if cell.row >= count]
        for cell in grid.cells:
            cell.row -= count
        grid.rows -= count
        grid.breaks = [r - count for r in grid.breaks if r > count]


def _own_cells(grid: Grid, r: int) -> dict[int, GridCell]:
    return {cell.column: cell for cell in grid.cells if cell.row == r}


def _is_cut(above: Grid, below: Grid) -> bool:
    """Whether the first row of ``below`` is the rest of the last row of ``above``.

    It is when no line closes the rows at the break, or a column that every row fills is empty in one of the two; and no short cell is whole in both, and neither is a row of totals.
    """
    last = {c: cell for cell in above.cells if cell.row + cell.row_span == above.rows for c in [cell.column]}
    first = _own_cells(below, 0)
    if any(is_total(normalise(cell.lines[0].text)) for cell in (*last.values(), *first.values()) if cell.lines):
        return False
    if not any(cell.lines for cell in first.values()):
        return False
    missing = above.open_bottom and below.open_top
    for c in _filled_columns(above, below):
        a, b = last.get(c), first.get(c)
        if a is None or b is None:
            continue
        if a.lines and b.lines:
            if not any(kind(normalise(cell.text)) in TEXTS for cell in (a, b)) and not _wraps(a, b):
                return False
        elif a.lines or b.lines:
            missing = True
    return missing


def _wraps(a: GridCell, b: GridCell) -> bool:
    """Whether the last line of a cell is full, so that the first of the other may go on with it."""
    end, start = a.lines[-1], b.lines[0]
    inner = max(line.right - line.left for line in (*a.lines, *b.lines))
    room = max(inner, a.right - a.left - 2 * max(min(end.left - a.left, a.right - end.right), 0))
    return is_full(end, start, room - (end.right - end.left))


def _filled_columns(above: Grid, below: Grid) -> list[int]:
    """The columns that nearly every row fills with a cell of its own. The header, the row before the break and the one after it do not count."""
    counts = [0] * above.columns
    rows = 0
    for grid, skip in ((above, {0, above.rows - 1}), (below, {0})):
        for r in range(grid.rows):
            if r in skip:
                continue
            own = _own_cells(grid, r)
            if not any(cell.lines for cell in own.values()):
                continue
            rows += 1
            for c, cell in own.items():
                counts[c] += bool(cell.lines) and cell.row_span == 1
    if not rows:
        return list(range(above.columns))
    return [c for c, count in enumerate(counts) if count >= _USUAL * rows]


def _reaching(grid: Grid) -> list[GridCell | None]:
    """For every column the cell that reaches into the last row."""
    return grid.covering()[-1]


def _mend(above: Grid, below: Grid) -> None:
    """Append the cells of the first row of ``below`` to the cells of the last row of ``above``."""
    reaching = _reaching(above)
    for cell in _own_cells(below, 0).values():
        target = reaching[cell.column]
        if target is not None:
            target.lines.extend(cell.lines)
            if cell.row_span > 1:
                target.row_span += cell.row_span - 1
    _drop_rows(below, 1)


def _extend_categories(above: Grid, below: Grid) -> None:
    """Let category cells of ``above`` reach down over the empty cells that the page break made of their lower part."""
    reaching = _reaching(above)
    merged = {cell.column for cell in (*above.cells, *below.cells) if cell.row_span > 1 and cell.row}
    gone: list[GridCell] = []
    for column in sorted(merged):
        target = reaching[column]
        cell = _own_cells(below, 0).get(column)
        if target is None or cell is None or cell.lines or target.column != column or not target.lines:
            break
        target.row_span += cell.row_span
        gone.append(cell)
    below.cells = [cell for cell in below.cells if all(cell is not other for other in gone)]
