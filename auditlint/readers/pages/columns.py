"""Text set in one column or two: where the gutter is, and in which order the parts of a page are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.grid import Grid
from auditlint.readers.pages.runs import Line, Run, lines

_STEP = 2.0
_MOST_STEPS = 10_000
"""A damaged file may print at any coordinate."""
_NARROWEST = 8.0
_FEWEST = 8


@dataclass(slots=True)
class Part:
    """Lines and tables that stand below each other in one column, top to bottom."""

    lines: list[Line]
    grids: list[Grid]


def parts(page: PageContent, runs: Sequence[Run], grids: Sequence[Grid]) -> list[Part]:
    """The columns of a page in reading order. Two columns end where something is printed across both."""
    width = round(page.bounds[2] - page.bounds[0])
    gutter = _gutter(runs, grids)
    if gutter is None:
        return [Part(_marked(lines(runs), (width, 1, 0)), sorted(grids, key=lambda grid: -grid.top))]
    middle = (gutter[0] + gutter[1]) / 2
    whole = [run for run in runs if run.left < middle - 1 and run.right > middle + 1]
    broad = [grid for grid in grids if grid.xs[0] < middle < grid.xs[-1]]
    edges = sorted([(run.top, run.bottom) for run in whole] + [(grid.top, grid.bottom) for grid in broad], reverse=True)
    bands = _bands(edges)
    found: list[Part] = []
    ceiling = float("inf")
    for top, bottom in [*bands, (float("-inf"), float("-inf"))]:
        for number, (low, high) in enumerate(((float("-inf"), middle), (middle, float("inf")))):
            own = [run for run in runs if top <= run.middle < ceiling and low <= (run.left + run.right) / 2 < high and run not in whole]
            beside = [grid for grid in grids if top <= grid.top < ceiling and grid not in broad and low <= grid.xs[0] < high]
            if own or beside:
                found.append(Part(_marked(lines(own), (width, 2, number)), beside))
        if bottom > float("-inf"):
            own = [run for run in runs if bottom <= run.middle < top]
            across = [grid for grid in broad if bottom <= grid.bottom and grid.top <= top]
            found.append(Part(_marked(lines(own), (width, 1, 0)), across))
        ceiling = bottom
    return found


def _marked(found: list[Line], slot: tuple[int, int, int]) -> list[Line]:
    for line in found:
        line.slot = slot
    return found


def _bands(edges: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Heights at which something is printed across, top to bottom, overlapping ones as one."""
    found: list[tuple[float, float]] = []
    for top, bottom in edges:
        if found and top >= found[-1][1] - 1:
            found[-1] = (found[-1][0], min(found[-1][1], bottom))
        else:
            found.append((top, bottom))
    return found


def _gutter(runs: Sequence[Run], grids: Sequence[Grid]) -> tuple[float, float] | None:
    """The empty strip between two columns of prose, or ``None``. On both sides many long lines must stand."""
    if len(runs) < 2 * _FEWEST:
        return None
    first, last = min(run.left for run in runs), max(run.right for run in runs)
    width = last - first
    step = max(_STEP, width / _MOST_STEPS)
    count = [0] * (int(width / step) + 2)
    for run in runs:
        count[int((run.left - first) / step)] += 1
        count[int((run.right - first) / step) + 1] -= 1
    allowed = len(runs) * 0.1
    best: tuple[int, int] = (0, 0)
    start, covered = -1, 0
    low, high = int(0.38 * width / step), int(0.62 * width / step)
    for i, change in enumerate(count):
        covered += change
        if low <= i <= high and covered <= allowed:
            start = i if start < 0 else start
            if i + 1 - start > best[1] - best[0]:
                best = (start, i + 1)
        else:
            start = -1
    if (best[1] - best[0]) * step < _NARROWEST:
        return None
    gutter = (first + best[0] * step, first + best[1] * step)
    left = [run for run in runs if run.right <= gutter[0] + 2 * step]
    right = [run for run in runs if run.left >= gutter[1] - 2 * step]
    return gutter if _is_prose(left, gutter[0] - first) and _is_prose(right, last - gutter[1]) else None


def _is_prose(runs: Sequence[Run], width: float) -> bool:
    made = lines(runs)
    if len(made) < _FEWEST:
        return False
    long = sum(line.right - line.left > 0.75 * width and len(line.text) >= 8 for line in made)
    return long * 2 > len(made)
