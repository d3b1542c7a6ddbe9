"""Differences, growth and percentage points."""

from fractions import Fraction
from typing import Any

from .figures import count, rate
from .model import Number, Passage, Relation, compose
from .sectors import Deck

DIFFERENCES = (
    ("base last", "{noun}{n1}{u}，比上年{word}{d}{u}，上年为{n0}{u}。"),
    ("较上年的", "{noun}{n1}{u}，较上年的{n0}{u}{word}{d}{u}。"),
    ("由…到", "{noun}由上年的{n0}{u}{to}{n1}{u}，{word}{d}{u}。"),
    ("从…到", "{noun}从{n0}{u}{to}{n1}{u}，净{word}{d}{u}。"),
    ("years", "{y0}年、{y1}年{noun}分别为{n0}{u}、{n1}{u}，{word}{d}{u}。"),
    ("brackets", "{noun}为{n1}{u}，{than}上年（{n0}{u}）{d}{u}。"),
    ("last then this", "{noun}上年为{n0}{u}，本年为{n1}{u}，同比{word}{d}{u}。"),
    ("plan", "{noun}计划{n0}{u}，实际{n1}{u}，比计划{more}{d}{u}。"),
)
GROWTH_WITH_AMOUNT = (
    ("同比增加M，增长P", "{noun}{n1}{u}，同比{word}{d}{u}，{rise}{p}%。"),
    ("比上年增加M，增幅P", "{y1}年，{noun}{n1}{u}，比上年{word}{d}{u}，{span}{p}%。"),
    ("较N0增加M，增长P", "{noun}{n1}{u}，较{y0}年的{n0}{u}{word}{d}{u}，{rise}{p}%。"),
    ("由…到，增加M，增长P", "{noun}由{n0}{u}{to}{n1}{u}，{word}{d}{u}，{rise}{p}%。"),
)
GROWTH = (
    ("由…到", "{noun}由{n0}{u}{to}{n1}{u}，{rise}{p}%。"),
    ("较上年的", "{noun}{n1}{u}，较上年的{n0}{u}{rise}{p}%。"),
    ("上年…本年", "{noun}上年同期{n0}{u}，本年{n1}{u}，同比{rise}{p}%。"),
    ("years", "{y0}年{noun}{n0}{u}，{y1}年{noun}{n1}{u}，{rise}{p}%。"),
    ("brackets", "{noun}{n1}{u}（上年为{n0}{u}），同比{rise}{p}%。"),
)
POINTS = (
    ("由…到", "{rate}由{a}%{to}{b}%，{word}{c}个百分点。"),
    ("比上年的", "{rate}为{b}%，比上年的{a}%{word}{c}个百分点。"),
    ("上年…本年", "{rate}上年为{a}%，本年为{b}%，{word}{c}个百分点。"),
    ("target brackets", "{rate}为{b}%，{beyond}目标值（{a}%）{c}个百分点。"),
    ("target 比", "{rate}达{b}%，比目标值{a}%{high}{c}个百分点。"),
    ("从…到", "{rate}从实施前的{a}%{to}{b}%，{word}了{c}个百分点。"),
    ("target sentence", "{rate}目标值为{a}%，实际值为{b}%，{beyond}目标{c}个百分点。"),
)


def _values(deck: Deck) -> tuple[str, str, Number, Number, Number, bool] | None:
    """A noun, its unit, base, value, size of the change, and whether it rose."""
    if (entry := deck.deal("changes")) is None:
        return None
    noun, unit, (low, high) = entry
    base = deck.rng.randint(low, high)
    change = max(3, int(base * deck.rng.uniform(0.02, 0.35)))
    up = deck.rng.random() < 0.65
    return noun, unit, count(deck, base), count(deck, base + change if up else base - change), count(deck, change), up


def _words(deck: Deck, up: bool) -> dict[str, str]:
    return {
        "word": "增加" if up else "减少",
        "rise": deck.rng.choice(("增长", "上升")) if up else "下降",
        "span": "增幅为" if up else "降幅为",
        "to": deck.rng.choice(("增加到", "增至")) if up else deck.rng.choice(("减少到", "降至")),
        "than": "高于" if up else "低于",
        "more": "多" if up else "少",
        "y0": str(deck.year - 1),
        "y1": str(deck.year),
    }


def _rise(new: Any, old: Any) -> Any:
    return new - old


def _fall(new: Any, old: Any) -> Any:
    return old - new


def _growth_rate(new: Any, old: Any) -> Any:
    return new / old * 100 - 100


def _fall_rate(new: Any, old: Any) -> Any:
    return (new / old * 100 - 100) * -1


def _rate_of_rise(new: Any, change: Any) -> Any:
    return change / (new - change) * 100


def _rate_of_fall(new: Any, change: Any) -> Any:
    return change / (new + change) * 100


def difference(deck: Deck) -> Passage | None:
    """Base, value and difference."""
    if (found := _values(deck)) is None:
        return None
    noun, unit, base, value, change, up = found
    form, template = deck.rng.choice(DIFFERENCES)
    pieces = compose(template, **_words(deck, up), noun=noun, u=unit, n0=base, n1=value, d=change)
    return Passage(pieces, [Relation("difference", form, change, (value, base), _rise if up else _fall)])


def growth(deck: Deck) -> Passage | None:
    """Growth from base to value, or with the amount of the change."""
    if (found := _values(deck)) is None:
        return None
    noun, unit, base, value, change, up = found
    stated = rate(deck, Fraction((_growth_rate if up else _fall_rate)(value.value, base.value)), max(1, deck.rate_decimals))
    with_amount = deck.rng.random() < 0.5
    form, template = deck.rng.choice(GROWTH_WITH_AMOUNT if with_amount else GROWTH)
    pieces = compose(template, **_words(deck, up), noun=noun, u=unit, n0=base, n1=value, d=change, p=stated)
    if not with_amount:
        return Passage(pieces, [Relation("growth", form, stated, (value, base), _growth_rate if up else _fall_rate)])
    relations = [Relation("growth", form, stated, (value, change), _rate_of_rise if up else _rate_of_fall)]
    if base in pieces:
        relations.append(Relation("difference", form, change, (value, base), _rise if up else _fall))
    return Passage(pieces, relations)


def points(deck: Deck) -> Passage | None:
    """A rate, its base or target, and the points between them."""
    if (name := deck.deal("indicators")) is None:
        return None
    places = max(1, deck.rate_decimals)
    scale = 10**places
    base = Number(Fraction(deck.rng.randint(800, 900) if places == 1 else deck.rng.randint(8000, 9000), scale), places, exact=False)
    change = Number(Fraction(deck.rng.randint(12, 79) if places == 1 else deck.rng.randint(105, 790), scale), places, exact=False)
    up = deck.rng.random() < 0.75
    value = Number(base.value + change.value if up else base.value - change.value, places, exact=False)
    form, template = deck.rng.choice(POINTS)
    words = {
        "word": "提高" if up else "下降",
        "to": "提高到" if up else "下降到",
        "beyond": "超过" if up else "低于",
        "high": "高" if up else "低",
    }
    pieces = compose(template, **words, rate=name, a=base, b=value, c=change)
    return Passage(pieces, [Relation("points", form, change, (value, base), _rise if up else _fall)])
