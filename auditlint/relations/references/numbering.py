"""Numbered items in order: ``一、二、四、``, ``1. 2. 2. 3.``, ``(一)(三)``, ``一是…二是…四是…``.

Items of one style are followed through the document, with a stack for lists inside lists: an item continues the innermost list that it fits. An item that fits none is a
gap (one to three numbers are missing) or a repeat. Table cells are read each on their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from auditlint.quantities.anchor import numeral
from auditlint.quantities.number import Number
from auditlint.quantities.numerals import chinese_number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_ORDINALS = "一二三四五六七八九十"
_STYLES = ("chinese", "bracket", "digit", "round", "circle", "spoken")
_MOST = 20
_ORDINAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?:(?<=\n)|\A|(?<=[。；：]))\s{{0,8}}(?:"
    rf"(?P<chinese>{_ORDINAL})、(?!{_ORDINAL}[级类档期])|\((?P<bracket>{_ORDINAL})\)|(?P<digit>\d{{1,2}})(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d\s?年)|、(?!\d{{1,2}}[、和月]))|\((?P<round>\d{{1,2}})\)|(?P<circle>[①-⑳])"
    rf"|(?P<spoken>{_ORDINAL})是)|(?<=，)(?P<later>{_ORDINAL})是"
)
_LEAST = 3
_FURTHEST_GAP = 3
_LABEL = re.compile(r"[^，。；：\n]{0,16}")


@dataclass(slots=True)
class _Sequence:
    """The items of one list so far."""

    marks: list["_Mark"] = field(default_factory=list)
    sound: bool = True

    @property
    def last(self) -> int:
        """The number of the last item."""
        return self.marks[-1].value


@dataclass(frozen=True, slots=True)
class _Mark:
    """A list mark: its style, its value, where it stands in the joined text, and the words behind it."""

    style: str
    value: int
    start: int
    end: int
    passage: int
    anchor: Quantity
    label: str


def find(wording: Wording) -> Iterator[Row]:
    """One row for every gap or repeat, and one for every list of at least three items without any."""
    through: dict[str, list[_Sequence]] = {}
    lists: list[_Sequence] = []
    for _, group in groupby(_marks(wording), key=lambda mark: mark.passage):
        marks = list(group)
        in_cell = wording.ledger.passages[marks[0].passage].table is not None
        counts = Counter(mark.style for mark in marks)
        first = {mark.style: mark.value for mark in reversed(marks)}
        own: dict[str, list[_Sequence]] = {}
        for mark in marks:
            alone = in_cell or mark.style == "spoken" or (counts[mark.style] > 1 and first[mark.style] == 1)
            if not alone:
                for style in _STYLES[_STYLES.index(mark.style) + 1 :]:
                    through.pop(style, None)
            stack = (own if alone else through).setdefault(mark.style, [])
            if mark.value == 1:
                stack.append(_Sequence([mark]))
                lists.append(stack[-1])
            else:
                yield from _take(wording, stack, mark)
    for sequence in lists:
        if sequence.sound and len(sequence.marks) >= _LEAST:
            yield _row(sequence.marks[-1], sequence.marks[:-1], sequence.last, "none")


def mark_pattern(style: str, n: int) -> re.Pattern[str]:
    """What the ``n``-th mark of a list looks like (1 to 19); ``style`` is *chinese* (一、), *bracket* ((一)), *digit* (1.), *round* ((1)), *circle* (①),
    *spoken* (一是) or *nth* (第一，)."""
    return _mark_pattern(style, n)


@cache
def _mark_pattern(style: str, n: int) -> re.Pattern[str]:
    ordinal = _ORDINALS[n - 1] if n <= 10 else "十" + _ORDINALS[n - 11]
    return re.compile(
        {
            "spoken": rf"(?<![第之万百千十]){ordinal}[是要]",
            "circle": chr(0x2460 + n - 1),
            "digit": rf"(?<![\d.]){n}[.、．](?!\d)",
            "round": rf"\({n}\)",
            "bracket": rf"\({ordinal}\)",
            "nth": rf"第{ordinal}[，、]",
            "chinese": rf"(?<![{_ORDINALS}]){ordinal}、",
        }[style]
    )


def _marks(wording: Wording) -> Iterator[_Mark]:
    for match in _MARK.finditer(wording.text):
        group = match.lastgroup or ""
        start, end = match.span(group)
        passage, local = wording.locate(start)
        value = _value(match[group])
        if value is None or passage.index in wording.indicator_lists:
            continue
        if passage.paragraph is not None and passage.paragraph.kind in ("furniture", "note"):
            continue
        label = _LABEL.match(wording.text, match.end())
        yield _Mark(
            "spoken" if group == "later" else group,
            value,
            start,
            end,
            passage.index,
            numeral(passage, local, local + end - start, value),
            label.group().strip() if label else "",
        )


@cache
def _value(printed: str) -> int | None:
    if "①" <= printed <= "⑳":
        return ord(printed) - 0x2460 + 1
    if printed.isdigit():
        return int(printed)
    number = chinese_number(printed)
    return None if number is None else int(number)


def _take(wording: Wording, stack: list[_Sequence], mark: _Mark) -> Iterator[Row]:
    for depth in range(len(stack) - 1, -1, -1):
        sequence = stack[depth]
        if sequence.last == mark.value - 1:
            del stack[depth + 1 :]
            sequence.marks.append(mark)
            return
    if not stack:
        return
    sequence = stack[-1]
    before = sequence.marks[-1]
    expected = before.value + 1
    fault = "repeat" if mark.value == before.value else "gap" if expected < mark.value <= expected + _FURTHEST_GAP else ""
    if mark.value >= before.value and sequence.sound:
        sequence.sound = False
        if fault and before.value >= 2 and not _printed_between(wording, before, mark, expected):
            yield _row(mark, [before], expected, fault)
    if mark.value > before.value:
        sequence.marks.append(mark)


def _printed_between(wording: Wording, before: _Mark, mark: _Mark, expected: int) -> bool:
    """Whether the missing number is printed after all, where no list mark was expected (the full stop before it was forgotten)."""
    return expected < _MOST and mark_pattern(mark.style, expected).search(wording.text, before.end, mark.start - 1) is not None


def _row(mark: _Mark, before: Sequence[_Mark], expected: int, fault: str) -> Row:
    columns = {
        "stated": Number.exact(mark.value),
        "expected": Number.exact(expected),
        "previous": Number.exact(before[-1].value),
        "fault": fault,
        "label": mark.label,
    }
    anchors = tuple(m.anchor for m in before)
    return Row("numbering", columns, mark.anchor, anchors, ", ".join(a.printed for a in (*anchors, mark.anchor)), "likely")
