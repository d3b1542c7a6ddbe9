"""One story of a Word file (the body, the footnotes, a header): its paragraphs in order, and for each what it prints, character by character."""

from dataclasses import dataclass, field

from lxml import etree

from auditlint.readers.word import names
from auditlint.readers.word.fields import Fields
from auditlint.readers.word.numbering import Counters, Numbering
from auditlint.readers.word.package import Element
from auditlint.readers.word.piece import Piece, tidy
from auditlint.readers.word.styles import BODY_LEVEL, PLAIN, Style, Styles, integer, numbering_of
from auditlint.readers.word.tables import Shapes
from auditlint.readers.word.walk import Walk

_SPECIAL = (
    names.DELETED, names.MOVED_AWAY, names.VANISH, names.RUN_STYLE, names.FIELD_MARK, names.FIELD, names.FOOTNOTE, names.ENDNOTE, names.ALTERNATIVES,
    names.FORMULA, names.TEXT_BOX, names.CHART_REFERENCE,
    *(f"{names.WORD}{name}" for name in (
        "tab", "br", "cr", "sym", "noBreakHyphen", "ptab", "pict", "drawing", "object", "ruby", "instrText",
        "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum",
    )),
)  # fmt: skip
"""Elements in a paragraph that are more than text in runs."""

_SPACES = {"w": names.WORD.strip("{}")}
_INNER = etree.XPath("//w:p//w:p", namespaces=_SPACES)
"""Paragraphs inside others: those of text boxes, and, against the rules, others."""
_STRAY = etree.XPath("boolean(/descendant::w:t[not(ancestor::w:p)])", namespaces=_SPACES)
"""Whether, against the rules, texts stand outside all paragraphs."""


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


@dataclass(slots=True)
class _Properties:
    """What stands in the ``w:pPr`` of a paragraph that is more than plain."""

    style_name: str | None = None
    style: Style = PLAIN
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    label: str = ""


