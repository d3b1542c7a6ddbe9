"""What the ``w:pPr`` of the paragraphs of a story says beyond looks: style, outline level, automatic number."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from auditlint.readers.word import names
from auditlint.readers.word.numbering import Counters, Numbering
from auditlint.readers.word.package import Element
from auditlint.readers.word.styles import BODY_LEVEL, PLAIN, Style, Styles, integer, numbering_of


@dataclass(slots=True)
class Properties:
    """The properties of one paragraph. ``outline`` is 0-based, as in a `Style`; ``label`` is its automatic number."""

    style_name: str | None = None
    style: Style = PLAIN
    number: str | None = None
    level: int | None = None
    outline: int | None = None
    label: str = ""

    @property
    def heading_level(self) -> int:
        """The level of a heading (1 is the outermost); 0 for other paragraphs."""
        return self.outline + 1 if self.outline is not None and 0 <= self.outline < BODY_LEVEL else 0

    @property
    def matters(self) -> bool:
        """Whether the paragraph reads differently from one without properties."""
        return bool(self.label) or self.style.contents or self.style.hidden or self.heading_level > 0


def properties_that_matter(
    root: Element, paragraphs: Iterable[Element], known: Container[Element], styles: Styles, numbering: Numbering
) -> dict[Element, Properties]:
    """The properties of those ``paragraphs`` (in document order; ``known`` holds the same ones) that have some which matter; labels are counted on the way."""
    if styles.default == PLAIN:
        marks = root.iter(names.PARAGRAPH_STYLE, names.NUMBER_PROPERTIES, names.OUTLINE_LEVEL)
        telling = (mark for mark in marks if mark.tag != names.PARAGRAPH_STYLE or styles.get(mark.get(names.VAL)) != PLAIN)
        paragraphs = dict.fromkeys(owner for owner in map(_owner, telling) if owner is not None and owner in known)
    counters = Counters()
    result: dict[Element, Properties] = {}
    for paragraph in paragraphs:
        found = _read(paragraph, styles)
        if found.number is not None and not numbering.empty and not _mark_deleted(paragraph):
            found.label = numbering.label(counters, found.number, found.level, found.style_name)
        if found.matters:
            result[paragraph] = found
    return result


def _read(paragraph: Element, styles: Styles) -> Properties:
    own = paragraph.find(names.PARAGRAPH_PROPERTIES)
    if own is None:
        style = styles.default
        return Properties(None, style, style.number, style.level, style.outline)
    style_element = own.find(names.PARAGRAPH_STYLE)
    style_name = style_element.get(names.VAL) if style_element is not None else None
    style = styles.get(style_name)
    number, level, outline = style.number, None if style.level == 0 else style.level, style.outline
    numbering = own.find(names.NUMBER_PROPERTIES)
    if numbering is not None:
        number, level = numbering_of(numbering, number, level)
    told = own.find(names.OUTLINE_LEVEL)
    if told is not None:
        outline = integer(told.get(names.VAL), outline)
    return Properties(style_name, style, number, level, outline)


def _owner(element: Element) -> Element | None:
    """The paragraph in whose properties ``element`` stands."""
    parent = element.getparent()
    if parent is None or parent.tag != names.PARAGRAPH_PROPERTIES:
        return None
    owner = parent.getparent()
    return owner if owner is not None and owner.tag == names.PARAGRAPH else None


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's own mark is a tracked deletion: it is not there any more."""
    path = f"{names.PARAGRAPH_PROPERTIES}/{names.RUN_PROPERTIES}"
    return paragraph.find(f"{path}/{names.DELETED}") is not None or paragraph.find(f"{path}/{names.MOVED_AWAY}") is not None
