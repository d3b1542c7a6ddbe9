"""Whether a list of parts is visibly complete."""

from collections.abc import Sequence
from fractions import Fraction

from auditlint.language import vocabulary
from auditlint.measures.prose import Mention
from auditlint.measures.words import any_of, core

NEGATIONS = ("不", "未", "非", "无", "没有")


def opposed(whole: Mention, part: Mention) -> bool:
    """Whether ``part`` counts what the whole leaves out (不合格 beside 合格): it stands beside the whole, not in it."""
    a, b = core(whole.name), core(part.name)
    return len(a) > 1 and any(b == f"{no}{a[-len(b) + len(no) :]}" for no in NEGATIONS if len(b) > len(no) + 1)


def _qualified(names: Sequence[str], classes: Sequence[str]) -> bool:
    """Whether a later name has words of its own before its class (``公办园，普惠性民办园``): there are others of that class."""
    before = [min((core(n).partition(c)[0] for c in classes if c in n), key=len) for n in names if any(c in n for c in classes)]
    return any(words and words not in before[0] for words in before[1:])


class Closure:
    """What the document and the language tell about lists that are complete."""

    def __init__(self) -> None:
        self._known: set[frozenset[str]] = set()
        self._heads: set[frozenset[str]] = set()

    def learn(self, parts: Sequence[Mention]) -> None:
        """Remember the names of parts that made their whole."""
        names = [core(p.name) for p in parts]
        if all(names):
            self._known.add(frozenset(names))
            self._heads.add(frozenset(n[:3] for n in names))

    def overlapping(self, parts: Sequence[Mention]) -> bool:
        """Whether the parts are attributes that one thing can have together."""
        return sum(bool(any_of("overlapping").search(p.name)) for p in parts) * 2 >= len(parts) and not self._complements(parts)

    def proves(self, whole: Mention, parts: Sequence[Mention], computed: Fraction, form: str, *, marked_open: bool) -> bool:
        """Whether the list is closed, so that a difference is an error."""
        names = [core(p.name) for p in parts]
        if all(names) and (
            frozenset(names) in self._known
            or (frozenset(n[:3] for n in names) in self._heads and len({n[:3] for n in names}) == len(names))
        ):
            return True
        if marked_open:
            return False
        value = Fraction(whole.quantity.value)
        rest = any(any_of("rest").match(p.label) and not (p.label.startswith("另有") and computed * 2 < value) for p in parts)
        if form == "closing total" or rest or self._complements(parts):
            return True
        return value != 0 and 0 < abs(value - computed) * 100 < abs(value)

    @staticmethod
    def partial(parts: Sequence[Mention]) -> bool:
        """Whether a part is of a class only as far as it is qualified, so that others of that class are left out."""
        names = [p.name for p in parts]
        sets = (c for c in vocabulary("prose")["complements"] if len(c) == len(names) and all(any(x in n for n in names) for x in c))
        return any(_qualified(names, classes) for classes in sets)

    def _complements(self, parts: Sequence[Mention]) -> bool:
        names = [p.name for p in parts]
        for classes in vocabulary("prose")["complements"]:
            if len(classes) == len(names) and all(any(c in n for n in names) for c in classes):
                return not _qualified(names, classes)
        if any(n.startswith(NEGATIONS) or any(x in n for x in ("不太", "不满意", "不知晓", "未")) for n in names) and len(names) > 2:
            return any("满意" in n or "了解" in n or "知晓" in n for n in names)
        if len(names) == 2:
            a, b = sorted((core(n) for n in names), key=len)
            return bool(a) and b in {f"{no}{a}" for no in NEGATIONS}
        return False
