"""Quantities that the scanner does not make: numbers set aside as rules or ranges, numerals in other forms, and words that a relation is about."""

from decimal import Decimal

from auditlint.quantities.ledger import Passage
from auditlint.quantities.numerals import chinese_number
from auditlint.quantities.quantity import Quantity

_ONE = Decimal(1)


def number_at(passage: Passage, start: int, end: int, unit: str = "", *, until: int = 0) -> Quantity:
    """The number printed in ``passage.text.content[start:end]`` (digits or a Chinese numeral), with ``unit`` as its unit.

    ``until`` is where the words that belong to it end, if they are to be quoted with it.
    """
    printed = passage.text.content[start:end]
    value = value_of(printed)
    decimals = len(printed.partition(".")[2])
    dimension = {"分": "score", "%": "percent", "个": "count"}.get(unit, "number")
    return Quantity(passage.index, start, max(end, until), end, printed, value, _ONE.scaleb(-decimals), unit, dimension)


def numeral(passage: Passage, start: int, end: int, value: int, unit: str = "") -> Quantity:
    """A whole number printed in ``passage.text.content[start:end]`` in a form that the scanner does not read: ``五``, ``④``."""
    printed = passage.text.content[start:end]
    return Quantity(passage.index, start, end, end, printed, Decimal(value), _ONE, unit, "count" if unit else "number")


def phrase(passage: Passage, start: int, end: int) -> Quantity:
    """The words ``passage.text.content[start:end]``: a name, a title, a formula. They have a place and a quote, but no value for any check."""
    return Quantity(passage.index, start, end, end, passage.text.content[start:end], Decimal(0), _ONE, aside="formula")


def value_of(printed: str) -> Decimal:
    """The value of digits or of a well-formed Chinese numeral.

    Raises:
        ValueError: for anything else.
    """
    if printed[:1].isdigit():
        return Decimal(printed.replace(",", ""))
    value = chinese_number(printed)
    if value is None:
        raise ValueError(printed)
    return value
