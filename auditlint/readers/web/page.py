"""The body of a page as paragraphs and tables in reading order."""

from lxml import etree

from auditlint.document import Parts, Place, Text
from auditlint.document.assembly import Block, Cells, draft
from auditlint.document.headerrow import count_header_rows
from auditlint.document.layout import Grid
from auditlint.readers.grids import Spanning, laid_out
from auditlint.readers.web.behind import behind
from auditlint.readers.web.gathering import Gathering, is_note_mark, lowered, raised
from auditlint.readers.web.hiding import Hiding
from auditlint.readers.web.numbering import markers
from auditlint.readers.web.tables import Row, caption_of, is_layout, row_groups, whole

_IGNORED = frozenset(
    {
        *(
            "script",
            "style",
            "template",
            "noscript",
            "nav",
            "iframe",
            "object",
            "embed",
            "svg",
            "audio",
            "video",
            "canvas",
            "map",
            "head",
            "title",
        ),
        *(
            "select",
            "option",
            "button",
            "input",
            "textarea",
            "datalist",
            "link",
            "meta",
            "base",
            "area",
            "source",
            "track",
            "param",
            "colgroup",
            "col",
        ),
    }
)
_BLOCKS = frozenset(
    {
        *(
            "html",
            "body",
            "p",
            "div",
            "section",
            "article",
            "aside",
            "main",
            "header",
            "footer",
            "address",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd",
        ),
        *(
            "ul",
            "ol",
            "li",
            "figure",
            "figcaption",
            "fieldset",
            "form",
            "legend",
            "details",
            "summary",
            "center",
            "hr",
            "dir",
            "menu",
            "hgroup",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "search"),
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 240


class Page:
    """A page in the reading: ``drafts`` are what was found, ``cut`` says that the limit of cells was reached, ``deep`` that elements were nested too deeply."""

    def __init__(self, hiding: Hiding, most: int) -> None:
        self.drafts: list[Block] = []
        self.cut = self.deep = False
        self._hiding = hiding
        self._left = most
        self._parts = Parts()
        self._ordinal = 0
        self._line = 1
        self._level = 0
        self._listed = False
        self._shown = Gathering()
        self._hidden = Gathering()

    def walk(self, root: etree._Element) -> None:
        """Read ``root`` and all that it holds."""
        self._element(root, False, False, 0)
        self._end_paragraph()

    def _element(self, element: etree._Element, hidden: bool, preserve: bool, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _IGNORED or element.get("role") == "navigation":
            return
        if depth > _DEEPEST:
            self.deep = True
            return
        hidden = hidden or self._hiding.hides(element)
        if tag == "table":
            self._table(element, hidden, depth)
            return
        if tag == "br":
            self._run(hidden).end_line()
            return
        if tag == "sup" or tag == "sub":
            self._script(element, tag, hidden)
            return
        block = tag in _BLOCKS
        if block:
            self._end_paragraph()
            self._line = _line(element, self._line)
            self._level = _HEADINGS.get(tag, self._level)
        preserve = preserve or tag == "pre"
        self._content(element, hidden, preserve, depth)
        if block:
            self._end_paragraph()
            self._level = 0 if tag in _HEADINGS else self._level

    def _content(self, element: etree._Element, hidden: bool, preserve: bool, depth: int) -> None:
        run = self._run(hidden)
        run.add(element.text, preserve=preserve)
        numbers = dict(markers(element)) if element.tag == "ol" else {}
        for child in element:
            if child in numbers and not self._hiding.hides(child):
                self._end_paragraph()
                self._marked_item(child, numbers[child], hidden, preserve, depth)
            else:
                self._element(child, hidden, preserve, depth + 1)
            run.add(child.tail, preserve=preserve)

    def _marked_item(self, item: etree._Element, marker: str, hidden: bool, preserve: bool, depth: int) -> None:
        """An item of an ordered list: its first paragraph begins with the marker, even if it is an element of its own, and is no heading."""
        self._line = _line(item, self._line)
        first = item[0] if len(item) and not (item.text or "").strip() else None
        run = self._run(hidden)
        run.add(marker)
        self._listed = bool(marker)
        if first is not None and first.tag in ("p", "div"):
            self._content(first, hidden, preserve, depth + 1)
            self._end_paragraph()
            for child in item:
                if child is not first:
                    self._element(child, hidden, preserve, depth + 1)
                run.add(child.tail, preserve=preserve)
        else:
            self._content(item, hidden, preserve, depth + 1)
        self._end_paragraph()

    def _run(self, hidden: bool) -> Gathering:
        return self._hidden if hidden else self._shown

    def _script(self, element: etree._Element, tag: str, hidden: bool) -> None:
        hidden = hidden or self._hiding.hides(element)
        text = "".join(str(part) for part in element.itertext())
        if tag == "sup" and is_note_mark(text, element.find(".//a") is not None):
            return
        self._run(hidden).add(raised(text) if tag == "sup" else lowered(text))

    def _end_paragraph(self) -> None:
        for run, hidden in ((self._shown, False), (self._hidden, True)):
            for line in run.lines():
                self._paragraph(line, hidden)

    def _paragraph(self, line: str, hidden: bool) -> None:
        self._ordinal += 1
        text = self._text(line, Place(line=self._line, paragraph=self._ordinal))
        made = draft(text, self._ordinal, level=self._level, hidden=hidden)
        if self._listed:
            made.style = 0
        self._listed = False
        self.drafts.append(made)

    def _text(self, content: str, place: Place) -> Text:
        start, _ = self._parts.add(content, place)
        return self._parts.text([(content, start)], start)

    def _table(self, table: etree._Element, hidden: bool, depth: int) -> None:
        self._end_paragraph()
        self._line = _line(table, self._line)
        if is_layout(table):
            self._dissolve(table, hidden, depth)
            return
        caption = caption_of(table)
        title = ""
        if caption is not None:
            self._content(caption, hidden, False, depth)
            title = " ".join(self._shown.lines())
            if title:
                self._paragraph(title, hidden)
        grid, header_rows = self._grid(table, hidden, depth)
        self._ordinal += 1
        if grid:
            self.drafts.append(Cells(grid, self._ordinal, header_rows=header_rows, caption=title, hidden=hidden))
        for line in self._hidden.lines():
            self._paragraph(line, True)

    def _dissolve(self, table: etree._Element, hidden: bool, depth: int) -> None:
        """The cells of a table that only lays out the page, one after the other."""
        for group in row_groups(table):
            for row in group.rows:
                concealed = hidden or self._hiding.hides(row.element)
                for cell in row.cells:
                    self._end_paragraph()
                    self._line = _line(cell, self._line)
                    self._content(cell, concealed or self._hiding.hides(cell), False, depth + 3)
                    self._end_paragraph()

    def _grid(self, table: etree._Element, hidden: bool, depth: int) -> tuple[Grid, int | None]:
        groups = row_groups(table)
        made = [[self._row(row, hidden, depth) for row in group.rows] for group in groups]
        grid, cut = laid_out(made, self._left)
        self.cut = self.cut or cut
        self._left -= len(grid) * len(grid[0]) if grid else 0
        heads = sum(len(group.rows) for group in groups if group.head)
        if 0 < heads < len(grid) and heads <= 4:
            return grid, heads
        if any(cell is not None and cell.formula for row in grid for cell in row):
            return grid, count_header_rows([["" if cell is None else cell.text.content for cell in row] for row in grid])
        return grid, None

    def _row(self, row: Row, hidden: bool, depth: int) -> list[Spanning]:
        concealed = hidden or self._hiding.hides(row.element)
        found: list[Spanning] = []
        for cell in row.cells:
            if self._hiding.hides(cell):
                self._content(cell, True, False, depth + 3)
                continue
            self._cell_content(cell, depth + 3)
            content = "\n".join(self._shown.lines())
            kept = behind({str(name): str(value) for name, value in cell.attrib.items()}, content)
            text = self._text(content, Place(line=_line(cell, self._line))) if content or kept.formula else None
            down, across = whole(cell.get("rowspan"), 1), whole(cell.get("colspan"), 1)
            found.append(Spanning(text, down, across, kept.formula, kept.stored, concealed, kept.as_text))
        return found

    def _cell_content(self, element: etree._Element, depth: int) -> None:
        """The text of a cell: its paragraphs, lines and list items are lines; a table in it comes row by row."""
        run = self._shown
        run.add(element.text)
        numbers = dict(markers(element)) if element.tag == "ol" else {}
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if self._hiding.hides(child) if tag and tag not in _IGNORED else False:
                self._content(child, True, False, depth + 1)
                self._hidden.end_line()
            elif tag == "br":
                run.end_line()
            elif tag in ("sup", "sub"):
                self._script(child, tag, False)
            elif tag and tag not in _IGNORED and depth <= _DEEPEST:
                line = tag in _BLOCKS and tag not in ("td", "th")
                if line:
                    run.end_line()
                run.add(numbers.get(child))
                self._cell_content(child, depth + 1)
                run.end_line() if line else run.add(" " if tag in ("td", "th") else None)
            elif depth > _DEEPEST:
                self.deep = True
            run.add(child.tail)


def _line(element: etree._Element, otherwise: int) -> int:
    """The line of the file at which an element begins."""
    return element.sourceline if isinstance(element.sourceline, int) and element.sourceline > 0 else otherwise
