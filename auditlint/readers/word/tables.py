"""The grid of a Word table: which ``w:tc`` stands at which row and column, and how far it reaches (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.readers.word import names
from auditlint.readers.word.names import VAL, WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.styles import integer
from auditlint.readers.word.walk import alternative

_WIDEST = 1000
"""Columns that one cell may span; Word itself ends at 63."""
_MOST_HEADER_ROWS = 3


@dataclass(slots=True)
class Placed:
    """A printed cell at its row and column (0-based), with its spans."""

    element: Element
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(slots=True)
class Layout:
    """The cells of a table in printed order. ``header_rows`` are the rows marked to be repeated on every page, ``deleted`` the rows that tracked changes remove.

    ``cut`` says that rows were left out because the grid has more places than may be read.
    """

    cells: list[Placed]
    rows: int = 0
    width: int = 0
    header_rows: int = 0
    hidden: bool = False
    cut: bool = False
    deleted: tuple[Element, ...] = ()


class Shapes:
    """The properties of the rows and cells of a story that are more than plain, found in one pass. Most cells have none."""

    def __init__(self, root: Element) -> None:
        self._known: dict[Element, Element] = {}
        for mark in root.iter(*_MARKS):
            properties = mark.getparent()
            owner = properties.getparent() if properties is not None else None
            if owner is not None and properties is not None and properties.tag in (names.CELL_PROPERTIES, names.ROW_PROPERTIES):
                self._known.setdefault(owner, properties)

    def of(self, element: Element) -> Element | None:
        """The ``w:trPr`` or ``w:tcPr`` of a row or cell, if there is something in it that matters."""
        return self._known.get(element)


_MARKS = tuple(
    f"{WORD}{name}"
    for name in ("gridSpan", "vMerge", "hMerge", "cellDel", "gridBefore", "gridAfter", "hidden", "tblHeader", "del", "moveFrom")
)


def layout(table: Element, shapes: Shapes, most: int) -> Layout:
    """The grid of ``table`` (``w:tbl``) with at most ``most`` places."""
    found = Layout([])
    open_cells: dict[int, Placed] = {}
    deleted: list[Element] = []
    hidden = repeated = 0
    for element in children(table, names.ROW):
        properties = shapes.of(element)
        if properties is not None and _gone(properties):
            deleted.append(element)
            continue
        width = max(found.width, 1)
        if (found.rows + 1) * width > most:
            found.cut = True
            break
        before = len(found.cells)
        used, open_cells = _place_row(found, element, shapes, open_cells)
        if (found.rows + 1) * used > most:
            del found.cells[before:]
            found.cut = True
            break
        found.width = max(found.width, used)
        if properties is not None:
            hidden += _switch(properties, "hidden")
            repeated += repeated == found.rows and _switch(properties, "tblHeader")
        found.rows += 1
    found.hidden = 0 < found.rows == hidden
    found.header_rows = repeated if repeated <= _MOST_HEADER_ROWS and repeated < found.rows else 0
    found.deleted = tuple(deleted)
    return found


def _place_row(found: Layout, row: Element, shapes: Shapes, above: dict[int, Placed]) -> tuple[int, dict[int, Placed]]:
    """Place the cells of a row; the columns that it takes, and the vertically merged cells that are still open, by column."""
    properties = shapes.of(row)
    column = _count(properties, "gridBefore", 0)
    still_open: dict[int, Placed] = {}
    last: Placed | None = None
    for element in children(row, names.CELL):
        own = shapes.of(element)
        if own is None:
            last = Placed(element, found.rows, column)
            found.cells.append(last)
            column += 1
            continue
        if own.find(f"{WORD}cellDel") is not None:
            continue
        span = _count(own, "gridSpan", 1)
        merged = own.find(f"{WORD}hMerge")
        if merged is not None and merged.get(VAL, "continue") == "continue" and last is not None:
            last.column_span += span
            column += span
            continue
        down = own.find(f"{WORD}vMerge")
        owner = above.get(column) if down is not None and down.get(VAL, "continue") == "continue" else None
        if owner is not None and owner.column_span == span:
            owner.row_span += 1
            still_open[column] = owner
            last = None
        else:
            last = Placed(element, found.rows, column, span)
            found.cells.append(last)
            if down is not None:
                still_open[column] = last
        column += span
    return column + _count(properties, "gridAfter", 0), still_open


def children(parent: Element, tag: str) -> Iterator[Element]:
    """The children with this tag, also those inside content controls, custom XML and other wrappers."""
    for child in parent:
        name = child.tag
        if name == tag:
            yield child
        elif name == names.ALTERNATIVES:
            chosen = alternative(child)
            if chosen is not None:
                yield from children(chosen, tag)
        elif isinstance(name, str) and name not in _LEAVES:
            yield from children(child, tag)


_LEAVES = frozenset(
    (
        *(names.PARAGRAPH, names.TABLE, names.ROW, names.CELL, names.CELL_PROPERTIES, names.ROW_PROPERTIES, names.CONTROL_PROPERTIES),
        *(f"{WORD}{name}" for name in ("tblPr", "tblGrid", "tblPrEx", "bookmarkStart", "bookmarkEnd", "sdtEndPr")),
    )
)


def _gone(properties: Element) -> bool:
    return properties.find(names.DELETED) is not None or properties.find(names.MOVED_AWAY) is not None


def _switch(properties: Element, name: str) -> bool:
    element = properties.find(f"{WORD}{name}")
    return element is not None and names.is_on(element.get(VAL))


def _count(properties: Element | None, name: str, least: int) -> int:
    element = properties.find(f"{WORD}{name}") if properties is not None else None
    value = integer(element.get(VAL), least) if element is not None else least
    return min(max(value if value is not None else least, least), _WIDEST)
