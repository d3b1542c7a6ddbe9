"""What the styles of a Word file say about a paragraph: outline level, numbering, hidden text, table of contents (styles.xml)."""

import re
from dataclasses import dataclass

from auditlint.readers.word.names import (
    NUMBER_ID,
    NUMBER_LEVEL,
    NUMBER_PROPERTIES,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VAL,
    VANISH,
    WORD,
    is_on,
)
from auditlint.readers.word.package import Element

_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_TITLE = frozenset(("title", "标题", "subtitle", "副标题"))
_CONTENTS = re.compile(r"(?:toc|目录)\s?\d|table of figures|图表目录", re.IGNORECASE)
_DEEPEST = 40
BODY_LEVEL = 9
"""The outline level (0-based) of body text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. ``outline`` is 0-based, ``None`` when nothing is said; ``number`` and ``level`` are its numbering."""

    outline: int | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool = False
    contents: bool = False
    title: bool = False


PLAIN = Style()


def integer(value: str | None, default: int | None = None) -> int | None:
    """A number written in an attribute; ``default`` when there is none or it is no sensible one."""
    try:
        return int(value) if value is not None and len(value) < 10 else default
    except ValueError:
        return default


class Styles:
    """The styles by id. Each is worked out when it is first asked for; a cycle of ``basedOn`` ends where it closes."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = PLAIN
        for element in root.iterchildren(f"{WORD}style") if root is not None else ():
            kind = element.get(f"{WORD}type", "paragraph")
            name = element.get(f"{WORD}styleId")
            if name is None or kind == "table":
                continue
            self._elements.setdefault(name, element)
            if kind == "paragraph" and element.get(f"{WORD}default") in ("1", "true", "on"):
                self.default = self.get(name)

    def get(self, name: str | None) -> Style:
        """The style of this id; a plain one when there is none."""
        if name is None:
            return self.default
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._resolve(name)
        return known

    def _resolve(self, name: str) -> Style:
        chain: list[Element] = []
        at: str | None = name
        seen: set[str] = set()
        while at is not None and at not in seen and len(chain) < _DEEPEST:
            seen.add(at)
            element = self._elements.get(at)
            if element is None:
                break
            chain.append(element)
            based = element.find(f"{WORD}basedOn")
            at = based.get(VAL) if based is not None else None
        style = PLAIN
        for element in reversed(chain):
            style = _over(style, element)
        return style


def _over(base: Style, element: Element) -> Style:
    name_element = element.find(f"{WORD}name")
    name = (name_element.get(VAL, "") if name_element is not None else "") or element.get(f"{WORD}styleId", "")
    title = base.title or name.lower() in _TITLE
    heading = _HEADING.fullmatch(name)
    outline = int(heading.group(1)) - 1 if heading else base.outline
    number, level, hidden = base.number, base.level, base.hidden
    properties = element.find(PARAGRAPH_PROPERTIES)
    if properties is not None:
        told = properties.find(OUTLINE_LEVEL)
        if told is not None:
            outline = integer(told.get(VAL), outline)
        numbering = properties.find(NUMBER_PROPERTIES)
        if numbering is not None:
            number, level = numbering_of(numbering, number, level)
    run = element.find(RUN_PROPERTIES)
    vanish = run.find(VANISH) if run is not None else None
    if vanish is not None:
        hidden = is_on(vanish.get(VAL))
    return Style(None if title else outline, number, level, hidden, base.contents or _CONTENTS.match(name) is not None, title)


def numbering_of(element: Element, number: str | None, level: int | None) -> tuple[str | None, int | None]:
    """Number id and level in a ``w:numPr``; what it leaves out stays as it was."""
    own = element.find(NUMBER_ID)
    depth = element.find(NUMBER_LEVEL)
    return (own.get(VAL) if own is not None else number), (integer(depth.get(VAL), level) if depth is not None else level)
