"""Averages in sentences: ``12名调解员，全年调解984件，人均82件``.

An average is verified by any total and number of its sentence that give it. It is called wrong only if the sentence prints exactly one total in its unit and exactly one
number of what it is an average by.
"""

import re
from collections.abc import Iterator

from auditlint.measures.change import is_change
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.measures.words import per_unit
from auditlint.quantities.judge import agree
from auditlint.relations.row import Row
from auditlint.relations.stated import ratio_row

_AVERAGE = re.compile(
    r"(?P<by>人|户|次|件|场|生|所|村|镇|班|期|项|家|亩|车|床|店|校)均[一-龥]{0,8}$|平均每(?P<each>人|户|次|件|场|名|所|村|镇|班|期|项|家|亩|辆|床|个[一-龥]{1,4})[一-龥]{0,6}$"
)
_COUNTERS = {
    "人": ("人", "名", "位"),
    "名": ("名", "人", "位"),
    "生": ("人", "名"),
    "家": ("家", "户"),
    "户": ("户", "家"),
    "村": ("个",),
    "镇": ("个",),
    "校": ("所",),
    "店": ("家",),
    "车": ("辆", "台"),
    "床": ("张", "床"),
}


def find(narrative: Narrative) -> Iterator[Row]:
    """The averages stated in sentences."""
    for prose in narrative:
        for i, m in enumerate(prose.mentions):
            match = _AVERAGE.search(m.label)
            if match is None or m.quantity.dimension in ("percent", "points"):
                continue
            by = match["by"] or match["each"][:1]
            counters = _COUNTERS.get(by, (by,)) if by != "个" else ("个",)
            reach = [
                p
                for p in prose.mentions[max(i - 8, 0) : i + 3]
                if p is not m and abs(p.sentence - m.sentence) <= 1 and not is_change(p.label) and not per_unit(p.label)
            ]
            totals = [p for p in reach if p.unit == m.unit and p.quantity.value > m.quantity.value]
            numbers = [p for p in reach if p.unit in counters and p.quantity.value > 1 and p not in totals]
            yield from _average(m, totals, numbers)


def _average(m: Mention, totals: list[Mention], numbers: list[Mention]) -> Iterator[Row]:
    for t in totals:
        for n in numbers:
            if agree(m.quantity.rounded, t.quantity.operand / n.quantity.operand).verdict == "holds":
                yield ratio_row(m, t, n, "average")
                return
    same = [t for t in totals if t.sentence == m.sentence]
    counted = [n for n in numbers if n.sentence == m.sentence]
    if len(totals) == len(same) == 1 and len(numbers) == len(counted) == 1 and same[0].clause != m.clause:
        yield ratio_row(m, same[0], counted[0], "average", others=[p.quantity for p in (*totals, *numbers)])
