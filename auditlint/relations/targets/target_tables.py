"""All relations of target tables: one reading of the indicators for every kind."""

from collections.abc import Iterator

from auditlint.quantities.ledger import Ledger
from auditlint.relations.row import Row
from auditlint.relations.targets import target_amount, target_category, target_pair, target_result, target_value
from auditlint.scoring.indicators import indicators


def find(ledger: Ledger) -> Iterator[Row]:
    """Categories, values, numbering and completeness of the indicators of a document."""
    yield from target_amount.find(ledger)
    yield from target_result.find(ledger)
    items = indicators(ledger)
    if not items:
        return
    yield from target_category.placed(items)
    yield from target_category.alike(ledger, items)
    yield from target_pair.pairs(ledger, items)
    yield from target_value.units(ledger, items)
    yield from target_value.limits(ledger, items)
    yield from target_value.brackets(items)
    yield from target_value.numbering(items)
    yield from target_value.lists(items)
