"""Formulas against the results that the file keeps for them: recomputed exactly over the stored values, and results that are missing."""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.document import Cell
from auditlint.formulas.evaluation import evaluate, rounded
from auditlint.formulas.grammar import Call, Constant, Node, OpaqueFormula, Range, parse
from auditlint.formulas.workbook import SheetCell, Workbook, name_of
from auditlint.quantities.anchor import phrase
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

_NOISE = Fraction(1, 10**11)
"""The part of the result by which binary arithmetic may miss it."""
_MOST_NAMED = 6
_MOST_OPERANDS = 60


def find(book: Workbook) -> Iterator[Row]:
    """One relation for every formula that can be recomputed, and one for every table that says which formulas have no result."""
    missing: dict[int, list[SheetCell]] = {}
    for cell in book.formulas():
        waiting = missing.setdefault(cell.stock.table.index, [])
        if not cell.cell.text.content:
            waiting.append(cell)
        elif cell.quantity is not None and cell.stored is not None:
            yield from _recomputed(book, cell)
    for cell in book.formulas():
        if cell.stock.table.index in missing:
            yield _uncalculated(book, cell, missing.pop(cell.stock.table.index))


def _recomputed(book: Workbook, cell: SheetCell) -> Iterator[Row]:
    sheet = cell.address[0]
    try:
        node = parse(cell.cell.formula)
        value = evaluate(node, lambda name, row, column: book.number(name or sheet, row, column))
    except OpaqueFormula:
        return
    stated, stored = cell.quantity, cell.stored
    if stated is None or stored is None:
        return
    factor = Fraction(10) ** cell.power
    step = Fraction(stated.step)
    same = abs(value - stored) <= _NOISE * max(abs(value), abs(stored), Fraction(1)) or (
        bool(step) and rounded(value * factor / step, 0) == rounded(stored * factor / step, 0)
    )
    computed = Number.exact(Fraction(stated.value) if same else value * factor)
    operands = tuple(_operands(book, node, sheet))[:_MOST_OPERANDS]
    yield Row(
        "formula_result",
        {"stated": Number.exact(Fraction(stated.value)), "computed": computed, "label": name_of(cell.address)},
        stated,
        operands,
        f"{cell.cell.formula} → {stated.printed}",
        "certain",
    )


def _operands(book: Workbook, node: Node, sheet: str) -> Iterator[Quantity]:
    """The printed numbers that a formula reads."""
    match node:
        case Constant():
            return
        case Range():
            if node.size > _MOST_OPERANDS * 4:
                return
            for row in range(node.top, node.bottom + 1):
                for column in range(node.left, node.right + 1):
                    found = book.cells.get((node.sheet or sheet, row, column))
                    if found is not None and found.quantity is not None:
                        yield found.quantity
        case Call(_, arguments):
            for argument in arguments:
                yield from _operands(book, argument, sheet)


def _uncalculated(book: Workbook, first: SheetCell, missing: list[SheetCell]) -> Row:
    shown = missing[0] if missing else first
    names = [name_of(cell.address) for cell in missing]
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED]) + (f" … (+{more})" if more > 0 else "")
    label = _label(book, shown)
    return Row(
        "formula_missing",
        {"cells": listed, "label": shown.stock.table.row_label(shown.cell.row) or name_of(shown.address)},
        label,
        tuple(phrase(cell.passage, 0, len(cell.cell.text.content)) for cell in missing[:_MOST_NAMED]),
        shown.cell.formula,
        "certain",
    )


def _label(book: Workbook, cell: SheetCell) -> Quantity:
    """The words beside an empty cell: a finding must quote something."""
    table = cell.stock.table
    row: tuple[Cell | None, ...] = table.rows[cell.cell.row]
    for other in row[: cell.cell.column]:
        if other is not None and other.text.content.strip():
            return phrase(book.passage(cell, other), 0, len(other.text.content))
    return phrase(cell.passage, 0, len(cell.cell.text.content))
