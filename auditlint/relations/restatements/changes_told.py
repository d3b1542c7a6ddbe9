"""Growth told as a change is a rate of its own: ``投诉工单同比下降14.44%`` tells what a table calls 投诉下降率."""

import re
from collections.abc import Iterator

from auditlint.measures import change
from auditlint.measures.in_turn import is_in_turn
from auditlint.measures.lead import lead_name
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core
from auditlint.relations.restatements.names import features

_AGAINST = re.compile(rf"(?:{change.AGAINST_YEAR}(?:度|同期|末|底)?(?:相比)?|同比|环比)+")
_KINDS = {1: "增长率", -1: "下降率"}


def growth_told(prose: Prose) -> Iterator[tuple[Mention, str]]:
    """The percentages of a passage by which something grew or fell, with the name of the rate."""
    for i, m in enumerate(prose.mentions):
        way = change.direction(m.label)
        if m.quantity.dimension != "percent" or not way or m.operand or is_in_turn(prose, i):
            continue
        subject = _subject(prose, m)
        if features(subject):
            yield m, f"{subject}{_KINDS[way]}"


def _subject(prose: Prose, m: Mention) -> str:
    """What grew: named before the word of change, or by the first number of the sentence, or by the lead."""
    own = _changed(m.label)
    if features(own):
        return own
    first = next((p for p in prose.by_sentence[m.sentence] if p.segment == m.segment and p.depth == m.depth), m)
    if first is not m and first.quantity.dimension != "percent" and not change.is_change(first.label):
        return core(change.without_from(_AGAINST.sub("", first.label))) or core(first.noun)
    return "" if first is not m else lead_name(prose.content, m.quantity.start)


def _changed(label: str) -> str:
    """``label`` without the word of change at its end, and without that against which it is."""
    words = [match for kind in ("increase", "decrease") for match in any_of(kind).finditer(label)]
    start = max((match.start() for match in words), default=len(label))
    return core(_AGAINST.sub("", label[:start]))
