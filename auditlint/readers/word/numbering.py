"""The automatic numbers of a Word file: numbering.xml, and the counters while a story is read (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass, field

from auditlint.readers.word.names import ALTERNATIVES, FALLBACK, NUMBER_ID, PARAGRAPH_STYLE, VAL, WORD, is_on
from auditlint.readers.word.numerals import SILENT, counter
from auditlint.readers.word.package import Element
from auditlint.readers.word.styles import Style, Styles, integer

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 20
_LEVELS = 9
_GLUES = re.compile(r"[0-9A-Za-z.．]$")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is the number of outer levels of which one begins this level anew; 0 means never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = 0
    digits: bool = False
    joined: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """The levels of a ``w:num``, the counters that it shares with others, and the starts that it sets when it is first used."""

    levels: dict[int, Level]
    shared: str
    starts: dict[int, int]


@dataclass(slots=True)
class Counters:
    """The state of all lists while one story is read from its beginning."""

    values: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of a file. ``label`` counts, so paragraphs must be asked for in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._known: dict[str, _List | None] = {}
        for element in root if root is not None else ():
            if element.tag == f"{WORD}abstractNum":
                self._abstract.setdefault(element.get(f"{WORD}abstractNumId", ""), element)
            elif element.tag == f"{WORD}num":
                self._numbers.setdefault(element.get(NUMBER_ID, ""), element)

    @property
    def empty(self) -> bool:
        """Whether the file has no lists."""
        return not self._numbers

    def label(self, counters: Counters, number: str | None, level: int | None, style_name: str | None = None) -> str:
        """The number printed before a paragraph of the list ``number``, with a space where it would run into the text; empty when it has none."""
        found = self._list(number) if number not in (None, "0") else None
        if found is None:
            return ""
        depth = level if level is not None else self._level_of(found, style_name)
        own = found.levels.get(depth)
        if own is None:
            return ""
        values = counters.values.setdefault(found.shared, {})
        first = (str(number), depth)
        if depth in found.starts and first not in counters.begun:
            values[depth] = found.starts[depth]
        else:
            values[depth] = values[depth] + 1 if depth in values else found.starts.get(depth, own.start)
        counters.begun.add(first)
        for deeper in [at for at in values if at > depth]:
            inner = found.levels.get(deeper)
            if inner is None or depth < inner.restart:
                del values[deeper]
        return self._printed(found, own, values)

    @staticmethod
    def _printed(found: _List, own: Level, values: dict[int, int]) -> str:
        if own.form in SILENT:
            return ""

        def value(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = found.levels.get(at, Level())
            return counter(values.get(at, other.start), "decimal" if own.digits else other.form)

        label = _PLACEHOLDER.sub(value, own.text)
        return f"{label} " if not own.joined and _GLUES.search(label) else label

    @staticmethod
    def _level_of(found: _List, style_name: str | None) -> int:
        """The level that is linked to a paragraph style; the outermost when none is."""
        return next((at for at, level in found.levels.items() if style_name is not None and level.style == style_name), 0)

    def _list(self, number: str | None) -> _List | None:
        key = number or ""
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        shared, abstract = self._abstract_of(element)
        levels = _levels(abstract) if abstract is not None else {}
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{WORD}lvlOverride"):
            at = integer(override.get(f"{WORD}ilvl"), 0) or 0
            levels.update(_levels(override))
            start = override.find(f"{WORD}startOverride")
            if start is not None:
                starts[at] = integer(start.get(VAL), 1) or 0
        return _List(levels, shared, starts)

    def _abstract_of(self, element: Element) -> tuple[str, Element | None]:
        """The list definition of a ``w:num``, followed through links to numbering styles."""
        for _ in range(_DEEPEST):
            reference = element.find(f"{WORD}abstractNumId")
            key = reference.get(VAL, "") if reference is not None else ""
            abstract = self._abstract.get(key)
            link = abstract.find(f"{WORD}numStyleLink") if abstract is not None else None
            if link is None:
                return key, abstract
            style: Style = self._styles.get(link.get(VAL))
            following = self._numbers.get(style.number or "")
            if following is None:
                return key, abstract
            element = following
        return "", None


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in parent.iterchildren(f"{WORD}lvl"):
        at = integer(element.get(f"{WORD}ilvl"), 0) or 0
        if 0 <= at < _LEVELS:
            found[at] = _level(element, at)
    return found


def _level(element: Element, at: int) -> Level:
    def value(name: str) -> str | None:
        child = element.find(f"{WORD}{name}")
        return child.get(VAL, "") if child is not None else None

    form = value("numFmt") or _fallback_format(element) or "decimal"
    restart = integer(value("lvlRestart"), at)
    digits = element.find(f"{WORD}isLgl")
    return Level(
        start=integer(value("start"), 0) or 0,
        form=form,
        text=value("lvlText") or "",
        restart=at if restart is None else restart,
        digits=digits is not None and is_on(digits.get(VAL)),
        joined=value("suff") == "nothing",
        style=_style_name(element),
    )


def _style_name(element: Element) -> str | None:
    child = element.find(PARAGRAPH_STYLE)
    return child.get(VAL) if child is not None else None


def _fallback_format(element: Element) -> str | None:
    """A format that newer programs write beside the plain one that older programs use."""
    child = element.find(f"{ALTERNATIVES}/{FALLBACK}/{WORD}numFmt")
    return child.get(VAL) if child is not None else None
