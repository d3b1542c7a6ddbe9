"""The rows of a page's table in the order in which they are shown, and whether it is a table at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_CELLS = ("td", "th")
_PAGE = ("h1", "h2", "h3", "h4", "h5", "h6")
_FEWEST = 3


@dataclass(slots=True)
class Row:
    """A ``tr`` with its cells."""

    element: etree._Element
    cells: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class RowGroup:
    """The rows of a ``thead``, ``tbody`` or ``tfoot``."""

    rows: list[Row] = field(default_factory=list)
    head: bool = False


def whole(text: str | None, otherwise: int) -> int:
    """A whole number in an attribute, as browsers read it."""
    digits = ""
    for ch in (text or "").strip():
        if not ch.isdecimal() or len(digits) > 6:
            break
        digits += ch
    return int(digits) if digits else otherwise


def caption_of(table: etree._Element) -> etree._Element | None:
    """The ``caption`` of a table."""
    return next((child for child in table if child.tag == "caption"), None)


def row_groups(table: etree._Element) -> list[RowGroup]:
    """The row groups: the heads first, then the bodies, then the feet, wherever they are written. Rows outside of any form a body."""
    heads: list[RowGroup] = []
    bodies: list[RowGroup] = []
    feet: list[RowGroup] = []
    loose: RowGroup | None = None
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot"):
            group = RowGroup([_row(row) for row in child if row.tag == "tr"], child.tag == "thead")
            {"thead": heads, "tbody": bodies, "tfoot": feet}[child.tag].append(group)
            loose = None
        elif child.tag == "tr":
            if loose is None:
                loose = RowGroup()
                bodies.append(loose)
            loose.rows.append(_row(child))
    return [group for group in (*heads, *bodies, *feet) if group.rows]


def _row(element: etree._Element) -> Row:
    return Row(element, [cell for cell in element if cell.tag in _CELLS])


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges the page.

    So it is if it says so, if it has one column, or if its cells hold headings or tables of their own and it is not for the most part a grid of short cells.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    rows = [row.cells for group in row_groups(table) for row in group.rows if row.cells]
    if not rows or max(map(len, rows)) < 2:
        return True
    cells = [cell for row in rows for cell in row]
    holding = sum(_holds_page(cell) for cell in cells)
    if not holding:
        return False
    return len(rows) < _FEWEST or max(map(len, rows)) < _FEWEST or holding * 4 > len(cells)


def _holds_page(cell: etree._Element) -> bool:
    return any(True for _ in _descendants(cell))


def _descendants(cell: etree._Element) -> Iterator[etree._Element]:
    yield from cell.iter("table", *_PAGE)
