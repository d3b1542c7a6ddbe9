"""Rates that rest on what is not printed beside them: on a number of another section, on what is left to a hundred, on another year, or on no numbers at all."""

import re
from dataclasses import replace
from decimal import Decimal

from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core
from auditlint.quantities.fit import percent_meets
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.sentences.rate_doubts import SAYING_NOTHING, Binding, predicated

_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)")
_EXACT = Decimal("0.01")
_NEAR = 8


def of_another(ledger: Ledger, rate: Mention, binding: Binding) -> bool:
    """Whether the numerator counts something else than the denominator (``建成投放点1264个，覆盖小区418个``), and the rate is right with a number printed elsewhere that
    is named like the numerator (``居民小区433个``)."""
    numerator, denominator = binding.numerator, binding.denominator
    if rate.quantity.step >= 1 or shared(_counted(numerator), _counted(denominator)):
        return False
    return any(
        q.is_data and percent_meets(rate.quantity, numerator.quantity, q) and shared(_counted(numerator), _around(ledger, q))
        for q in ledger.of_unit(numerator.unit)
        if q is not numerator.quantity and q.value > numerator.quantity.value
    )


def of_untold_base(ledger: Ledger, prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether a number beside an exact rate makes it with one that is printed elsewhere in the document (``竣工验收9座，验收率75.00%`` of the 12座 planned in another section)."""
    if rate.quantity.step > _EXACT:
        return False
    before = [m for m in prose.by_sentence[rate.sentence] if m.segment == rate.segment and m.quantity.start < rate.quantity.start]
    beside = [m for m in before if rate.clause - m.clause <= 1 and m.quantity.dimension not in ("percent", "points")]
    return any(
        q.is_data and q.value > m.quantity.value and q.passage != m.quantity.passage and percent_meets(rate.quantity, m.quantity, q)
        for m in {id(m): m for m in (*beside[-1:], binding.numerator)}.values()
        for q in ledger.of_unit(m.quantity.unit)
    )


def is_complement(rate: Mention, binding: Binding) -> bool:
    """Whether the numbers make what the rate leaves to a hundred, and the smaller is not what the rate names (``15个断面中2个超标，达标率86.67%``)."""
    if predicated(rate, binding.numerator):
        return False
    rest = replace(binding.denominator.quantity, value=binding.denominator.quantity.value - binding.numerator.quantity.value)
    return rest.value > 0 and percent_meets(rate.quantity, rest, binding.denominator.quantity)


def is_threshold(prose: Prose, rate: Mention) -> bool:
    """Whether a whole percentage stands in a list of bounds (``回收率40%以上，准确率达到85%``): it is one of them."""
    return rate.quantity.step >= 1 and any(m.sentence == rate.sentence and m.quantity.dimension == "percent" for m in prose.bounds)


def of_another_year(prose: Prose, rate: Mention, binding: Binding) -> bool:
    """Whether the clause of the rate names a year, and its numbers stand in another sentence that does not."""
    start = max(prose.content.rfind(mark, 0, rate.quantity.start) for mark in "，。；\n") + 1
    year = _YEAR.search(prose.content, start, rate.quantity.start)
    if year is None or rate.sentence in (binding.numerator.sentence, binding.denominator.sentence):
        return False
    first = prose.content.rfind("。", 0, binding.numerator.quantity.start) + 1
    return year[0] not in prose.content[first : binding.numerator.quantity.start]


def _counted(m: Mention) -> str:
    return SAYING_NOTHING.sub("", f"{core(m.label)}，{m.noun}")


def _around(ledger: Ledger, quantity: Quantity) -> str:
    content = ledger.passage(quantity).text.content
    return content[max(quantity.start - _NEAR, 0) : quantity.start] + content[quantity.end : quantity.end + _NEAR]
