"""Averages in sentences: ``12名调解员，全年调解984件，人均82件``.

An average is verified by any total and number of its sentence that give it. It is called wrong only if the sentence prints exactly one total in its unit and exactly one
number of what it is an average by; the sentence before counts only if its own has none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from auditlint.measures.change import is_change
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.measures.words import per_unit
from auditlint.quantities.judge import agree
from auditlint.quantities.number import Number
from auditlint.quantities.units import units
from auditlint.relations.row import Row
from auditlint.relations.sentences.stated import ratio_row

_BY = re.compile(r"(?P<by>[人户次件场生所村镇班期项家亩车床店校栋个])均[一-龥]{0,8}$")
_REFERS = re.compile(r"由此|据此|按此|以此|折合|折算|测算")
_COUNTERS = {
    "人": ("人", "名", "位"),
    "名": ("名", "人", "位"),
    "生": ("人", "名"),
    "家": ("家", "户"),
    "户": ("户", "家"),
    "村": ("个",),
    "镇": ("个",),
    "校": ("所", "个"),
    "店": ("家",),
    "车": ("辆", "台"),
    "床": ("张", "床"),
}


@cache
def _each() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(rf"(?:平均每(?P<by>{names})|每(?P<each>{names})平均)[一-龥]{{0,10}}$")


def _counted(label: str) -> tuple[str, ...]:
    """The units of what the average is taken by; empty if ``label`` names no average."""
    match = _each().search(label)
    if match is not None:
        by = match["by"] or match["each"]
        return _COUNTERS.get(by, (by,))
    match = _BY.search(label)
    return _COUNTERS.get(match["by"], (match["by"],)) if match is not None else ()


def find(narrative: Narrative) -> Iterator[Row]:
    """The averages stated in sentences."""
    for prose in narrative:
        for i, m in enumerate(prose.mentions):
            counters = _counted(m.label)
            if not counters or m.quantity.dimension in ("percent", "points"):
                continue
            reach = [
                p
                for p in prose.mentions[max(i - 8, 0) : i + 5]
                if p is not m and m.sentence - 1 <= p.sentence <= m.sentence and not is_change(p.label) and not per_unit(p.label)
            ]
            here = [p for p in reach if p.sentence == m.sentence]
            for near in (here, reach):
                totals = [p for p in near if p.unit == m.unit and p.quantity.value > m.quantity.value]
                numbers = [p for p in near if p.unit in counters and p.quantity.value > 1 and p not in totals]
                refers = near is reach and bool(_REFERS.search(prose.content, max(m.quantity.start - 24, 0), m.quantity.start))
                row = _average(m, totals, numbers, refers=refers)
                if row is not None:
                    yield row
                    break


def _average(m: Mention, totals: list[Mention], numbers: list[Mention], *, refers: bool) -> Row | None:
    """The row of the total and number that give the average, else of the only ones there are close by, or in the sentence that the text refers to."""
    for t in totals:
        for n in numbers:
            if agree(m.quantity.rounded, t.quantity.operand / _printed(n)).verdict == "holds":
                return _row(m, t, n)
    if len(totals) == len(numbers) == 1 and all(_close(m, p) or refers for p in (totals[0], numbers[0])):
        return _row(m, totals[0], numbers[0])
    return None


def _close(m: Mention, p: Mention) -> bool:
    """Whether an operand stands in the clauses around the average."""
    return m.segment == p.segment and abs(m.clause - p.clause) <= 2


def _printed(number: Mention) -> Number:
    """The number in its own unit: an average by kilometre divides by kilometres, not by metres."""
    unit = units().get(number.unit)
    return number.quantity.operand / (Fraction(unit.factor) if unit else 1)


def _row(m: Mention, t: Mention, n: Mention) -> Row:
    row = ratio_row(m, t, n, "average")
    return replace(row, columns={**row.columns, "denominator": _printed(n)})
