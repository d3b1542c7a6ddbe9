"""One block of rows, several logical tables: form rows, then a grid with its own header, then form rows again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditlint.document.alignment import Columns, regular, trim
from auditlint.document.cellkind import LABELS, VALUES, is_total, is_year, kind
from auditlint.document.forms import is_form_row
from auditlint.document.headerrow import count_header_rows, is_header, labels_only

Row = Sequence[str]
_FEW = 6
_DIGITS_AND_PERCENT = frozenset("0123456789%")


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows ``start:stop`` of a block: one logical table of ``width`` columns.

    ``form`` is ``None`` when the layout may decide; ``repeated`` are rows that only print the header again.
    """

    start: int
    stop: int
    width: int
    form: bool | None = None
    repeated: frozenset[int] = frozenset()


def segments(rows: Sequence[Row], parts: frozenset[int] = frozenset()) -> list[Segment]:
    """The logical tables of a block of raw rows. ``parts`` are the rows that begin after a blank line or page break.

    A new table begins at a row that is a header by its words, or at a part whose first row is a header by its layout; rows at the end of a
    grid that do not fit its columns are a table of their own.
    """
    if not rows:
        return []
    short = [trim(row) for row in rows]
    heads, repeated = _heads(short, parts)
    found: list[Segment] = []
    edges = [*heads, len(rows)]
    if edges[0] > 0:
        found.extend(_headless(short, 0, edges[0]))
    for start, stop in pairwise(edges):
        found.extend(_with_header(rows, short, start, stop, repeated))
    return found


def _heads(rows: Sequence[Row], parts: frozenset[int]) -> tuple[list[int], frozenset[int]]:
    """The rows at which a new header stands, and the rows that repeat one."""
    heads: list[int] = []
    repeated: set[int] = set()
    for i, row in enumerate(rows):
        candidate = len(row) >= 3 and not (i and _plainly_values(row)) and is_header(_without_corner(row))
        if not candidate and i in parts and len(row) >= 2:
            candidate = all(row) and labels_only(row) and not is_total(row[0]) and _values_below(rows, i)
        if not candidate:
            continue
        if heads and tuple(row) == tuple(rows[heads[-1]]):
            repeated.add(i)
        elif heads and i - heads[-1] <= 2 and i + 1 < len(rows) and any(is_form_row(rows[k]) for k in range(heads[-1] + 1, i)):
            heads[-1] = i  # the first rows are those of a form whose labels and values look like a header
        elif i + 1 < len(rows) and not (heads and i - heads[-1] <= 2 and _only_labels(rows, heads[-1], i)):
            heads.append(_upper(rows, i, heads[-1] + 1 if heads else 0))
    return heads, frozenset(repeated)


def _without_corner(row: Row) -> Row:
    """A header whose second cell is empty because the labels of the rows need two columns, without that cell."""
    return row if len(row) < _FEW or row[1] else [row[0], *row[2:]]


def _plainly_values(row: Row) -> bool:
    """A quick look: the second or the last cell is a bare number."""
    return _plainly_value(row[1]) or _plainly_value(row[-1])


def _plainly_value(content: str) -> bool:
    return content[:1].isdecimal() and content[-1] in _DIGITS_AND_PERCENT and not is_year(content)


def _values_below(rows: Sequence[Row], i: int) -> bool:
    below = rows[i + 1 : i + 4]
    return bool(below) and all(any(kind(content) in VALUES for content in row[1:]) for row in below)


def _only_labels(rows: Sequence[Row], start: int, stop: int) -> bool:
    return all(labels_only(row) for row in rows[start:stop])


def _upper(rows: Sequence[Row], i: int, floor: int) -> int:
    """A header of two or three rows begins above the row that was recognised."""
    top = i
    while top > floor and i - top < 2 and labels_only(rows[top - 1]) and not all(rows[top - 1]) and not is_form_row(rows[top - 1]):
        top -= 1
    return top


def _width(rows: Sequence[Row]) -> int:
    """The usual number of cells; the largest among equally usual ones."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _shared(rows: Sequence[Row]) -> int:
    """The length of two thirds of the rows, if some of them fill it; 0 if there is no such length: empty cells at the end of a row are then cells."""
    usual = _width(rows)
    whole = [row for row in rows if len(row) == usual]
    return usual if len(whole) * 3 >= len(rows) * 2 and sum(bool(row and row[-1]) for row in whole) > 1 else 0


def _headless(rows: Sequence[Row], start: int, stop: int) -> list[Segment]:
    inside = rows[start:stop]
    forms = sum(map(is_form_row, inside))
    width = max(len(row) for row in inside)
    if forms * 2 >= len(inside) and (len(inside) > 1 or width > 3):
        return [Segment(start, stop, width, form=True if width > 2 or all(len(row) <= 2 for row in inside) else None)]
    return [Segment(start, stop, width)]


def _with_header(raw: Sequence[Row], short: Sequence[Row], start: int, stop: int, repeated: frozenset[int]) -> list[Segment]:
    width = max(max(len(row) for row in short[start : start + 2]), _width(short[start:stop]), _shared(raw[start:stop]))
    inside = regular(raw[start:stop], width)
    own = frozenset(i for i in repeated if start <= i < stop)
    if all(len(row) == width for row in inside) and stop - start < _FEW:
        return [Segment(start, stop, width, form=False, repeated=own)]
    columns = Columns(inside, width, max(count_header_rows(inside), 1))
    if not columns.enough:
        return [Segment(start, stop, max(len(row) for row in inside), repeated=own)]
    tail = start + _tail(columns, inside, {i - start for i in own})
    kept = Segment(start, tail, max(width, *(len(row) for row in inside[: tail - start])), form=False, repeated=own)
    return [kept, Segment(tail, stop, max(map(len, short[tail:stop])), form=True)] if tail < stop else [kept]


def _tail(columns: Columns, rows: Sequence[Row], own: set[int]) -> int:
    """The position at which rows of another kind begin, if the grid ends with such; else the number of rows.

    Every row of the tail is odd in some cell, and its first row clearly is a form row: one odd cell alone proves nothing.
    """
    tail = at = len(rows)
    while at > 2 and at - 1 not in own:
        row = rows[at - 1]
        if is_total(next((content for content in row if content), "")):
            break
        form = is_form_row(row)
        odd = _oddities(columns, row)
        if odd >= 2 or (form and (odd or len(row) * 2 <= columns.width)):
            tail = at - 1
        elif not odd:
            break
        at -= 1
    return tail


def _oddities(columns: Columns, row: Row) -> int:
    """Cells that do not fit their columns: kinds not met there, and labels where there are none."""
    if not row:
        return 0
    if len(row) > columns.width:
        return 2
    if len(row) == columns.width and columns.fits(row):
        return 0
    placement = columns.best(row)
    placed = zip(row, placement.columns, strict=False)
    return placement.misfits + any(columns.unlabelled[column] and kind(content) in LABELS for content, column in placed)
