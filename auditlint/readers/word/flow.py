"""The stories of a Word file as drafts in reading order: paragraphs, tables, notes after what refers to them, text boxes, charts, headers and footers."""

from collections.abc import Iterable
from functools import partial
from itertools import islice

from auditlint.document import Cell, Place
from auditlint.document.assembly import Block, Cells
from auditlint.document.headerrow import count_header_rows
from auditlint.document.layout import Grid
from auditlint.document.model import ParagraphKind
from auditlint.document.segments import segments
from auditlint.document.text import Text
from auditlint.readers.options import Limits
from auditlint.readers.word import names
from auditlint.readers.word.cells import Waiting, cell_texts
from auditlint.readers.word.charts import chart_table
from auditlint.readers.word.delivery import Delivery
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.names import VAL, WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.story import Anchored, Story
from auditlint.readers.word.tables import Layout, Span, layout
from auditlint.readers.word.walk import alternative

_GALLERY = f"{WORD}docPartObj/{WORD}docPartGallery"
_EMBEDDED = (f"{WORD}altChunk", f"{WORD}subDoc")
_LEAVES = frozenset((names.SECTION, names.CONTROL_PROPERTIES, names.CONTROL_END_PROPERTIES, names.PARAGRAPH_PROPERTIES))
_SPECIAL_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_SINGLE = Span()


class Flow:
    """Collects the drafts of one file."""

    def __init__(self, file: WordFile, limits: Limits) -> None:
        self._file = file
        self._delivery = Delivery()
        self._cells = limits.cells
        self._notes: dict[str, dict[str, Element]] = {}

    def read(self) -> list[Block]:
        """The drafts of body and margins."""
        body = self._file.body
        root = body.root.find(names.BODY)
        assert root is not None
        self._blocks(body, root, None)
        for margin in self._file.margins():
            self._flat(margin, margin.root, "furniture")
        return self._delivery.drafts

    def _blocks(self, story: Story, parent: Element, kind: ParagraphKind | None) -> None:
        """The paragraphs and tables below ``parent``; ``kind`` is given where the place tells it."""
        for element in parent:
            tag = element.tag
            if tag == names.PARAGRAPH:
                self._paragraph(story, element, kind)
            elif tag == names.TABLE:
                self._table(story, element, kind)
            elif tag == names.ALTERNATIVES:
                chosen = alternative(element)
                if chosen is not None:
                    self._blocks(story, chosen, kind)
            elif tag in _EMBEDDED:
                self._file.package.fault("a document embedded in the file is not read", "未读取嵌入的其他文档")
            elif isinstance(tag, str) and tag not in _LEAVES:
                self._blocks(story, element, "furniture" if tag == names.CONTROL and _is_contents(element) else kind)

    def _flat(self, story: Story, parent: Element, kind: ParagraphKind) -> None:
        """All paragraphs below ``parent``, those in tables too."""
        for element in parent.iter(names.PARAGRAPH):
            if element in story.ordinals:
                self._delivery.paragraph(story, element, story.read(element), kind)

    def _paragraph(self, story: Story, element: Element, kind: ParagraphKind | None) -> None:
        plain = story.texts.get(element)
        if plain is not None:
            self._delivery.plain_paragraph(story, element, plain, kind)
            return
        reading = story.read(element)
        if reading.text:
            self._delivery.paragraph(story, element, reading, kind)
        for item in reading.anchored:
            self._anchored(story, item, kind)

    def _anchored(self, story: Story, item: Anchored, kind: ParagraphKind | None) -> None:
        if item.kind == "text box":
            self._blocks(story, item.element, kind)
        elif item.kind == "chart":
            self._chart(story, item.element)
        else:
            self._note(f"{item.kind}s", item.element.get(f"{WORD}id", ""))

    def _note(self, kind: str, key: str) -> None:
        """The body of a note, at its first reference."""
        story = self._file.notes(kind)
        if story is None:
            return
        bodies = self._notes.get(kind)
        if bodies is None:
            bodies = self._notes[kind] = {
                element.get(f"{WORD}id", ""): element
                for element in story.root.iterchildren(f"{WORD}{kind[:-1]}")
                if element.get(f"{WORD}type") not in _SPECIAL_NOTES
            }
        body = bodies.pop(key, None)
        if body is not None:
            self._blocks(story, body, "note")

    def _chart(self, story: Story, element: Element) -> None:
        related = self._file.related(story, element.get(names.RELATION_ID, ""))
        table = chart_table(related[1]) if related is not None else None
        if related is None or table is None:
            return
        parts = self._delivery.parts
        grid: Grid = [[None] * len(table.rows[0]) for _ in table.rows]
        for r, row in enumerate(table.rows):
            for c, content in enumerate(row):
                if content:
                    start, _ = parts.add(content, partial(Place, part=related[0], cell=f"{_letters(c)}{r + 1}"))
                    grid[r][c] = Cell(parts.joined(content, start), r, c)
        drafts = self._delivery.drafts
        drafts.append(Cells(grid, len(drafts), header_rows=1, caption=table.title))

    def _table(self, story: Story, element: Element, kind: ParagraphKind | None) -> None:
        if kind is not None:
            self._flat(story, element, kind)
            return
        found = layout(element, story.shapes, self._cells)
        self._cells -= len(found.rows) * found.width
        if found.cut:
            self._file.package.fault("tables with more cells than are read", "表格单元格过多，未全部读取")
        waiting: Waiting = []
        drafts = self._delivery.drafts
        at = len(drafts)
        grid = _grid(found, cell_texts(self._delivery, story, found.cells, waiting))
        if grid:
            drafts.insert(at, Cells(grid, at, header_rows=_header_rows(found, grid), hidden=found.hidden))
        if story.deletions:
            for row in found.deleted:
                for paragraph in row.iter(names.PARAGRAPH):
                    self._delivery.deleted_paragraph(story, paragraph)
        for item in waiting:
            if isinstance(item, Anchored):
                self._anchored(story, item, kind)
            else:
                self._table(story, item, kind)


def _grid(found: Layout, texts: Iterable[Text | None]) -> Grid:
    """The grid of a table, from the texts of its cells in order."""
    grid: Grid = []
    following = iter(texts)
    for r, row in enumerate(found.rows):
        if len(row) == found.width and not found.spans and None not in row:
            grid.append([None if text is None else Cell(text, r, c) for c, text in enumerate(islice(following, found.width))])
            continue
        line: list[Cell | None] = [None] * found.width
        for c, element in enumerate(row):
            text = next(following) if element is not None else None
            if element is not None and text is not None:
                span = found.spans.get(element, _SINGLE)
                line[c] = Cell(text, r, c, span.rows, span.columns)
        grid.append(line)
    return grid


def _header_rows(found: Layout, grid: Grid) -> int | None:
    """The header that the file marks, or a deeper one that shows; ``None`` where the marks say nothing or the grid holds several tables."""
    if not found.header_rows:
        return None
    contents = [["" if cell is None else cell.text.content for cell in row] for row in grid]
    if len(segments(contents)) != 1:
        return None
    return max(found.header_rows, count_header_rows(contents))


def _is_contents(control: Element) -> bool:
    properties = control.find(names.CONTROL_PROPERTIES)
    gallery = properties.find(_GALLERY) if properties is not None else None
    return gallery is not None and "contents" in gallery.get(VAL, "").lower()


def _letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
