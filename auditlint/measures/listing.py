"""A list of quantities and the wholes they may be parts of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from auditlint.measures.change import is_change
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, per_unit
from auditlint.quantities.judge import agree

_COUNTERS = frozenset({"个", "所", "家", "座", "处", "项", "台", "套", "间", "栋", "条", "部", "辆"})
_MOST = 60
_OF_STAGE = re.compile("的(?:预算|计划|任务|目标|资金)")
"""A number that is itself said of something (``82万元的预算只用去九成``)."""


@dataclass(slots=True)
class Listing:
    """``items`` in order, and the ``wholes`` they may belong to, the likeliest first.

    ``form`` names the grammar (*bracket*; *division* for a whole that is divided without 其中; *of which*, *respectively*, *closing total*, *survey*);
    ``only_exact`` marks a grammar too weak to call a difference an error, ``marked_open`` a list that says that it is not complete (等, 主要),
    ``shares`` the percentages printed for all its items that make a hundred, ``closed`` any other sign that nothing is left out;
    ``overlapping`` says that the shares printed for the items make more than a hundred, each of them right."""

    wholes: list[Mention]
    items: list[Mention]
    form: str
    only_exact: bool = False
    marked_open: bool = False
    shares: tuple[Mention, ...] = ()
    closed: bool = False
    overlapping: bool = False
    _runs: dict[int, list[list[Mention]]] = field(default_factory=dict)

    def runs(self, whole: Mention) -> list[list[Mention]]:
        """The parts to try with ``whole``: the list up to the first semicolon, the whole list, then shorter beginnings (endings for a closing total)."""
        items = [m for m in self.items if comparable(whole, m)]
        if self.form == "closing total":
            return [items[n:] for n in range(len(items) - 1)]
        first = [m for m in items if items and m.segment == items[0].segment]
        mixed = [m for m in self.items if comparable(whole, m) or counters(whole, m)]
        runs = [first, items, *(items[:n] for n in range(len(items) - 1, 1, -1))]
        if len(mixed) > len(items) > 0:
            runs.append(mixed)
        if self.form != "division" and items and items[-1].segment != items[0].segment:
            runs.append([m for m in items if m.segment != items[0].segment])
        return [r for i, r in enumerate(runs) if r and r not in runs[:i]]


def comparable(whole: Mention, part: Mention) -> bool:
    """Whether ``part`` can be added to ``whole``: one unit, or answers (人) of questionnaires (份)."""
    a, b = whole.quantity, part.quantity
    if a.unit == b.unit:
        return True
    return (
        a.dimension == b.dimension == "count"
        and a.unit in ("份", "名", "人", "位")
        and b.unit in ("人", "名", "份", "位")
        and any_of("survey").search(whole.label + whole.noun) is not None
    )


def counters(whole: Mention, part: Mention) -> bool:
    """Whether both count things, with another word of counting: 所 and 个 of schools. Such parts may belong to the whole, but prove nothing."""
    return whole.unit in _COUNTERS and part.unit in _COUNTERS


def levels(mentions: list[Mention]) -> list[Mention]:
    """Levels in digits only: no percentages, changes, averages or operands of arithmetic, and no number told again rounded (``39600万元，约3.96亿元``)."""
    return [
        m
        for before, m in zip((None, *mentions), mentions, strict=False)
        if not (before is not None and m.quantity.approximation and agree(m.quantity.number, before.quantity.number).verdict != "fails")
        and m.quantity.printed.isascii()
        and m.quantity.dimension != "percent"
        and not (m.operand or is_change(m.label) or per_unit(m.label) or m.is_rate_base or _OF_STAGE.match(m.noun))
    ][:_MOST]


def changes(members: list[Mention]) -> list[Mention]:
    """The parts of a change: the changes among ``members``."""
    return [m for m in members if m.quantity.dimension != "percent" and is_change(m.label)]


def complete_shares(shares: Sequence[Mention], count: int) -> tuple[Mention, ...]:
    """``shares`` if there are ``count`` of them, two at least, and they make a hundred; else none."""
    whole = len(shares) == count > 1 and abs(sum((m.quantity.value for m in shares), Decimal(0)) - 100) * 2 < 1
    return tuple(shares) if whole else ()


def says_open(prose: Prose, start: int, end: int) -> bool:
    """Whether the text of a list says that it is not complete."""
    text = prose.content[start : end if end > 0 else len(prose.content)]
    if re.search(rf"(?:{any_of('rest').pattern})[^\d，。；]*(?:[，。；)]|$)", text):  # what is left is told without a number
        return True
    return bool(
        re.search(
            r"等(?:[，。；)]|\d|$)|主要(?:是|有|包括|为)|重点|部分|例如|比如|尤其|特别是|居[^，。；]{0,4}(?:首|末|第[一二三])|垫底|，最[多少高低大小][，的]",
            text,
        )
    )
