"""What the clause of a number leaves out: the place of a clause before, and that advice takes up what was found."""

import re
from dataclasses import replace

from auditlint.language import vocabulary
from auditlint.measures.aspect import aspect_of
from auditlint.measures.measure import Measure
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import INHERITED, place_of, year_of
from auditlint.relations.restatements.bounds import PLAN

_HEADINGS = 2
_GROUP = re.compile(
    r"(?P<group>(?:[两二三四五六七八九十]|\d{1,2})\s?个(?:街道|乡镇|镇|乡|县区|区县|县|区|市|村|社区))[^，。；\d]{0,4}(?:合计|共)"
)
_OF_WHICH = "其中"
_ADVISING = re.compile("应当?|要求")


def place_before(prose: Prose, m: Mention) -> str:
    """The last place that a clause before the number begins with, in its sentence up to a semicolon: that of a number whose own clause has no subject."""
    before = prose.content[max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "。；\n") + 1 : m.quantity.start]
    return next((place for clause in reversed(before.split("，")) if (place := place_of(clause))), "")


def chosen_with(prose: Prose, m: Mention) -> str:
    """The verb of choosing before the first number of a list, or before the whole that it divides, which holds for the others too; empty for none.

    ``核查幼儿园36所、小学48所``; ``核查点位165个，其中服务站24个、服务点120个``.
    """
    start = max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "，。；：\n") + 1
    first = next((p for p in prose.by_sentence[m.sentence] if p.quantity.start >= start), m)
    if prose.content.startswith(_OF_WHICH, start):
        whole = prose.before(first)
        of_whole = whole.label if whole is not None and whole.sentence == m.sentence else ""
        return next((word for word in vocabulary("kinship")["chosen"] if word in of_whole), "")
    if first is m or "、" not in prose.content[first.quantity.end : m.quantity.start]:
        return ""
    words = prose.content[start : first.quantity.start]
    return next((word for word in vocabulary("kinship")["chosen"] if word in words), "")


def group_of_places(prose: Prose, m: Mention) -> str:
    """The group of places that a sentence sums up (``三个街道合计改造管网25.3公里``); empty for none."""
    start = max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "。；\n") + 1
    found = _GROUP.search(prose.content, start, m.quantity.start)
    return found["group"] if found else ""


def of_its_clause(prose: Prose, m: Mention, measure: Measure) -> Measure:
    """The measure of a number in advice: it takes up what was found before, unless its own clause names a year or a plan."""
    clause = prose.content[max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "，。；：\n") + 1 : m.quantity.start]
    period = measure.period if year_of(clause) else ""
    taken_up = measure.aspect.removesuffix(INHERITED) == PLAN != aspect_of(_ADVISING.sub("", clause))
    return replace(measure, period=period, aspect="" if taken_up else measure.aspect)


def advises(prose: Prose) -> bool:
    """Whether a passage gives advice, and takes up what was found before."""
    return any(word in heading for heading in prose.passage.section[-_HEADINGS:] for word in vocabulary("kinship")["advice"])
