"""Marks inside a line that are not text: bookmarks, note references, tags, bold signs, entities, LaTeX formulas."""

import re
from collections.abc import Iterator

from auditlint.readers.latex import formula
from auditlint.readers.markdown import BLANK
from auditlint.readers.rawtext import Piece

_BOOKMARK = r"\[bookmark:[^\]\r\n]{0,200}\]"
_NOTE_REFERENCE = r"\[footnoteRef:\d{1,5}\]"
_NOTE_MARK = r"(?<=[\u4e00-\u9fff”）])\[\d{1,2}\]"
_FORMULA = r"\$[^$\r\n]{1,600}\$"
_BREAK = r"<\s{0,3}/?\s{0,3}(?:p|br|div|li)\s{0,3}/?\s{0,3}>"
_TAG = r"</?(?:b|i|u|strong|em|span|sup|sub|font|center)(?:\s[^<>\r\n]{0,200})?>"
_ENTITY = r"&(?:nbsp|lt|gt|amp|quot);"
_MARK = re.compile(
    rf"(?P<drop>{BLANK}+|{_BOOKMARK}|{_NOTE_REFERENCE}|{_NOTE_MARK}|{_TAG})|(?P<formula>{_FORMULA})|(?P<break>{_BREAK})|(?P<entity>{_ENTITY})",
    re.IGNORECASE,
)
_BOLD_PAIR = re.compile(r"\*\*(?=\S)([^*\r\n]{1,300})(?<=\S)\*\*")
_NOTE_BODY = re.compile(r"\[(\d{1,5}):[ \t\u3000\xa0]{1,8}([^\[\]\r\n]{1,4000}(?:\[[^\[\]\r\n]{0,80}\][^\[\]\r\n]{0,2000}){0,8})\]")
_ENTITIES = {"&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_TRIGGERS = re.compile(rf"[\[$<&*{BLANK}]")


def marked(raw: str, start: int, end: int) -> bool:
    """Whether ``raw[start:end]`` may hold a mark at all."""
    return _TRIGGERS.search(raw, start, end) is not None


def note_bodies(raw: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """Footnote bodies such as ``[1: …]``: outer and inner raw span of each."""
    if raw.find("[", start, end) < 0:
        return []
    return [(m.start(), m.end(), m.start(2), m.end(2)) for m in _NOTE_BODY.finditer(raw, start, end)]


def pieces(raw: str, start: int, end: int) -> list[Piece]:
    """The printed text of ``raw[start:end]`` without its marks, trimmed; a tag that ends a paragraph is a line break."""
    if not marked(raw, start, end):
        return trimmed([(raw[start:end], start)])
    return trimmed(list(_unbold(_plain(raw, start, end))))


def _plain(raw: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while match := _MARK.search(raw, at, end):
        kind, found = match.lastgroup, match.group()
        inner = formula(raw, match.start() + 1, match.end() - 1) if kind == "formula" else None
        if kind == "formula" and inner is None:
            yield raw[at : match.start() + 1], at
            at = match.start() + 1
            continue
        yield raw[at : match.start()], at
        at = match.end()
        if inner is not None:
            yield from inner
        elif kind == "break":
            yield "\n", match.start()
        elif kind == "entity":
            yield _ENTITIES[found.lower()], match.start()
    yield raw[at:end], at


def _unbold(found: Iterator[Piece]) -> Iterator[Piece]:
    for content, at in found:
        if "**" not in content:
            yield content, at
            continue
        done = 0
        for match in _BOLD_PAIR.finditer(content):
            yield content[done : match.start()], at + done
            yield match.group(1), at + match.start(1)
            done = match.end()
        yield content[done:], at + done


def trimmed(found: list[Piece]) -> list[Piece]:
    """Pieces without white space at the ends and around line breaks, and with single line breaks."""
    result: list[Piece] = []
    fresh = True
    for content, at in found:
        if content == "\n":
            _trim_end(result)
            if result:
                result.append((content, at))
            fresh = True
            continue
        if fresh:
            stripped = content.lstrip()
            content, at = stripped, at + len(content) - len(stripped)
        if content:
            result.append((content, at))
            fresh = False
    _trim_end(result)
    return result


def _trim_end(found: list[Piece]) -> None:
    while found:
        content, at = found.pop()
        stripped = content.rstrip()
        if stripped:
            found.append((stripped, at))
            return
