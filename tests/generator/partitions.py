"""Parts of a whole in prose."""

from fractions import Fraction
from typing import Any

from .figures import amount, count, rate, split, split_amount
from .model import Number, Passage, Piece, Relation, compose, joined
from .sectors import Deck, closed

PERIODS = ("全年", "评价期内，", "截至年末，全市累计", "{year}年，", "项目实施以来，", "本年度")

WHOLE_FIRST = (
    ("其中", "{period}{verb}{noun}{whole}{unit}，其中：{list}。", "，", True),
    ("其中", "{period}共{verb}{noun}{whole}{unit}，其中{list}。", "、", True),
    ("其中, item behind", "{period}{verb}{noun}{whole}{unit}，其中{list}，开展抽查{behind}次。", "、", True),
    ("其中；", "{period}{verb}{noun}共计{whole}{unit}。其中：{list}。", "；", True),
    ("其中，next sentence", "{period}{verb}{noun}{whole}{unit}。其中，{list}。", "，", True),
    ("brackets", "{period}{verb}{noun}{whole}{unit}（{list}），任务按期完成。", "、", False),
    ("brackets 其中", "{period}{verb}{noun}{whole}{unit}（其中{list}），均已录入管理系统。", "、", True),
    ("brackets 含", "{period}共{verb}{noun}{whole}{unit}（含{list}）。", "、", True),
    ("colon", "{period}{verb}{noun}{whole}{unit}：{list}。", "，", False),
    ("分项", "{period}{verb}{noun}{whole}{unit}，{cut}：{list}。", "，", False),
    ("包括", "{period}{verb}的{whole}{counter}{noun}包括{list}。", "、", True),
    ("由…构成", "{period}{verb}{noun}{whole}{unit}，由{list}构成。", "、", False),
)
TOTAL_LAST = (
    ("合计", "{period}{verb}{list}，合计{whole}{unit}。", "、"),
    ("共计", "从{noun}的构成看，{list}，共计{whole}{unit}。", "，"),
    ("总计", "{cut}，{list}，{noun}总计{whole}{unit}。", "，"),
    ("一共", "{period}{verb}{noun}情况为：{list}，一共{whole}{unit}。", "；"),
)
RESPECTIVELY = (
    ("分别为", "{period}{verb}{noun}{whole}{unit}，{names}分别为{list}。", "、"),
    ("分别为，合计", "{names}{verb}的{noun}分别为{list}，合计{whole}{unit}。", "、"),
    ("分别", "{period}{verb}{noun}{whole}{unit}，{cut}，{names}分别有{list}。", "、"),
)
TAILS = (
    ("", 0.0, 0.0),
    ("", 0.0, 0.0),
    ("另开展专题督导{tail}次。", 0.05, 0.05),
    ("上年同期为{tail}{unit}。", 0.6, 0.95),
    ("上半年{verb}{tail}{unit}。", 0.3, 0.6),
    ("{district}{verb}{noun}{tail}{unit}，居全市首位。", 0.2, 0.3),
)
"""What may follow a list without being part of it, and how large it is against the whole."""


def total(*parts: Any) -> Any:
    """The sum of the parts."""
    return sum(parts)


def percentage(part: Any, whole: Any) -> Any:
    """``part`` in per cent of ``whole``."""
    return part / whole * 100


