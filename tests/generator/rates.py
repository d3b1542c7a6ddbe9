"""Rates with their numerator and denominator, and averages."""

from fractions import Fraction
from typing import Any

from .figures import count, rate
from .model import Number, Passage, Relation, compose, half_up
from .partitions import percentage
from .sectors import Deck

RATES = (
    ("after", "{period}{given}{b}{u}，{done}{a}{u}，{rate}为{p}%。"),
    ("after, 达到", "{period}{given}{b}{u}，其中{done}{a}{u}，{rate}达到{p}%。"),
    ("after, bare", "{period}共{given}{b}{u}、{done}{a}{u}，{rate}{p}%。"),
    ("next sentence", "{period}{given}{b}{u}，{done}{a}{u}。{rate}为{p}%，较好完成年度任务。"),
    ("brackets", "{rate}为{p}%（{given}{b}{u}，{done}{a}{u}），符合预期。"),
    ("before", "{period}{rate}达{p}%，{given}{b}{u}，{done}{a}{u}。"),
    ("before, 即", "{rate}为{p}%，即{given}的{b}{u}中，{done}{a}{u}。"),
    ("中", "{given}的{b}{u}中，有{a}{u}{done}，{rate}为{p}%。"),
    ("经统计", "经统计，{given_name}为{b}{u}，{done_name}为{a}{u}，{rate}{p}%。"),
    ("definition", "{rate}=（{done_name}÷{given_name}）×100%。{period}{given}{b}{u}，{done}{a}{u}，{rate}为{p}%。"),
    ("definition, list", "{rate}＝{done_name}/{given_name}×100%。经核查，{given_name}{b}{u}，{done_name}{a}{u}，实际{rate}为{p}%。"),
    ("expression", "{rate}计算过程为：{a}÷{b}×100%＝{p}%。"),
    ("numerator first", "{period}{done}{a}{u}，{rate}为{p}%（{given_name}为{b}{u}）。"),
    ("slash", "经现场核实，{rate}为{p}%（{a}/{b}）。"),
)
PLANS = (
    ("completion", "{noun}计划{b}{u}，实际完成{a}{u}，完成率{p}%。"),
    ("完成计划的", "{noun}完成{a}{u}，完成年度计划{b}{u}的{p}%。"),
    ("为计划的", "{period}{noun}目标值为{b}{u}，实际完成值为{a}{u}，为目标值的{p}%。"),
    ("计划（）", "{noun}{a}{u}，完成计划数（{b}{u}）的{p}%。"),
)
AVERAGES = (
    ("after", "{period}{total_phrase}{t}{tu}，{who}{n}{nu}，{average}{m}{mu}。"),
    ("count first", "{period}{who}{n}{nu}，{total_phrase}{t}{tu}，{average}{m}{mu}。"),
    ("next sentence", "{period}共{total_phrase}{t}{tu}，{who}{n}{nu}。按此计算，{average}为{m}{mu}。"),
    ("brackets", "{period}{total_phrase}{t}{tu}（{who}{n}{nu}，{average}{m}{mu}）。"),
    ("before", "{average}{m}{mu}，系{who}{n}{nu}、{total_phrase}{t}{tu}计算得出。"),
)
PERIODS = ("", "全年", "{year}年，", "评价期内，", "截至评价基准日，", "抽样结果显示，")


def _period(deck: Deck) -> str:
    return deck.rng.choice(PERIODS).replace("{year}", str(deck.year))


def rated(deck: Deck) -> Passage | None:
    """A rate of a process."""
    if (entry := deck.deal("processes")) is None:
        return None
    given, done, name, unit, given_name, done_name = entry
    b = deck.rng.randint(40, 6000)
    base, part = count(deck, b), count(deck, max(1, int(b * deck.rng.uniform(0.72, 0.995))))
    stated = rate(deck, Fraction(percentage(part.value, base.value)))
    form, template = deck.rng.choice(RATES)
    pieces = compose(
        template,
        period=_period(deck),
        given=given,
        done=done,
        rate=name,
        u=unit,
        a=part,
        b=base,
        p=stated,
        given_name=given_name,
        done_name=done_name,
    )
    return Passage(pieces, [Relation("rate", form, stated, (part, base), percentage)])


def chain(deck: Deck) -> Passage | None:
    """Two rates of which the second has the first one's numerator as its base."""
    if (entry := deck.deal("processes")) is None:
        return None
    given, done, name, unit, _, done_name = entry
    b = deck.rng.randint(200, 6000)
    a = int(b * deck.rng.uniform(0.8, 0.99))
    c = int(a * deck.rng.uniform(0.5, 0.95))
    base, part, seen = (count(deck, v) for v in (b, a, c))
    first, second = rate(deck, Fraction(a * 100, b)), rate(deck, Fraction(c * 100, a))
    template = deck.rng.choice(
        (
            "{given}{b}{u}，{done}{a}{u}，{rate}{p}%；已回访{c}{u}，占{done_name}的{q}%。",
            "{given}{b}{u}，{done}{a}{u}，{rate}为{p}%。资料已归档{c}{u}，占{done_name}的{q}%。",
        )
    )
    pieces = compose(template, given=given, done=done, done_name=done_name, rate=name, u=unit, a=part, b=base, c=seen, p=first, q=second)
    return Passage(
        pieces,
        [
            Relation("rate", "chain, first", first, (part, base), percentage),
            Relation("rate", "chain, second", second, (seen, part), percentage),
        ],
    )


def planned(deck: Deck) -> Passage | None:
    """Plan, result and completion rate."""
    if (entry := deck.deal("changes")) is None:
        return None
    noun, unit, (low, high) = entry
    b = deck.rng.randint(low, high)
    base, part = count(deck, b), count(deck, int(b * deck.rng.uniform(0.75, 1.15)))
    stated = rate(deck, Fraction(percentage(part.value, base.value)))
    form, template = deck.rng.choice(PLANS)
    return Passage(
        compose(template, period=_period(deck), noun=noun, u=unit, a=part, b=base, p=stated),
        [Relation("rate", form, stated, (part, base), percentage)],
    )


def average(deck: Deck) -> Passage | None:
    """A total, a count and the average."""
    if (entry := deck.deal("averages")) is None:
        return None
    total_phrase, total_unit, factor, who, who_unit, phrase, unit, (low, high) = entry
    n = deck.rng.randint(30, 900) if low >= 300 and factor == 1 else deck.rng.randint(300, 5000)
    mean = deck.rng.uniform(low, high)
    if factor == 1:
        total = count(deck, int(mean * n))
    else:
        places = 2 if mean * n < 50_000_000 else 1
        total = Number(half_up(Fraction(int(mean * n), factor), places), places, exact=False, grouped=deck.grouped)
    places = 0 if mean >= 3000 and factor > 1 and deck.rng.random() < 0.5 else deck.rng.choice((1, 2))
    operand = count(deck, n)

    def mean_of(t: Any, number: Any) -> Any:
        return t * factor / number

    stated = Number(half_up(Fraction(mean_of(total.value, operand.value)), places), places, exact=False, grouped=deck.grouped)
    form, template = deck.rng.choice(AVERAGES)
    words = {"total_phrase": total_phrase, "tu": total_unit, "who": who, "nu": who_unit, "average": phrase, "mu": unit}
    pieces = compose(template, **words, period=_period(deck), t=total, n=operand, m=stated)
    return Passage(pieces, [Relation("average", form, stated, (total, operand), mean_of)])
