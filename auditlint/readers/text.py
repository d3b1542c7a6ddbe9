"""Line-based text in all its dialects, to a `Document`."""

import hashlib
from collections.abc import Iterator

from auditlint.document import Document, Text
from auditlint.document.assembly import Block, assemble, draft
from auditlint.document.model import ParagraphKind
from auditlint.readers.blocks import Found, Prose, blocks
from auditlint.readers.decoding import decode
from auditlint.readers.markdown import Marked
from auditlint.readers.markdown import marked as marked_text
from auditlint.readers.markup import marked, note_bodies, pieces, trimmed
from auditlint.readers.options import ReadOptions
from auditlint.readers.rawtext import Line, Piece, RawText
from auditlint.readers.wrapping import joined

_CUT = {"en": "a table is larger than the limit of cells; what lies beyond was not read", "zh": "表格超过单元格数上限，其余部分未读取"}


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a line-based file. Raises `UnreadableError` when the bytes are no text."""
    printed = decode(path, data)
    kind = "markdown" if path.lower().endswith((".md", ".markdown")) else "text"
    told = marked_text(printed) if kind == "markdown" else Marked(printed)
    source = RawText(told.shown, printed)
    found, cut = blocks(source, options.limits.cells)
    drafts = _drafts(source, found, told)
    if told.code:
        drafts = sorted([*drafts, *_code(source, told)], key=lambda item: item.first)
    return Document(
        path, kind, hashlib.sha256(data).hexdigest(), assemble(drafts), "partly-read" if cut else "read", dict(_CUT) if cut else {}
    )


def _drafts(source: RawText, found: list[Found], told: Marked) -> list[Block]:
    drafts: list[Block] = []
    for block in found:
        if not isinstance(block, Prose):
            drafts.append(block)
            continue
        body, notes = _paragraph(source, block.lines)
        first, last = block.lines[0].number, block.lines[-1].number
        if body.content:
            kind: ParagraphKind | None = "note" if first in told.notes else None
            drafts.append(draft(body, first, last, level=told.headings.get(first, 0), kind=kind))
        drafts.extend(draft(note, first, last, kind="note") for note in notes if note.content)
    return drafts


def _code(source: RawText, told: Marked) -> Iterator[Block]:
    """Code and metadata, which are no part of the report: a line of furniture for each line."""
    lines = RawText(source.quote(0, len(source.raw))).lines()
    for first, last in told.code:
        for line in lines[first : last + 1]:
            if not line.blank:
                yield draft(source.text([(source.quote(line.start, line.end), line.start)]), line.number, kind="furniture")


def _paragraph(source: RawText, lines: list[Line]) -> tuple[Text, list[Text]]:
    """The paragraph on these lines, and the footnotes printed inside it."""
    raw = source.raw
    if len(lines) == 1 and not marked(raw, lines[0].start, lines[0].end):
        return source.span(lines[0].start, lines[0].end), []
    bodies = note_bodies(raw, lines[0].start, lines[-1].end) if len(lines) == 1 else []
    if not bodies:
        return source.text(joined(raw, lines), lines[0].start), []
    found: list[Piece] = []
    at = lines[0].start
    for start, end, _, _ in bodies:
        found.extend(pieces(raw, at, start))
        at = end
    found.extend(pieces(raw, at, lines[0].end))
    notes = [source.text(pieces(raw, start, end), start) for _, _, start, end in bodies]
    return source.text(trimmed(found), lines[0].start), notes
