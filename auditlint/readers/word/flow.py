"""The stories of a Word file as drafts in reading order: paragraphs, tables, notes after what refers to them, text boxes, charts, headers and footers."""

from collections.abc import Iterator
from functools import partial

from auditlint.document import Cell, Parts, Place
from auditlint.document.assembly import Block, Cells, draft
from auditlint.document.headerrow import count_header_rows
from auditlint.document.layout import Grid
from auditlint.document.model import ParagraphKind
from auditlint.document.segments import segments
from auditlint.document.text import Text
from auditlint.readers.options import Limits
from auditlint.readers.word import names
from auditlint.readers.word.changes import DELETED, deleted, kept
from auditlint.readers.word.charts import chart_table
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.lines import lines
from auditlint.readers.word.names import VAL, WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.story import Anchored, Reading, Story
from auditlint.readers.word.tables import Layout, layout
from auditlint.readers.word.walk import alternative

_GALLERY = f"{WORD}docPartObj/{WORD}docPartGallery"
_EMBEDDED = (f"{WORD}altChunk", f"{WORD}subDoc")
_LEAVES = frozenset((names.SECTION, names.CONTROL_PROPERTIES, f"{WORD}sdtEndPr", names.PARAGRAPH_PROPERTIES))
_SPECIAL_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_Waiting = list[Anchored | Element]


class Flow:
    """Collects the drafts of one file."""

    def __init__(self, file: WordFile, limits: Limits) -> None:
        self.drafts: list[Block] = []
        self._file = file
        self._parts = Parts()
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
        return self.drafts

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
                self._deliver(story, element, story.read(element), kind)

    def _paragraph(self, story: Story, element: Element, kind: ParagraphKind | None) -> None:
        plain = story.plain(element)
        if plain is not None:
            if plain:
                start, _ = self._add(story, element, plain)
                self.drafts.append(draft(self._parts.joined(plain, start), len(self.drafts), kind=kind))
            return
        reading = story.read(element)
        if reading.text:
            self._deliver(story, element, reading, kind)
        for item in reading.anchored:
            self._anchored(story, item, kind)

    def _deliver(self, story: Story, element: Element, reading: Reading, kind: ParagraphKind | None) -> None:
        text = reading.text
        if not text:
            return
        start, _ = self._add(story, element, text)
        at = len(self.drafts)
        if reading.contents and kind is None:
            kind = "furniture"
        if not reading.deleted and "\n" not in text:
            self.drafts.append(draft(self._parts.joined(text, start), at, level=reading.level, kind=kind, hidden=reading.hidden))
            return
        for spans in lines(reading):
            found = self._parts.text([(text[first:last], start + first) for first, last in spans])
            self.drafts.append(draft(found, len(self.drafts), level=reading.level, kind=kind, hidden=reading.hidden))
        self._deletions(reading, start)

    def _deletions(self, reading: Reading, start: int) -> None:
        for first, content in deleted(reading):
            text = self._parts.text([(DELETED, start + first), (content, start + first)])
            self.drafts.append(draft(text, len(self.drafts), kind="note", hidden=True))

    def _add(self, story: Story, element: Element, text: str) -> tuple[int, int]:
        return self._parts.add(text, lambda: Place(part=story.name, paragraph=story.ordinals.get(element)))

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
        grid: Grid = [[None] * len(table.rows[0]) for _ in table.rows]
        for r, row in enumerate(table.rows):
            for c, content in enumerate(row):
                if content:
                    start, _ = self._parts.add(content, partial(Place, part=related[0], cell=f"{_letters(c)}{r + 1}"))
                    grid[r][c] = Cell(self._parts.joined(content, start), r, c)
        self.drafts.append(Cells(grid, len(self.drafts), header_rows=1, caption=table.title))

    def _table(self, story: Story, element: Element, kind: ParagraphKind | None) -> None:
        if kind is not None:
            self._flat(story, element, kind)
            return
        found = layout(element, story.shapes, self._cells)
        self._cells -= found.rows * found.width
        if found.cut:
            self._file.package.fault("tables with more cells than are read", "表格单元格过多，未全部读取")
        grid: Grid = [[None] * found.width for _ in range(found.rows)]
        waiting: _Waiting = []
        at = len(self.drafts)
        for placed in found.cells:
            text = self._cell(story, placed.element, waiting)
            if text is not None:
                r, c = placed.row, placed.column
                grid[r][c] = Cell(text, r, c, placed.row_span, placed.column_span)
        if grid:
            self.drafts.insert(at, Cells(grid, at, header_rows=_header_rows(found, grid), hidden=found.hidden))
        if story.deletions:
            for row in found.deleted:
                self._gone(story, row)
        for item in waiting:
            if isinstance(item, Anchored):
                self._anchored(story, item, kind)
            else:
                self._table(story, item, kind)

    def _gone(self, story: Story, row: Element) -> None:
        """A row that tracked changes remove: its text as deletions."""
        for paragraph in row.iter(names.PARAGRAPH):
            reading = story.read(paragraph)
            if reading.text and paragraph in story.ordinals:
                start, _ = self._add(story, paragraph, reading.text)
                text = self._parts.text([(DELETED, start), (reading.text, start)])
                self.drafts.append(draft(text, len(self.drafts), kind="note", hidden=True))

    def _cell(self, story: Story, element: Element, waiting: _Waiting) -> Text | None:
        """The text of a cell: its paragraphs joined by line breaks. Tables, notes and boxes inside wait until the table is done."""
        single = _only_paragraph(element)
        plain = story.plain(single) if single is not None else None
        if single is not None and plain is not None:
            return self._parts.joined(plain, self._add(story, single, plain)[0]) if plain else None
        texts: list[str] = []
        pieces: list[tuple[str, int]] = []
        first = 0
        for child in _cell_blocks(element):
            if child.tag != names.PARAGRAPH:
                waiting.append(child)
                continue
            text = story.plain(child)
            reading = story.read(child) if text is None else None
            if reading is not None:
                waiting.extend(reading.anchored)
                text = reading.text
            if not text:
                continue
            start, _ = self._add(story, child, text)
            if not texts:
                first = start
            if pieces or (reading is not None and reading.deleted):
                pieces = pieces or [("\n".join(texts), first)] * bool(texts)
                pieces.extend([("\n", start - 1)] * bool(pieces))
                pieces.extend(kept(reading, start) if reading is not None else [(text, start)])
                if reading is not None:
                    self._deletions(reading, start)
            texts.append(text)
        if pieces:
            found = self._parts.text(pieces, first)
            return found if found.content else None
        return self._parts.joined("\n".join(texts), first) if texts else None


def _only_paragraph(cell: Element) -> Element | None:
    """The paragraph of a cell that holds nothing else but its properties, as most do."""
    count = len(cell)
    if count == 1 or (count == 2 and cell[0].tag == names.CELL_PROPERTIES):
        child = cell[-1]
        return child if child.tag == names.PARAGRAPH else None
    return None


def _cell_blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in a cell, also in content controls there."""
    for child in parent:
        tag = child.tag
        if tag in (names.PARAGRAPH, names.TABLE):
            yield child
        elif tag == names.ALTERNATIVES:
            chosen = alternative(child)
            if chosen is not None:
                yield from _cell_blocks(chosen)
        elif isinstance(tag, str) and tag != names.CELL_PROPERTIES and tag not in _LEAVES:
            yield from _cell_blocks(child)


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
