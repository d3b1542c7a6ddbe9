"""Text that a relation is about, pointed at like a quantity: a name, a title, a list mark, a formula. It has a place and a quote, but no value."""

from decimal import Decimal

from auditlint.quantities.ledger import Passage
from auditlint.quantities.quantity import Quantity

_ONE = Decimal(1)


def phrase(passage: Passage, start: int, end: int) -> Quantity:
    """The words ``passage.text.content[start:end]``. They are no data: no check computes with them and no report prints a value for them."""
    return Quantity(passage.index, start, end, end, passage.text.content[start:end], Decimal(0), _ONE, aside="formula")


def numeral(passage: Passage, start: int, end: int, value: int, unit: str = "") -> Quantity:
    """A whole number printed in ``passage.text.content[start:end]`` in a form that the scanner does not read: ``五``, ``④``."""
    printed = passage.text.content[start:end]
    return Quantity(passage.index, start, end, end, printed, Decimal(value), _ONE, unit, "count" if unit else "number")
