"""Whether a name in a formula or rate and the label of a number mean the same measure. Head words decide; what else they share only ranks."""

from collections.abc import Iterable

from auditlint.measures.prose import Mention
from auditlint.measures.words import core, stages

_NEUTRAL = frozenset({"已", "实际", "实", "数", "应", "完成", "总"})


def shared(a: str, b: str) -> int:
    """Number of character pairs that two names share."""
    known = pairs(a)
    return sum(b[i : i + 2] in known for i in range(len(b) - 1))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text``."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def fit(name: str, mention: Mention) -> float:
    """How well ``mention`` fits ``name``: negative where their head words differ, else growing with what they share."""
    wanted, present = stages(core(name)), stages(mention.name)
    missing = (wanted - present) - _NEUTRAL
    surplus = (present - wanted) - _NEUTRAL
    return 2 * len(wanted & present) - 2 * len(missing) - len(surplus) + min(shared(name, mention.name), 6) / 4


PEOPLE = frozenset({"人", "名", "位"})
"""The units that count people."""


def same_unit(a: Mention, b: Mention) -> bool:
    """Whether two numbers count in one unit; 人, 名 and 位 all count people."""
    return a.unit == b.unit or (a.unit in PEOPLE and b.unit in PEOPLE)


def best(name: str, mentions: Iterable[Mention]) -> Mention | None:
    """The mention that fits ``name`` best, the last of equals; ``None`` if none fits."""
    chosen: Mention | None = None
    most = 0.5
    for m in mentions:
        value = fit(name, m)
        if value >= most:
            chosen, most = m, value
    return chosen
