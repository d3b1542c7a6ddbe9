"""Line-based text in all its dialects, to a `Document`."""

import hashlib
from dataclasses import dataclass, replace

from auditlint.document import Document, Paragraph, Table, Text
from auditlint.document.gridding import Heading, tables
from auditlint.document.headings import (
    Sections,
    heading_text,
    is_caption,
    is_contents_line,
    is_furniture,
    is_heading,
    is_note,
    is_title,
    list_style,
    unit_of,
)
from auditlint.document.model import ParagraphKind
from auditlint.readers.blocks import Block, Rows, blocks
from auditlint.readers.decoding import decode
from auditlint.readers.markup import marked, note_bodies, pieces, trimmed
from auditlint.readers.rawtext import Line, Piece, RawText
from auditlint.readers.wrapping import joined

_NEAR = 4
_SHORT = 200


@dataclass(slots=True)
class _Draft:
    """A paragraph whose kind may still change."""

    text: Text
    first: int
    last: int
    kind: ParagraphKind = "body"
    style: int = 0
    heading: bool = False


def read_text(path: str, data: bytes) -> Document:
    """The document in a line-based file. Raises `UnreadableError` when the bytes are no text."""
    source = RawText(decode(path, data))
    kind = "markdown" if path.lower().endswith((".md", ".markdown")) else "text"
    drafts = _drafts(source, blocks(source))
    _find_headings(drafts)
    return Document(path, kind, hashlib.sha256(data).hexdigest(), _assembled(drafts))


def _drafts(source: RawText, found: list[Block]) -> list[_Draft | Rows]:
    drafts: list[_Draft | Rows] = []
    for block in found:
        if isinstance(block, Rows):
            drafts.append(block)
            continue
        body, notes = _paragraph(source, block.lines)
        if body.content:
            drafts.append(_Draft(body, block.lines[0].number, block.lines[-1].number, *_kind(body.content)))
        drafts.extend(_Draft(note, block.lines[0].number, block.lines[-1].number, "note") for note in notes if note.content)
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


def _kind(content: str) -> tuple[ParagraphKind, int]:
    if len(content) > _SHORT:
        return "body", list_style(content[:20])
    if is_furniture(content) or is_contents_line(content):
        return "furniture", 0
    if is_note(content):
        return "note", 0
    return "body", list_style(content)


def _find_headings(drafts: list[_Draft | Rows]) -> None:
    """Mark headings: numbered, short, and no item of a list (two items of one style with nothing between)."""
    before: _Draft | None = None
    for i, draft in enumerate(drafts):
        if isinstance(draft, Rows):
            before = None
            continue
        if draft.kind == "body" and len(draft.text.content) <= _SHORT and is_heading(draft.text.content, draft.style):
            after = drafts[i + 1] if i + 1 < len(drafts) else None
            listed = isinstance(after, _Draft) and after.style == draft.style
            follows = before is not None and before.style == draft.style and not before.heading
            draft.heading = draft.style <= 6 or not (listed or follows)
        before = draft


def _assembled(drafts: list[_Draft | Rows]) -> tuple[Paragraph | Table, ...]:
    sections = Sections()
    found: list[Paragraph | Table] = []
    paragraph_count = table_count = 0
    for i, draft in enumerate(drafts):
        if isinstance(draft, Rows):
            caption, unit = _above(drafts, found, i)
            heading = Heading(caption, unit, sections.path)
            made = tables(table_count + 1, draft.rows, heading, parts=draft.parts, header_rows=draft.header_rows, doubt=draft.doubt)
            table_count += len(made)
            found.extend(made)
            continue
        paragraph_count += 1
        if draft.heading:
            text = _without_marker(draft.text)
            path = sections.path
            level = sections.enter(draft.style, text.content)
            found.append(Paragraph(paragraph_count, text, path[: level - 1], "heading", level))
        else:
            found.append(Paragraph(paragraph_count, draft.text, sections.path, draft.kind))
    return tuple(found)


def _without_marker(text: Text) -> Text:
    """A Markdown heading without its number signs."""
    skip = len(text.content) - len(heading_text(text.content))
    if not skip:
        return text
    end = len(text.content.rstrip("# ")) or len(text.content)
    kept = [at for at in text.starts if at > skip]
    starts = (0, *(at - skip for at in kept))
    return Text(text.content[skip:end], text.source, starts, (text.raw(skip), *text.raws[len(text.starts) - len(kept) :]))


def _above(drafts: list[_Draft | Rows], found: list[Paragraph | Table], i: int) -> tuple[str, str]:
    """Caption and unit of the table at ``drafts[i]``, from the short lines directly above it, which are marked as such."""
    rows = drafts[i]
    assert isinstance(rows, Rows)
    captions: list[str] = []
    unit, line = "", rows.first
    for back in range(1, 5):
        draft = drafts[i - back] if i - back >= 0 else None
        if not isinstance(draft, _Draft) or draft.heading or line - draft.last > _NEAR or draft.kind not in ("body", "caption", "unit"):
            break
        content = draft.text.content
        own = unit_of(content)
        if own and not unit:
            unit = own
            numbered = is_caption(content)
            if numbered:
                captions.insert(0, content.rsplit("单", 1)[0].rstrip(" (，"))
            _mark(found, -back, "caption" if numbered else "unit")
        elif (not captions and (is_caption(content) or (is_title(content) and not draft.style))) or (
            captions and is_caption(content) and not is_caption(captions[0])
        ):
            captions.insert(0, content)
            _mark(found, -back, "caption")
        else:
            break
        line = draft.first
    return " ".join(captions), unit


def _mark(found: list[Paragraph | Table], at: int, kind: ParagraphKind) -> None:
    paragraph = found[at]
    assert isinstance(paragraph, Paragraph)
    found[at] = replace(paragraph, kind=kind)
