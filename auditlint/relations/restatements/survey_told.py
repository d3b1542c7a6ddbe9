"""Surveys told twice: how many questionnaires were handed out, came back and are valid (``发放问卷420份``, ``发放的420份问卷中``, ``420份有效问卷``).

A report tells of few surveys, so that even round numbers are known by their stage, if it prints no more than two for it and both are of the same people, as far as they say of whom.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.names import features
from auditlint.relations.restatements.slips import apart_by_slip, one_digit_apart
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row

_SHEETS = re.compile("问卷|调查表|测评表")
_NO_OBJECT = re.compile(
    r"评价组|评价小组|评价工作组|项目组|我们|共|向|对|面向|通过|采取|采用|线上|线下|网络|现场|随机|抽样|满意度|调查|测评|全部|纸质|电子|其中|的|中|各类|合计|累计|实际|本次|此次"
)
_MOST_VALUES = 2


@dataclass(frozen=True, slots=True)
class Sheets:
    """A number of questionnaires with its ``name``; ``stage`` is the first word of its stage in the vocabulary, ``object`` the features of those who are asked,
    ``beside`` are the numbers of questionnaires in its sentence."""

    name: str
    quantity: Quantity
    stage: str
    object: frozenset[str]
    beside: frozenset[Decimal]


def find(narrative: Narrative) -> Iterator[Row]:
    """The numbers of questionnaires of one stage against each other."""
    by_stage: dict[str, list[Sheets]] = defaultdict(list)
    for prose in narrative.stating:
        if _SHEETS.search(prose.content):
            for m in prose.mentions:
                sheets = _sheets(prose, m)
                if sheets is not None:
                    by_stage[sheets.stage].append(sheets)
    for held in by_stage.values():
        groups: dict[Decimal, list[Sheets]] = defaultdict(list)
        for sheets in held:
            groups[sheets.quantity.value].append(sheets)
        most, *rest = sorted(groups.values(), key=len, reverse=True)
        for sheets in most[1:]:
            yield told_again(sheets, most[0], (), (len(most), len(most)), {})
        if len(groups) == _MOST_VALUES and _are_one(most, rest[0]):
            others = tuple(s.quantity for s in (*rest[0][1:], *most[1:]))
            yield told_again(rest[0][0], most[0], others, (len(rest[0]), len(most)), {}, "possible")


def _are_one(most: list[Sheets], group: list[Sheets]) -> bool:
    """Whether two numbers of a stage may be one: a slip apart, of the same people, and not told together."""
    a, b = group[0].quantity, most[0].quantity
    if (
        not (one_digit_apart(a, b) or apart_by_slip(a, b))
        or any(b.value in s.beside for s in group)
        or any(a.value in s.beside for s in most)
    ):
        return False
    return all(not (x.object and y.object) or x.object & y.object for x in most for y in group)


def _sheets(prose: Prose, m: Mention) -> Sheets | None:
    """What a number counts, if it counts questionnaires of a stage: its clause or its noun says so, or its clause names a stage behind such a number."""
    if m.unit != "份" or m.operand or m.quantity.approximation or m.quantity.comparator:
        return None
    words = f"{m.label}，{m.noun}"
    stage = next((group[0] for group in reversed(vocabulary("prose")["survey_stages"]) if any(word in words for word in group)), "")
    before = [p for p in prose.by_sentence[m.sentence] if p.quantity.start < m.quantity.start and p.unit == m.unit]
    if not stage or not (_SHEETS.search(words) or any(_SHEETS.search(f"{p.label}{p.noun}") for p in before)):
        return None
    own = features(_NO_OBJECT.sub("，", _SHEETS.sub("，", _stages().sub("，", words))))
    beside = frozenset(p.quantity.value for p in prose.by_sentence[m.sentence] if p.unit == m.unit and p is not m)
    return Sheets(f"{stage}问卷", m.quantity, stage, own, beside)


@cache
def _stages() -> re.Pattern[str]:
    return re.compile("|".join(word for group in vocabulary("prose")["survey_stages"] for word in group))
