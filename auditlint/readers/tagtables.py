"""HTML tables in a text that is no web page: OCR tools and Markdown print them, often on one line. Cells keep their place in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.document.assembly import Cells
from auditlint.document.headerrow import count_header_rows
from auditlint.readers.grids import Spanning, laid_out
from auditlint.readers.markup import pieces, trimmed
from auditlint.readers.rawtext import Piece, RawText
from auditlint.readers.web.behind import behind
from auditlint.readers.web.hiding import hides
from auditlint.readers.web.tables import whole

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption)(?P<rest>(?:\s[^<>]{0,4000}|/)?)>", re.IGNORECASE)
_OPEN = re.compile(r"<table(?:\s[^<>]{0,4000})?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)(?:\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LINE_END = re.compile(r"\s*[\r\n]\s*")
_WORD_END = re.compile(r"[A-Za-z0-9.,%]")


@dataclass(slots=True)
class _Cell:
    attributes: dict[str, str]
    start: int
    end: int
    hidden: bool = False
    inner: list[tuple[int, int]] = field(default_factory=list)
    """Tags of a table inside the cell."""


@dataclass(slots=True)
class TagTable:
    """The mark-up of a table from ``start`` to ``end``, with its rows of cells by row group."""

    start: int
    end: int
    groups: list[list[list[_Cell]]] = field(default_factory=list)
    heads: int = 0
    caption: tuple[int, int] | None = None


def find(raw: str, start: int, stop: int) -> TagTable | None:
    """The first table that opens in ``raw[start:stop]`` and holds a cell; it may end later. An unclosed one ends with the line of its last cell."""
    opening = _OPEN.search(raw, start, stop)
    if opening is None:
        return None
    table = _Scan(raw, opening).table()
    return table if any(any(rows) for rows in table.groups) else None


class _Scan:
    """Reads the tags of one table. Cells and rows that are not closed end where the next begins."""

    def __init__(self, raw: str, opening: re.Match[str]) -> None:
        self._raw = raw
        self._result = TagTable(opening.start(), opening.end())
        self._at = opening.end()
        self._cell: _Cell | None = None
        self._depth = 1
        self._head = self._hidden = False

    def table(self) -> TagTable:
        result = self._result
        for match in _TAG.finditer(self._raw, self._at):
            name, closes = match["name"].lower(), bool(match["close"])
            if name == "table":
                self._depth += -1 if closes else 1
                if self._depth == 0:
                    self._end_cell(match.start())
                    result.end = match.end()
                    return self._sorted()
            if self._depth > 1 or (name == "table" and closes):
                if self._cell is not None:
                    self._cell.inner.append(match.span())
                result.end = match.end()
                continue
            self._tag(name, closes, match)
            result.end = match.end()
        if self._cell is not None:
            following = _LINE_END.search(self._raw, result.end)
            result.end = following.start() if following else len(self._raw)
            self._end_cell(result.end)
        return self._sorted()

    def _sorted(self) -> TagTable:
        self._result.groups = [group for group in self._result.groups if any(group)]
        return self._result

    def _tag(self, name: str, closes: bool, match: re.Match[str]) -> None:
        result = self._result
        self._end_cell(match.start())
        if name == "caption":
            result.caption = ((result.caption or (0, 0))[0], match.start()) if closes else (match.end(), match.end())
        elif name in ("thead", "tbody", "tfoot"):
            self._head = name == "thead" and not closes
            result.groups.append([])
        elif closes:
            return
        elif name == "tr":
            if not result.groups:
                result.groups.append([])
            result.groups[-1].append([])
            result.heads += self._head
            self._hidden = hides(_attributes(match["rest"]))
        else:
            if not result.groups:
                result.groups.append([])
            if not result.groups[-1]:
                result.groups[-1].append([])
            self._cell = _Cell(_attributes(match["rest"]), match.end(), match.end(), self._hidden)
            result.groups[-1][-1].append(self._cell)

    def _end_cell(self, at: int) -> None:
        if self._cell is not None:
            self._cell.end = at
            self._cell = None


def _attributes(written: str) -> dict[str, str]:
    """Attributes by their names in lower case; one without value is empty."""
    return {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(written)}


def cells(source: RawText, table: TagTable, first: int, most: int) -> tuple[Cells | None, bool]:
    """The table as a grid (``None`` when nothing is printed in it), and whether it was cut at ``most`` places; ``first`` is its line number."""
    groups = [[[_spanning(source, cell) for cell in row] for row in group] for group in table.groups]
    grid, cut = laid_out(groups, most)
    if not grid:
        return None, cut
    heads: int | None = table.heads if 0 < table.heads < len(grid) else None
    if heads is None and any(cell is not None and cell.formula for row in grid for cell in row):
        heads = count_header_rows([["" if cell is None else cell.text.content for cell in row] for row in grid])
    return Cells(grid, first, header_rows=heads), cut


def _spanning(source: RawText, cell: _Cell) -> Spanning:
    spans: list[tuple[int, int]] = []
    at = cell.start
    for start, end in cell.inner:
        spans.append((at, start))
        at = end
    spans.append((at, cell.end))
    found = _printed(source.raw, spans)
    content = "".join(piece for piece, _ in found)
    kept = behind(cell.attributes, content)
    text = source.text(found, cell.start) if found or kept.formula else None
    across, down = whole(cell.attributes.get("colspan"), 1), whole(cell.attributes.get("rowspan"), 1)
    return Spanning(text, down, across, kept.formula, kept.stored, cell.hidden, kept.as_text)


def _printed(raw: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The text of ``spans``, a line each; a line end of the file is a blank between Latin words and nothing between Chinese ones."""
    found: list[Piece] = []
    for start, end in spans:
        if found:
            found.append(("\n", start))
        for piece, at in pieces(raw, start, end):
            if piece == "\n":
                found.append((piece, at))
            else:
                found.extend(_joined(piece, at))
    return trimmed(found)


def _joined(piece: str, at: int) -> list[Piece]:
    found: list[Piece] = []
    done = 0
    for match in _LINE_END.finditer(piece):
        found.append((piece[done : match.start()], at + done))
        if match.start() and match.end() < len(piece) and _WORD_END.match(piece[match.start() - 1]) and _WORD_END.match(piece[match.end()]):
            found.append((" ", at + match.start()))
        done = match.end()
    found.append((piece[done:], at + done))
    return [(content, start) for content, start in found if content]
