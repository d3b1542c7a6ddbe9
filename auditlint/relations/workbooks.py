"""What stands behind the cells of a spreadsheet: formulas, stored values, hidden rows. Nothing is found in documents without any."""

from collections.abc import Iterator
from itertools import chain

from auditlint.formulas.workbook import Workbook
from auditlint.quantities.ledger import Ledger
from auditlint.relations.row import Row
from auditlint.relations.spreadsheets import display, formula_range, formula_result


def find(ledger: Ledger) -> Iterator[Row]:
    """The relations of formulas with their cells."""
    book = Workbook(ledger)
    if book.has_formulas:
        yield from chain(formula_result.find(book), formula_range.find(book))


def explained(ledger: Ledger, footings: list[Row]) -> tuple[list[Row], list[Row]]:
    """The footing relations, those with a doubt whose stored values add up although the shown ones do not, and the relations that say so."""
    book = Workbook(ledger)
    return display.explained(book, footings) if book.has_formulas else (footings, [])
