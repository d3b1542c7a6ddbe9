"""What a page holds but does not show: the ``hidden`` attribute, inline styles, and simple rules of its style sheets."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_BLOCK = re.compile(r"@(?:media|supports)[^{]{0,400}\{(?:[^{}]{0,400}\{[^{}]{0,4000}\}\s{0,400}){0,400}\}", re.IGNORECASE)
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:(?P<by>[.#])(?P<name>[\w-]+))?", re.IGNORECASE)
_HIDES = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_SHOWS = re.compile(r"(?:^|[;\s])(?:display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible)", re.IGNORECASE)
_LONGEST = 1 << 18


class Hiding:
    """The simple selectors (``.note``, ``#draft``, ``span.note``, ``em``) that hide an element in the page's own style sheets; rules for a medium are left out."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._selectors: set[tuple[str, str, str]] = set()
        for sheet in sheets:
            plain = _AT_BLOCK.sub("", _COMMENT.sub("", sheet[:_LONGEST].replace("<!--", "").replace("-->", "")))
            for match in _RULE.finditer(plain):
                self._take(match[1], match[2])

    def _take(self, selectors: str, declarations: str) -> None:
        hides, shows = _HIDES.search(declarations), _SHOWS.search(declarations)
        if not hides and not shows:
            return
        for selector in selectors.split(","):
            match = _SIMPLE.fullmatch(selector.strip())
            if match and match[0]:
                key = ((match["tag"] or "").lower(), match["by"] or "", match["name"] or "")
                if hides:
                    self._selectors.add(key)
                else:
                    self._selectors.discard(key)

    def hides(self, element: etree._Element) -> bool:
        """Whether the element itself is hidden; what it holds is hidden with it."""
        if element.get("hidden") is not None:
            return True
        style = element.get("style")
        if style:
            if _HIDES.search(style):
                return True
            if _SHOWS.search(style):
                return False
        return bool(self._selectors) and any(key in self._selectors for key in _keys(element))


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether the attributes of an element (names in lower case) hide it."""
    return "hidden" in attributes or _HIDES.search(attributes.get("style", "")) is not None


def _keys(element: etree._Element) -> Iterable[tuple[str, str, str]]:
    tag = str(element.tag).lower()
    yield tag, "", ""
    for name in (element.get("class") or "").split():
        yield "", ".", name
        yield tag, ".", name
    ident = element.get("id")
    if ident:
        yield "", "#", ident
        yield tag, "#", ident
