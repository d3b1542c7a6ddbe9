"""A stretch of printed text and the element that prints it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditlint.readers.word.package import Element
from auditlint.readers.word.symbols import INVISIBLE


class Piece(NamedTuple):
    """``content`` is printed by ``node`` (``w:t``, ``w:tab``, ``w:sym``, ``m:t`` …) from its character ``at`` on.

    ``generated`` text stands in no element: automatic numbers, the signs of a formula; its ``node`` is ``None``, or the element that it was made for.
    ``deleted`` text is that of tracked deletions; ``hidden`` is stored but not shown.
    """

    content: str
    node: Element | None
    at: int = 0
    generated: bool = False
    deleted: bool = False
    hidden: bool = False


def tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces without what prints nothing: invisible characters, and white space at both ends and around line breaks."""
    visible = [part for piece in pieces for part in _visible(piece)]
    result: list[Piece] = []
    fresh = True
    for piece in visible:
        content = piece.content
        if content == "\n" and piece.node is not None:
            _trim_end(result)
            if result:
                result.append(piece)
            fresh = True
            continue
        if fresh:
            kept = content.lstrip()
            piece = piece._replace(content=kept, at=piece.at + len(content) - len(kept))
        if piece.content:
            result.append(piece)
            fresh = False
    while result and not result[-1].content.strip():
        result.pop()
    _trim_end(result)
    return result


def _trim_end(result: list[Piece]) -> None:
    while result:
        piece = result[-1]
        kept = piece.content.rstrip()
        if kept == piece.content or (piece.content == "\n" and piece.node is not None):
            return
        result.pop()
        if kept:
            result.append(piece._replace(content=kept))
            return


def _visible(piece: Piece) -> Iterator[Piece]:
    at = 0
    content = piece.content
    if piece.node is not None and piece.node.text and ("\n" in content or "\r" in content):
        content = content.replace("\r", " ").replace("\n", " ")
        piece = piece._replace(content=content)
    for match in INVISIBLE.finditer(content):
        if match.start() > at:
            yield piece._replace(content=content[at : match.start()], at=piece.at + at)
        at = match.end()
    if at == 0:
        yield piece
    elif at < len(content):
        yield piece._replace(content=content[at:], at=piece.at + at)
