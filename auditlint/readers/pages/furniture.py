"""Headers, footers and page numbers: lines at the edge of a page that return on other pages at the same height, or count the pages."""

import re
from collections.abc import Sequence

from auditlint.document.headings import is_caption, is_furniture, unit_of
from auditlint.document.normalise import normalise
from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.runs import Line

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:page\s?)?(\d{1,4})(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)
_DEPTH = 3
_EDGE = 0.14
_OUTERMOST = 0.09
_FEWEST = 3
_SAME = 4.0


def furniture(pages: Sequence[tuple[PageContent, Sequence[Line]]]) -> set[int]:
    """The ``id`` of every line that is furniture; ``pages`` holds the lines outside tables."""
    candidates: list[tuple[PageContent, list[Line], bool]] = []
    for page, found in pages:
        ordered = sorted(found, key=lambda line: -line.base)
        candidates.append((page, ordered[:_DEPTH], True))
        candidates.append((page, ordered[: -_DEPTH - 1 : -1], False))
    heights: dict[tuple[str, bool], list[float]] = {}
    counted = _page_numbers(candidates)
    for page, found, above in candidates:
        for line in found:
            if _at_edge(page, line, above, _EDGE):
                heights.setdefault((_key(line), above), []).append(_height(page, line, above))
    least = _FEWEST if len(pages) > 2 else len(pages) + (len(pages) < 2)
    result: set[int] = set()
    for page, found, above in candidates:
        for line in found:
            near = sum(abs(other - _height(page, line, above)) < _SAME for other in heights.get((_key(line), above), ()))
            if id(line) in counted or (near >= least and _may_repeat(line)):
                result.add(id(line))
            else:
                break
    return result


def _key(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _height(page: PageContent, line: Line, above: bool) -> float:
    return page.bounds[3] - line.base if above else line.base - page.bounds[1]


def _at_edge(page: PageContent, line: Line, above: bool, share: float) -> bool:
    return _height(page, line, above) < share * (page.bounds[3] - page.bounds[1])


def _may_repeat(line: Line) -> bool:
    words = normalise(line.text)
    return not unit_of(words) and not is_caption(words)


def _page_numbers(candidates: Sequence[tuple[PageContent, list[Line], bool]]) -> set[int]:
    """Lines with nothing but a page number: shaped as one, or bare numbers that count on with the pages."""
    found: set[int] = set()
    bare: dict[int, list[int]] = {}
    for page, lines, above in candidates:
        for line in lines[:2]:
            words = line.text.strip()
            match = _NUMBER.fullmatch(words)
            if is_furniture(words) and _at_edge(page, line, above, _EDGE):
                found.add(id(line))
            elif match and _at_edge(page, line, above, _OUTERMOST):
                bare.setdefault(page.number - int(match.group(1)), []).append(id(line))
    pages = len(candidates) // 2
    for offset, numbers in bare.items():
        if len(numbers) >= 2 or (pages == 1 and offset == 0):
            found.update(numbers)
    return found
