"""Lists, references, names, dates and notation: the relations between words rather than between numbers."""

from collections.abc import Callable, Iterator
from itertools import chain

from auditlint.quantities.ledger import Ledger
from auditlint.relations.notation import brackets, decimals, glued, percent, slots, unitline
from auditlint.relations.references import (
    captions,
    dates,
    duplicates,
    indicator,
    listcount,
    listmembers,
    names,
    numbering,
    titles,
    titlespelling,
)
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row
from auditlint.relations.targets import targetunits

WORDING_FINDERS: tuple[Callable[[Wording], Iterator[Row]], ...] = (
    listcount.find,
    listmembers.find,
    numbering.find,
    captions.find,
    titles.find,
    titlespelling.find,
    names.find,
    dates.find,
    duplicates.find,
    percent.find,
    slots.find,
    brackets.find,
    glued.find,
)
LEDGER_FINDERS: tuple[Callable[[Ledger], Iterator[Row]], ...] = (indicator.find, decimals.find, unitline.find, targetunits.find)


def find(ledger: Ledger) -> Iterator[Row]:
    """The rows of all of them."""
    wording = Wording(ledger)
    return chain(*(find(wording) for find in WORDING_FINDERS), *(find(ledger) for find in LEDGER_FINDERS))
