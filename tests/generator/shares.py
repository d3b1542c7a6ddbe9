"""Shares of a whole in prose."""

from collections.abc import Callable
from fractions import Fraction

from .figures import rate
from .model import Passage, Piece, Relation, compose, joined
from .partitions import Whole, percentage
from .sectors import Deck

SHARE_WORDS = ("占{p}%", "占比{p}%", "占总数的{p}%", "占全部{noun}的{p}%", "占比为{p}%")


def share(deck: Deck) -> Passage | None:
    """One part with its share."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    at = deck.rng.randrange(len(whole.parts))
    part, name = whole.parts[at], whole.names[at]
    stated = rate(deck, Fraction(percentage(part.value, whole.whole.value)))
    word = deck.rng.choice(SHARE_WORDS).replace("{noun}", whole.noun)
    forms: tuple[tuple[str, str], ...] = (
        ("其中A占", "{period}{verb}{noun}{whole}{unit}，其中{name}{n}{unit}，" + word + "。"),
        ("中，A占", "{period}{verb}的{whole}{counter}{noun}中，{name}{n}{unit}，" + word + "。"),
        ("next sentence", "{period}{verb}{noun}{whole}{unit}。{name}{n}{unit}，" + word + "，是下一步管理的重点。"),
        ("为，占全部的", "{period}{verb}的{noun}中，{name}为{n}{unit}，占全部{whole}{unit}的{p}%。"),
        ("brackets", "{period}{verb}{noun}{whole}{unit}，{name}{n}{unit}（占{p}%），其余类别未单列。"),
        ("仅/达", "{period}{verb}{noun}{whole}{unit}，{name}达{n}{unit}，占比达到{p}%。"),
    )
    form, template = deck.rng.choice(forms)
    return Passage(
        compose(template, **whole.words(), name=name, n=part, p=stated), [Relation("share", form, stated, (part, whole.whole), percentage)]
    )


def share_list(deck: Deck) -> Passage | None:
    """All parts with their shares."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    shares = [rate(deck, Fraction(percentage(p.value, whole.whole.value)), max(1, deck.rate_decimals)) for p in whole.parts]
    rows = list(zip(whole.names, whole.parts, shares, strict=True))
    percents = joined(([s, "%"] for s in shares), "、")
    forms: tuple[tuple[str, str, Callable[[], list[Piece]]], ...] = (
        ("占比分别为", "{period}{verb}{noun}{whole}{unit}，其中{list}，占比分别为{percents}。", lambda: whole.listed("、")),
        (
            "各占",
            "{period}{verb}{noun}{whole}{unit}，其中{list}。",
            lambda: joined((compose("{a}{n}{u}，占{p}%", a=a, n=n, u=whole.unit, p=p) for a, n, p in rows), "；"),
        ),
        (
            "（占）",
            "{period}{verb}{noun}{whole}{unit}：{list}。",
            lambda: joined((compose("{a}{n}{u}（占{p}%）", a=a, n=n, u=whole.unit, p=p) for a, n, p in rows), "、"),
        ),
        (
            "（，）",
            "{period}{verb}{noun}{whole}{unit}，{cut}，{list}。",
            lambda: joined((compose("{a}{n}{u}、占比{p}%", a=a, n=n, u=whole.unit, p=p) for a, n, p in rows), "，"),
        ),
    )
    form, template, listed = deck.rng.choice(forms)
    relations = [whole.sum("partition", "share list", open_list=False)]
    relations += [Relation("share", "list " + form, s, (p, whole.whole), percentage) for _, p, s in rows]
    return Passage(compose(template, **whole.words(), list=listed(), percents=percents), relations)
