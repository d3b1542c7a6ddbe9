"""The grid of a Word table: which ``w:tc`` stands at which row and column, and how far it reaches (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditlint.readers.word import names
from auditlint.readers.word.names import VAL, WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.styles import integer
from auditlint.readers.word.walk import alternative

_WIDEST = 1000
"""Columns that one cell may span; Word itself ends at 63."""
_MOST_HEADER_ROWS = 3


@dataclass(slots=True)
class Span:
    """How many rows and columns a cell covers."""

    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Layout:
    """The grid of a table: each printed cell at its row and column, ``None`` elsewhere; ``spans`` are those of the cells that may cover more than one place.

    The rows may end before ``width``. ``header_rows`` are the rows marked to be repeated on every page, ``deleted`` the rows that tracked changes remove.
    ``cut`` says that rows were left out because the grid has more places than may be read.
    """

    rows: list[Sequence[Element | None]] = field(default_factory=list)
    spans: dict[Element, Span] = field(default_factory=dict)
    width: int = 0
    header_rows: int = 0
    hidden: bool = False
    cut: bool = False
    deleted: tuple[Element, ...] = ()

    @property
    def cells(self) -> list[Element]:
        """The printed cells in order."""
        return [element for row in self.rows for element in row if element is not None]


Marks = Mapping[str, Element]
"""What is said of a row or cell beyond its looks, by name."""
_NONE: Marks = {}


class Shapes:
    """The cells of a story, and the properties of rows and cells that are more than plain. Most have none."""

    def __init__(self, root: Element) -> None:
        self._cells = set(root.iter(names.CELL))
        self._known: dict[Element, dict[str, Element]] = {}
        holders: dict[Element, Element] = {}
        for mark in root.iter(*_MARKS):
            properties = mark.getparent()
            if properties is None or properties.tag not in (names.CELL_PROPERTIES, names.ROW_PROPERTIES):
                continue
            owner = properties.getparent()
            if owner is not None and holders.setdefault(owner, properties) is properties:
                self._known.setdefault(owner, {}).setdefault(str(mark.tag), mark)

    def of(self, element: Element) -> Marks:
        """What matters in the ``w:trPr`` or ``w:tcPr`` of a row or cell; mostly nothing."""
        return self._known.get(element, _NONE)

    def none_of(self, cells: Iterable[Element]) -> bool:
        """Whether all of these cells are plain."""
        return self._known.keys().isdisjoint(cells)

    def cells(self, row: Element) -> list[Element]:
        """The cells of a row. Those of most are all that it holds, but for its properties."""
        direct = row[:]
        if direct and direct[0] not in self._cells and direct[0].tag in _LEAVES:
            del direct[0]
        return direct if self._cells.issuperset(direct) else list(children(row, names.CELL))


_MARKS = tuple(
    f"{WORD}{name}"
    for name in ("gridSpan", "vMerge", "hMerge", "cellDel", "gridBefore", "gridAfter", "hidden", "tblHeader", "del", "moveFrom")
)


def layout(table: Element, shapes: Shapes, most: int) -> Layout:
    """The grid of ``table`` (``w:tbl``) with at most ``most`` places."""
    found = Layout()
    open_cells: dict[int, Span] = {}
    deleted: list[Element] = []
    hidden = repeated = count = 0
    for element in children(table, names.ROW):
        properties = shapes.of(element)
        if _gone(properties):
            deleted.append(element)
            continue
        if (count + 1) * max(found.width, 1) > most:
            found.cut = True
            break
        cells = shapes.cells(element)
        row: Sequence[Element | None] = cells
        if not properties and shapes.none_of(cells):
            open_cells = {}
        else:
            row, open_cells = _row(properties, cells, shapes, found.spans, open_cells, most)
        if (count + 1) * len(row) > most:
            found.cut = True
            break
        found.rows.append(row)
        found.width = max(found.width, len(row))
        if properties:
            hidden += _switch(properties, "hidden")
            repeated += repeated == count and _switch(properties, "tblHeader")
        count += 1
    found.hidden = 0 < count == hidden
    found.header_rows = repeated if repeated <= _MOST_HEADER_ROWS and repeated < count else 0
    found.deleted = tuple(deleted)
    return found


def _row(
    properties: Marks, cells: Sequence[Element], shapes: Shapes, spans: dict[Element, Span], above: dict[int, Span], most: int
) -> tuple[list[Element | None], dict[int, Span]]:
    """The places of a row that is not plain, and the vertically merged cells still open, by column. A row of more than ``most`` places is given up."""
    row: list[Element | None] = [None] * _count(properties, "gridBefore", 0)
    still_open = _place_merged(row, cells, shapes, spans, above, most)
    row.extend([None] * _count(properties, "gridAfter", 0))
    return row, still_open


def _place_merged(
    row: list[Element | None], cells: Iterable[Element], shapes: Shapes, spans: dict[Element, Span], above: dict[int, Span], most: int
) -> dict[int, Span]:
    """Place the cells of a row of which some are merged with others; the vertically merged cells that are still open."""
    still_open: dict[int, Span] = {}
    last: Element | None = None
    for element in cells:
        own = shapes.of(element)
        if not own:
            row.append(element)
            last = element
            continue
        if f"{WORD}cellDel" in own:
            continue
        column, across = len(row), _count(own, "gridSpan", 1)
        if column > most:
            break
        merged = own.get(f"{WORD}hMerge")
        if merged is not None and merged.get(VAL, "continue") == "continue" and last is not None:
            spans.setdefault(last, Span()).columns += across
            row.extend([None] * across)
            continue
        down = own.get(f"{WORD}vMerge")
        owner = above.get(column) if down is not None and down.get(VAL, "continue") == "continue" else None
        if owner is not None and owner.columns == across:
            owner.rows += 1
            still_open[column] = owner
            row.extend([None] * across)
            last = None
            continue
        span = spans[element] = Span(1, across)
        row.extend([element, *[None] * (across - 1)])
        last = element
        if down is not None:
            still_open[column] = span
    return still_open


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


def _gone(properties: Marks) -> bool:
    return names.DELETED in properties or names.MOVED_AWAY in properties


def _switch(properties: Marks, name: str) -> bool:
    element = properties.get(f"{WORD}{name}")
    return element is not None and names.is_on(element.get(VAL))


def _count(properties: Marks, name: str, least: int) -> int:
    element = properties.get(f"{WORD}{name}")
    value = integer(element.get(VAL), least) if element is not None else least
    return min(max(value if value is not None else least, least), _WIDEST)
