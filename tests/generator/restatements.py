"""The same fact in two or three sections, and other facts that are phrased like it."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .figures import count, split
from .model import Lookalike, Number, Passage, Relation, compose, half_up
from .partitions import total
from .sectors import Deck
from .tables import Cell, area_names, table_lines

PLACES = 14
"""Places for sentences: the abstract, two in each of five sections and in the conclusion, the annex. Places 2n-1 and 2n are of one section."""

COUNTED = (
    ("{y}年全市", "{y}年全市{fact}{n}{u}，工作推进有序。"),
    ("全年，反映良好", "全年{fact}{n}{u}，群众反映良好。"),
    ("本年度共", "本年度共{fact}{n}{u}。"),
    ("bare verb", "通过项目实施，{fact}{n}{u}，服务条件得到改善。"),
    ("数量为", "{fact}数量为{n}{u}。"),
    ("评价认为", "评价认为，项目组织有力，{fact}{n}{u}，产出符合预期。"),
    ("产出方面", "产出方面，{y}年实际{fact}{n}{u}，质量符合要求。"),
    ("brackets", "数量指标完成情况较好（{fact}{n}{u}），资料齐全。"),
    ("达", "项目单位精心组织，{fact}达{n}{u}。"),
    ("共计", "经核查台账，{y}年{fact}共计{n}{u}，与验收资料一致。"),
    ("list of facts", "{y}年，项目单位{fact}{n}{u}、印发简报{k}期、召开调度会{k2}次。"),
    ("subject in front", "项目主管部门{fact}{n}{u}，并建立了管理台账。"),
)
COUNTED_BEFORE = (
    ("n u noun", "全年{verb}{n}{u}{noun}，覆盖面进一步扩大。"),
    ("n u noun", "{y}年{verb}了{n}{u}{noun}。"),
)
"""Number and unit before the noun; for units that are plain counters."""

COUNTERS = frozenset("张所座块名个台期只间场支起条盏处")
PAID = (
    ("{y}年", "{y}年{fact}{n}{u}，资金使用规范。"),
    ("全年", "全年{fact}{n}{u}，均凭据列支。"),
    ("bare verb", "从资金使用情况看，{fact}{n}{u}，手续完备。"),
    ("共计", "经查阅账册，{fact}共计{n}{u}。"),
    ("brackets", "主要支出内容（{fact}{n}{u}）与预算批复范围一致。"),
    ("list of facts", "{y}年，项目单位{fact}{n}{u}、签订合同{k}份、组织验收{k2}次。"),
)
RATED = (
    ("达到", "{fact}达到{n}%。"),
    ("为", "经核查，{y}年{fact}为{n}%，完成情况较好。"),
    ("bare", "质量指标方面，{fact}{n}%，管理较为规范。"),
    ("brackets", "质量指标（{fact}{n}%）完成情况较好。"),
    ("全市…达", "全市{fact}达{n}%，运行平稳。"),
    ("实际完成值", "{fact}实际完成值为{n}%。"),
    ("评价认为", "评价认为，项目质量管理到位，{fact}达到{n}%，成效明显。"),
    ("全年…为", "全年{fact}为{n}%。"),
)
OTHER_COUNTS = (
    ("last year", "{last}年{fact}{m}{u}。", 0.5, 1.3),
    ("last year", "上年{fact}{m}{u}，本年结合实际作了安排。", 0.5, 1.3),
    ("years before", "{before}—{last}年，{fact}{m}{u}。", 1.5, 2.6),
    ("district", "{district}{fact}{m}{u}，进度居前。", 0.1, 0.4),
    ("district", "从实地走访看，{district}{fact}{m}{u}，现场抽查未发现问题。", 0.1, 0.4),
    ("towns", "{district}{fact}{m}{u}，{district2}{fact}{m2}{u}，{district3}{fact}{m3}{u}。", 0.05, 0.3),
    ("towns, verb once", "{fact}较多的是{district}{m}{u}、{district2}{m2}{u}、{district3}{m3}{u}。", 0.05, 0.3),
    ("plan", "{y}年计划{fact}{m}{u}。", 0.8, 1.0),
    ("plan", "年初下达的{fact}任务为{m}{u}。", 0.8, 1.0),
    ("plan", "{fact}年度目标值为{m}{u}。", 0.8, 1.0),
    ("cumulative", "项目实施以来累计{fact}{m}{u}。", 2.7, 5.0),
    ("cumulative", "截至{y}年底，全市累计{fact}{m}{u}。", 2.7, 5.0),
    ("half year", "上半年{fact}{m}{u}。", 0.3, 0.6),
    ("half year", "{y}年1—6月，{fact}{m}{u}，进度正常。", 0.3, 0.6),
    ("quarter", "第四季度{fact}{m}{u}。", 0.1, 0.35),
    ("next year", "{next}年拟{fact}{m}{u}。", 0.7, 1.3),
    ("average", "平均每个乡镇{fact}{m}{u}。", 0.02, 0.06),
    ("province", "全省{fact}{m}{u}。", 6.0, 15.0),
    ("like it", "全年{near}{m}{u}。", 0.4, 1.3),
    ("like it", "{y}年全市{near}{m}{u}，群众反映良好。", 0.4, 1.3),
)
OTHER_STAGES = (
    ("stage", "全年{stage}{m}{u}。", 0.6, 0.98),
    ("stage", "{y}年{stage}共计{m}{u}。", 0.6, 0.98),
    ("other unit", "{fact}{what}{m}{u2}。", 1.1, 4.0),
    ("other unit", "全年{fact}，{what}{m}{u2}。", 1.1, 4.0),
    ("not yet", "尚有{m}{u}{noun}未列入当年计划。", 0.02, 0.2),
)
OTHER_RATES = (
    ("last year", "上年{fact}为{m}%。", 0.9, 1.0),
    ("last year", "{last}年{fact}为{m}%。", 0.9, 1.0),
    ("district", "{district}{fact}为{m}%。", 0.9, 1.02),
    ("towns", "{district}、{district2}{fact}分别为{m}%、{m2}%。", 0.9, 1.02),
    ("plan", "{fact}目标值为{m}%。", 0.9, 0.99),
    ("plan", "年度绩效目标要求{fact}不低于{m}%。", 0.9, 0.99),
    ("half year", "上半年{fact}为{m}%。", 0.88, 1.0),
    ("province", "全省{fact}平均为{m}%。", 0.9, 1.02),
    ("like it", "经核查，{near}为{m}%。", 0.9, 1.03),
    ("like it", "{y}年{near}达到{m}%。", 0.9, 1.03),
)


@cache
def vocabulary() -> dict[str, dict[str, list[Any]]]:
    """Sector name -> its facts."""
    loaded: dict[str, dict[str, list[Any]]] = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))
    return loaded


def same(value: Any) -> Any:
    """The fact as the other place states it."""
    return value


def in_ten_thousands(value: Any) -> Any:
    """A number in 万 of its unit."""
    return value * Fraction(1, 10_000)


@dataclass(slots=True)
class Fact:
    """A fact of a document: its words, its true number, the wordings for it and for others that are like it; units are as printed."""

    words: dict[str, Any]
    number: Callable[[], Number]
    forms: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str, float, float], ...]
    coarse: Callable[[], tuple[str, str, Number, Callable[..., Any]] | None]
    """The same in another notation: its name, the unit with 万 or 元, the number, and how it follows from the first."""


def _words(deck: Deck) -> dict[str, Any]:
    first, second, third, _ = deck.districts
    years = {"y": deck.year, "last": deck.year - 1, "before": deck.year - 3, "next": deck.year + 1}
    asides = {"k": deck.year % 23 + 3, "k2": deck.year % 17 + 5}
    return {k: str(v) for k, v in (years | asides).items()} | {"district": first, "district2": second, "district3": third}


def counted(deck: Deck, entry: list[Any]) -> Fact:
    """A count; in 万 with two decimals where it is large."""
    verb, noun, unit, (low, high), near, stage, what, other_unit = entry
    value = deck.rng.randint(low, high)
    words = _words(deck) | {"fact": verb + noun, "verb": verb, "noun": noun, "u": unit, "near": near, "stage": stage}
    words |= {"what": what, "u2": other_unit}

    def coarse() -> tuple[str, str, Number, Callable[..., Any]] | None:
        if value < 10_000:
            return None
        return "万", "万" + unit, Number(half_up(Fraction(value, 10_000), 2), 2, exact=False), in_ten_thousands

    forms = COUNTED + COUNTED_BEFORE if unit in COUNTERS else COUNTED
    return Fact(words, lambda: count(deck, value), forms, OTHER_COUNTS + OTHER_STAGES, coarse)


def paid(deck: Deck, entry: list[Any]) -> Fact:
    """An amount in 万元, or to the 元."""
    verb, noun, (low, high), near = entry
    places = max(1, deck.money_decimals)
    whole = deck.rng.randint(low * 10_000, high * 10_000)
    amount = half_up(Fraction(whole, 10_000), places)
    words = _words(deck) | {"fact": verb + noun, "u": "万元", "near": near}
    yuan = Number(Fraction(whole), grouped=deck.grouped)
    others = tuple(o for o in OTHER_COUNTS if o[0] != "average")
    return Fact(
        words,
        lambda: Number(amount, places, exact=False, grouped=deck.grouped),
        PAID,
        others,
        lambda: ("元", "元", yuan, in_ten_thousands),
    )


def rated(deck: Deck, entry: list[Any]) -> Fact:
    """A rate; elsewhere with one decimal fewer."""
    name, near = entry
    places = max(1, deck.rate_decimals)
    value = Fraction(deck.rng.randint(82 * 10**places, 99 * 10**places), 10**places)
    words = _words(deck) | {"fact": name, "near": near, "u": "%"}
    shorter = Number(half_up(value, places - 1), places - 1, exact=False)
    return Fact(words, lambda: Number(value, places, exact=False), RATED, OTHER_RATES, lambda: ("fewer decimals", "%", shorter, same))


def facts(deck: Deck) -> tuple[list[Fact], list[Fact]]:
    """Three counts, two rates and an amount for the text; another of each for the annex."""
    known = vocabulary()[deck.sector]
    makers = (("counts", 3, counted), ("rates", 2, rated), ("amounts", 1, paid))
    prose: list[Fact] = []
    annexed: list[Fact] = []
    for kind, times, make in makers:
        made = [make(deck, e) for e in deck.rng.sample(known[kind], times + 1)]
        prose += made[:times]
        annexed += made[times:]
    return prose, annexed


def _sentence(fact: Fact, template: str, number: Number, unit: str) -> Passage:
    return Passage(compose(template, **fact.words | {"n": number, "u": unit}))


def _places(deck: Deck, wanted: int) -> list[int]:
    """Places in different sections."""
    sections = deck.rng.sample(range(PLACES // 2 + 1), wanted)
    return [deck.rng.choice([p for p in range(PLACES) if (p + 1) // 2 == s]) for s in sections]


def _others(deck: Deck, fact: Fact, stated: Number, wanted: int) -> list[Passage]:
    """Up to ``wanted`` sentences that are like the fact without being it, no two of one sort."""
    made: list[Passage] = []
    used: set[str] = set()
    for form, template, low, high in deck.rng.sample(fact.others, len(fact.others)):
        sort = {"towns": "district", "towns, verb once": "district"}.get(form, form)
        if len(made) == wanted or sort in used:
            continue
        used.add(sort)
        unit = stated.last_place
        top = 100 if fact.words["u"] == "%" else 10**12
        numbers = []
        for _ in range(3):
            value = half_up(stated.value * Fraction(deck.rng.uniform(low, high)), stated.decimals)
            value = max(unit, min(value, Fraction(top) - unit))
            numbers.append(Number(value + unit if value == stated.value else value, stated.decimals, stated.exact, stated.grouped))
        pieces = compose(template, **fact.words | dict(zip(("m", "m2", "m3"), numbers, strict=True)))
        shown: list[Number] = [p for p in pieces if isinstance(p, Number)]
        made.append(Passage(pieces, lookalikes=[Lookalike(form, n, stated) for n in shown]))
    return made


def restatements(deck: Deck, chosen_facts: list[Fact]) -> list[tuple[int, Passage]]:
    """Sentences with their place: every fact in two sections, sometimes three, and one to three others like it anywhere."""
    placed: list[tuple[int, Passage]] = []
    for fact in chosen_facts:
        times = 3 if deck.rng.random() < 0.25 else 2
        chosen = deck.rng.sample(fact.forms, times)
        first = fact.number()
        passages = [_sentence(fact, chosen[0][1], first, fact.words["u"])]
        for form, template in chosen[1:]:
            number, unit, compute, name = fact.number(), fact.words["u"], same, f"{chosen[0][0]} / {form}"
            if deck.rng.random() < 0.25 and (other := fact.coarse()) is not None:
                note, unit, number, compute = other
                name = note
            passage = _sentence(fact, template, number, unit)
            if any(number is n for p in passages for n in p.pieces):
                continue
            passage.relations.append(_relation(name, number, first, compute))
            passages.append(passage)
        placed += zip(_places(deck, len(passages)), passages, strict=True)
        placed += [(deck.rng.randrange(PLACES), p) for p in _others(deck, fact, first, deck.rng.randint(1, 3))]
    return placed


def _relation(form: str, number: Number, first: Number, compute: Callable[..., Any]) -> Relation:
    """The finer number is the one that the coarser follows from."""
    if first.exact or not number.exact:
        return Relation("restatement", form, number, (first,), compute)
    return Relation("restatement", form, first, (number,), in_ten_thousands)


def areas_table(deck: Deck, fact: Fact, number: int, pipes: bool) -> tuple[list[Passage], list[tuple[int, Passage]]]:
    """Areas by a count and another count like it, with a total row; and the total in a sentence of the text."""
    names = area_names(deck)
    stated = fact.number()
    columns = [[count(deck, v) for v in split(deck, whole, len(names))] for whole in (int(stated.value), int(stated.value * 4 / 5))]
    whole, other = (count(deck, int(sum(n.value for n in column))) for column in columns)
    unit = fact.words["u"]
    rows: list[list[Cell]] = [["片区", f"{fact.words['fact']}（{unit}）", f"{fact.words['near']}（{unit}）"]]
    rows += [[a, n, m] for a, n, m in zip([*names, "合计"], [*columns[0], whole], [*columns[1], other], strict=True)]
    relations = [Relation("table", "column total", w, tuple(c), total) for w, c in zip((whole, other), columns, strict=True)]
    form, template = deck.rng.choice(fact.forms)
    passage = _sentence(fact, template, stated, unit)
    passage.relations.append(Relation("restatement", f"total row / {form}", stated, (whole,), same))
    passage.lookalikes.append(Lookalike("other column", other, stated))
    lines = table_lines(deck, f"附表{number} 各片区任务完成情况", rows, relations, pipes)
    return lines, [(deck.rng.randrange(PLACES - 1), passage)]


def targets_table(deck: Deck, facts_of_rows: list[Fact], number: int, pipes: bool) -> tuple[list[Passage], list[tuple[int, Passage]]]:
    """Indicators with target and result; and the result in a sentence of the text."""
    rows: list[list[Cell]] = [["三级指标", "计量单位", "年度指标值", "实际完成值"]]
    placed: list[tuple[int, Passage]] = []
    for fact in facts_of_rows:
        stated, shown = fact.number(), fact.number()
        least = half_up(stated.value * Fraction(deck.rng.randint(85, 98), 100), stated.decimals)
        target = Number(least, stated.decimals, stated.exact, stated.grouped)
        rows.append([fact.words["fact"], fact.words["u"], target, shown])
        form, template = deck.rng.choice(fact.forms)
        passage = _sentence(fact, template, stated, fact.words["u"])
        passage.relations.append(Relation("restatement", f"result column / {form}", stated, (shown,), same))
        passage.lookalikes.append(Lookalike("target column", target, stated))
        placed.append((deck.rng.randrange(PLACES - 1), passage))
    return table_lines(deck, f"附表{number} 绩效目标完成情况", rows, [], pipes), placed
