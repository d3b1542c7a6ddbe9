"""One story of a Word file (the body, the footnotes, a header): its paragraphs in order, and for each what it prints, character by character."""

from dataclasses import dataclass

from auditlint.readers.word import names
from auditlint.readers.word.fields import Fields
from auditlint.readers.word.numbering import Numbering
from auditlint.readers.word.package import Element
from auditlint.readers.word.piece import Piece, tidy
from auditlint.readers.word.plain import is_tidy, plain_texts, special_paragraphs
from auditlint.readers.word.properties import Properties, properties_that_matter
from auditlint.readers.word.styles import Styles
from auditlint.readers.word.tables import Shapes
from auditlint.readers.word.walk import Walk


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a paragraph holds that is printed elsewhere: a note, a text box, a chart."""

    kind: str
    element: Element


@dataclass(slots=True)
class Reading:
    """What a paragraph prints. ``text`` is delivered to the checks, deletions included when they are read; ``pieces`` are its stretches in order."""

    text: str
    pieces: list[Piece]
    anchored: tuple[Anchored, ...] = ()
    level: int = 0
    hidden: bool = False
    contents: bool = False
    deleted: bool = False


class Story:
    """The paragraphs of one part, counted from 1 in document order; those in tables and text boxes count, those in ``mc:Fallback`` do not.

    ``name`` is the `Place.part` of what stands here: ``None`` for the body. ``deletions`` says whether tracked deletions are read. ``texts`` are what the paragraphs
    print that are nothing but text in runs; all others must be read.
    """

    def __init__(self, name: str | None, root: Element, styles: Styles, numbering: Numbering, deletions: bool = False) -> None:
        self.name, self.root, self.deletions = name, root, deletions
        self._styles = styles
        self._fields = Fields(root)
        self._shapes: Shapes | None = None
        paragraphs = list(root.iter(names.PARAGRAPH))
        has_fallbacks = next(root.iter(names.FALLBACK), None) is not None
        self._paragraphs = [p for p in paragraphs if not _in_fallback(p)] if has_fallbacks else paragraphs
        self.ordinals = {p: i for i, p in enumerate(self._paragraphs, 1)}
        self._special = special_paragraphs(root)
        self._properties = properties_that_matter(root, self._paragraphs, self.ordinals, styles, numbering)
        self.texts = plain_texts(root, paragraphs, {*self._special, *self._properties})

    @property
    def shapes(self) -> Shapes:
        """The properties of table rows and cells."""
        if self._shapes is None:
            self._shapes = Shapes(self.root)
        return self._shapes

    def read(self, paragraph: Element) -> Reading:
        """What ``paragraph`` prints."""
        properties = self._properties.get(paragraph)
        if paragraph not in self._special:
            pieces = [Piece(t.text, t) for t in paragraph.iter(names.TEXT) if t.text]
            if properties is None:
                return _plain(pieces)
            reading = _plain(pieces) if not properties.label else Reading("", pieces)
        else:
            walk = Walk(self._styles, self._fields, self.deletions)
            walk.paragraph(paragraph)
            reading = Reading("", walk.pieces, tuple(Anchored(*item) for item in walk.anchored), contents=walk.contents)
            reading.hidden = _all_hidden(paragraph, walk.pieces)
        if properties is not None:
            self._apply(properties, reading)
        if not reading.text and reading.pieces:
            reading.pieces = tidy(reading.pieces)
            reading.text = "".join(piece.content for piece in reading.pieces)
        reading.deleted = any(piece.deleted for piece in reading.pieces) if self.deletions else False
        return reading

    @staticmethod
    def _apply(properties: Properties, reading: Reading) -> None:
        style = properties.style
        reading.level = properties.heading_level
        reading.contents = reading.contents or style.contents
        reading.hidden = reading.hidden or (style.hidden and bool(reading.pieces))
        if properties.label:
            reading.pieces = [Piece(properties.label, None, generated=True), *_dented(reading.pieces)]
            reading.text = ""

    def paragraph(self, ordinal: int) -> Element:
        """The paragraph ``ordinal`` (1-based). Raises ``IndexError`` when there is none."""
        if not 0 < ordinal <= len(self._paragraphs):
            raise IndexError(ordinal)
        return self._paragraphs[ordinal - 1]


def _plain(pieces: list[Piece]) -> Reading:
    """A paragraph of texts in runs."""
    text = "".join([piece.content for piece in pieces])
    if not text:
        return Reading("", [])
    if not is_tidy(text):
        pieces = tidy(pieces)
        text = "".join([piece.content for piece in pieces])
    return Reading(text, pieces)


def _dented(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the white space that they begin with."""
    result = list(pieces)
    while result:
        first = result[0]
        kept = first.content.lstrip()
        if kept:
            result[0] = first._replace(content=kept, at=first.at + len(first.content) - len(kept))
            break
        result.pop(0)
    return result


def _all_hidden(paragraph: Element, pieces: list[Piece]) -> bool:
    shown = [piece for piece in pieces if piece.content.strip() and not piece.deleted]
    return bool(shown) and all(piece.hidden for piece in shown)


def _in_fallback(element: Element) -> bool:
    """Whether ``element`` stands in a fallback that is not read, because there is a choice beside it."""
    around = (fallback.getparent() for fallback in element.iterancestors(names.FALLBACK))
    return any(parent is not None and parent.find(names.CHOICE) is not None for parent in around)
