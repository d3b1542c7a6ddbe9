"""The units that numbers are told in, as far as they tell facts apart: as printed, one for all that count people, with what a price is of."""

import re

from auditlint.measures.matching import PEOPLE
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.naming import PER

_UNKNOWN_UNIT = re.compile(r"([一-龥]|[A-Za-z]{1,4})(?=[，。；、()\s])")
_ANY = "个"
"""The unit that the label of a row gives for whatever it counts."""


def letters(content: str, quantity: Quantity) -> str:
    """What is printed where the unit of a number would stand, up to a mark: a unit that the vocabulary does not know (叶, TB)."""
    found = _UNKNOWN_UNIT.match(content, quantity.end)
    return found[1] if found else ""


def unit_of(quantity: Quantity) -> str:
    """The printed unit, one for all that count people."""
    return "人" if quantity.unit in PEOPLE else quantity.unit


def counted(content: str, quantity: Quantity) -> str:
    """The unit of a number of a table; none for the 个 of a label, which counts people as well as things."""
    unit = priced(content, quantity)
    return "" if unit == _ANY and _ANY not in content else unit


def priced(content: str, quantity: Quantity) -> str:
    """The printed unit with the one that it is a price or an average of (万元/公里)."""
    unit = unit_of(quantity)
    per = PER.match(content, quantity.end) if unit else None
    return f"{unit}/{per[1]}" if per else unit
