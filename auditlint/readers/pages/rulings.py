"""Ruling lines as drawn, in pieces and twice, to the lines that the reader of a page sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditlint.readers.pages.content import Rule

NEAR = 4.0
"""Points: lines closer than this are one line, and ends closer than this touch."""
_SHORTEST = 8.0
_MOST = 12_000


@dataclass(slots=True)
class Ruling:
    """A line across (or down): its position on the other axis, and where it begins and ends."""

    at: float
    start: float
    stop: float


def rulings(rules: Sequence[Rule]) -> tuple[list[Ruling], list[Ruling]]:
    """The horizontal lines, top to bottom, and the vertical ones, left to right. A drawing of very many strokes is no table; its short strokes are left out."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    least = 0.0 if len(rules) <= _MOST else 40.0
    for left, bottom, right, top in rules:
        width, height = right - left, top - bottom
        if max(width, height) < least:
            continue
        if width >= height:
            across.append(Ruling((bottom + top) / 2, left, right))
        else:
            down.append(Ruling((left + right) / 2, bottom, top))
    return sorted(_joined(across), key=lambda line: -line.at), sorted(_joined(down), key=lambda line: line.at)


def _joined(pieces: list[Ruling]) -> list[Ruling]:
    found: list[Ruling] = []
    for group in clusters(pieces):
        group.sort(key=lambda piece: piece.start)
        open_line = group[0]
        for piece in group[1:]:
            if piece.start <= open_line.stop + NEAR:
                open_line.stop = max(open_line.stop, piece.stop)
            else:
                found.append(open_line)
                open_line = piece
        found.append(open_line)
    return [line for line in found if line.stop - line.start >= _SHORTEST]


def clusters(pieces: Iterable[Ruling], near: float = NEAR / 2) -> list[list[Ruling]]:
    """Lines that stand at the same position, in groups; a group takes no line further than ``near`` from its first."""
    groups: list[list[Ruling]] = []
    for piece in sorted(pieces, key=lambda piece: piece.at):
        if groups and piece.at - groups[-1][0].at <= near:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        middle = sum(piece.at for piece in group) / len(group)
        for piece in group:
            piece.at = middle
    return groups
