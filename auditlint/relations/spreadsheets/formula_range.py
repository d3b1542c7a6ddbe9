"""Sums that leave cells out: a range that stops before the last row of its block, or is shorter than that of its neighbours, and numbers kept as text.

A row or column is missed only where it lies between the range and the total, where a grand total does not reach the first row of its block, or where most
formulas of the same line take it in. Rows that are totals or parts (其中) themselves are not missed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from auditlint.formulas.grammar import Call, OpaqueFormula, Range, parse
from auditlint.formulas.workbook import SheetCell, Workbook, name_of
from auditlint.relations.row import Row
from auditlint.tables import labels

_FEWEST_PEERS = 3
_FURTHEST = 200
Reach = tuple[int, int, int, int]
"""How far a range lies from its formula: rows and columns of its corners."""


def find(book: Workbook) -> Iterator[Row]:
    """One relation for every formula that is a single sum or average of one row or column."""
    sums = [(cell, area) for cell in book.formulas() if cell.quantity is not None and (area := _line(cell)) is not None]
    peers = _peers(sums)
    for cell, area in sums:
        missed = _between(book, cell, area) or _before(book, cell, area) or _by_peers(book, cell, area, peers)
        fault = ("row" if area.left == area.right else "column") if missed else ""
        if not missed:
            missed = [found for found in _inside(book, cell, area) if found.cell.as_text]
            fault = "text" if missed else ""
        marks = tuple(found.quantity for found in missed if found.quantity is not None)
        names = ", ".join(_described(found) for found in missed[:4])
        label = cell.stock.table.row_label(cell.cell.row) or name_of(cell.address)
        yield Row(
            "formula_range",
            {"fault": fault, "missed": names, "label": label},
            cell.quantity,
            marks,
            cell.cell.formula,
            "likely",
        )


def _line(cell: SheetCell) -> Range | None:
    """The range of ``=SUM(B2:B9)`` or ``=AVERAGE(B2:B9)`` on the same sheet, if it is part of the formula's own row or column."""
    try:
        node = parse(cell.cell.formula)
    except OpaqueFormula:
        return None
    if not isinstance(node, Call) or node.name not in ("SUM", "AVERAGE") or len(node.arguments) != 1:
        return None
    area = node.arguments[0]
    if not isinstance(area, Range) or area.sheet not in ("", cell.address[0]) or area.size < 2:
        return None
    _, row, column = cell.address
    vertical = area.left == area.right == column and not area.top <= row <= area.bottom
    across = area.top == area.bottom == row and not area.left <= column <= area.right
    return area if vertical or across else None


def _at(book: Workbook, cell: SheetCell, row: int, column: int) -> SheetCell | None:
    """The amount at an address if a sum over the table could take it in: a plain number of the same kind in the body, no total and no formula of a sum."""
    found = book.cells.get((cell.address[0], row, column))
    if found is None or found.stock is not cell.stock or found.quantity is None or cell.quantity is None:
        return None
    table = found.stock.table
    if found.cell.row < table.header_rows or found.quantity.dimension != cell.quantity.dimension or not found.quantity.value:
        return None
    names = labels.row_labels(table, found.cell.row)
    if any(labels.is_grand(name) or labels.is_subtotal(name) or labels.is_of_which(name) for name in names):
        return None
    return None if found.cell.formula and _line(found) is not None and row != cell.address[1] and column == cell.address[2] else found


def _is_total(cell: SheetCell) -> bool:
    return any(labels.is_grand(name) or labels.is_subtotal(name) for name in labels.row_labels(cell.stock.table, cell.cell.row))


def _between(book: Workbook, cell: SheetCell, area: Range) -> list[SheetCell]:
    """The amounts between a vertical range and the total row below or above it."""
    _, row, column = cell.address
    if area.left != area.right or not _is_total(cell):
        return []
    gap = range(area.bottom + 1, row) if row > area.bottom else range(row + 1, area.top)
    return _run(book, cell, gap, column)


def _before(book: Workbook, cell: SheetCell, area: Range) -> list[SheetCell]:
    """The amounts above the range of a grand total at the foot, up to the header; a range over subtotals takes those in by them."""
    _, row, column = cell.address
    if area.left != area.right or row < area.bottom or not any(map(labels.is_grand, labels.row_labels(cell.stock.table, cell.cell.row))):
        return []
    if any(_is_total(found) or (found.cell.formula and _line(found) is not None) for found in _inside(book, cell, area)):
        return []
    first = row - cell.cell.row + cell.stock.table.header_rows
    return _run(book, cell, range(first, area.top), column)


def _run(book: Workbook, cell: SheetCell, rows: range, column: int) -> list[SheetCell]:
    """The amounts in ``rows``, if every one of them prints one."""
    if not rows or len(rows) > _FURTHEST:
        return []
    found = [_at(book, cell, row, column) for row in rows]
    return [item for item in found if item is not None] if all(found) else []


def _reach(cell: SheetCell, area: Range) -> Reach:
    _, row, column = cell.address
    return area.top - row, area.left - column, area.bottom - row, area.right - column


def _peers(sums: Sequence[tuple[SheetCell, Range]]) -> dict[tuple[int, str, int], Counter[Reach]]:
    """How the sums of one line reach, by table, direction and line: those down stand in one row, those across in one column."""
    found: dict[tuple[int, str, int], Counter[Reach]] = {}
    for cell, area in sums:
        found.setdefault(_peer_key(cell, area), Counter())[_reach(cell, area)] += 1
    return found


def _peer_key(cell: SheetCell, area: Range) -> tuple[int, str, int]:
    down = area.left == area.right
    return cell.stock.table.index, "down" if down else "across", cell.address[1] if down else cell.address[2]


def _by_peers(book: Workbook, cell: SheetCell, area: Range, peers: dict[tuple[int, str, int], Counter[Reach]]) -> list[SheetCell]:
    """The amounts that two in three sums of the line take in at their place, and this one does not."""
    counts = peers[_peer_key(cell, area)]
    usual, count = counts.most_common(1)[0]
    own = _reach(cell, area)
    if usual == own or count < _FEWEST_PEERS or count * 3 < sum(counts.values()) * 2:
        return []
    if not (usual[0] <= own[0] and usual[1] <= own[1] and usual[2] >= own[2] and usual[3] >= own[3]):
        return []
    _, row, column = cell.address
    places = [(row + r, column + c) for r in range(usual[0], usual[2] + 1) for c in range(usual[1], usual[3] + 1)]
    outside = [(r, c) for r, c in places if not (area.top <= r <= area.bottom and area.left <= c <= area.right)]
    found = [_at(book, cell, r, c) for r, c in outside[:_FURTHEST]]
    return [item for item in found if item is not None]


def _inside(book: Workbook, cell: SheetCell, area: Range) -> Iterator[SheetCell]:
    for row in range(area.top, min(area.bottom, area.top + 5000) + 1):
        for column in range(area.left, area.right + 1):
            found = book.cells.get((cell.address[0], row, column))
            if found is not None and found.quantity is not None and found.quantity.value:
                yield found


def _described(found: SheetCell) -> str:
    label = found.stock.table.row_label(found.cell.row)
    return f"{name_of(found.address)} {label} {found.quantity.printed if found.quantity else ''}".replace("  ", " ")