@dataclass(slots=True)
class Story:
    """The paragraphs of one part, counted from 1 in document order; those in tables and text boxes count, those in ``mc:Fallback`` do not.

    ``name`` is the `Place.part` of what stands here: ``None`` for the body. ``deletions`` says whether tracked deletions are read.
    """

    name: str | None
    root: Element
    styles: Styles
    numbering: Numbering
    deletions: bool = False
    ordinals: dict[Element, int] = field(default_factory=dict)
    _paragraphs: list[Element] = field(default_factory=list)
    _texts: dict[Element, str] = field(default_factory=dict)
    _unplain: set[Element] = field(default_factory=set)
    _special: set[Element] = field(default_factory=set)
    _properties: dict[Element, _Properties] = field(default_factory=dict)
    _shapes: Shapes | None = None
    _fields: Fields = field(init=False)

    def __post_init__(self) -> None:
        root = self.root
        self._fields = Fields(root)
        self._collect()
        if next(root.iter(names.FALLBACK), None) is not None:
            self._paragraphs = [p for p in self._paragraphs if not _in_fallback(p)]
        self.ordinals = {p: i for i, p in enumerate(self._paragraphs, 1)}
        for element in root.iter(*_SPECIAL):
            self._special.update(element.iterancestors(names.PARAGRAPH))
        for inner in _INNER(root):
            self._special.update((inner, *inner.iterancestors(names.PARAGRAPH)))
        self._find_properties()
        self._unplain = {*self._special, *self._properties} if not _STRAY(root) else set(self._paragraphs)

    def _collect(self) -> None:
        """The paragraphs, and the texts that stand in each before the next one begins: all that a plain one prints."""
        texts: list[str] = []
        paragraph: Element | None = None
        for element in self.root.iter(names.PARAGRAPH, names.TEXT):
            if element.tag == names.TEXT:
                texts.append(element.text or "")
                continue
            if texts and paragraph is not None:
                self._texts[paragraph] = "".join(texts)
            texts = []
            paragraph = element
            self._paragraphs.append(element)
        if texts and paragraph is not None:
            self._texts[paragraph] = "".join(texts)

    def _find_properties(self) -> None:
        """The style and numbering of the paragraphs that have some; labels are counted on the way."""
        default = self.styles.default
        if default == PLAIN:
            marks = self.root.iter(names.PARAGRAPH_STYLE, names.NUMBER_PROPERTIES, names.OUTLINE_LEVEL)
            owners = dict.fromkeys(owner for owner in map(_owner, marks) if owner is not None and owner in self.ordinals)
        else:
            owners = dict.fromkeys(self._paragraphs)
        counters = Counters()
        for paragraph in owners:
            found = self._properties[paragraph] = self._read_properties(paragraph)
            if found.number is not None and not self.numbering.empty and not _mark_deleted(paragraph):
                found.label = self.numbering.label(counters, found.number, found.level, found.style_name)

    def _read_properties(self, paragraph: Element) -> _Properties:
        own = paragraph.find(names.PARAGRAPH_PROPERTIES)
        if own is None:
            style = self.styles.default
            return _Properties(None, style, style.number, style.level, style.outline)
        style_element = own.find(names.PARAGRAPH_STYLE)
        style_name = style_element.get(names.VAL) if style_element is not None else None
        style = self.styles.get(style_name)
        number, level, outline = style.number, None if style.level == 0 else style.level, style.outline
        numbering = own.find(names.NUMBER_PROPERTIES)
        if numbering is not None:
            number, level = numbering_of(numbering, number, level)
        told = own.find(names.OUTLINE_LEVEL)
        if told is not None:
            outline = integer(told.get(names.VAL), outline)
        return _Properties(style_name, style, number, level, outline)

    @property
    def shapes(self) -> Shapes:
        """The properties of table rows and cells."""
        if self._shapes is None:
            self._shapes = Shapes(self.root)
        return self._shapes

    def plain(self, paragraph: Element) -> str | None:
        """The text of a paragraph that is nothing but text in runs; ``None`` for all others, which must be read."""
        if paragraph in self._unplain:
            return None
        text = self._texts.get(paragraph, "")
        return text if not text or _is_tidy(text) else None

    def read(self, paragraph: Element) -> Reading:
        """What ``paragraph`` prints."""
        properties = self._properties.get(paragraph)
        if paragraph not in self._special:
            pieces = [Piece(t.text, t) for t in paragraph.iter(names.TEXT) if t.text]
            if properties is None:
                return _plain(pieces)
            reading = _plain(pieces) if not properties.label else Reading("", pieces)
        else:
            walk = Walk(self.styles, self._fields, self.deletions)
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
    def _apply(properties: _Properties, reading: Reading) -> None:
        style, outline = properties.style, properties.outline
        if outline is not None and 0 <= outline < BODY_LEVEL:
            reading.level = outline + 1
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
    if not _is_tidy(text):
        pieces = tidy(pieces)
        text = "".join([piece.content for piece in pieces])
    return Reading(text, pieces)


def _is_tidy(text: str) -> bool:
    """Whether a text holds nothing that `tidy` drops: whatever is invisible, and every space but the plain one, is not printable."""
    return text.isprintable() and text[0] != " " and text[-1] != " "


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


def _owner(element: Element) -> Element | None:
    """The paragraph in whose properties ``element`` stands."""
    parent = element.getparent()
    if parent is None or parent.tag != names.PARAGRAPH_PROPERTIES:
        return None
    owner = parent.getparent()
    return owner if owner is not None and owner.tag == names.PARAGRAPH else None


def _in_fallback(element: Element) -> bool:
    """Whether ``element`` stands in a fallback that is not read, because there is a choice beside it."""
    around = (fallback.getparent() for fallback in element.iterancestors(names.FALLBACK))
    return any(parent is not None and parent.find(names.CHOICE) is not None for parent in around)


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's own mark is a tracked deletion: it is not there any more."""
    path = f"{names.PARAGRAPH_PROPERTIES}/{names.RUN_PROPERTIES}"
    return paragraph.find(f"{path}/{names.DELETED}") is not None or paragraph.find(f"{path}/{names.MOVED_AWAY}") is not None