class Whole:
    """A whole of the deck with one of its cuts, and the pieces that every wording needs."""

    def __init__(self, deck: Deck, entry: list[Any], cut: int = 0, whole: Number | None = None) -> None:
        self.deck = deck
        self.verb, self.noun, self.unit, (low, high), cuts = entry
        self.cut, self.names = list(cuts.items())[cut % len(cuts)]
        self.whole = whole or count(deck, deck.rng.randint(low, high))
        self.parts = [count(deck, v) for v in split(deck, int(self.whole.value), len(self.names))]
        self.closed = closed(self.names)

    def words(self) -> dict[str, Any]:
        """The values of the placeholders that do not depend on the form of the list."""
        period = self.deck.rng.choice(PERIODS).replace("{year}", str(self.deck.year))
        counter = "名" if self.unit == "人" else self.unit
        words = {"verb": self.verb, "noun": self.noun, "unit": self.unit, "counter": counter, "cut": self.cut, "period": period}
        return {**words, "whole": self.whole}

    def listed(self, separator: str) -> list[Piece]:
        """Name, number and unit of every part."""
        turned = separator != "、" and self.deck.rng.random() < 0.15
        items = [
            compose("{n}{u}为{name}" if turned else "{name}{n}{u}", name=n, n=p, u=self.unit)
            for n, p in zip(self.names, self.parts, strict=True)
        ]
        return joined(items, separator)

    def sum(self, kind: str, form: str, *, open_list: bool) -> Relation:
        """The relation that the parts make the whole."""
        return Relation(kind, form, self.whole, tuple(self.parts), total, open=open_list and not self.closed)


def whole_first(deck: Deck) -> Passage | None:
    """A whole and then its parts."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    form, template, separator, opened = deck.rng.choice(WHOLE_FIRST)
    pieces = compose(template, **whole.words(), list=whole.listed(separator), behind=str(deck.rng.randint(3, 40)))
    tail, low, high = deck.rng.choice(TAILS)
    other = count(deck, int(int(whole.whole.value) * deck.rng.uniform(low, high)) + 2)
    pieces += compose(tail, **whole.words(), tail=other.printed(other.value), district=deck.districts[0])
    return Passage(pieces, [whole.sum("partition", form, open_list=opened)])


def total_last(deck: Deck) -> Passage | None:
    """Parts and then their total."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    form, template, separator = deck.rng.choice(TOTAL_LAST)
    return Passage(compose(template, **whole.words(), list=whole.listed(separator)), [whole.sum("partition", form, open_list=False)])


def respectively(deck: Deck) -> Passage | None:
    """Names first, then their numbers in the same order."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    form, template, separator = deck.rng.choice(RESPECTIVELY)
    bare = deck.rng.random() < 0.4
    items: list[list[Piece]] = [[p] if bare else [p, whole.unit] for p in whole.parts]
    numbers = [*joined(items, separator), whole.unit if bare else ""]
    names = "、".join(whole.names[:-1]) + "和" + whole.names[-1]
    return Passage(compose(template, **whole.words(), names=names, list=numbers), [whole.sum("partition", form, open_list=False)])


def kinds(deck: Deck) -> Passage | None:
    """分为K类, each with its share or without."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry, deck.rng.randint(0, 1))
    shares = [rate(deck, Fraction(percentage(p.value, whole.whole.value))) for p in whole.parts]
    shared = deck.rng.random() < 0.5
    items = []
    for i, (name, part, share) in enumerate(zip(whole.names, whole.parts, shares, strict=True)):
        items.append(compose(f"{'一二三四五'[i]}是{name}{{n}}{whole.unit}" + ("，占{p}%" if shared else ""), n=part, p=share))
    template = "{verb}的{noun}共{whole}{unit}，分为{k}类：{list}。"
    relations = [whole.sum("partition", "分为K类", open_list=False)]
    if shared:
        relations += [Relation("share", "分为K类", s, (p, whole.whole), percentage) for s, p in zip(shares, whole.parts, strict=True)]
    return Passage(compose(template, **whole.words(), k="一二三四五"[len(items) - 1], list=joined(items, "；")), relations)


def two_cuts(deck: Deck) -> Passage | None:
    """One whole cut in two ways."""
    entry = next((e for e in iter(lambda: deck.deal("wholes"), None) if len(e[4]) > 1), None)
    if entry is None:
        return None
    first = Whole(deck, entry)
    second = Whole(deck, entry, 1, first.whole)
    template = deck.rng.choice(
        (
            "{period}{verb}{noun}{whole}{unit}。{cut}：{list}；{cut2}：{list2}。",
            "{period}共{verb}{noun}{whole}{unit}。{cut}，{list}。{cut2}，{list2}。",
        )
    )
    pieces = compose(template, **first.words(), list=first.listed("、"), cut2=second.cut, list2=second.listed("、"))
    return Passage(pieces, [w.sum("partition", "two cuts", open_list=False) for w in (first, second)])


