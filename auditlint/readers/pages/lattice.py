"""Ruling lines to grids: every field between lines, fields without a line between them as one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.readers.pages.rulings import NEAR, Ruling

_COVERED = 0.6
_MOST_CROSSINGS = 400_000
_LONG = 200.0


@dataclass(slots=True)
class Field:
    """A field of a grid: rows and columns from the top left, 0-based."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Lattice:
    """A ruled grid: ``xs`` left to right, ``ys`` top to bottom, one more than columns and rows. ``open_top`` and ``open_bottom``: no line closes it there."""

    xs: list[float]
    ys: list[float]
    fields: list[Field]
    open_top: bool = False
    open_bottom: bool = False


def lattices(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Lattice]:
    """The grids of a page with at least two columns, top to bottom."""
    found: list[Lattice] = []
    for rows, columns in _connected(across, down):
        grid = _lattice(rows, columns)
        if grid is not None:
            found.append(grid)
    if len(across) * len(down) <= _MOST_CROSSINGS:
        found.extend(_open_rows(across, down))
    return sorted(found, key=lambda grid: (-grid.ys[0], grid.xs[0]))


def _connected(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that cross or touch each other, directly or through others."""
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    group = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for j, column in enumerate(down, len(across)):
        x, low, high = column.at, column.start - NEAR, column.stop + NEAR
        for i, row in enumerate(across):
            if low <= row.at <= high and row.start - NEAR <= x <= row.stop + NEAR:
                group[root(i)] = root(j)
    parts: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, row in enumerate(across):
        parts.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(down, len(across)):
        parts.setdefault(root(j), ([], []))[1].append(column)
    return [(rows, columns) for rows, columns in parts.values() if rows and columns]


def _lattice(across: list[Ruling], down: list[Ruling]) -> Lattice | None:
    xs = _positions([line.at for line in down])
    ys = _positions([line.at for line in across])
    for end in (min(line.start for line in across), max(line.stop for line in across)):
        if end < xs[0] - 2 * NEAR or end > xs[-1] + 2 * NEAR:
            xs.append(end)
    top, bottom = max(line.stop for line in down), min(line.start for line in down)
    open_top, open_bottom = top > ys[-1] + 2 * NEAR, bottom < ys[0] - 2 * NEAR
    ys.extend([top] * open_top + [bottom] * open_bottom)
    xs.sort()
    ys.sort(reverse=True)
    if len(xs) < 3 or len(ys) < 2:
        return None
    below = _walls([-y for y in ys], xs, [(-line.at, line.start, line.stop) for line in across])
    beside = _walls(xs, [-y for y in ys], [(line.at, -line.stop, -line.start) for line in down])
    return Lattice(xs, ys, _fields(len(ys) - 1, len(xs) - 1, below, beside), open_top, open_bottom)


def _open_rows(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Lattice]:
    """Rows that fill a page and more: three or more long lines side by side that no line across meets."""
    alone = [
        line
        for line in down
        if line.stop - line.start > _LONG
        and not any(line.start - NEAR <= row.at <= line.stop + NEAR and row.start - NEAR <= line.at <= row.stop + NEAR for row in across)
    ]
    groups: dict[tuple[int, int], list[float]] = {}
    for line in alone:
        groups.setdefault((round(line.start / NEAR), round(line.stop / NEAR)), []).append(line.at)
    found: list[Lattice] = []
    for (start, stop), places in groups.items():
        xs = _positions(places)
        if len(xs) >= 3:
            ys = [stop * NEAR, start * NEAR]
            found.append(Lattice(xs, ys, [Field(0, c) for c in range(len(xs) - 1)], True, True))
    return found


def _positions(values: list[float]) -> list[float]:
    """Positions in order; those closer than a line's width apart, of double lines, once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _walls(places: list[float], stops: list[float], lines: Sequence[tuple[float, float, float]]) -> set[tuple[int, int]]:
    """``(k, i)`` for every stretch ``stops[i]:stops[i + 1]`` at ``places[k]`` along which a line runs. All positions ascend."""
    covered: dict[tuple[int, int], float] = {}
    for at, start, stop in lines:
        k = min(
            range(max(bisect_right(places, at) - 2, 0), min(bisect_right(places, at) + 2, len(places))), key=lambda k: abs(places[k] - at)
        )
        if abs(places[k] - at) > 1.5 * NEAR:
            continue
        i = max(bisect_right(stops, start) - 1, 0)
        while i < len(stops) - 1 and stops[i] < stop:
            length = min(stop, stops[i + 1]) - max(start, stops[i])
            covered[k, i] = covered.get((k, i), 0.0) + max(length, 0.0) / (stops[i + 1] - stops[i])
            i += 1
    return {place for place, share in covered.items() if share >= _COVERED}


def _fields(rows: int, columns: int, below: set[tuple[int, int]], beside: set[tuple[int, int]]) -> list[Field]:
    """Rectangles of elementary fields: each takes the fields on its right and below it that no line parts from it."""
    taken = [[False] * columns for _ in range(rows)]
    found: list[Field] = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            wide = 1
            while c + wide < columns and not taken[r][c + wide] and (c + wide, r) not in beside:
                wide += 1
            high = 1
            while r + high < rows and _goes_on(r + high, c, wide, columns, taken, below, beside):
                high += 1
            for down in range(r, r + high):
                taken[down][c : c + wide] = [True] * wide
            found.append(Field(r, c, high, wide))
    return found


def _goes_on(
    r: int, c: int, wide: int, columns: int, taken: list[list[bool]], below: set[tuple[int, int]], beside: set[tuple[int, int]]
) -> bool:
    """Whether row ``r`` continues the field above it over the same columns: no line above, none between, and one on the right."""
    inside = range(c, c + wide)
    if any((r, i) in below or taken[r][i] for i in inside) or any((i, r) in beside for i in inside if i > c):
        return False
    return c + wide == columns or (c + wide, r) in beside or taken[r][c + wide]
