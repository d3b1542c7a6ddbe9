"""Passages that stand twice with small changes: aligned clause by clause, so that every differing number or word is shown in one row.

Candidates are found by hashing clauses: two passages that share enough rare clauses are aligned; passages are never compared all with all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Passage
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_LIST_MARK = re.compile(r"(?:[一二三四五六七八九十]{1,2}[是要]|[①-⑳]|\(\d{1,2}\)|\d{1,2}[.、](?!\d))")
_STOPS = re.compile(r"[，。；：！？\n]")
_LEAST_CLAUSE = 8
_LEAST_PASSAGE = 60
_LEAST_SHARED = 45
_LEAST_CLAUSES = 3
_MOST_PLACES = 4
_MOST_CLAUSES = 600
_LONGEST_CHANGE = 8
_LEAST_LIKENESS = 6
_STEADY = 3
_NEAR = 6
_DIGITS = "0123456789.%,"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause without blanks, and its span in its passage."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Change:
    """What stands in the first passage and what in the second, each with its span there."""

    first: str
    second: str
    first_span: tuple[int, int]
    second_span: tuple[int, int]

    @property
    def numbers(self) -> bool:
        """Whether the two differ in a number."""
        return any(c.isdecimal() for c in self.first + self.second)


def find(wording: Wording) -> Iterator[Row]:
    """One row for every pair of passages that share most of their clauses."""
    places: dict[str, list[int]] = {}
    for passage in wording.body:
        content = passage.text.content
        if len(content) < _LEAST_PASSAGE or passage.index in wording.indicator_lists:
            continue
        for text in _STOPS.split(content.replace(" ", "")):
            if len(text) >= _LEAST_CLAUSE:
                known = places.setdefault(text, [])
                if (not known or known[-1] != passage.index) and len(known) <= _MOST_PLACES:
                    known.append(passage.index)
    shared: dict[tuple[int, int], list[int]] = {}
    for text, at in places.items():
        if 2 <= len(at) <= _MOST_PLACES:
            for pair in combinations(at, 2):
                tally = shared.setdefault(pair, [0, 0])
                tally[0] += len(text)
                tally[1] += 1
    for (first, second), (length, count) in shared.items():
        if length >= _LEAST_SHARED and count >= _LEAST_CLAUSES:
            one, other = wording.ledger.passages[first], wording.ledger.passages[second]
            left, right = _clauses(one), _clauses(other)
            if max(len(left), len(right)) <= _MOST_CLAUSES:
                yield _aligned(one, other, left, right)


def _clauses(passage: Passage) -> list[_Clause]:
    """The clauses of a passage, without their list marks."""
    found = []
    for match in _CLAUSE.finditer(passage.text.content):
        mark = _LIST_MARK.match(match.group())
        text = match.group()[mark.end() if mark else 0 :].replace(" ", "")
        if text:
            found.append(_Clause(text, match.end() - len(match.group()) + (mark.end() if mark else 0), match.end()))
    return found


def _aligned(first: Passage, second: Passage, left: list[_Clause], right: list[_Clause]) -> Row:
    texts = [[c.text for c in clauses] for clauses in (left, right)]
    if texts[0] == texts[1]:
        return _row("none", phrase(second, right[0].start, right[-1].end), (phrase(first, left[0].start, left[-1].end),), (), left[0].text)
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    changes: list[_Change] = []
    steady = 0
    equal: tuple[_Clause, _Clause] = (left[0], right[0])
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            equal = max(equal, (left[i1], right[j1]), key=lambda pair: len(pair[0].text) if pair[0].text == pair[1].text else 0)
            steady += sum(any(c.isdecimal() for c in clause.text) for clause in left[i1:i2])
        elif tag == "replace":
            changes.extend(_changes(first, second, left[i1:i2], right[j1:j2]))
    in_numbers = [c for c in changes if c.numbers]
    if len(in_numbers) * _STEADY > steady:
        changes = [c for c in changes if not c.numbers]
        in_numbers = []
    if not changes:
        a, b = equal
        return _row("none", phrase(second, b.start, b.end), (phrase(first, a.start, a.end),), (), a.text)
    told = in_numbers + [c for c in changes if not c.numbers]
    marks: list[Quantity] = []
    for change in told:
        marks += [phrase(second, *change.second_span), phrase(first, *change.first_span)]
    text = "；".join(f"{c.first} / {c.second}" for c in told)
    return _row("numbers" if in_numbers else "wording", marks[0], (marks[1],), tuple(marks[2:]), text)


def _changes(first: Passage, second: Passage, left: list[_Clause], right: list[_Clause]) -> Iterator[_Change]:
    """The clauses of a replaced stretch that answer each other, in order."""
    at = 0
    for a in left:
        for n in range(at, min(len(right), at + _NEAR)):
            change = _change(first, second, a, right[n])
            if change is not None:
                yield change
                at = n + 1
                break


def _row(fault: str, stated: Quantity, operands: tuple[Quantity, ...], context: tuple[Quantity, ...], changes: str) -> Row:
    return Row("passage", {"fault": fault, "changes": changes, "label": ""}, stated, operands, changes, "likely", context=context)


def _change(first: Passage, second: Passage, a: _Clause, b: _Clause) -> _Change | None:
    """The one small difference of two clauses that begin and end alike."""
    one, other = a.text, b.text
    shorter = min(len(one), len(other))
    begin = 0
    while begin < shorter and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    if max(len(one), len(other)) - begin - end > _LONGEST_CHANGE or begin + end < _LEAST_LIKENESS or begin + end < shorter // 2:
        return None
    begin, end = _word(one, other, begin, end)
    return _Change(
        one[begin : len(one) - end],
        other[begin : len(other) - end],
        _span(first, a, begin, end),
        _span(second, b, begin, end),
    )


def _word(one: str, other: str, begin: int, end: int) -> tuple[int, int]:
    """The difference with a character around it, or with the whole number that it stands in."""
    if any(c in _DIGITS for c in one[begin : len(one) - end] + other[begin : len(other) - end]):
        while begin and one[begin - 1] in _DIGITS:
            begin -= 1
        while end and one[-end] in _DIGITS:
            end -= 1
        return begin, end
    around = 2 if min(len(one), len(other)) - begin - end < 1 else 1
    return max(begin - around, 0), max(end - around, 0)


def _span(passage: Passage, clause: _Clause, begin: int, end: int) -> tuple[int, int]:
    """The span in the passage, whose blanks the clause's text leaves out; the last character where the other clause only goes on behind it."""
    solid = [at for at in range(clause.start, clause.end) if passage.text.content[at] != " "]
    first = min(begin, len(solid) - 1)
    return solid[first], solid[max(len(solid) - end - 1, first)] + 1
