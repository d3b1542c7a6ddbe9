"""Categories of indicators: the second level under its first, code and name, and the same indicator in two projects."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.scoring.categories import Node, coded, known
from auditlint.scoring.indicators import Category, Indicator, Span, plain_name

_SHORTEST = 4
_SHORTEST_MEASURE = 6


def placed(items: list[Indicator]) -> Iterator[Row]:
    """Every second-level category of the standard tree with the first-level category it is printed under."""
    for item in items:
        first = next((n for n in known(item.first.name) if n.parent is None), None)
        second = _second(item.second)
        if first is None or second is None:
            continue
        slot = "second" if second.parent is not None else "first"
        if not item.second.code and not _formal(item, slot):
            continue
        wanted = second.parent if second.parent is not None else None
        yield _row(item, first, second, wanted, slot)


def _formal(item: Indicator, slot: str) -> bool:
    """Whether categories without codes are those of a target form: evaluation frameworks have trees of their own (效益 with 满意度 below it)."""
    return slot == "second" and item.first.name.endswith("指标") and item.second.name.endswith("指标")


def _row(item: Indicator, first: Node, second: Node, wanted: Node | None, slot: str) -> Row:
    start, end = item.first.span.start, item.second.span.end
    together = item.first.span.passage is item.second.span.passage
    stated = phrase(item.second.span.passage, start if together else item.second.span.start, end)
    own = coded(item.second.code)
    return Row(
        "category",
        {
            "parent": first.name,
            "expected": wanted.name if wanted is not None else "",
            "slot": slot,
            "meaning": own.name if own is not None else second.name,
            "name": second.name,
            "label": item.name.content.strip()[:40],
        },
        stated,
        () if together else (mark(item.first.span),),
        f"{item.first.printed} > {item.second.printed}",
        doubt=item.doubt,
    )


def _second(category: Category) -> Node | None:
    """The node meant: the name's (on the second level, if it exists on both), else the code's."""
    nodes = known(category.name)
    below = [n for n in nodes if n.parent is not None]
    return next(iter(below or nodes), None) or coded(category.code)


def alike(ledger: Ledger, items: list[Indicator]) -> Iterator[Row]:
    """The same indicator in another project, its category there and here: the same by name, or by what its value counts and how much."""
    named: dict[str, Indicator] = {}
    counted: dict[tuple[Decimal, str], dict[str, Indicator]] = {}
    for item in items:
        name = plain_name(item.name.content)
        measure, value = _measure(ledger, item)
        other = named.setdefault(name, item)
        if other is item and value is not None and len(measure) >= _SHORTEST_MEASURE:
            members = counted.setdefault((value, measure[-_SHORTEST_MEASURE:]), {})
            other = next((i for m, i in members.items() if i.project != item.project and _same(m, measure)), item)
            members.setdefault(measure, item)
        if other is item or other.project == item.project or len(name) < _SHORTEST:
            continue
        yield Row(
            "category_tie",
            {"category": item.second.printed, "other": other.second.printed, "label": name},
            mark(item.second.span),
            (mark(other.second.span),),
            " / ".join(dict.fromkeys(f"{i.name.content.strip()}: {i.second.printed}" for i in (item, other))),
            "likely" if plain_name(other.name.content) == name else "possible",
            doubt=item.doubt or other.doubt,
        )


def _measure(ledger: Ledger, item: Indicator) -> tuple[str, Decimal | None]:
    """What the annual value counts, without fillers, and the number if it has exactly one."""
    span = item.annual or item.period
    if span is None:
        return "", None
    numbers = [q for q in ledger.by_passage[span.passage.index] if span.start <= q.start and q.end <= span.end and not q.aside]
    if len(numbers) != 1:
        return "", None
    words = span.passage.text.content[span.start : numbers[0].start]
    return _fillers().sub("", plain_name(words)), numbers[0].value


def _same(first: str, second: str) -> bool:
    """Whether two measures are the same words, one perhaps with more about whose they are (``人均成功率``, ``调解员人均成功率``)."""
    return first.endswith(second) or second.endswith(first)


@cache
def _fillers() -> re.Pattern[str]:
    comparators = [w for where in vocabulary("units")["comparators"].values() for w in where]
    words = sorted((*comparators, *vocabulary("targets")["fillers"]), key=len, reverse=True)
    return re.compile("|".join([r"案件(?![数量])", *map(re.escape, words)]))


def mark(span: Span) -> Quantity:
    """A span of text as the anchor of a relation."""
    return at(span.passage, span.start, span.end)


def at(passage: Passage, start: int, end: int) -> Quantity:
    """A stretch of a passage, at least one character long, as the anchor of a relation."""
    return phrase(passage, start, max(end, start + 1))
