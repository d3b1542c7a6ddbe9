"""Leads: the short name at the beginning of a paragraph, or of a numbered item in it, that says what it tells of (``3.问题发现率。…``, ``（2）路面修补面积，年度指标值…``)."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_MARK = r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]\s*|[①-⑳]\s*|(?:指标\d{1,3}|[A-Z]\d{1,3})(?=[一-龥“]))"
_START = re.compile(rf"(?:^|(?<=[。；]))\s*(?P<mark>{_MARK}{{0,2}})\s*[“]?")
_NAME = re.compile(
    r"(?P<name>[一-龥、A-Za-z0-9/]{3,24}?)[”]?(?:指标)?(?:情况|分析)?\s*(?:[（(][^（）()]{0,24}[)）])?\s*(?P<stop>[。：:；，]|——|$)"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The ``name`` at the offset ``start``; ``marked`` says that it is numbered, ``apart`` that more than a comma sets it off."""

    start: int
    name: str
    marked: bool
    apart: bool


@lru_cache(maxsize=2048)
def leads(content: str) -> tuple[Lead, ...]:
    """The leads of the sentences of a paragraph, in order."""
    found: list[Lead] = []
    for start in _START.finditer(content):
        name = _NAME.match(content, start.end())
        if name is not None:
            found.append(Lead(start.start(), name["name"], start["mark"] != "", name["stop"] != "，"))
    return tuple(found)


def lead_name(content: str, at: int) -> str:
    """The name of the last lead before the offset ``at`` that is numbered or begins the paragraph; empty if there is none."""
    starts, names = _names(content)
    held = bisect_left(starts, at)
    return names[held - 1] if held else ""


@lru_cache(maxsize=2048)
def _names(content: str) -> tuple[list[int], list[str]]:
    held = [lead for lead in leads(content) if lead.marked or (lead.start == 0 and lead.apart)]
    return [lead.start for lead in held], [lead.name for lead in held]
