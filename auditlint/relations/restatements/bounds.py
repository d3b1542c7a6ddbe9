"""Bounds: the least or the most that is to be reached (``不少于95%``, ``≥12次``) is a planned value of the measure named before it."""

import re
from dataclasses import replace
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.aspect import aspect_of, is_plan_lead, planned
from auditlint.measures.measure import Measure, Measures
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import place_in, year_of
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.saying import is_target_only, target_behind

PLAN = "plan"
_WORDS = re.compile(r"[一-龥]{2}")


def is_before(content: str, quantity: Quantity) -> bool:
    """Whether the bound is printed before the number (``不少于95%``)."""
    return _bounding().search(content, 0, quantity.start) is not None


def is_target(prose: Prose, m: Mention) -> bool:
    """Whether a bound is a target: one behind the number (``达95%以上``) tells of what was reached too, but where the sentence or the heading plans."""
    return (
        is_before(prose.content, m.quantity)
        or planned(prose)
        or is_plan_lead(prose, m)
        or aspect_of(_said_before(prose, m)) == PLAN
        or target_behind().match(prose.content, m.quantity.end) is not None
    )


def named(prose: Prose, m: Mention, measures: Measures) -> tuple[str, Measure]:
    """The words that name the measure of a bound, and the measure: for a bound right behind a number (``=98.46%≥95%``) that of the number."""
    label = _bounding().sub("", m.label)
    if not label:
        told = next((p for p in reversed(prose.mentions) if p.quantity.end <= m.quantity.start), None)
        measure = measures.get(told.quantity) if told is not None else None
        if (
            told is not None
            and measure is not None
            and not _bounding().sub("", prose.content[told.quantity.end : m.quantity.start]).strip()
        ):
            return (told.label if _WORDS.search(told.label) else measure.name), replace(measure, aspect=PLAN)
    text = _said_before(prose, m)
    return label, replace(measures.tabulated(label, m.quantity, place_in(label, text), year_of(text)), aspect=PLAN)


def is_nameless(text: str) -> bool:
    """Whether the words before a bound are no more than its comparator and that it is a target (``目标不低于95%`` in a cell): they name no measure."""
    bare = text.strip("，")
    return bool(bare) and is_target_only(_bounding().sub("", bare))


def _said_before(prose: Prose, m: Mention) -> str:
    """The sentence of a bound up to it."""
    return prose.content[prose.content.rfind("。", 0, m.quantity.start) + 1 : m.quantity.start]


@cache
def _bounding() -> re.Pattern[str]:
    words = sorted(vocabulary("units")["comparators"]["before"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\s*$")
