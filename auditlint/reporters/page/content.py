"""The transcript of a document as the template prints it: chunks of headings, paragraphs and tables, with their numbers marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from auditlint.language import vocabulary
from auditlint.report import Grid, GridCell, Line, Transcript
from auditlint.reporters.page.marking import lined, marked, wrapped
from auditlint.reporters.page.places import Counters, Places

_CHUNK = 25
_LARGE = 5000
"""Paragraphs and cells from which on a document is large."""
_DEEPEST = 6
_BELOW_TITLE = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``tag`` is ``p`` or ``h3`` to ``h6``; headings have a ``key``."""

    tag: str
    kind: str
    html: Markup
    key: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """``th`` or ``td`` with its spans; ``number`` says that it holds one number and nothing else."""

    tag: str
    html: Markup
    row_span: int
    column_span: int
    number: bool


@dataclass(frozen=True, slots=True)
class Table:
    """``captions`` are the caption and unit lines printed above; ``doubt`` says why the reading cannot be trusted."""

    captions: tuple[Paragraph, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    doubt: str
    hidden: bool


Block = Paragraph | Table


class Content:
    """One document's ``chunks``, and the ``headings`` by which its outermost sections can be reached. The chunks of a ``large`` one are laid out as they come into view."""

    def __init__(self, transcript: Transcript, places: Places, counters: Counters, lang: str) -> None:
        self.headings: dict[str, str] = {}
        self._places = places
        self._counters = counters
        self._lang = lang
        self.large = sum(map(_size, transcript.blocks)) > _LARGE
        found = self._blocks(transcript.blocks)
        self.chunks = tuple(iter(lambda: tuple(islice(found, _CHUNK)), ()))

    def _blocks(self, blocks: Iterable[Line | Grid]) -> Iterator[Block]:
        above: list[Line] = []
        for block in blocks:
            if isinstance(block, Line) and block.kind in ("caption", "unit"):
                above.append(block)
            elif isinstance(block, Grid):
                yield self._table(block, above)
                above = []
            else:
                yield from map(self._paragraph, above)
                above = []
                yield self._paragraph(block)
        yield from map(self._paragraph, above)

    def _paragraph(self, line: Line) -> Paragraph:
        html = marked(line.text, self._places.numbers(line.passage), self._places.phrases(line.passage), wrapped)
        if line.kind != "heading":
            return Paragraph("p", line.kind, html, hidden=line.hidden)
        key = self._counters.key("h")
        if line.level == 1:
            self.headings.setdefault(line.text, key)
        return Paragraph(f"h{min(max(line.level, 1) + _BELOW_TITLE, _DEEPEST)}", "heading", html, key, line.hidden)

    def _table(self, grid: Grid, above: list[Line]) -> Table:
        captions = [self._paragraph(line) for line in above]
        if grid.caption and not any(grid.caption in line.text or line.text in grid.caption for line in above):
            captions.insert(0, Paragraph("p", "caption", Markup.escape(wrapped(grid.caption))))
        head = _header_rows(grid)
        doubt = vocabulary("reasons").get(grid.doubt, grid.doubt) if self._lang == "zh" else grid.doubt
        rows = tuple(tuple(self._cell(cell, "th" if r < head else "td") for cell in row) for r, row in enumerate(grid.rows))
        return Table(tuple(captions), rows[:head], rows[head:], doubt, grid.hidden)

    def _cell(self, cell: GridCell, tag: str) -> Cell:
        numbers = self._places.numbers(cell.passage)
        html = marked(cell.text, numbers, self._places.phrases(cell.passage), lined)
        alone = len(numbers) == 1 and numbers[0].end - numbers[0].start >= len(cell.text.strip())
        return Cell(tag, html, cell.row_span, cell.column_span, alone)


def _size(block: Line | Grid) -> int:
    return sum(map(len, block.rows)) if isinstance(block, Grid) else 1


def _header_rows(grid: Grid) -> int:
    """The header rows; more where a header cell reaches further down, since a table's head cannot share a cell with its body."""
    rows, r = grid.header_rows, 0
    while r < min(rows, len(grid.rows)):
        rows = max(rows, r + max((cell.row_span for cell in grid.rows[r]), default=1))
        r += 1
    return min(rows, len(grid.rows))
