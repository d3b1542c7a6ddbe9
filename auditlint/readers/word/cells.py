"""The text of table cells: their paragraphs joined by line breaks."""

from collections.abc import Iterator, Sequence

from auditlint.document.text import Text
from auditlint.readers.word import names
from auditlint.readers.word.changes import kept
from auditlint.readers.word.delivery import Delivery
from auditlint.readers.word.package import Element
from auditlint.readers.word.story import Anchored, Story
from auditlint.readers.word.walk import alternative

Waiting = list[Anchored | Element]
"""Tables, notes and boxes inside cells, which follow when the table is done."""
_LEAVES = frozenset(
    (names.CELL_PROPERTIES, names.SECTION, names.CONTROL_PROPERTIES, names.CONTROL_END_PROPERTIES, names.PARAGRAPH_PROPERTIES)
)


def cell_texts(delivery: Delivery, story: Story, cells: Sequence[Element], waiting: Waiting) -> list[Text | None]:
    """The texts of the cells of a table, ``None`` for empty ones. What they hold besides is added to ``waiting``.

    Most cells hold one plain paragraph and nothing else; those between two others are delivered all at once.
    """
    paragraphs = [cell[-1] if len(cell) == 1 else _only_paragraph(cell) for cell in cells]
    plain = list(map(story.texts.get, paragraphs))
    texts: list[Text | None] = []
    start = 0
    for at in [at for at, text in enumerate(plain) if text is None]:
        texts.extend(delivery.plain(story, paragraphs[start:at], plain[start:at]))
        texts.append(_read(delivery, story, cells[at], waiting))
        start = at + 1
    texts.extend(delivery.plain(story, paragraphs[start:], plain[start:]))
    return texts


def _read(delivery: Delivery, story: Story, cell: Element, waiting: Waiting) -> Text | None:
    """A cell of any content."""
    texts: list[str] = []
    pieces: list[tuple[str, int]] = []
    first = 0
    for child in _blocks(cell):
        if child.tag != names.PARAGRAPH:
            waiting.append(child)
            continue
        text = story.texts.get(child)
        reading = story.read(child) if text is None else None
        if reading is not None:
            waiting.extend(reading.anchored)
            text = reading.text
        if not text:
            continue
        start = delivery.add(story, child, text)
        if not texts:
            first = start
        if pieces or (reading is not None and reading.deleted):
            pieces = pieces or [("\n".join(texts), first)] * bool(texts)
            pieces.extend([("\n", start - 1)] * bool(pieces))
            pieces.extend(kept(reading, start) if reading is not None else [(text, start)])
            if reading is not None:
                delivery.deletions(reading, start)
        texts.append(text)
    if pieces:
        found = delivery.parts.text(pieces, first)
        return found if found.content else None
    return delivery.parts.joined("\n".join(texts), first) if texts else None


def _only_paragraph(cell: Element) -> Element:
    """The paragraph of a cell that holds just its properties beside it, as most do; for another cell the cell itself, which is no paragraph."""
    return cell[-1] if len(cell) == 2 and cell[0].tag == names.CELL_PROPERTIES else cell


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in a cell, also in content controls there."""
    for child in parent:
        tag = child.tag
        if tag in (names.PARAGRAPH, names.TABLE):
            yield child
        elif tag == names.ALTERNATIVES:
            chosen = alternative(child)
            if chosen is not None:
                yield from _blocks(chosen)
        elif isinstance(tag, str) and tag not in _LEAVES:
            yield from _blocks(child)
