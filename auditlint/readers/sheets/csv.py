"""Tables in plain text, cells parted by commas, semicolons, TABs or bars (RFC 4180 and its relatives)."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from auditlint.document import Cell, Document, Text
from auditlint.document.assembly import Block as Draft
from auditlint.document.assembly import Cells, assemble, draft
from auditlint.document.layout import Grid
from auditlint.readers.decoding import decode
from auditlint.readers.options import ReadOptions
from auditlint.readers.rawtext import Piece, RawText
from auditlint.readers.sheets.model import SheetCell
from auditlint.readers.sheets.regions import Block, regions

_SAMPLE = 200
_DELIMITERS = "\t,;|"
_LINE_END = re.compile(r"\r\n|\r|\n")
_DOUBLED = re.compile(r'""|\r\n|\r|\n')
_OPENING = re.compile(r'(?P<blank>[ \u3000]*)(?P<quote>")')
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)


class Field(NamedTuple):
    """A field: the raw span of its content, inside its quotation marks if it has any."""

    row: int
    column: int
    start: int
    end: int
    quoted: bool


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a delimited file. Raises `UnreadableError` when the bytes are no text."""
    source = RawText(decode(path, data))
    fields: list[Field] = []
    cut = False
    for field in _fields(source.raw):
        if source.raw[field.start : field.end].strip():
            fields.append(field)
        if len(fields) >= options.limits.cells:
            cut = True
            break
    delivery = _Delivery(source, {(field.row, field.column): field for field in fields}, options.limits.cells)
    cells = [SheetCell(field.row, field.column, source.raw[field.start : field.end].strip()) for field in fields]
    blocks = assemble(list(delivery.drafts(cells)))
    reasons = (
        {
            "en": "the file is larger than the limit of cells; what lies beyond was not read",
            "zh": "文件超过单元格数上限，其余部分未读取",
        }
        if cut or delivery.cut
        else {}
    )
    return Document(path, "csv", hashlib.sha256(data).hexdigest(), blocks, "partly-read" if reasons else "read", reasons)


def _fields(raw: str) -> Iterator[Field]:
    """All fields, row by row. A quotation mark that is never closed is an ordinary character."""
    declared = _DECLARED.match(raw)
    at = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(raw)
    last_quote = raw.rfind('"')
    stop = re.compile(rf"{re.escape(delimiter)}|\r\n|\r|\n")
    row = column = 0
    while at <= len(raw):
        opening = _OPENING.match(raw, at)
        closing = _closing(raw, opening.end(), delimiter) if opening and opening.end() <= last_quote else -1
        if opening and closing >= 0:
            yield Field(row, column, opening.end(), closing, True)
            following = stop.search(raw, closing + 1)
        else:
            following = stop.search(raw, at)
            yield Field(row, column, at, following.start() if following else len(raw), False)
        if following is None:
            return
        at = following.end()
        if following.group() == delimiter:
            column += 1
        else:
            row, column = row + 1, 0


def _closing(raw: str, at: int, delimiter: str) -> int:
    """The mark that closes a quoted field: a single one before a delimiter, a line end or the end; -1 if there is none."""
    while (at := raw.find('"', at)) >= 0:
        if raw.startswith('"', at + 1):
            at += 2
            continue
        after = at + 1
        while after < len(raw) and raw[after] == " ":
            after += 1
        return at if after >= len(raw) or raw[after] in "\r\n" or raw[after] == delimiter else -1
    return -1


def _delimiter(raw: str) -> str:
    """The delimiter that parts the most lines into equally many fields; a comma between digits of one number parts nothing for sure."""
    lines = [line for line in _LINE_END.split(raw[: 1 << 18], _SAMPLE)[:_SAMPLE] if line.strip()]
    plain = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in plain if delimiter in line]
        if not counts:
            return 0, 0
        usual = max(set(counts), key=lambda n: (counts.count(n), n))
        return counts.count(usual), usual

    return max(_DELIMITERS, key=lambda delimiter: (*score(delimiter), -_DELIMITERS.index(delimiter)))


class _Delivery:
    """The drafts of a delimited file; a part of the sheet reader's way with places by line."""

    def __init__(self, source: RawText, fields: dict[tuple[int, int], Field], most: int) -> None:
        self.cut = False
        self._source = source
        self._fields = fields
        self._left = most
        self._lines = [match.start() for match in _LINE_END.finditer(source.raw)]

    def drafts(self, cells: list[SheetCell]) -> Iterator[Draft]:
        for region in regions(cells):
            if isinstance(region, Block):
                yield self._table(region)
            else:
                yield from self._paragraphs(region)

    def _line(self, cell: SheetCell) -> int:
        return bisect_right(self._lines, self._fields[cell.row, cell.column].start)

    def _paragraphs(self, cell: SheetCell) -> Iterator[Draft]:
        text = self._text(cell)
        if text.content:
            yield draft(text, self._line(cell))

    def _table(self, block: Block) -> Cells:
        height, width = block.bottom - block.top + 1, block.right - block.left + 1
        if height * width > self._left:
            self.cut = True
            height = max(self._left // width, 1)
        self._left -= height * width
        grid: Grid = [[None] * width for _ in range(height)]
        for cell in block.cells:
            row, column = cell.row - block.top, cell.column - block.left
            if row < height:
                grid[row][column] = Cell(self._text(cell), row, column)
        return Cells(grid, self._line(block.cells[0]))

    def _text(self, cell: SheetCell) -> Text:
        field = self._fields[cell.row, cell.column]
        raw = self._source.raw
        start, end = field.start, field.end
        while start < end and raw[start].isspace():
            start += 1
        while end > start and raw[end - 1].isspace():
            end -= 1
        found: list[Piece] = []
        for match in _DOUBLED.finditer(raw, start, end):
            if match.group() == '""' and not field.quoted:
                continue
            found.append((raw[start : match.start()], start))
            found.append(('"' if match.group() == '""' else "\n", match.start()))
            start = match.end()
        found.append((raw[start:end], start))
        return self._source.text(found, field.start)
