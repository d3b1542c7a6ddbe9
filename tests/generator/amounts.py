"""Money: unit price times number, budgets; and roll-forwards of cases."""

from fractions import Fraction
from typing import Any

from .figures import amount, count, rate, sum_amount
from .model import Number, Passage, Relation, compose, half_up
from .partitions import percentage
from .sectors import Deck

BUDGETS = ("adjusted", "execution", "arrival", "balance", "完成预算的")


def product(deck: Deck) -> Passage | None:
    """Unit price, number, periods, amount."""
    if (entry := deck.deal("products")) is None:
        return None
    noun, per, (low, high), step, who, unit, times, times_unit = entry
    price = count(deck, deck.rng.randrange(low, high + 1, step))
    number = count(deck, deck.rng.randint(30, 2000) if high < 10_000 else deck.rng.randint(5, 60))
    periods = count(deck, times)

    def in_full(p: Any, n: Any, m: Any) -> Any:
        return p * n * m / 10000

    def once(p: Any, n: Any) -> Any:
        return p * n / 10000

    exact = Fraction(in_full(price.value, number.value, periods.value))
    places = next(d for d in range(7) if half_up(exact, d) == exact) if deck.rng.random() < 0.5 else 2
    total = Number(half_up(exact, places), places, exact=False, grouped=deck.grouped)
    with_times = (
        ("standard first", "{noun}按{per}{p}元标准发放，{who}{n}{u}，发放{m}{mu}，共{q}万元。"),
        ("number first", "{noun}惠及{who}{n}{u}，{per}{p}元，共{m}{mu}，合计支出{q}万元。"),
        ("formula", "{noun}测算：{n}{u}×{p}元×{m}{mu}＝{q}万元。"),
        ("需", "按{who}{n}{u}、{per}{p}元、全年{m}{mu}计算，{noun}需资金{q}万元。"),
        ("brackets", "{noun}支出{q}万元（{per}{p}元，{who}{n}{u}，{m}{mu}）。"),
    )
    without = (
        ("standard first", "{noun}按{per}{p}元标准发放，{who}{n}{u}，共{q}万元。"),
        ("brackets", "{noun}支出{q}万元（{per}{p}元，{who}{n}{u}）。"),
        ("formula", "{noun}测算：{n}{u}×{p}元＝{q}万元。"),
    )
    form, template = deck.rng.choice(with_times if times > 1 else without)
    if form == "formula":
        per = ""
    pieces = compose(template, noun=noun, per=per, who=who, u=unit, mu=times_unit, p=price, n=number, m=periods, q=total)
    relation = (
        Relation("product", form, total, (price, number, periods), in_full)
        if times > 1
        else Relation("product", form, total, (price, number), once)
    )
    return Passage(pieces, [relation])


def budget(deck: Deck) -> Passage | None:
    """Budget, adjustment, spending and the rates between them."""
    if not deck.first("budget"):
        return None
    form = deck.rng.choice(BUDGETS)
    first = amount(deck, 400, 9000)
    added = sum_amount(deck, first.value * deck.rng.randint(3, 20) / 100)
    up = deck.rng.random() < 0.6
    final = Number(first.value + added.value if up else first.value - added.value, first.decimals, first.exact, first.grouped)
    whole = final if form == "adjusted" else first
    spent = sum_amount(deck, whole.value * deck.rng.randint(880, 995) / 1000)
    stated = rate(deck, Fraction(percentage(spent.value, whole.value)))
    execution = Relation("budget", form + ", rate", stated, (spent, whole), percentage)
    words: dict[str, Any] = {
        "fund": deck.fund,
        "a": first,
        "m": added,
        "c": final,
        "s": spent,
        "p": stated,
        "word": "追加" if up else "调减",
    }
    if form == "adjusted":
        template = deck.rng.choice(
            (
                "{fund}年初预算{a}万元，年中{word}{m}万元，调整后预算{c}万元，实际支出{s}万元，预算执行率{p}%。",
                "{fund}年初预算为{a}万元，执行中{word}预算{m}万元，调整后预算为{c}万元。全年支出{s}万元，预算执行率为{p}%。",
            )
        )
        change = Relation("budget", "adjusted, sum", final, (first, added), (lambda x, y: x + y) if up else (lambda x, y: x - y))
        return Passage(compose(template, **words), [change, execution])
    if form == "arrival":
        second = sum_amount(deck, spent.value * deck.rng.randint(850, 990) / 1000)
        used = rate(deck, Fraction(percentage(second.value, spent.value)))
        template = deck.rng.choice(
            (
                "{fund}预算安排{a}万元，实际到位{s}万元，资金到位率{p}%；实际支出{t}万元，支出占到位资金的{q}%。",
                "{fund}应到位{a}万元，截至年底到位{s}万元，资金到位率为{p}%，已使用{t}万元，资金使用率为{q}%。",
            )
        )
        relations = [execution, Relation("budget", "arrival, used", used, (second, spent), percentage)]
        return Passage(compose(template, **words, t=second, q=used), relations)
    if form == "balance":
        left = Number(first.value - spent.value, first.decimals, first.exact, first.grouped)
        template = deck.rng.choice(
            (
                "{fund}预算{a}万元，实际支出{s}万元，年末结余{r}万元。",
                "{fund}到位{a}万元，支出{s}万元，结余资金{r}万元，结余资金按规定收回。",
            )
        )
        return Passage(compose(template, **words, r=left), [Relation("budget", "balance", left, (first, spent), lambda x, y: x - y)])
    templates = (
        ("{fund}全年预算{a}万元，全年执行{s}万元，预算执行率为{p}%。", "{fund}预算数{a}万元，执行数{s}万元，执行率{p}%。")
        if form == "execution"
        else ("{fund}支出{s}万元，完成年初预算{a}万元的{p}%。", "{fund}实际支出{s}万元，为预算数（{a}万元）的{p}%。")
    )
    return Passage(compose(deck.rng.choice(templates), **words), [execution])


def roll_forward(deck: Deck) -> Passage | None:
    """Open at the start + new = completed + open at the end."""
    if not deck.first("roll"):
        return None
    noun, unit, arrive, complete = deck.roll
    opening, new = deck.rng.randint(8, 120), deck.rng.randint(200, 3000)
    closing = deck.rng.randint(4, (opening + new) // 6)
    o, n, c, e = (count(deck, v) for v in (opening, new, opening + new - closing, closing))
    template = deck.rng.choice(
        (
            "上年结转{noun}{o}{u}，当年{arrive}{n}{u}，{complete}{c}{u}，年末未{complete}{e}{u}。",
            "{noun}年初结存{o}{u}，本年{arrive}{n}{u}，全年{complete}{c}{u}，结转下年{e}{u}。",
            "{noun}方面，上年结转{o}{u}，本年{arrive}{n}{u}，本年{complete}{c}{u}，期末未{complete}{e}{u}。",
        )
    )
    pieces = compose(template, noun=noun, u=unit, arrive=arrive, complete=complete, o=o, n=n, c=c, e=e)
    return Passage(pieces, [Relation("roll-forward", "四柱", e, (o, n, c), lambda x, y, z: x + y - z)])
