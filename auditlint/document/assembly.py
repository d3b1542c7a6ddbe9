"""Paragraphs and tables as a reader finds them, put together to the blocks of a `Document`. Shared by all readers.

A reader delivers drafts in reading order. Here they get their headings and sections, and tables get the caption and the unit line printed above them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditlint.document.gridding import Heading, TextRow, grid_tables, tables
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
from auditlint.document.layout import Grid
from auditlint.document.model import Paragraph, ParagraphKind, Table
from auditlint.document.text import Text

_NEAR = 4
_SHORT = 200
_ASIDES = 8
"""Footnotes and hidden lines that may stand between a line and its neighbour."""
_PARTICULAR = re.compile(r"[^：]{2,8}：[^：]{1,40}")
"""``编制单位：某局`` between the numbered title of a table and the table."""


@dataclass(slots=True)
class Draft:
    """A paragraph whose kind may still change.

    ``first`` and ``last`` say how near it stands to its neighbours: line numbers, or running numbers of blocks for formats without lines. ``level`` is the
    level of a heading that the format itself marks (1 is the outermost; Word styles, ``<h2>``) and 0 where only the words can tell. ``hidden`` marks text that
    the file holds but does not show.
    """

    text: Text
    first: int
    last: int
    kind: ParagraphKind = "body"
    style: int = 0
    level: int = 0
    heading: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The ragged rows of one printed block of cells, for formats that print no grid. ``parts`` are the rows that follow an empty line or a page break."""

    rows: Sequence[TextRow]
    first: int
    parts: frozenset[int] = frozenset()
    header_rows: int | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """The true grid of a table, for formats that have one: every cell at its row and column with its spans, ``None`` elsewhere.

    ``breaks`` are the rows that begin a new page. The grid may hold several logical tables (a form, then a grid with a header of its own); they are parted here.
    ``caption`` is given where the format itself names the table.
    """

    grid: Grid
    first: int
    breaks: tuple[int, ...] = ()
    header_rows: int | None = None
    caption: str = ""
    doubt: str = ""
    hidden: bool = False


Block = Draft | Rows | Cells


def draft(
    text: Text, first: int, last: int | None = None, *, level: int = 0, kind: ParagraphKind | None = None, hidden: bool = False
) -> Draft:
    """A paragraph; its kind and numbering are told by its words unless ``kind`` is given."""
    content = text.content
    told, style = _kind(content)
    if kind is not None and kind != "body":
        told, style = kind, 0
    return Draft(text, first, first if last is None else last, told, style, level, hidden=hidden)


def assemble(drafts: Sequence[Block]) -> tuple[Paragraph | Table, ...]:
    """The blocks of a document, in order."""
    _find_headings(drafts)
    ranks = _ranks(drafts)
    sections = Sections()
    found: list[Paragraph | Table] = []
    paragraph_count = table_count = 0
    for i, item in enumerate(drafts):
        if not isinstance(item, Draft):
            made = _tables(table_count + 1, item, Heading(*_above(drafts, found, i), sections.path))
            table_count += len(made)
            found.extend(made)
            continue
        paragraph_count += 1
        if item.heading:
            text = _without_marker(item.text)
            path = sections.path
            level = sections.enter(item.level or ranks.get(item.style, item.style), text.content)
            found.append(Paragraph(paragraph_count, text, path[: level - 1], "heading", level, item.hidden))
        else:
            found.append(Paragraph(paragraph_count, item.text, sections.path, item.kind, hidden=item.hidden))
    return tuple(found)


def _tables(index: int, item: Rows | Cells, heading: Heading) -> list[Table]:
    if isinstance(item, Rows):
        return tables(index, item.rows, heading, parts=item.parts, header_rows=item.header_rows, doubt=item.doubt)
    if item.caption and item.caption not in heading.caption:
        heading = replace(heading, caption=f"{item.caption} {heading.caption}".strip())
    made = grid_tables(index, item.grid, heading, breaks=item.breaks, header_rows=item.header_rows, doubt=item.doubt)
    return [replace(table, hidden=True) for table in made] if item.hidden else made


