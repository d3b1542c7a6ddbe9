"""A count whose members are listed elsewhere: ``东岗卫生站等6个卫生站`` in one place, ``在东岗、西岗、南桥、北桥、河口、山口等单位`` in another."""

import re
from collections.abc import Iterator
from decimal import Decimal

from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_COUNT = re.compile(r"(?<=等)\s?(?P<number>\d{1,2})\s?(?:个|家|所)(?P<noun>[一-龥]{2,8})")
_LIST = re.compile(r"[一-龥]{2,8}(?:、[一-龥]{2,8}){2,40}")
_NOUN_BEFORE = 8
_SHORTEST, _LONGEST = 2, 4


def find(wording: Wording) -> Iterator[Row]:
    """The counts that name their first member, where one list elsewhere begins with that member."""
    text = wording.text
    lists: dict[str, list[tuple[int, int]]] | None = None
    for match in _COUNT.finditer(text):
        at = text.rfind("等", 0, match.start("number"))
        noun = _shared(text[max(0, at - _NOUN_BEFORE) : at], match["noun"])
        if not noun:
            continue
        if lists is None:
            lists = _lists(text)
        head = text[: at - len(noun)]
        first = next((head[-n:] for n in range(_LONGEST, _SHORTEST - 1, -1) if head[-n:] in lists), "")
        found = lists.get(first, [])
        stated = wording.quantity(match.start("number"))
        if len(found) == 1 and stated is not None and stated.value == Decimal(match["number"]):
            yield _row(wording, stated, noun, found[0])


def _shared(before: str, behind: str) -> str:
    """The longest beginning of ``behind`` that ``before`` ends with, of at least two characters."""
    return next((behind[:n] for n in range(len(behind), 1, -1) if before.endswith(behind[:n])), "")


def _lists(text: str) -> dict[str, list[tuple[int, int]]]:
    """The lists of short names, by every possible beginning of their first name (the words before it cannot be told apart from it)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _LIST.finditer(text):
        first = match.group().partition("、")[0]
        for n in range(_SHORTEST, min(len(first), _LONGEST) + 1):
            found.setdefault(first[-n:], []).append((match.start() + len(first) - n, match.end()))
    return found


def _row(wording: Wording, stated: Quantity, noun: str, span: tuple[int, int]) -> Row:
    start, end = span
    members = wording.text[start:end].split("、")
    opened = members[-1].endswith("等") or "等" in members[-1] or wording.text.startswith("等", end)
    marks: list[Quantity] = []
    at = start
    for member in members:
        marks.append(wording.phrase(at, at + len(member.partition("等")[0])))
        at += len(member) + 1
    listed = len(members)
    return Row(
        "list_count",
        {"stated": stated.number, "listed": Number.exact(listed), "form": "open" if opened else "closed", "label": noun},
        stated,
        tuple(marks),
        f"{stated.printed} = {listed}",
        "possible",
        doubt="" if opened else "the list may name others than those counted",
    )
