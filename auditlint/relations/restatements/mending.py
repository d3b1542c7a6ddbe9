"""Numbers that mend a rate: a sentence prints a rate that none of its numbers give, but another telling's number with one of them."""

from collections.abc import Sequence

from auditlint.quantities.fit import percent_meets
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.slips import significance
from auditlint.relations.restatements.tellings import Telling

_DIGITS_OF_RATES = 3
_SIBLINGS = 12


def mends(a: Telling, b: Telling, beside: Sequence[Telling]) -> bool:
    """Whether the sentence of ``a``, whose tellings are ``beside``, prints a rate that none of its numbers give, but the number of ``b`` with one of them."""
    if a.sentence[1] < 0 or a.unit == "%" or a.unit != b.unit:
        return False
    rates = [t.quantity for t in beside if t.unit == "%" and significance(t.quantity) >= _DIGITS_OF_RATES]
    numbers = [t.quantity for t in beside if t.unit == a.unit and t is not a]
    if len(numbers) > _SIBLINGS:
        return False
    loose = [r for r in rates if not any(_divides(r, n, m) for i, n in enumerate((a.quantity, *numbers)) for m in numbers[i:])]
    return any(_divides(r, b.quantity, n) for r in loose for n in numbers)


def _divides(rate: Quantity, a: Quantity, b: Quantity) -> bool:
    """Whether ``rate`` is the share of the smaller of two numbers in the larger."""
    return percent_meets(rate, a, b) or percent_meets(rate, b, a)
