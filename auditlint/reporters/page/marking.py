"""The text of a passage with its numbers and phrases marked up.

A number becomes one element. A phrase (a name, a rule: what findings and relations point at beside numbers) may overlap others and numbers, so it becomes as many pieces as it
takes; each piece names all phrases that it belongs to.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from auditlint.reporters.terminal import plain

_BREAK = re.compile(r"[ \t]*\n\s*")
_LONG = 16
"""Characters that a number may have and still be kept on one line with the number of its finding."""
_WRAP = re.compile(r"(?<=[!-~])[ \t]*\n\s*(?=[!-~])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a number or phrase stands in its passage, its ``key`` in the page, its status (empty for a phrase that nothing is wrong with), and the numbers of the findings
    that it is the stated side of."""

    start: int
    end: int
    key: str
    status: str = ""
    findings: str = ""


def wrapped(text: str) -> str:
    """Text of a paragraph: its hard line breaks are the printer's."""
    return _visible(_BREAK.sub("", _WRAP.sub(" ", text)))


def lined(text: str) -> str:
    """Text of a cell: its line breaks stand, but empty lines do not."""
    return "\n".join(_visible(line) for line in _BREAK.sub("\n", text).split("\n"))


def _visible(text: str) -> str:
    return plain(text).replace("\ufffe", " ").replace("\uffff", " ")


def marked(text: str, numbers: Sequence[Piece], phrases: Sequence[Piece], shown: Callable[[str], str]) -> Markup:
    """``text`` as HTML. ``numbers`` do not overlap; both are sorted by start; ``shown`` makes a stretch of text fit to be seen."""
    return Markup("").join(_walk(text, numbers, phrases, shown))


def _walk(text: str, numbers: Sequence[Piece], phrases: Sequence[Piece], shown: Callable[[str], str]) -> Iterator[Markup]:
    cuts = sorted({0, len(text), *(at for piece in (*numbers, *phrases) for at in (piece.start, piece.end))})
    opening = {piece.start: piece for piece in numbers}
    closing = {piece.end for piece in numbers}
    waiting = list(reversed(phrases))
    active: list[Piece] = []
    for start, end in pairwise(cuts):
        active = [phrase for phrase in active if phrase.end > start]
        while waiting and waiting[-1].start == start:
            active.append(waiting.pop())
            yield Markup('<i id="{}"></i>').format(active[-1].key)
        if start in opening:
            yield _number(opening[start])
        content = escape(shown(text[start:end]))
        yield _phrase(active, end, content) if active else content
        if end in closing:
            yield Markup("</span>")


def _number(piece: Piece) -> Markup:
    extra = Markup(' data-f="{}"').format(piece.findings) if piece.findings else ""
    long = " long" if piece.end - piece.start > _LONG else ""
    return Markup('<span class="n {}{}" id="{}"{}>').format(piece.status, long, piece.key, extra)


def _phrase(active: list[Piece], end: int, content: Markup) -> Markup:
    status = next((phrase.status for phrase in active if phrase.status), "")
    ended = ",".join(phrase.findings for phrase in active if phrase.end == end and phrase.findings)
    extra = Markup(' data-f="{}"').format(ended) if ended else ""
    keys = " ".join(phrase.key for phrase in active)
    return Markup('<span class="{}" data-p="{}"{}>{}</span>').format(f"p {status}".rstrip(), keys, extra, content)
