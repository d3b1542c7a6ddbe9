"""Numbers of a document in its style: counts, amounts, rates, and a whole cut into parts."""

from fractions import Fraction

from .model import Number, half_up
from .sectors import Deck


def count(deck: Deck, value: int) -> Number:
    """A count of things, exact; with thousands separators where the document writes them."""
    return Number(Fraction(value), grouped=deck.grouped)


def amount(deck: Deck, low: int, high: int) -> Number:
    """An amount in 万元 between ``low`` and ``high`` at the decimals of the document."""
    scale = 10**deck.money_decimals
    return sum_amount(deck, Fraction(deck.rng.randint(low * scale, high * scale), scale))


def sum_amount(deck: Deck, value: Fraction) -> Number:
    """A given amount at the decimals of the document."""
    return Number(half_up(value, deck.money_decimals), deck.money_decimals, exact=deck.money_decimals == 0, grouped=deck.grouped)


def rate(deck: Deck, value: Fraction, decimals: int | None = None) -> Number:
    """A percentage rounded half up; whole where it comes out even and the document likes that."""
    places = deck.rate_decimals if decimals is None else decimals
    if value.denominator == 1 and deck.rng.random() < 0.5:
        places = 0
    return Number(half_up(value, places), places, exact=False)


def split(deck: Deck, total: int, parts: int) -> list[int]:
    """``total`` as a sum of ``parts`` positive whole numbers, none of them tiny."""
    weights = [deck.rng.uniform(0.25, 1.5) for _ in range(parts)]
    values = [max(1, int(total * w / sum(weights))) for w in weights[:-1]]
    return [*values, total - sum(values)]


def split_amount(deck: Deck, total: Number, parts: int) -> list[Number]:
    """An amount as a sum of amounts at its own decimals."""
    scale = 10**total.decimals
    return [sum_amount(deck, Fraction(v, scale)) for v in split(deck, int(total.value * scale), parts)]
