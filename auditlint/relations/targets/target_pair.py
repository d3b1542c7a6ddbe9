"""The value of an indicator for the whole period and for the year.

Values worded alike must agree as their numbers do: what is per year is the same in both, a count of the year is at most that of the period, and both look
in one direction. One value that only repeats the indicator's name while the other says something is no target; whether values in other words agree is not known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.targets.target_category import mark
from auditlint.scoring.indicators import Indicator, Span, plain_name

DIFFERENT_WORDS = "the two values are worded differently"
_BRACKETS = re.compile(r"[()（）\[\]]")
_ADDABLE = ("count", "length", "area", "land", "mass", "volume", "energy", "money")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Worded:
    """A value with its numbers taken out: what is left, the numbers and the direction of each (``>=``, ``<=`` ...)."""

    words: str
    numbers: tuple[Quantity, ...]


def pairs(ledger: Ledger, items: list[Indicator]) -> Iterator[Row]:
    """Period and annual value of every indicator that prints both."""
    for item in items:
        if item.period is None or item.annual is None:
            continue
        period, annual = _worded(ledger, item.period), _worded(ledger, item.annual)
        name, first, second = (_plain(s.content) for s in (item.name, item.period, item.annual))
        repeats = "yes" if first != second and name in (first, second) else "no"
        rows = list(_numbers(item, period, annual))
        if repeats == "yes" or not rows:
            alike = first == second
            repeats = "no" if alike else repeats if repeats == "yes" else "unknown"
            columns = _columns("same" if alike else "words", item, repeats=repeats)
            doubt = DIFFERENT_WORDS if repeats == "unknown" else ""
            formula = f"{item.period.content[:_LONGEST]} / {item.annual.content[:_LONGEST]}"
            yield _row(item, columns, mark(item.annual), mark(item.period), formula, doubt)
        yield from rows


def _numbers(item: Indicator, period: _Worded, annual: _Worded) -> Iterator[Row]:
    """The pairs of numbers of two values that are worded alike; of equal values the first one."""
    if (
        item.period is None
        or item.annual is None
        or period.words != annual.words
        or len(period.numbers) != len(annual.numbers)
        or not period.numbers
    ):
        return
    both = list(zip(period.numbers, annual.numbers, strict=True))
    different = [(p, a) for p, a in both if p.value != a.value or p.comparator != a.comparator]
    for whole, year in different or both[:1]:
        if whole.dimension != year.dimension or (whole.dimension == "count" and whole.unit != year.unit):
            continue
        kind = _kind(item, whole, year)
        columns = _columns(kind, item, whole=whole, year=year)
        yield _row(item, columns, year, whole, f"{_shown(item.period, whole)} / {_shown(item.annual, year)}", "")


def _shown(span: Span, number: Quantity) -> str:
    return number.comparator + span.passage.text.content[number.start : number.end]


def _kind(item: Indicator, whole: Quantity, year: Quantity) -> str:
    """What the numbers claim: *yearly* ones are equal, a *count* adds up over the years, others are free to differ."""
    if (
        item.annual is not None
        and _yearly().search(_clause(item.annual, year))
        and item.period
        and _yearly().search(_clause(item.period, whole))
    ):
        return "yearly"
    if whole.value == year.value:
        return "same"
    return "count" if whole.dimension in _ADDABLE and "率" not in _clause(item.annual or item.name, year) else "free"


def _clause(span: Span, number: Quantity) -> str:
    content = span.passage.text.content
    start = max(span.start, *(content.rfind(stop, 0, number.start) + 1 for stop in "，,；;。、"))
    return content[start : number.start]


def _worded(ledger: Ledger, span: Span) -> _Worded:
    content = span.passage.text.content
    numbers = tuple(
        q
        for q in ledger.by_passage[span.passage.index]
        if span.start <= q.start and q.end <= span.end and not q.aside and q.printed[:1].isdigit()
    )
    words: list[str] = []
    last = span.start
    for q in numbers:
        words.append(content[last : q.start])
        last = q.number_end
    words.append(content[last : span.end])
    left = _comparators().sub("", _plain("#".join(words)))
    return _Worded(re.sub(r"(?<=#)(?:[万亿]?[公千]?[元米里亩吨])", "", left), numbers)


def _plain(text: str) -> str:
    return _BRACKETS.sub("", plain_name(text))


def _columns(
    kind: str, item: Indicator, *, whole: Quantity | None = None, year: Quantity | None = None, repeats: str = "no"
) -> dict[str, Any]:
    return {
        "stated": Number.exact(Fraction(year.value)) if year is not None else None,
        "period": Number.exact(Fraction(whole.value)) if whole is not None else None,
        "kind": kind,
        "direction": year.comparator if year is not None else "",
        "period_direction": whole.comparator if whole is not None else "",
        "repeats": repeats,
        "label": item.name.content.strip()[:_LONGEST],
    }


def _row(item: Indicator, columns: dict[str, Any], stated: Quantity, other: Quantity, formula: str, doubt: str) -> Row:
    return Row("target_pair", columns, stated, (other,), formula, "likely", doubt=doubt or item.doubt, named={"period": other})


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("targets")["yearly"]))


@cache
def _comparators() -> re.Pattern[str]:
    words = [w for where in vocabulary("units")["comparators"].values() for w in where]
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
