"""Names told in turn: ``甲县、乙县执行率分别为93.07%和93.73%`` tells the first number of the first name, the second of the second."""

import re
from collections.abc import Iterator

from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import place_of

_IN_TURN = re.compile(r"(?P<items>[^，。；：:\n]{3,80}?)的?(?:分别|依次|各为)(?P<verb>[一-龥]{0,6}?)(?:为|是|达到?|有|了)?$")
_JOINED = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_BETWEEN = re.compile(r"、|以及|和|与|及(?!时|格|早)")
_MEASURE = re.compile(r"[一-龥]{0,6}(?:率|数|量|额|占比|比例|面积|满意度)$")
_STOPS = "，。；：:\n"


def names_in_turn(prose: Prose) -> dict[int, str]:
    """The names of the numbers that are told in turn, by the ``id`` of the quantity; empty where the clause does not name each."""
    if not any(word in prose.content for word in ("分别", "依次", "各为")):
        return {}
    found: dict[int, str] = {}
    for i, m in enumerate(prose.mentions):
        start = m.quantity.start
        clause = prose.content[max(prose.content.rfind(stop, 0, start) for stop in _STOPS) + 1 : start]
        told = _IN_TURN.search(clause)
        if told is None:
            continue
        row = list(_row(prose, i))
        items = [item for item in _BETWEEN.split(told["items"]) if item]
        if len(row) == len(items) > 1:
            found.update({id(p.quantity): f"{name}{told['verb']}" for p, name in zip(row, _names(items), strict=True)})
        elif len(row) > 1:
            found.update({id(p.quantity): "" for p in row})
    return found


def is_in_turn(prose: Prose, i: int) -> bool:
    """Whether the number at ``i`` is joined to another of its unit and told in turn with it (``分别比上年的N1件、N2件增长P1%和P2%``): each is of another thing."""
    m = prose.mentions[i]
    start = max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "。；\n") + 1
    if "分别" not in prose.content[start : m.quantity.start]:
        return False
    before = i > 0 and m in list(_row(prose, i - 1))
    return before or len(list(_row(prose, i))) > 1


def _row(prose: Prose, i: int) -> Iterator[Mention]:
    """The mention ``i`` and those of its unit that are joined to it."""
    first = last = prose.mentions[i]
    yield first
    for m in prose.mentions[i + 1 :]:
        if m.unit != first.unit or not _JOINED.fullmatch(prose.content, last.quantity.end, m.quantity.start):
            return
        yield m
        last = m


def _names(items: list[str]) -> list[str]:
    """The items with the measure that the last one ends with, unless each names its own."""
    last = items[-1]
    if all(_MEASURE.search(item) for item in items):
        return items
    place = place_of(last)
    lengths = {len(item) for item in items[:-1]}
    end = len(place) if place else lengths.pop() if len(lengths) == 1 else 0
    measure = last[end:] if end else "".join(_MEASURE.findall(last))
    return [*(f"{item}{measure}" for item in items[:-1]), last]
