"""The ways to read a table's totals: which rows each total, subtotal or parent row adds, from labels (小计, 其中, numbering, codes) alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from auditlint.quantities.quantity import Quantity
from auditlint.tables.amounts import Amounts

_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]+、"),
    re.compile(r"^\([一二三四五六七八九十]+\)"),
    re.compile(r"^\d{1,2}[、.](?!\d)"),
    re.compile(r"^\(\d{1,2}\)"),
)
_WAYS = 300
_LONGEST = 100
"""Rows of a block for which every reach of 其中 is tried."""
REACH = 8
"""Rows that 其中 covers at most."""
_CODE = re.compile(r"^\d{3,9}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A total row and the rows that it is read to add."""

    total: int
    rows: tuple[int, ...]
    axis: str
    head: tuple[tuple[int, Quantity], ...] = ()
    """Column and number of marks that are given above the table, in the head of the form."""


def readings(amounts: Amounts, tree: dict[int, list[int]], confirmed: Callable[[Amounts, Reading], int]) -> Iterator[list[Reading]]:
    """For every total row the ways to read it."""
    grand, subtotals = amounts.grand_rows, amounts.subtotal_rows
    marks = set(grand) | set(subtotals)
    details = [r for r in amounts.body if r not in marks]
    plain = [r for r in details if r not in amounts.of_which_rows]
    children = {c for members in tree.values() for c in members}
    if subtotals:
        closing = [Reading(s, tuple(r for r in plain if before < r < s), "subtotal") for before, s in _gaps(subtotals, grand, -1)]
        opening = [
            Reading(s, tuple(r for r in plain if s < r < after), "subtotal")
            for s, after in _following(subtotals, grand, len(amounts.stock.grid))
        ]
        chosen = max((closing, opening), key=lambda group: sum(confirmed(amounts, r) for r in group if r.rows))
        for reading in chosen:
            if reading.rows:
                yield [reading]
        grouped = {r for reading in chosen for r in reading.rows}
    else:
        grouped = set()
    for i, g in enumerate(grand):
        previous = grand[i - 1] if i else -1
        following = grand[i + 1] if i + 1 < len(grand) else len(amounts.stock.grid)
        before = [r for r in plain if previous < r < g]
        after = [r for r in plain if g < r < following]
        ways: list[list[int]] = []
        for block in (before, after, [r for r in plain if r != g]):
            if not block:
                continue
            ways.append([r for r in block if r not in children])
            ways.append(block)
            ways.append([r for r in block if not _repeats(amounts, r, g)])
            ways += [[r for r in block if r not in inside] for inside in _reaches(amounts, block)]
        everything = [r for r in details if previous < r < g] or [r for r in details if g < r < following]
        ways.append(everything)
        if grouped:
            ways.append(sorted([*subtotals, *(r for r in plain if r not in grouped)]))
        if i:
            ways.append([previous, *before])
        unique = dict.fromkeys(tuple(w) for w in ways if w)
        if unique:
            yield [Reading(g, rows, "column") for rows in unique]


def _reaches(amounts: Amounts, block: list[int]) -> Iterator[set[int]]:
    """The rows that 其中 may cover beyond the one that prints it, for every reach it may have."""
    runs: list[list[int]] = []
    for first in sorted(amounts.of_which_rows):
        following = [r for r in block if first < r <= first + REACH]
        until = next((i for i, r in enumerate(following) if r != first + 1 + i), len(following))
        if until:
            runs.append(following[:until])
    if runs and len(block) <= _LONGEST and prod(len(run) + 1 for run in runs) <= _WAYS:
        for reaches in product(*(range(len(run) + 1) for run in runs)):
            yield {r for run, reach in zip(runs, reaches, strict=True) for r in run[:reach]}


def _gaps(subtotals: list[int], grand: list[int], first: int) -> Iterator[tuple[int, int]]:
    marks = sorted({*subtotals, *grand})
    for s in subtotals:
        yield max((m for m in marks if m < s), default=first), s


def _following(subtotals: list[int], grand: list[int], last: int) -> Iterator[tuple[int, int]]:
    marks = sorted({*subtotals, *grand})
    for s in subtotals:
        yield s, min((m for m in marks if m > s), default=last)


def _repeats(amounts: Amounts, row: int, total: int) -> bool:
    """Whether ``row`` prints the total once more (a unit that is the only one of its level)."""
    pairs = [(amounts.quantity(row, c), amounts.quantity(total, c)) for c in amounts.additive]
    printed = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(printed) and all(a.value == b.value for a, b in printed) and all((a is None) == (b is None) for a, b in pairs)


def tree_of(amounts: Amounts) -> dict[int, list[int]]:
    """Rows by their parent, read from account codes (201, 20139 ...) or list marks (一、 （一） 1.)."""
    keys: list[tuple[int, str]] = []
    for r in amounts.body:
        cells = amounts.row_labels[r]
        if cells:
            keys.append((r, cells[0].replace(" ", "")))
    codes = [(r, k) for r, k in keys if _CODE.match(k)]
    tree: dict[int, list[int]] = {}
    if len(codes) * 2 > len(keys):
        row_of = {k: r for r, k in codes}
        for r, k in codes:
            parent = next((row_of[k[:n]] for n in range(len(k) - 1, 2, -1) if k[:n] in row_of), None)
            if parent is not None:
                tree.setdefault(parent, []).append(r)
        return tree
    stack: list[tuple[int, int]] = []
    for r, k in keys:
        level = next((i for i, p in enumerate(_LEVELS) if p.match(k)), None)
        if level is None:
            continue
        while stack and stack[-1][0] >= level:
            stack.pop()
        if stack:
            tree.setdefault(stack[-1][1], []).append(r)
        stack.append((level, r))
    return tree


def coded(amounts: Amounts, row: int) -> bool:
    """Whether an account code labels the row."""
    cells = amounts.row_labels[row]
    return bool(cells) and _CODE.match(cells[0].replace(" ", "")) is not None