def sources(deck: Deck) -> Passage | None:
    """Money by source or by use."""
    if not deck.first("sources"):
        return None
    whole = amount(deck, 300, 9000)
    names, lead = deck.rng.choice(
        (
            (["中央补助资金", "省级补助资金", "市县配套资金"], "到位"),
            (deck.uses, "安排用于"),
            (["上级补助", "本级预算", "社会捐赠"], "筹集"),
        )
    )
    parts = split_amount(deck, whole, len(names))
    items = [compose("{name}{n}万元", name=n, n=p) for n, p in zip(names, parts, strict=True)]
    use = lead == "安排用于"
    forms = (
        ("money 其中", "项目" + ("安排" if use else lead) + "资金{whole}万元，其中：{list}。", "，", True),
        ("money colon", "项目资金{whole}万元" + ("按用途分为" if use else "的来源为") + "：{list}。", "、", False),
        ("money 合计", ("用于" if use else lead) + "{list}，合计{whole}万元。", "、", False),
    )
    form, template, separator, opened = deck.rng.choice(forms)
    relation = Relation("partition", form, whole, tuple(parts), total, open=opened)
    return Passage(compose(template, whole=whole, list=joined(items, separator)), [relation])


def survey(deck: Deck) -> Passage | None:
    """A survey: questionnaires sent and valid, answers, satisfaction."""
    if not deck.first("survey"):
        return None
    sent = count(deck, deck.rng.randint(120, 900))
    valid = count(deck, int(sent.value) - deck.rng.randint(3, 60))
    names = ["非常满意", "比较满意", "一般", "不满意"]
    answers = [count(deck, v) for v in split(deck, int(valid.value), 4)]
    back = rate(deck, Fraction(percentage(valid.value, sent.value)))
    items = [
        compose(deck.rng.choice(("选择“{name}”的{n}人", "{name}{n}人") if i == 0 else ("{name}{n}人",)), name=n, n=a)
        for i, (n, a) in enumerate(zip(names, answers, strict=True))
    ]
    pieces = compose("评价组发放问卷{s}份，收回有效问卷{v}份，有效回收率{p}%。", s=sent, v=valid, p=back)
    pieces += compose(deck.rng.choice(("有效问卷中，{list}。", "{v}份有效问卷中，{list}。")).replace("{v}份", ""), list=joined(items, "，"))
    return Passage(
        pieces,
        [
            Relation("rate", "survey return", back, (valid, sent), percentage),
            Relation("partition", "survey answers", valid, tuple(answers), total),
        ],
    )


def mixed_change(deck: Deck) -> Passage | None:
    """Parts of a change with mixed signs."""
    if (entry := deck.deal("wholes")) is None:
        return None
    whole = Whole(deck, entry)
    if len(whole.names) < 3:
        return None
    fall = max(9, deck.rng.randint(int(whole.whole.value) // 12, int(whole.whole.value) // 6))
    rise = deck.rng.randint(2, fall // 3)
    first, second = split(deck, fall, 2)
    net, up, a, b = (count(deck, v) for v in (fall - rise, rise, first, second))
    names = whole.names
    template = deck.rng.choice(
        (
            "{noun}比上年减少{net}{u}，其中{x}减少{a}{u}、{y}减少{b}{u}，{z}增加{up}{u}。",
            "{verb}{noun}较上年净减少{net}{u}，其中：{x}减少{a}{u}，{z}增加{up}{u}，{y}减少{b}{u}。",
        )
    )
    pieces = compose(template, noun=whole.noun, verb=whole.verb, u=whole.unit, net=net, a=a, b=b, up=up, x=names[0], y=names[1], z=names[2])
    return Passage(pieces, [Relation("partition", "change, mixed signs", net, (a, b, up), lambda p, q, r: p + q - r, open=len(names) > 3)])
