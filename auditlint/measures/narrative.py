"""The sentences of a document that may state relations: every passage of prose with at least two numbers that are data."""

from collections.abc import Iterator
from functools import cached_property

from auditlint.measures.prose import Prose
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity


class Narrative:
    """The prose of ``ledger``, read once for all relations. Passages that print rules (scoring standards) are left out."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __iter__(self) -> Iterator[Prose]:
        return iter(self._passages)

    @cached_property
    def _passages(self) -> list[Prose]:
        found: list[Prose] = []
        for passage in self.ledger.prose:
            quantities = self.ledger.by_passage[passage.index]
            if len(quantities) > 1 and sum(q.is_data for q in quantities) > 1:
                found.append(Prose(passage, quantities))
        return found

    @cached_property
    def by_passage(self) -> dict[int, Prose]:
        """The prose by the index of its passage."""
        return {prose.passage.index: prose for prose in self._passages}

    def of_unit(self, quantity: Quantity) -> list[Quantity]:
        """The data of the document that carry the unit of ``quantity``."""
        return [q for q in self.ledger.of_unit(quantity.unit) if q.is_data]
