"""Sums of a spreadsheet that do not add up as shown: because decimals are not shown, or because rows are hidden."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from auditlint.formulas.workbook import SheetCell, Workbook
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

DOUBT = "the stored values add up; the shown ones are rounded"
_NOISE = Fraction(1, 10**11)


def explained(book: Workbook, footings: list[Row]) -> tuple[list[Row], list[Row]]:
    """The footing relations, with a doubt where the stored values add up and the shown ones do not, and what is to be said of the shown ones."""
    by_quantity = {id(cell.quantity): cell for cell in book.cells.values() if cell.quantity is not None}
    kept: list[Row] = []
    told: list[Row] = []
    for row in footings:
        cells = _cells(row, by_quantity)
        if cells is None:
            kept.append(row)
            continue
        told.extend(_hidden(row, cells))
        shown = _shown(row, cells)
        if shown is not None:
            told.append(shown)
        off = shown is not None and shown.columns["stated"].value != sum((n.value for n in shown.columns["parts"]), Fraction(0))
        kept.append(replace(row, doubt=row.doubt or DOUBT) if off else row)
    return kept, told


def _cells(row: Row, by_quantity: dict[int, SheetCell]) -> tuple[SheetCell, list[SheetCell]] | None:
    if row.stated is None or row.weights:
        return None
    stated = by_quantity.get(id(row.stated))
    parts = [by_quantity.get(id(operand)) for operand in row.operands]
    known = [part for part in parts if part is not None]
    return (stated, known) if stated is not None and known and len(known) == len(parts) else None


def _shown(row: Row, cells: tuple[SheetCell, list[SheetCell]]) -> Row | None:
    """The relation of the shown numbers, if some of them are rounded and the stored ones add up."""
    whole, parts = cells
    if not any(cell.cell.stored for cell in (whole, *parts)):
        return None
    total, values = _in_base(whole), [_in_base(part) for part in parts]
    if total is None or any(value is None for value in values):
        return None
    stored = sum((value for value in values if value is not None), Fraction(0))
    if abs(stored - total) > _NOISE * max(sum((abs(value) for value in values if value is not None), abs(total)), Fraction(1)):
        return None
    assert row.stated is not None
    numbers = tuple(_exactly(operand) for operand in row.operands)
    return Row(
        "shown_sum",
        {"stated": _exactly(row.stated), "parts": numbers, "label": row.columns["label"]},
        row.stated,
        row.operands,
        row.formula,
        "certain",
    )


def _in_base(cell: SheetCell) -> Fraction | None:
    """The stored number in the base of its quantity."""
    return None if cell.stored is None else cell.stored * Fraction(10) ** cell.power


def _exactly(quantity: Quantity) -> Number:
    return Number.exact(Fraction(quantity.value))


def _hidden(row: Row, cells: tuple[SheetCell, list[SheetCell]]) -> Iterator[Row]:
    """Whether a shown total adds rows or columns that are hidden."""
    whole, parts = cells
    if whole.cell.hidden or row.columns["axis"] == "level":
        return
    hidden = [part for part in parts if part.cell.hidden]
    names = "、".join(dict.fromkeys(part.stock.table.row_label(part.cell.row) for part in hidden[:6]))
    yield Row(
        "hidden_part",
        {"hidden": names if hidden else "", "label": row.columns["label"]},
        row.stated,
        tuple(part.quantity for part in hidden if part.quantity is not None),
        row.formula,
        "certain",
    )
