"""Text -> quantities: numbers with their multipliers, units, comparators and approximations."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.aside import set_aside
from auditlint.quantities.numerals import NUMERAL, chinese_number
from auditlint.quantities.quantity import Approximation, Comparator, Quantity
from auditlint.quantities.units import multipliers, units

_ONE = Decimal(1)
_SIGNS = "-−▲△"
_TENTHS = "成(?![立为果员功效就都交绩品本分因长人年熟])"
_BEFORE_SIGN = frozenset("为是达到至长加少降动额数率差幅整值")
_SINGLE = {"一", "十", "百", "千", "万", "亿"}


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _number_pattern() -> re.Pattern[str]:
    number = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+(?=\s?(?:万|亿|元|人|件|户|个|吨|亩))|\d+)(?:\.\d+)?"
    multiplier = rf"(?:{_either([m for m in multipliers() if m not in ('千', '百')])}|千(?![克瓦米卡])|百(?!分))"
    return re.compile(
        rf"(?P<number>{number})(?:\s{{0,2}}(?P<more>余|多)?(?P<multiplier>{multiplier})?(?P<more2>余|多)?\s?"
        rf"(?P<unit>{_either(list(units()))})?(?P<more3>余|多(?![一-龥]{{0,3}}\d))?)?"
    )


@cache
def _spoken_pattern() -> re.Pattern[str]:
    counters = [
        name
        for name, unit in units().items()
        if unit.dimension in ("count", "money", "duration", "points", "multiple", "land") and name not in _AMBIGUOUS
    ]
    return re.compile(
        rf"(?<![第{NUMERAL}年月周几数])(?:(?P<number>[{NUMERAL}]+)(?P<more>余|多)?(?P<unit>{_either(counters)})(?![{NUMERAL}]|(?<=三次)产业)|(?P<base>百|千)分之(?P<percent>[{NUMERAL}]+(?:点[{NUMERAL}]+)?)|(?P<tenths>[一二两三四五六七八九]){_TENTHS})"
    )


@cache
def _tenths() -> re.Pattern[str]:
    return re.compile(rf"[1-9](?:\.\d)?{_TENTHS}")


_AMBIGUOUS = frozenset(
    [
        "日",
        "年",
        "周",
        "区",
        "县",
        "市",
        "镇",
        "村",
        "点",
        "面",
        "口",
        "头",
        "门",
        "部",
        "类",
        "节",
        "班",
        "课",
        "站",
        "子",
        "标",
        "题",
        "单",
        "款",
        "度",
        "对",
        "片",
        "本",
        "起",
        "位",
    ]
)


@cache
def _words(where: str, table: str) -> tuple[tuple[str, ...], dict[str, str]]:
    words: dict[str, str] = vocabulary("units")[table][where]
    return tuple(words), words


def _before(text: str, start: int, table: str) -> str:
    ends, words = _words("before", table)
    while start and text[start - 1] == " ":
        start -= 1
    if not text.endswith(ends, max(0, start - 6), start):
        return ""
    word = max((w for w in ends if text.endswith(w, 0, start)), key=len)
    before = text[start - len(word) - 1 : start - len(word)]
    if before and before in _compounds(table).get(word, ""):
        return ""
    return words[word]


@cache
def _compounds(table: str) -> dict[str, str]:
    found: dict[str, str] = vocabulary("units")[table].get("compounds", {})
    return found


def _after(text: str, end: int, table: str) -> str:
    starts, words = _words("after", table)
    if not text.startswith(starts, end):
        return ""
    return words[max((w for w in starts if text.startswith(w, end)), key=len)]


def scan(text: str, passage: int = 0) -> list[Quantity]:
    """All numbers printed in normalised ``text``, in order; those that are not data carry their kind in ``aside``."""
    found = list(_arabic(text, passage))
    _share_units(text, found)
    spoken = list(_spoken(text, passage))
    if spoken:
        taken = {q.start for q in found}
        found = sorted([*found, *(q for q in spoken if q.start not in taken)], key=lambda q: q.start)
    return found


def _share_units(text: str, found: list[Quantity]) -> None:
    """In ``77、29座`` the unit of the last number is that of all."""
    for left, right in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not left.unit and not left.aside and right.unit and not right.aside and text[left.end : right.start] in ("、", "和"):
            left.unit, left.dimension = right.unit, right.dimension
            left.value, left.step, left.scale = left.value * right.scale, left.step * right.scale, right.scale


def _arabic(text: str, passage: int) -> Iterator[Quantity]:
    spans = iter(set_aside(text))
    span = next(spans, None)
    by_unit, by_multiplier = units(), multipliers()
    for match in _number_pattern().finditer(text):
        start, number_end = match.span("number")
        while span is not None and span[1] <= start:
            span = next(spans, None)
        aside = span[2] if span is not None and span[0] <= start else ""
        printed = match["number"]
        if aside and span is not None:
            value = Decimal(printed.replace(",", "").replace(" ", ""))
            yield Quantity(passage, start, min(number_end, span[1]), min(number_end, span[1]), printed, value, _ONE, aside=aside)
            continue
        unit = by_unit.get(match["unit"] or "")
        scale = by_multiplier[match["multiplier"]] if match["multiplier"] else _ONE
        more = match["more"] or match["more2"] or match["more3"]
        if unit is None and not match["multiplier"]:
            end, more = number_end, None
            tenths = _tenths().match(text, start) if text.startswith("成", end) else None
            if tenths is not None:
                unit, end, scale = by_unit["%"], tenths.end(), Decimal(10)
        else:
            end = match.end()
        if unit is not None:
            scale *= unit.factor
        quantity = _quantity(
            text,
            passage,
            start,
            end,
            number_end,
            printed,
            scale,
            unit.name if unit else "",
            unit.dimension if unit else "number",
            bool(more),
        )
        if scale == 10 and quantity.dimension == "percent" and not quantity.comparator:
            quantity.approximation = "about"
        yield quantity


def _quantity(
    text: str, passage: int, start: int, end: int, number_end: int, printed: str, scale: Decimal, unit: str, dimension: str, more: bool
) -> Quantity:
    value = Decimal(printed.replace(",", "").replace(" ", ""))
    decimals = len(printed) - printed.find(".") - 1 if "." in printed else 0
    if start and text[start - 1] in _SIGNS and _signed(text, start - 1):
        start, printed, value = start - 1, text[start - 1] + printed, -value
    comparator: Comparator = _before(text, start, "comparators") or _after(text, end, "comparators")  # type: ignore[assignment]
    approximation: Approximation = "over" if more else ""
    if not (comparator or more):
        approximation = _before(text, start, "approximations") or _after(text, end, "approximations")  # type: ignore[assignment]
    return Quantity(
        passage,
        start,
        end,
        number_end,
        printed,
        value * scale,
        scale.scaleb(-decimals) if decimals else scale,
        unit,
        dimension,
        scale,
        comparator,
        approximation,
    )


def _signed(text: str, at: int) -> bool:
    """Whether the dash at ``at`` is a minus: not between two values, nor a hyphen in a name."""
    before = text[at - 1] if at else " "
    return text[at] in "▲△" or before in _BEFORE_SIGN or not (before.isalnum() or before in ")%")


def _spoken(text: str, passage: int) -> Iterator[Quantity]:
    by_unit = units()
    for match in _spoken_pattern().finditer(text):
        group, decimals = match.lastgroup, 0
        if match["percent"]:
            start, end = match.span()
            known = by_unit["%" if match["base"] == "百" else "‰"]
            value, unit, dimension, scale = chinese_number(match["percent"]), known.name, known.dimension, known.factor
            decimals = len(match["percent"].partition("点")[2])
        elif match["tenths"]:
            start, end = match.span()
            value, unit, dimension, scale = chinese_number(match["tenths"]), "%", "percent", Decimal(10)
        else:
            start, end = match.span("number")[0], match.end()
            if match["number"] in _SINGLE or group is None:
                continue
            known = by_unit[match["unit"]]
            value, unit, dimension, scale = chinese_number(match["number"]), known.name, known.dimension, known.factor
        if value is None:
            continue
        comparator: Comparator = _before(text, start, "comparators") or _after(text, end, "comparators")  # type: ignore[assignment]
        approximation: Approximation = "over" if match["more"] else "about" if match["tenths"] else ""
        yield Quantity(
            passage,
            start,
            end,
            end,
            match.group(),
            value * scale,
            scale.scaleb(-decimals),
            unit,
            dimension,
            scale,
            comparator,
            approximation,
        )
