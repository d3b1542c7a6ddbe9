"""Sentences, clauses and brackets of a passage, and the quantities that stand in them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from auditlint.quantities.ledger import Passage
from auditlint.quantities.quantity import Quantity

_MARKS = re.compile(r"[()，；。！？：\n]")
_LABEL = re.compile(r"[^，。；：！？\n(]*$")
_BEFORE_BRACKET = re.compile(r"([^，。；：！？\n()]*)\([^()]*\)\s*$")
_BRACKETS = re.compile(r"\([^()]*\)")
_NOUN = re.compile(r"[^，。；：！？\n()\d、]{0,16}")
_OR_SET = re.compile(r"\((?:套|件|组|台|辆|部|只|个|张|项|批|次)\)")
"""A second word of counting behind the unit (``467台（套）``)."""
_SAYS = re.compile(r"[一-龥](?<![有共约达为是的中其各及近计])")
_JOINING = re.compile(r"^(?:[ )、和与]|及(?!时|格|早|其))+")
_SIGNS = frozenset("+-×÷*/−")
_BASED = re.compile(r"占|完成|达|为|相当于|预算|计划|任务|目标")
_REACH = 60


@dataclass(eq=False)
class Mention:
    """A quantity in its sentence.

    ``sentence``, ``segment`` (between semicolons) and ``clause`` (between commas and colons) count through the passage; ``depth`` is the number of
    open brackets and ``bracket`` the offset of the innermost one (-1 outside). ``label`` is the text before the number in its clause, ``noun`` the
    text behind its unit; ``operand`` marks a number inside printed arithmetic.
    """

    quantity: Quantity
    sentence: int
    segment: int
    clause: int
    depth: int
    bracket: int
    label: str
    noun: str
    operand: bool = False

    @property
    def unit(self) -> str:
        """The printed unit."""
        return self.quantity.unit

    @cached_property
    def name(self) -> str:
        """What is measured: the label, or the words behind the unit where nothing stands before the number (``517名为男性``)."""
        return self.label if _SAYS.search(self.label) else self.noun or self.label

    @cached_property
    def is_rate_base(self) -> bool:
        """Whether the number is only named as the base of the percentage right behind it (``完成预算N的P%``)."""
        return self.noun == "的" and _BASED.search(self.label) is not None


class Prose:
    """The mentions of one passage, in order: numbers that are data, and apart from them the ``bounds`` (``不少于95%``); asides are left out."""

    def __init__(self, passage: Passage, quantities: list[Quantity]) -> None:
        self.passage = passage
        self.content = passage.text.content
        self.mentions: list[Mention] = []
        self.bounds: list[Mention] = []
        self._read(quantities)

    def _read(self, quantities: list[Quantity]) -> None:
        content = self.content
        sentence = segment = clause = 0
        open_brackets: list[int] = []
        marks = _MARKS.finditer(content)
        mark = next(marks, None)
        previous_end = 0
        for quantity in quantities:
            while mark is not None and mark.start() < quantity.start:
                match mark.group():
                    case "(":
                        open_brackets.append(mark.start())
                    case ")":
                        if open_brackets:
                            open_brackets.pop()
                    case "，" | "：":
                        clause += 1
                    case "；":
                        segment, clause = segment + 1, clause + 1
                    case _:
                        sentence, segment, clause = sentence + 1, segment + 1, clause + 1
                        if mark.group() == "\n":
                            open_brackets.clear()
                mark = next(marks, None)
            if not quantity.aside:
                label = self._label(previous_end, quantity.start)
                second = _OR_SET.match(content, quantity.end)
                noun = _NOUN.match(content, second.end() if second else quantity.end)
                (self.bounds if quantity.comparator else self.mentions).append(
                    Mention(
                        quantity,
                        sentence,
                        segment,
                        clause,
                        len(open_brackets),
                        open_brackets[-1] if open_brackets else -1,
                        label,
                        noun.group().strip() if noun else "",
                        self._operand(quantity),
                    )
                )
                previous_end = quantity.end

    def _operand(self, quantity: Quantity) -> bool:
        before = self.content[max(quantity.start - 2, 0) : quantity.start].strip()[-1:]
        behind = self.content[quantity.end : quantity.end + 2].strip()[:1]
        return before in _SIGNS or behind in _SIGNS or (before == "=" and behind == "=")

    def _label(self, previous_end: int, start: int) -> str:
        before = self.content[max(previous_end, start - _REACH) : start]
        if ")" in before:
            before = _BRACKETS.sub("", before)
        match = _LABEL.search(before)
        return _JOINING.sub("", match.group()).rstrip(" 、") if match else ""

    @cached_property
    def starts(self) -> list[int]:
        """The offsets of the mentions."""
        return [m.quantity.start for m in self.mentions]

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        """The mentions of each sentence that has any."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def behind(self, m: Mention) -> Mention | None:
        """The next mention."""
        at = bisect_right(self.starts, m.quantity.start)
        return self.mentions[at] if at < len(self.mentions) else None

    @cached_property
    def _all(self) -> list[Mention]:
        """Mentions and bounds, in order."""
        return sorted((*self.mentions, *self.bounds), key=lambda m: m.quantity.start)

    @cached_property
    def _positions(self) -> list[int]:
        return [m.quantity.start for m in self._all]

    def before(self, m: Mention) -> Mention | None:
        """The number before, a bound or not."""
        at = bisect_left(self._positions, m.quantity.start)
        return self._all[at - 1] if at else None

    def label_of(self, m: Mention) -> str:
        """The label of a number; behind a bracket (``超出目标(1250人)36人``) what stands before the bracket."""
        if m.label or not self.content[: m.quantity.start].rstrip().endswith(")"):
            return m.label
        found = _BEFORE_BRACKET.search(self.content[max(m.quantity.start - _REACH, 0) : m.quantity.start])
        return found[1] if found else ""

    def between(self, left: Mention, right: Mention) -> str:
        """The text between two mentions."""
        return self.content[left.quantity.end : right.quantity.start]
