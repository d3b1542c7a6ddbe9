"""Forms: a label stands beside its value, several pairs a row."""

from collections.abc import Sequence
from functools import cache

from auditlint.document.cellkind import LABELS, TEXTS, VALUES, Kind, is_total, kind
from auditlint.document.headerrow import is_header
from auditlint.document.model import Cell, Pair
from auditlint.language import vocabulary

_VALUES = (*VALUES, *TEXTS)


@cache
def _form_labels() -> tuple[str, ...]:
    return tuple(vocabulary("tables")["form_labels"])


def looks_like_label(content: str) -> bool:
    """Whether the words say that a value follows: a colon at the end, or a usual ending of a form's label."""
    if kind(content) not in LABELS:
        return False
    plain = content.replace("\n", "").split("(")[0].rstrip()
    return content.rstrip().endswith(("：", ":")) or plain.endswith(_form_labels())


def is_form_row(row: Sequence[str]) -> bool:
    """Label, value, label, value: at least two pairs of which the second label follows a value; or one label and one long text."""
    kinds = [kind(content) for content in row]
    filled = [(found, content) for found, content in zip(kinds, row, strict=True) if content]
    if len(filled) == 2 and len(row) >= 2:
        return filled[0][0] in LABELS and filled[1][0] in _VALUES and (filled[1][0] == Kind.PROSE or looks_like_label(filled[0][1]))
    for i in range(1, len(filled) - 2):
        before, (found, content), after = filled[i], filled[i + 1], filled[i + 2]
        if filled[i - 1][0] in LABELS and not looks_like_label(before[1]) and looks_like_label(content) and after[1] and found in LABELS:
            return True
    return False


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most rows are form rows and the columns do not hold one kind of thing each."""
    filled = [row for row in rows if any(row)]
    if not filled or is_header(filled[0]):
        return False
    wide = any(sum(map(bool, row)) > 2 for row in filled)
    forms = sum(map(is_form_row, filled))
    if not wide and any(is_total(row[0]) for row in filled):
        return False
    if not wide:
        return forms * 2 > len(filled) and any(kind(row[-1]) == Kind.PROSE or row[0].endswith("：") for row in filled)
    return forms * 2 >= len(filled) and len(filled) <= 60


def pairs(grid: Sequence[Sequence[Cell | None]]) -> tuple[Pair, ...]:
    """The labels of a form with their values, row by row; a row of headings takes its values from the row below."""
    found: list[Pair] = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(grid):
        filled = [cell for cell in row if cell is not None and (cell.row, cell.column) not in taken]
        below = grid[r + 1] if r + 1 < len(grid) else ()
        under = _under(filled, below)
        if under:
            found.extend(under)
            taken.update((pair.value.row, pair.value.column) for pair in under)
            continue
        found.extend(_beside(filled))
    return tuple(found)


def _under(filled: Sequence[Cell], below: Sequence[Cell | None]) -> list[Pair]:
    if len(filled) < 2 or not below or any(kind(cell.text.content) not in LABELS for cell in filled):
        return []
    if any(not looks_like_label(cell.text.content) for cell in filled[1:]):
        return []
    found = []
    for cell in filled:
        value = below[cell.column] if cell.column < len(below) else None
        if value is not None and kind(value.text.content) in _VALUES:
            found.append(Pair(cell, value))
    return found if len(found) >= 2 else []


def _beside(filled: Sequence[Cell]) -> list[Pair]:
    found: list[Pair] = []
    label: Cell | None = None
    i = 0
    while i < len(filled):
        cell = filled[i]
        this = kind(cell.text.content)
        following = kind(filled[i + 1].text.content) if i + 1 < len(filled) else Kind.EMPTY
        if this in LABELS and following != Kind.EMPTY:
            value = filled[i + 1]
            if following in LABELS and looks_like_label(value.text.content) and i + 2 < len(filled):
                label = None
                i += 1
                continue
            label = cell
            found.append(Pair(cell, value))
            i += 2
            continue
        if label is not None:
            found.append(Pair(label, cell))
        i += 1
    return found