def _kind(content: str) -> tuple[ParagraphKind, int]:
    if len(content) > _SHORT:
        return "body", list_style(content[:20])
    if is_furniture(content) or is_contents_line(content):
        return "furniture", 0
    if is_note(content):
        return "note", 0
    return "body", list_style(content)


def _find_headings(drafts: Sequence[Block]) -> None:
    """Mark headings: told by the format, or numbered, short, and no item of a list (two items of one style with nothing between)."""
    before: Draft | None = None
    for i, item in enumerate(drafts):
        if not isinstance(item, Draft):
            before = None
            continue
        content = item.text.content
        if item.kind == "body" and item.level:
            item.heading = len(content) <= _SHORT
        if _aside(item):
            continue
        if not item.level and item.kind == "body" and len(content) <= _SHORT and is_heading(content, item.style):
            after = next((other for other in drafts[i + 1 : i + 1 + _ASIDES] if not _aside(other)), None)
            listed = isinstance(after, Draft) and after.style == item.style
            follows = before is not None and before.style == item.style and not before.heading
            item.heading = item.style <= 6 or not (listed or follows)
        before = item


def _aside(item: Block) -> bool:
    """Whether a draft is not printed at this place of the page: a footnote that the format tells of, or hidden text."""
    return isinstance(item, Draft) and (item.hidden or (item.kind == "note" and not is_note(item.text.content)))


def _ranks(drafts: Sequence[Block]) -> dict[int, int]:
    """Numbering style -> the level that the format gives to headings with this numbering, so that a heading told by its words alone ranks with them."""
    found: dict[int, int] = {}
    for item in drafts:
        if isinstance(item, Draft) and item.heading and item.style and item.level:
            found.setdefault(item.style, item.level)
    return found


def _without_marker(text: Text) -> Text:
    """A Markdown heading without its number signs."""
    skip = len(text.content) - len(heading_text(text.content))
    if not skip:
        return text
    end = len(text.content.rstrip("# ")) or len(text.content)
    kept = [at for at in text.starts if at > skip]
    starts = (0, *(at - skip for at in kept))
    return Text(text.content[skip:end], text.source, starts, (text.raw(skip), *text.raws[len(text.starts) - len(kept) :]))


def _above(drafts: Sequence[Block], found: list[Paragraph | Table], i: int) -> tuple[str, str]:
    """Caption and unit of the table at ``drafts[i]``, from the short lines directly above it, which are marked as such; a heading there may print the unit too."""
    rows = drafts[i]
    captions: list[str] = []
    unit, line = "", rows.first
    for back in [back for back in range(1, min(i, 4 + _ASIDES) + 1) if not _aside(drafts[i - back])][:4]:
        above = drafts[i - back]
        if isinstance(above, Draft) and above.heading and line - above.last <= _NEAR:
            unit = unit or unit_of(above.text.content)
        if not isinstance(above, Draft) or above.heading or line - above.last > _NEAR or above.kind not in ("body", "caption", "unit"):
            break
        content = above.text.content
        own = unit_of(content)
        if own and not unit:
            unit = own
            numbered = is_caption(content)
            if numbered:
                captions.insert(0, content.rsplit("单", 1)[0].rstrip(" (，"))
            _mark(found, -back, "caption" if numbered else "unit")
        elif (not captions and (is_caption(content) or (is_title(content) and not above.style))) or (
            captions and is_caption(content) and not is_caption(captions[0])
        ):
            captions.insert(0, content)
            _mark(found, -back, "caption")
        else:
            break
        line = above.first
    if len(captions) > 1 and is_caption(captions[0]):
        captions = [captions[0], *(content for content in captions[1:] if not _PARTICULAR.fullmatch(content))]
    return " ".join(captions), unit


def _mark(found: list[Paragraph | Table], at: int, kind: ParagraphKind) -> None:
    paragraph = found[at]
    assert isinstance(paragraph, Paragraph)
    found[at] = replace(paragraph, kind=kind)
