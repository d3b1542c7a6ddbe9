"""Tracked deletions, when they are read: apart from the text that is left, each a hidden note that says what it is."""

from collections.abc import Iterator

from auditlint.readers.word.story import Reading

DELETED = "〔已删除〕"
"""Stands before the text of a tracked deletion."""


def kept(reading: Reading, start: int) -> Iterator[tuple[str, int]]:
    """The text that is not deleted, with its raw offsets."""
    at = start
    for piece in reading.pieces:
        if not piece.deleted:
            yield piece.content, at
        at += len(piece.content)


def deleted(reading: Reading) -> Iterator[tuple[int, str]]:
    """The stretches of deleted text in a paragraph, with their offsets."""
    first, content, at = 0, "", 0
    for piece in reading.pieces:
        if piece.deleted:
            first = first if content else at
            content += piece.content
        elif content:
            yield first, content
            content = ""
        at += len(piece.content)
    if content:
        yield first, content
