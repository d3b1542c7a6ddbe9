"""Unit price times number times periods: ``每人每月500元，12人，12个月，共计7.2万元``.

The factors are the unit price and the counts of the same sentence; a period that the price names but the sentence does not count is tried as an implicit factor
(12 months, 2 terms) before anything is called wrong, and named when it fits.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.quantities.judge import agree
from auditlint.quantities.number import Number
from auditlint.quantities.units import units
from auditlint.relations.formula import shown
from auditlint.relations.row import Row

_COMPARED = re.compile(r"低于|高于|超|少于|多于|比|较")
_MOST_FACTORS = 3
_FACTORS = frozenset({"count", "duration", "land", "area", "length", "mass", "volume"})


def find(narrative: Narrative) -> Iterator[Row]:
    """The products stated in sentences."""
    for prose in narrative:
        if not _each().search(prose.content):
            continue
        for mentions in prose.by_sentence.values():
            prices = [m for m in mentions if m.quantity.dimension == "money" and _price(m)]
            if len(prices) == 1:
                yield from _product(prose, mentions, prices[0])


@cache
def _each() -> re.Pattern[str]:
    return re.compile("每|单价|标准")


def _price(mention: Mention) -> bool:
    if "均" in mention.label:
        return False
    return bool(
        re.search(r"每[一-龥]{1,6}$|单价(?:为|是)?$|每[一-龥]{1,3}每[一-龥]{1,3}$|标准(?:为|是)?$|按$", mention.label)
    ) or mention.noun.startswith("/")


def _product(prose: Prose, mentions: list[Mention], price: Mention) -> Iterator[Row]:
    amounts = [m for m in mentions if m is not price and m.quantity.dimension == "money" and (_behind(m, price) or _owns(prose, m, price))]
    factors = [m for m in mentions if m.quantity.dimension in _FACTORS and m.quantity.value > 0 and not is_change(m.label)]
    amounts = [m for m in amounts if not _of_another(mentions, m, price)]
    unnamed = [
        m for m in mentions if m.quantity.dimension == "money" and m.segment == price.segment and m.quantity.start > price.quantity.end
    ]
    sure = len(amounts) == 1
    if not factors or (not sure and (amounts or len(unnamed) != 1)):
        return
    stated = amounts[0] if sure else unnamed[0]
    if stated.quantity.start == price.quantity.end and _COMPARED.search(price.label):
        return
    last = max(stated.clause, price.clause + 3) if price.bracket >= 0 else stated.clause
    factors = [m for m in factors if m.clause <= last and m.depth >= price.depth][-_MOST_FACTORS:]
    for n in range(len(factors), 0, -1):
        for chosen in combinations(factors, n):
            for implicit in (1, *_implicit(price, factors)):
                computed = _computed(price, chosen, implicit)
                if agree(stated.quantity.rounded, computed).verdict == "holds":
                    yield _row(stated, price, chosen, implicit, computed)
                    return
    if not sure:
        return
    asked = len(re.findall("每", price.label)) or price.noun.count("/")
    beside = all(m.segment == price.segment for m in factors)
    needed = tuple(factors) if asked and asked == len(factors) and beside else _named_factors(price, factors)
    if needed:
        yield _row(stated, price, needed, 1, _computed(price, needed, 1))


def _behind(amount: Mention, price: Mention) -> bool:
    """Whether the amount is stated behind its price, by a word such as 共计."""
    if amount.quantity.start < price.quantity.start:
        return False
    return not amount.label or any(word in amount.label for word in vocabulary("products")["totals"])


def _of_another(mentions: list[Mention], amount: Mention, price: Mention) -> bool:
    """Whether an amount behind a semicolon has counts of its own beside it (``每例P元，n例Q万元；另有m户领取共计R万元``): it is no product of the price."""
    own = [m for m in mentions if m.segment == amount.segment and price.quantity.end < m.quantity.start < amount.quantity.start]
    return amount.segment != price.segment and any(m.quantity.dimension in _FACTORS for m in own)


def _owns(prose: Prose, amount: Mention, price: Mention) -> bool:
    """Whether the price stands in the bracket right behind the amount."""
    return price.depth == amount.depth + 1 and prose.content[amount.quantity.end : price.bracket + 1].strip() == "("


def _implicit(price: Mention, factors: list[Mention]) -> list[int]:
    """Factors that the price names but the sentence does not count."""
    for name, period in vocabulary("products")["periods"].items():
        if name in price.label or (name[1:] and price.noun.startswith("/") and f"/{name[1:]}" in price.noun):
            return [] if any(m.unit in period["units"] for m in factors) else [n for n in period["implicit"] if n != 1]
    return []


def _named_factors(price: Mention, factors: list[Mention]) -> tuple[Mention, ...]:
    """The factors that the price asks for by name, if the sentence counts every one of them exactly once; else none."""
    names = re.findall(r"每([一-龥]{1,2}?)(?=每|[一-龥]{0,4}$)", price.label) or re.findall(r"/([一-龥]{1,2})", price.noun)
    chosen: list[Mention] = []
    for name in names:
        period = vocabulary("products")["periods"].get(f"每{name}")
        units = period["units"] if period else [name, *{"人": ["名", "位", "人次"], "户": ["家"], "名": ["人"]}.get(name, [])]
        hits = [m for m in factors if m.unit in units]
        if len(hits) != 1:
            return ()
        chosen.append(hits[0])
    return tuple(chosen)


def _computed(price: Mention, factors: tuple[Mention, ...], implicit: int) -> Number:
    value = Number.exact(Fraction(price.quantity.value) * implicit)
    for m in factors:
        whole = m.quantity.step >= m.quantity.scale and not m.quantity.approximation
        unit = units().get(m.unit)
        number = Number.exact(Fraction(m.quantity.value)) if whole else m.quantity.number
        value = value * (number / Fraction(unit.factor) if unit else number)
    return Number(value.value, value.low, value.high, linear=False)


def _row(stated: Mention, price: Mention, factors: tuple[Mention, ...], implicit: int, computed: Number) -> Row:
    terms = [
        f"{price.quantity.printed}{price.quantity.unit}",
        *(f"{m.quantity.printed}{m.unit}" for m in factors),
        *([str(implicit)] if implicit > 1 else []),
    ]
    return Row(
        "product",
        {"stated": stated.quantity.rounded, "computed": computed, "label": stated.name},
        stated.quantity,
        (price.quantity, *(m.quantity for m in factors)),
        f"{' × '.join(terms)} = {shown(stated.quantity)}",
        "likely",
    )
