"""The sentences of a document: every passage of prose that prints numbers."""

from collections.abc import Iterator
from functools import cached_property

from auditlint.measures.prose import Prose
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity


class Narrative:
    """The prose of ``ledger``, read once for all relations."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __iter__(self) -> Iterator[Prose]:
        """The passages that print at least two numbers that are data."""
        return (prose for prose in self.all if len(prose.mentions) > 1)

    @cached_property
    def all(self) -> list[Prose]:
        """The passages that print any number that is data."""
        return [prose for prose in self.stating if prose.mentions]

    @cached_property
    def stating(self) -> list[Prose]:
        """The passages that print any number that is data or a bound."""
        ledger = self.ledger
        read = (Prose(passage, ledger.by_passage[passage.index]) for passage in ledger.prose if ledger.by_passage[passage.index])
        return [prose for prose in read if prose.mentions or prose.bounds]

    @cached_property
    def by_passage(self) -> dict[int, Prose]:
        """The prose by the index of its passage."""
        return {prose.passage.index: prose for prose in self.all}

    def of_unit(self, quantity: Quantity) -> list[Quantity]:
        """The data of the document that carry the unit of ``quantity``."""
        return [q for q in self.ledger.of_unit(quantity.unit) if q.is_data]
