"""Characters to runs: stretches of one line without a wide gap, and lines: runs beside each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditlint.readers.pages.content import Characters, PageContent

_GAP = 0.6
"""In ems: a wider gap parts two runs."""
_RAISED = 0.12
_SMALL = 0.8
_MARK = re.compile(r"[\[〔(（]?(?:\d{1,3}|[①-⑳*＊※†])[\]〕)）]?")
_EXPONENTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(slots=True)
class Run:
    """The characters ``start:stop`` of a page. It begins and ends with a visible character."""

    page: PageContent
    start: int
    stop: int
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """What is printed."""
        return self.page.characters.text[self.start : self.stop]

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class Line:
    """Runs beside each other, left to right. ``marks`` are the footnote marks printed in it, which are no part of ``text``."""

    runs: list[Run]
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    text: str = ""
    marks: tuple[str, ...] = ()
    slot: tuple[int, int, int] = (0, 1, 0)
    """The column of text: width of the page, number of columns beside each other, number of this one."""

    @property
    def page(self) -> PageContent:
        """The page on which it is printed."""
        return self.runs[0].page


def runs(page: PageContent) -> list[Run]:
    """The runs of a page, in the order of the file; a run printed twice at one place (drawn bold) counts once."""
    found = _level(page)
    if page.characters.turned:
        found.extend(_turned(page))
    return _once(found)


def _level(page: PageContent) -> list[Run]:
    chars = page.characters
    skip = chars.turned
    found: list[Run] = []
    start = -1
    left = bottom = right = top = base = size = 0.0
    last = -1
    rows = zip(chars.text, chars.left, chars.bottom, chars.right, chars.top, chars.base, chars.size, strict=True)
    for i, (character, x0, y0, x1, y1, line, em) in enumerate(rows):
        if character.isspace() or (skip and i in skip):
            continue
        if start >= 0:
            gap = x0 - right
            if -0.5 * size < gap < _GAP * size and abs(line - base) < 0.15 * size and 0.77 * size < em < 1.3 * size:
                last = i
                if x1 > right:
                    right = x1
                if y0 < bottom:
                    bottom = y0
                if y1 > top:
                    top = y1
                continue
            found.append(Run(page, start, last + 1, left, bottom, right, top, base, size))
        start = last = i
        left, bottom, right, top, base, size = x0, y0, x1, y1, line, em
    if start >= 0:
        found.append(Run(page, start, last + 1, left, bottom, right, top, base, size))
    return found


def _turned(page: PageContent) -> list[Run]:
    """Runs of characters that stand on their side: each goes on while the next character touches the one before."""
    chars = page.characters
    groups: list[list[int]] = []
    for i in sorted(chars.turned):
        if chars.text[i].isspace():
            continue
        if groups and _touches(chars, groups[-1][-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    found: list[Run] = []
    for group in groups:
        box = (min(chars.left[i] for i in group), min(chars.bottom[i] for i in group))
        end = (max(chars.right[i] for i in group), max(chars.top[i] for i in group))
        found.append(Run(page, group[0], group[-1] + 1, *box, *end, box[1], chars.size[group[0]]))
    return found


def _touches(chars: Characters, a: int, b: int) -> bool:
    near = _GAP * chars.size[a]
    apart = max(chars.bottom[b] - chars.top[a], chars.bottom[a] - chars.top[b])
    beside = min(chars.right[a], chars.right[b]) - max(chars.left[a], chars.left[b])
    return apart < near and beside > 0 and all(chars.text[i].isspace() for i in range(a + 1, b))


def _once(found: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and abs(run.left - before.left) < 0.12 * run.size
            and abs(run.base - before.base) < 0.12 * run.size
            and run.stop - run.start == before.stop - before.start
            and run.text == before.text
        ):
            continue
        kept.append(run)
    return kept


def cut(run: Run, x: float) -> tuple[Run | None, Run | None]:
    """A run in two at ``x``; a part without characters is ``None``."""
    chars = run.page.characters
    at = run.start
    while at < run.stop and (chars.left[at] + chars.right[at]) / 2 < x:
        at += 1
    return part(run, run.start, at), part(run, at, run.stop)


def part(run: Run, start: int, stop: int) -> Run | None:
    """The characters ``start:stop`` of a run, without white space at the ends."""
    chars = run.page.characters
    while start < stop and chars.text[start].isspace():
        start += 1
    while stop > start and chars.text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return None
    span = slice(start, stop)
    box = (min(chars.left[span]), min(chars.bottom[span]), max(chars.right[span]), max(chars.top[span]))
    return Run(run.page, start, stop, *box, run.base, run.size)


def lines(found: Iterable[Run]) -> list[Line]:
    """The runs as lines, top to bottom: runs whose middle lies within the height of a line belong to it."""
    groups: list[list[Run]] = []
    bottom = top = height = 0.0
    for run in sorted(found, key=lambda run: -run.middle):
        if groups and bottom < run.middle < top and (run.middle > bottom + 0.15 * height or run.size < _SMALL * height):
            groups[-1].append(run)
            if run.top - run.bottom > top - bottom:
                bottom, top, height = run.bottom, run.top, run.top - run.bottom
        else:
            groups.append([run])
            bottom, top, height = run.bottom, run.top, run.top - run.bottom
    return [line(group) for group in _with_marks(groups)]


def _with_marks(groups: list[list[Run]]) -> list[list[Run]]:
    """Raised marks that stand too high to touch the middle of their line, put into it."""
    found: list[list[Run]] = []
    waiting: list[Run] = []
    for group in groups:
        main = max(group, key=lambda run: run.size)
        inside = [run for run in waiting if _is_mark(run, main) and run.bottom < main.top and group[0].page is run.page]
        left, right = min(run.left for run in group), max(run.right for run in group)
        taken = [run for run in inside if left - run.size < run.left < right + run.size]
        if waiting and len(taken) == len(waiting):
            found.pop()
            group = [*group, *taken]
        found.append(group)
        waiting = group if all(_MARK.fullmatch(run.text) for run in group) else []
    return found


def line(group: Sequence[Run]) -> Line:
    """One line of these runs; raised small numbers in it are footnote marks, or exponents behind a unit."""
    ordered = sorted(group, key=lambda run: run.left) if len(group) > 1 else list(group)
    main = max(ordered, key=lambda run: (run.size, run.stop - run.start)) if len(ordered) > 1 else ordered[0]
    made = Line(ordered, ordered[0].left, main.bottom, max(r.right for r in ordered), main.top, main.base, main.size)
    if len(ordered) == 1:
        made.text = main.text
        return made
    marks = [run for run in ordered if _is_mark(run, main)]
    if marks:
        made.marks = tuple(run.text.strip("[]〔〕()（）") for run in marks)
        kept = [run for run in ordered if run not in marks or _is_exponent(run, ordered)]
        made.runs = kept
    made.text = "".join(content for content, _ in pieces(made))
    return made


def _is_mark(run: Run, main: Run) -> bool:
    return run.size < _SMALL * main.size and run.base > main.base + _RAISED * main.size and _MARK.fullmatch(run.text) is not None


def _is_exponent(run: Run, ordered: Sequence[Run]) -> bool:
    """A raised 2 or 3 directly behind a metric unit."""
    before = next((a for a, b in pairwise(ordered) if b is run), None)
    return before is not None and run.text in ("2", "3") and re.search(r"(?<![A-Za-z])[kcdm]?m$", before.text) is not None


def pieces(made: Line) -> list[tuple[str, Run | None]]:
    """The printed text of a line with the run of each piece; a gap between two runs is a space."""
    found: list[tuple[str, Run | None]] = []
    previous: Run | None = None
    for run in made.runs:
        if previous is not None and _parted(previous, run):
            found.append((" ", None))
        text = run.text
        if run.size < _SMALL * made.size and run.base > made.base + _RAISED * made.size and text.isdecimal():
            text = text.translate(_EXPONENTS)
        found.append((text, run))
        previous = run
    return found


def _parted(a: Run, b: Run) -> bool:
    gap = b.left - a.right
    if gap > _GAP * min(a.size, b.size) or gap > 0.45 * max(a.size, b.size):
        return True
    return gap > 0.15 * a.size and _WORD.match(a.text[-1]) is not None and _WORD.match(b.text[0]) is not None
