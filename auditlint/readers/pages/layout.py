"""Pages to drafts: lines and tables in reading order, furniture and footnotes set aside, paragraphs and tables joined over page breaks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditlint.document.assembly import Block, Cells, draft
from auditlint.document.headings import is_caption, unit_of
from auditlint.document.layout import Grid as CellGrid
from auditlint.document.model import Cell
from auditlint.document.normalise import normalise
from auditlint.readers.pages import aligned, stitching
from auditlint.readers.pages.columns import parts
from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.furniture import furniture
from auditlint.readers.pages.grid import Grid, fill, without_columns
from auditlint.readers.pages.lattice import Lattice, lattices
from auditlint.readers.pages.notes import Note, split_notes
from auditlint.readers.pages.printed import Printed
from auditlint.readers.pages.rulings import Ruling, rulings
from auditlint.readers.pages.runs import Line, runs
from auditlint.readers.pages.wrapping import Column, cell_breaks, columns, continues, separator

_PADDING = 8.0
_TORN = "a row is cut by the page break, and the part on the next page has other columns"
_CONTINUED = ("续表", "（续）", "(续)")


@dataclass(slots=True)
class _Sheet:
    """A page taken apart: the columns of lines and tables, and the rules that belong to no table."""

    page: PageContent
    parts: list[tuple[list[Line], list[Grid]]]
    across: list[Ruling]


Item = Line | Grid | Note


def drafts(pages: Iterable[PageContent]) -> list[Block]:
    """The blocks of the printed pages, in reading order."""
    sheets = [_sheet(page) for page in pages]
    aside = furniture([(sheet.page, [line for lines, _ in sheet.parts for line in lines]) for sheet in sheets])
    return _Writer(_columns(sheets, aside)).write(_flow(sheets, aside))


def _sheet(page: PageContent) -> _Sheet:
    across, down = rulings(page.rules)
    found = lattices(across, down)
    grids, rest = fill(page, found, runs(page))
    free = [rule for rule in across if not any(_within(rule, lattice) for lattice in found)]
    return _Sheet(page, [(part.lines, part.grids) for part in parts(page, rest, grids)], free)


def _within(rule: Ruling, lattice: Lattice) -> bool:
    return lattice.ys[-1] - 2 <= rule.at <= lattice.ys[0] + 2 and lattice.xs[0] - 4 <= rule.start and rule.stop <= lattice.xs[-1] + 4


_Slot = tuple[int, int, int]


def _columns(sheets: Sequence[_Sheet], aside: set[int]) -> dict[tuple[_Slot, int], Column]:
    """The column of every slot on every page."""
    by_slot: dict[_Slot, list[Line]] = {}
    for sheet in sheets:
        for lines, _ in sheet.parts:
            for line in lines:
                if id(line) not in aside:
                    by_slot.setdefault(line.slot, []).append(line)
    return {(slot, page): made for slot, lines in by_slot.items() for page, made in columns(lines).items()}


def _body_size(sheets: Sequence[_Sheet]) -> float:
    """The size in which most characters outside tables are set."""
    counts: Counter[float] = Counter()
    for sheet in sheets:
        for lines, _ in sheet.parts:
            for line in lines:
                counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.5


def _flow(sheets: Sequence[_Sheet], aside: set[int]) -> list[tuple[Item, bool]]:
    """Lines, tables and notes in reading order; furniture is marked."""
    size = _body_size(sheets)
    found: list[tuple[Item, bool]] = []
    for sheet in sheets:
        for lines, grids in sheet.parts:
            found.extend((line, True) for line in lines if id(line) in aside)
            body, notes = split_notes([line for line in lines if id(line) not in aside], sheet.across, size)
            found.extend((item, False) for item in _merged(body, grids, sheet.across))
            found.extend((note, False) for note in notes)
    return found


def _merged(lines: Sequence[Line], grids: Sequence[Grid], across: Sequence[Ruling]) -> list[Line | Grid]:
    """The lines between the ruled tables with the aligned tables among them, top to bottom."""
    found: list[Line | Grid] = []
    at = 0
    for grid in [*grids, None]:
        stop = len(lines) if grid is None else next((i for i in range(at, len(lines)) if lines[i].base < grid.top), len(lines))
        own = lines[at:stop]
        done = 0
        for start, end, table in aligned.find(own, across) if len(own) > 1 else ():
            found.extend(own[done:start])
            found.append(table)
            done = end
        found.extend(own[done:])
        if grid is not None:
            found.append(grid)
        at = stop
    return found


class _Writer:
    """Puts the items of all pages together to drafts. Furniture and notes wait until the paragraph or table around them has ended."""

    def __init__(self, columns: dict[tuple[_Slot, int], Column]) -> None:
        self._columns = columns
        self._printed = Printed()
        self._found: list[Block] = []
        self._lines: list[Line] = []
        self._grid: Grid | None = None
        self._aside: list[Line | Note] = []
        self._count = 0
        self._torn: tuple[int, int] | None = None
        """The place among the drafts, and the last page, of a table that no line closes at its lower edge."""

    def write(self, flow: Sequence[tuple[Item, bool]]) -> list[Block]:
        """All drafts, in order."""
        for i, (item, furnished) in enumerate(flow):
            if furnished or isinstance(item, Note):
                assert not isinstance(item, Grid)
                self._aside.append(item)
            elif isinstance(item, Grid):
                self._add_grid(item)
            elif self._grid is not None and self._is_continuation_mark(item, flow[i + 1 : i + 2]):
                self._aside.append(item)
            else:
                self._add_line(item)
        self._end_table()
        self._end_paragraph()
        self._put_aside()
        return self._found

    def _is_continuation_mark(self, line: Line, after: Sequence[tuple[Item, bool]]) -> bool:
        """A line between two parts of a table that says so, or repeats its unit."""
        if not after or not isinstance(after[0][0], Grid) or self._grid is None or not stitching.joins(self._grid, after[0][0]):
            return False
        words = normalise(line.text)
        return words.startswith(_CONTINUED) or words.endswith(_CONTINUED) or bool(unit_of(words))

    def _add_grid(self, grid: Grid) -> None:
        self._end_paragraph()
        if self._grid is not None and stitching.joins(self._grid, grid):
            stitching.join(self._grid, grid)
            return
        self._end_table()
        for line in grid.beside:
            self._add_line(line)
        self._end_paragraph()
        if grid.open_top and self._torn is not None and self._torn[1] == grid.page.number - 1:
            grid.doubt = grid.doubt or _TORN
            above = self._found[self._torn[0]]
            assert isinstance(above, Cells)
            self._found[self._torn[0]] = replace(above, doubt=above.doubt or _TORN)
        self._grid = grid

    def _add_line(self, line: Line) -> None:
        self._end_table()
        if self._lines:
            last = self._lines[-1]
            where, there = self._column(last), self._column(line)
            elsewhere = last.page is not line.page or last.slot != line.slot
            if continues(last, line, where, there if elsewhere else None):
                self._lines.append(line)
                return
            self._end_paragraph()
        self._lines = [line]

    def _column(self, line: Line) -> Column:
        """The column of a line; one beside a table stands in none."""
        return self._columns.get((line.slot, line.page.number)) or Column(line.left, line.right, 0.0, False)

    def _end_paragraph(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        separators = [separator(a, b) for a, b in pairwise(lines)]
        self._count += 1
        made = draft(self._printed.text(lines, separators), self._count)
        self._found.append(made)
        if self._aside and not (is_caption(made.text.content) or unit_of(made.text.content)):
            self._put_aside()

    def _end_table(self) -> None:
        grid, self._grid = self._grid, None
        grid = grid and without_columns(grid)
        if grid is None:
            return
        self._count += 1
        self._found.append(Cells(_cells(grid, self._printed), self._count, tuple(grid.breaks), doubt=grid.doubt))
        self._torn = (len(self._found) - 1, grid.last_page) if grid.open_bottom else None
        self._put_aside()

    def _put_aside(self) -> None:
        waiting, self._aside = self._aside, []
        for item in waiting:
            self._count += 1
            if isinstance(item, Note):
                separators = [separator(a, b) for a, b in pairwise(item.lines)]
                self._found.append(draft(self._printed.text(item.lines, separators, item.skip), self._count, kind="note"))
            else:
                self._found.append(draft(self._printed.text([item], []), self._count, kind="furniture"))


def _cells(grid: Grid, printed: Printed) -> CellGrid:
    found: CellGrid = [[None] * grid.columns for _ in range(grid.rows)]
    padding = _padding(grid)
    widest = _widest(grid)
    for cell in grid.cells:
        if not cell.lines:
            continue
        width = widest.get((cell.column, cell.column_span), 0.0)
        own = max(line.right - line.left for line in cell.lines)
        room = max(cell.right - cell.left - 2 * padding, own) if grid.ruled else width
        text = printed.text(cell.lines, cell_breaks(cell.lines, room))
        if text.content:
            found[cell.row][cell.column] = Cell(text, cell.row, cell.column, cell.row_span, cell.column_span)
    return found


def _padding(grid: Grid) -> float:
    """The white space between text and the edges of its cell, on each side: the least that the table shows."""
    gaps = [max(min(line.left - cell.left, cell.right - line.right), 0.0) for cell in grid.cells for line in cell.lines]
    left = [max(line.left - cell.left, 0.0) for cell in grid.cells for line in cell.lines]
    return min(sorted(left)[len(left) // 4], max(min(gaps), 1.0) + 4.0, _PADDING) if gaps else 0.0


def _widest(grid: Grid) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for cell in grid.cells:
        for line in cell.lines:
            key = (cell.column, cell.column_span)
            found[key] = max(found.get(key, 0.0), line.right - line.left)
    return found


def limited(blocks: list[Block], most: int) -> tuple[list[Block], bool]:
    """The blocks up to ``most`` cells, and whether any were left out."""
    cells = 0
    for i, block in enumerate(blocks):
        cells += _cell_count(block)
        if cells > most:
            return blocks[:i], True
    return blocks, False


def _cell_count(block: Block) -> int:
    return sum(cell is not None for row in block.grid for cell in row) if isinstance(block, Cells) else 0
