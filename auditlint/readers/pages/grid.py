"""Tables as printed: cells that hold lines, and how runs get into the fields of a ruled lattice."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.lattice import Lattice
from auditlint.readers.pages.runs import Line, Run, cut, lines

_FRAME_LINES = 15
_SLIT = 10.0


@dataclass(slots=True)
class GridCell:
    """A cell of a printed table. ``left`` and ``right`` are the edges of its field."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    right: float
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters of the cell without any white space, for comparing."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table on one page, or on several after stitching. ``xs`` are the edges of its columns; ``breaks`` the rows that begin a page."""

    page: PageContent
    top: float
    bottom: float
    xs: list[float]
    rows: int
    cells: list[GridCell]
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True
    breaks: list[int] = field(default_factory=list)
    last_page: int = 0
    doubt: str = ""
    beside: list[Line] = field(default_factory=list)
    """Lines left of a part that no line closes at the page's edge: of cells merged over the break, whose own edges are not drawn again."""

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def covering(self) -> list[list[GridCell | None]]:
        """For every row and column the cell that reaches over it."""
        found: list[list[GridCell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for c in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    found[r][c] = cell
        return found


def fill(page: PageContent, found: Sequence[Lattice], runs: Sequence[Run]) -> tuple[list[Grid], list[Run]]:
    """The tables that the lattices make of the runs inside them, and the runs outside. A frame around text is no table."""
    if not found:
        return [], list(runs)
    inside: list[list[Run]] = [[] for _ in found]
    rest: list[Run] = []
    by_size = sorted(range(len(found)), key=lambda i: (found[i].xs[-1] - found[i].xs[0]) * (found[i].ys[0] - found[i].ys[-1]))
    for run in runs:
        x, y = (run.left + run.right) / 2, run.middle
        for i in by_size:
            lattice = found[i]
            if lattice.xs[0] < x < lattice.xs[-1] and lattice.ys[-1] < y < lattice.ys[0]:
                inside[i].append(run)
                break
        else:
            rest.append(run)
    grids: list[Grid] = []
    for lattice, own in zip(found, inside, strict=True):
        grid = _grid(page, lattice, own) if own else None
        if grid is None:
            rest.extend(own)
            continue
        grids.append(grid)
        if grid.open_top:
            outside = [run for run in rest if run.right < grid.xs[0] + 1 and grid.bottom < run.middle < grid.top]
            grid.beside = lines(outside)
            rest = [run for run in rest if run not in outside]
    return grids, rest


def _grid(page: PageContent, lattice: Lattice, runs: Sequence[Run]) -> Grid | None:
    xs, ys = lattice.xs, [-y for y in lattice.ys]
    owner = [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for i, place in enumerate(lattice.fields):
        for r in range(place.row, place.row + place.row_span):
            owner[r][place.column : place.column + place.column_span] = [i] * place.column_span
    held: list[list[Run]] = [[] for _ in lattice.fields]
    for run in runs:
        row = owner[min(max(bisect_right(ys, -run.middle) - 1, 0), len(ys) - 2)]
        for piece in _parts(run, xs, row):
            held[row[_column(xs, (piece.left + piece.right) / 2)]].append(piece)
    cells = [
        GridCell(
            place.row, place.column, place.row_span, place.column_span, xs[place.column], xs[place.column + place.column_span], lines(own)
        )
        for place, own in zip(lattice.fields, held, strict=True)
    ]
    filled = [cell for cell in cells if cell.lines]
    if len(filled) < 2 - (lattice.open_top or lattice.open_bottom):
        return None
    if any(cell.column_span == len(xs) - 1 and len(cell.lines) > _FRAME_LINES for cell in filled):
        return None
    grid = Grid(page, -ys[0], -ys[-1], list(xs), len(ys) - 1, cells, lattice.open_top, lattice.open_bottom, last_page=page.number)
    _split_rows(grid)
    return without_columns(grid, _SLIT)


def _column(xs: Sequence[float], x: float) -> int:
    return min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)


def _parts(run: Run, xs: Sequence[float], row: Sequence[int]) -> list[Run]:
    """The run cut at the lines that it crosses, where a gap between its characters lies there; text that overflows its cell stays whole."""
    first, last = _column(xs, run.left + 0.1), _column(xs, run.right - 0.1)
    if row[first] == row[last]:
        return [run]
    found: list[Run] = []
    rest: Run | None = run
    for c in range(first, last):
        if row[c] == row[c + 1] or rest is None:
            continue
        left, right = cut(rest, xs[c + 1])
        if left is not None and right is not None and right.left - left.right > 0.12 * run.size:
            found.append(left)
            rest = right
    return [*found, rest] if rest is not None else found


def _split_rows(grid: Grid) -> None:
    """Part a row that prints several lines of figures in one field each: only the columns are ruled, not the rows."""
    for r in range(grid.rows - 1, -1, -1):
        own = [cell for cell in grid.cells if cell.row <= r < cell.row + cell.row_span]
        if any(cell.row_span > 1 for cell in own):
            continue
        bases = _common_bases(own)
        if bases:
            _part_row(grid, r, own, bases)


def _common_bases(own: Sequence[GridCell]) -> list[float]:
    """The baselines that at least two columns of figures share, three or more of them."""
    figures = [cell for cell in own if len(cell.lines) >= 3 and all(_is_figure(line.text) for line in cell.lines)]
    for cell in figures:
        bases = [line.base for line in cell.lines]
        same = [
            other for other in figures if [abs(a.base - b) < 2 for a, b in zip(other.lines, bases, strict=False)] == [True] * len(bases)
        ]
        gaps = [a - b for a, b in pairwise(bases)]
        if len(same) >= 2 and all(len(other.lines) == len(bases) for other in same) and min(gaps) > 0.9 * cell.lines[0].size:
            return bases
    return []


def _is_figure(text: str) -> bool:
    plain = text.strip("%％-+()（）")
    return plain.replace(",", "").replace(".", "").isdecimal() and (len(plain) > 1 or text.isdecimal())


def _part_row(grid: Grid, r: int, own: Sequence[GridCell], bases: Sequence[float]) -> None:
    more = len(bases) - 1
    for cell in grid.cells:
        if cell.row > r:
            cell.row += more
    grid.rows += more
    for cell in own:
        held = cell.lines
        cell.lines = []
        made = [cell] + [GridCell(r + i, cell.column, 1, cell.column_span, cell.left, cell.right) for i in range(1, more + 1)]
        for line in held:
            made[min(range(len(bases)), key=lambda i: abs(bases[i] - line.base))].lines.append(line)
        grid.cells.extend(made[1:])
    grid.cells.sort(key=lambda cell: (cell.row, cell.column))


def without_columns(grid: Grid, narrower: float = float("inf")) -> Grid | None:
    """The grid without the columns in which nothing is printed, if ``narrower`` than that: the slits between double lines, margins. ``None`` without two others."""
    used = [right - left >= narrower for left, right in pairwise(grid.xs)]
    for cell in grid.cells:
        if cell.lines and cell.column_span == 1:
            used[cell.column] = True
    for cell in grid.cells:
        span = range(cell.column, min(cell.column + cell.column_span, grid.columns))
        if cell.lines and not any(used[c] for c in span):
            used[cell.column] = True
    if sum(used) < 2:
        return None
    if all(used):
        return grid
    place = [sum(used[:c]) for c in range(grid.columns + 1)]
    kept = []
    for cell in grid.cells:
        start, stop = place[cell.column], place[min(cell.column + cell.column_span, grid.columns)]
        if stop > start:
            cell.column, cell.column_span = start, stop - start
            kept.append(cell)
    grid.cells = kept
    grid.xs = [x for x, use in zip(grid.xs, used, strict=False) if use] + [grid.xs[-1]]
    return grid
