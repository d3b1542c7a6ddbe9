"""Line-based text in all its dialects, to a `Document`."""

import hashlib

from auditlint.document import Document, Text
from auditlint.document.assembly import Block, Rows, assemble, draft
from auditlint.readers.blocks import Prose, blocks
from auditlint.readers.decoding import decode
from auditlint.readers.markup import marked, note_bodies, pieces, trimmed
from auditlint.readers.options import ReadOptions
from auditlint.readers.rawtext import Line, Piece, RawText
from auditlint.readers.wrapping import joined


def read(path: str, data: bytes, _options: ReadOptions) -> Document:
    """The document in a line-based file. Raises `UnreadableError` when the bytes are no text."""
    source = RawText(decode(path, data))
    kind = "markdown" if path.lower().endswith((".md", ".markdown")) else "text"
    return Document(path, kind, hashlib.sha256(data).hexdigest(), assemble(_drafts(source, blocks(source))))


def _drafts(source: RawText, found: list[Prose | Rows]) -> list[Block]:
    drafts: list[Block] = []
    for block in found:
        if isinstance(block, Rows):
            drafts.append(block)
            continue
        body, notes = _paragraph(source, block.lines)
        if body.content:
            drafts.append(draft(body, block.lines[0].number, block.lines[-1].number))
        drafts.extend(draft(note, block.lines[0].number, block.lines[-1].number, kind="note") for note in notes if note.content)
    return drafts


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
