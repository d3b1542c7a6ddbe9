"""Announced counts against the items listed: ``甲区、乙区、丙区3个区``, ``五项机制：一是…``, ``三大平台：甲、乙、丙``.

With 等 the list may be shorter than the count, never longer. A list that cannot be delimited for sure gives no row: names may contain 、, and 和 may join two items or
stand inside one. Numbered lists are counted by their marks; a list with a gap in its marks is left to the numbering relation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import numeral
from auditlint.quantities.number import Number
from auditlint.quantities.numerals import chinese_number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.numbering import mark_pattern
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_NUMBER = r"(?:[1-9]\d?|[二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九])"
_NOUN = r"[^，。；：\n()、\d“”《》]{0,14}?"
_STOPS = "，。；：\n！？"
_NOT_BEFORE = frozenset("0123456789.第年月点百千万亿零十几")
_REACH = 160
_FAR = 6000
_LONGEST_ITEM = 14
_LEAST_ITEMS = 3
_HIDDEN = re.compile(r"“[^“”\n]*”|《[^《》\n]*》|\([^()\n]*\)|〈[^〈〉\n]*〉")
_UNBALANCED = re.compile(r"[()“”《》〈〉]")
_JOINED = re.compile(r"和|及|与|以及|或")
_NOT_LISTED = re.compile(r"[的在对为由是有被把将从向并且、了]|\d|[一二两三四五六七八九十][个项家名位条种类所]")


@dataclass(frozen=True, slots=True)
class Announced:
    """A number that announces a list: its span in the joined text, its value, what it counts, and whether 等 stands before it."""

    start: int
    end: int
    value: int
    counter: str
    open: bool


@cache
def _announcement() -> re.Pattern[str]:
    counters = "|".join(sorted(vocabulary("references")["list_counters"], key=len, reverse=True))
    return re.compile(rf"(?P<number>{_NUMBER})\s?(?P<counter>{counters})(?![\d百千万亿月]|之|以上|以下|以内|左右|工作日)")


@cache
def _not_announcing() -> tuple[str, ...]:
    return tuple(vocabulary("references")["not_announcing"])


@cache
def _opener() -> re.Pattern[str]:
    words = "|".join(sorted(vocabulary("references")["list_openers"], key=len, reverse=True))
    return re.compile(rf"(?P<noun>{_NOUN})(?P<mark>：|\((?:{words})?：?|[，。；]?(?:{words})：?)\s*")


_FIRST = re.compile(
    r"(?P<spoken>一是|一要)|(?P<circle>①)|(?P<digit>1[.、](?!\d))|(?P<round>\(1\))|(?P<bracket>\(一\))|(?P<chinese>一、)|(?P<nth>第一[，、])"
)
_SECOND_SENTENCE = re.compile(rf"(?P<noun>{_NOUN})[。；]\s*(?={_FIRST.pattern.replace('?P<', '?P<_')})")


def find(wording: Wording) -> Iterator[Row]:
    """Every announced count whose list can be delimited."""
    text = wording.text
    for announced in announcements(text):
        row = _numbered(wording, announced) or _behind(wording, announced) or _before(wording, announced)
        if row is not None:
            yield row


def announcements(text: str) -> Iterator[Announced]:
    """The counts in ``text`` that may announce a list."""
    for match in _announcement().finditer(text):
        start = match.start()
        if text[start - 1 : start] in _NOT_BEFORE:
            continue
        before = text[max(0, start - 4) : start].rstrip()
        opened = before.removesuffix("共").endswith("等")
        if not opened and before.endswith(_not_announcing()):
            continue
        value = int(match["number"]) if match["number"][0].isdigit() else int(chinese_number(match["number"]) or 0)
        if value >= 2:
            yield Announced(start, match.end(), value, match["counter"], opened)


def _row(wording: Wording, announced: Announced, listed: int, form: str, items: list[Quantity], label: str) -> Row:
    passage, local = wording.locate(announced.start)
    stated = wording.quantity(announced.start)
    if stated is None or stated.value != Decimal(announced.value):
        stated = numeral(passage, local, local + announced.end - announced.start, announced.value, announced.counter)
    return Row(
        "list_count",
        {"stated": Number.exact(announced.value), "listed": Number.exact(listed), "form": form, "label": label},
        stated,
        tuple(items),
        f"{announced.value} = {listed}",
        "likely",
    )


def _numbered(wording: Wording, announced: Announced) -> Row | None:
    """``包括三个方面：一是…；二是…；三是…``."""
    text = wording.text
    opener = _opener().match(text, announced.end)
    if opener is None and text.endswith(tuple(vocabulary("references")["announcing"]), max(0, announced.start - 6), announced.start):
        opener = _SECOND_SENTENCE.match(text, announced.end)
    if opener is None:
        return None
    first = _FIRST.match(text, opener.end())
    if first is None or not wording.whole(announced.start, first.end()):
        return None
    marks = list(_run(wording, first.start(), first.lastgroup or ""))
    if len(marks) < 2 or (marks[-1][0] < 0):
        return None
    items = [wording.phrase(start, end) for start, end in marks]
    return _row(wording, announced, len(marks), "numbered", items, opener["noun"])


def _run(wording: Wording, start: int, style: str) -> Iterator[tuple[int, int]]:
    """The spans of the consecutive marks from the first one at ``start``; a last span of -1 says that the marks go on with a gap."""
    text = wording.text
    limit = min(wording.bounds(start)[1], start + _FAR)
    at, n = start, 1
    while n < 19:
        mark = mark_pattern(style, n).search(text, at, limit)
        if mark is None:
            beyond = mark_pattern(style, n + 1).search(text, at, limit)
            if beyond is not None:
                yield -1, -1
            return
        again = mark_pattern(style, 1).search(text, at, mark.start()) if n > 1 else None
        if again is not None:
            return
        yield mark.start(), mark.end()
        at, n = mark.end(), n + 1


def _behind(wording: Wording, announced: Announced) -> Row | None:
    """``三大平台：甲、乙、丙。``"""
    text = wording.text
    opener = _opener().match(text, announced.end)
    if opener is None or announced.open or (opener["mark"] in ("为", "是", "如") and "：" not in opener["mark"]):
        return None
    closing = ")" if "(" in opener["mark"] else ""
    end = opener.end()
    limit = min(wording.bounds(announced.start)[1], end + _REACH)
    while end < limit and text[end] not in _STOPS + closing:
        end += 1
    if end < limit and text[end] in "，：；" and not closing:
        return None
    return _listed(wording, announced, opener.end(), end, opener["noun"], introduced=True)


def _before(wording: Wording, announced: Announced) -> Row | None:
    """``甲区、乙区、丙区等3个区``."""
    text = wording.text
    end = announced.start
    while end and text[end - 1] in " 共计等":
        end -= 1
    floor = max(wording.bounds(announced.start)[0], end - _REACH)
    start = end
    depth = 0
    while start > floor:
        before = text[start - 1]
        if before == ")":
            depth += 1
        elif before == "(":
            if not depth:
                break
            depth -= 1
        elif before in _STOPS and not depth:
            break
        start -= 1
    if start == floor and start != wording.bounds(announced.start)[0]:
        return None
    noun = re.compile(_NOUN[:-1]).match(text, announced.end)
    return _listed(wording, announced, start, end, noun.group() if noun else "", introduced=False)


def _listed(wording: Wording, announced: Announced, start: int, end: int, noun: str, *, introduced: bool) -> Row | None:
    plain = _HIDDEN.sub(lambda found: "□" * len(found.group()), wording.text[start:end])
    if "、" not in plain or _UNBALANCED.search(plain):
        return None
    opened = announced.open
    if introduced:
        for ending in ("等", "等等"):
            if plain.endswith(ending):
                opened, plain = True, plain[: -len(ending)]
    items = plain.split("、")
    lengths = [len(item.strip()) for item in items]
    if min(lengths) == 0 or max(lengths[1:]) > _LONGEST_ITEM:
        return None
    inner = items if introduced else items[1:]
    joins = len(_JOINED.findall(plain))
    listed = {len(items) + extra for extra in range(joins + 1)}
    holds = announced.value in listed or (opened and min(listed) <= announced.value)
    if not holds and not _sure(announced, items, inner, joins, noun, opened=opened, introduced=introduced):
        return None
    count = announced.value if announced.value in listed else len(items) + (1 if joins and _JOINED.search(items[-1]) else 0)
    marks: list[Quantity] = []
    at = start
    for item in items:
        lead = len(item) - len(item.lstrip())
        marks.append(wording.phrase(at + lead, at + len(item.rstrip())))
        at += len(item) + 1
    return _row(wording, announced, count, "open" if opened else "closed", marks, noun)


def _sure(announced: Announced, items: list[str], inner: list[str], joins: int, noun: str, *, opened: bool, introduced: bool) -> bool:
    """Whether the items are delimited for certain, so that a wrong count may be reported."""
    if len(items) < _LEAST_ITEMS or any(_NOT_LISTED.search(item) for item in inner):
        return False
    if joins and not (joins == 1 and _JOINED.search(items[-1])):
        return False
    if introduced:
        return not opened or announced.value < len(items)
    if opened:
        return joins == 0 and len(items[0]) <= _LONGEST_ITEM
    ending = noun[:1]
    return bool(ending) and all(item.endswith(ending) for item in items) and joins == 0
