"""Numbers told only against another: the target that one reaches or misses, and what one was in the year before."""

import re

from auditlint.measures.lead import lead_name
from auditlint.measures.matching import same_unit
from auditlint.measures.prose import Mention, Prose
from auditlint.relations.restatements.saying import reaching, says_nothing, target_behind

_TWICE = 2
"""What misses a target or exceeds it is at least half of it and at most its double: less is the excess (``超出目标116个``)."""
_YEAR_BEFORE = re.compile(r"(?P<name>[一-龥“”]*?)(?:比|较|与|由|同|和)(?:上年|去年|上一?年度|前一?年)(?:同期)?的")


def to_reach(prose: Prose, m: Mention) -> str | None:
    """The name of what a number is the target of, where the sentence says so of the number before (``89.08%，高于目标值85%``); ``None`` for others."""
    found = reaching().fullmatch(m.label)
    named = target_behind().match(prose.content, m.quantity.end) is not None
    if found is None or not (found["target"] or named):
        return None
    before = result_before(prose, m)
    if before is not None:
        near = before.quantity.value <= m.quantity.value * _TWICE <= before.quantity.value * _TWICE**2
        if not (near or named):
            return None
        if not says_nothing(before.label):
            return before.label
    return lead_name(prose.content, m.quantity.start) or None


def result_before(prose: Prose, m: Mention) -> Mention | None:
    """The number before a target in its sentence, of its unit: what was reached."""
    before = prose.before(m)
    return before if before is not None and before.sentence == m.sentence and same_unit(before, m) else None


def of_year_before(prose: Prose, m: Mention) -> str | None:
    """The name of what a number was in the year before, where the sentence says so of its own number (``支出7633万元，比上年的6105万元有所增加``); ``None`` for others."""
    found = _YEAR_BEFORE.fullmatch(m.label)
    if found is None or (m.unit == "%" and not found["name"]):
        return None
    if not says_nothing(found["name"]):
        return str(found["name"])
    before = prose.before(m)
    alike = before is not None and before.sentence == m.sentence and before.unit == m.unit and m.clause - before.clause <= 1
    return before.label if before is not None and alike and not says_nothing(before.label) else None
