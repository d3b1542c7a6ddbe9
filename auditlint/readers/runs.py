"""Tables printed as runs of words parted by spaces: ``街道办事处 300.00 300.00``, labels wrapped, other cells in between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.document.cellkind import Kind, is_placeholder, kind
from auditlint.document.headings import unit_of
from auditlint.document.normalise import normalise
from auditlint.readers.rawtext import Line

_WORD = re.compile(r"\S+")
_VALUE = re.compile(r"[+\-−－]?[\d０-９][\d０-９,，.．]*[%％‰]?|[\\/—\-–－]{1,2}")
_SENTENCE = re.compile(r"[。；;：:，,]")
_STOP = re.compile(r"[。；;！!]$")
_MOST_WRAPPED = 6
_LOOK_AHEAD = 8
_GLUED = "glued columns: rows carry different numbers of values"


@dataclass(slots=True)
class RunRow:
    """A row: the lines its label is printed on, with the raw span of each, and the raw spans of its values."""

    label: list[tuple[int, int]]
    values: list[tuple[int, int]]
    lines: list[int]
    unsure: bool = False


@dataclass(slots=True)
class RunTable:
    """A header (raw spans of its words) and rows; ``lines`` are the positions in the list of lines that belong to it."""

    header: list[tuple[int, int]]
    header_line: int
    rows: list[RunRow] = field(default_factory=list)
    doubt: str = ""

    @property
    def lines(self) -> set[int]:
        """Positions of the lines that the table consists of."""
        return {self.header_line, *(at for row in self.rows for at in row.lines)}


def _words(raw: str, line: Line) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(raw, line.start, line.end)]


def _values(raw: str, words: Sequence[tuple[int, int]]) -> int:
    """Number of values at the end of a line."""
    count = 0
    for start, end in reversed(words):
        if not _VALUE.fullmatch(raw, start, end):
            break
        count += 1
    return count


def _is_header(raw: str, line: Line) -> list[tuple[int, int]]:
    """The words of a header line, or nothing."""
    if line.end - line.start > 200:
        return []
    words = _words(raw, line)
    if (
        len(words) < 3
        or _VALUE.fullmatch(raw, *words[-1])
        or any(end - start > 24 for start, end in words)
        or _SENTENCE.search(raw, line.start, line.end)
    ):
        return []
    contents = [normalise(raw[start:end]) for start, end in words]
    labels = all(kind(content) in (Kind.LABEL, Kind.GROUP) and not is_placeholder(content) for content in contents)
    return words if labels and sum(any("\u4e00" <= ch <= "\u9fff" for ch in content) for content in contents) == len(contents) else []


def find(raw: str, lines: Sequence[Line]) -> list[RunTable]:
    """The tables of words parted by spaces among the non-blank ``lines``, in order and without overlap.

    A table begins at a line of at least three labels, directly below a unit line or directly above rows of as many words; it ends at the
    next header or with the text.
    """
    found: list[RunTable] = []
    at = 0
    while at < len(lines):
        header = _is_header(raw, lines[at])
        if header and _begins(raw, lines, at, header):
            table = _collect(raw, lines, at, header)
            if len(table.rows) >= 2:
                found.append(table)
                at = max(table.lines) + 1
                continue
        at += 1
    return found


def _begins(raw: str, lines: Sequence[Line], at: int, header: Sequence[tuple[int, int]]) -> bool:
    after_unit = at > 0 and unit_of(normalise(raw[lines[at - 1].start : lines[at - 1].end])) != ""
    below = [_words(raw, line) for line in lines[at + 1 : at + 1 + _LOOK_AHEAD] if line.end - line.start <= 200]
    valued = [words for words in below if words and _values(raw, words) >= 2 and _values(raw, words) < len(header)]
    if after_unit:
        return len(valued) >= 1
    exact = [words for words in below[:3] if len(words) == len(header) and _values(raw, words) >= 1]
    return len(exact) >= 2


def _collect(raw: str, lines: Sequence[Line], at: int, header: list[tuple[int, int]]) -> RunTable:
    table = RunTable(header, at)
    most = len(header) - 1
    last_row = at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if line.end - line.start > 200:
            continue
        words = _words(raw, line)
        if i > at + 1 and _is_header(raw, line) and unit_of(normalise(raw[lines[i - 1].start : lines[i - 1].end])):
            break
        count = _values(raw, words)
        dense = len(words) == len(header) and count >= 1
        if not dense and (count < 2 or count > most):
            continue
        if any(_is_dash(raw, span) for span in words[-count:]) and count == 1:
            continue
        label = words[: len(words) - count]
        if label and _STOP.search(raw, line.start, label[-1][1]):
            continue
        if dense and count < most:
            table.rows.append(RunRow([label[0]], [*label[1:], *words[-count:]], [i]))
        elif label:
            table.rows.append(RunRow([(label[0][0], label[-1][1])], words[-count:], [i]))
        else:
            spans, used, unsure = _wrapped_label(raw, lines, i, last_row)
            table.rows.append(RunRow(spans, words[-count:], [*used, i], unsure))
        last_row = i
    _judge(table)
    return table


def _is_dash(raw: str, span: tuple[int, int]) -> bool:
    return not any(ch.isdigit() for ch in raw[span[0] : span[1]])


def _wrapped_label(raw: str, lines: Sequence[Line], i: int, last_row: int) -> tuple[list[tuple[int, int]], list[int], bool]:
    """The lines above a line of values that print its label: back to an indented line, or to the end of a sentence."""
    used: list[int] = []
    for j in range(i - 1, max(last_row, i - 1 - _MOST_WRAPPED), -1):
        line = lines[j]
        if _STOP.search(raw, line.start, line.end):
            break
        used.insert(0, j)
        if line.indent >= 2:
            return [(lines[k].start, lines[k].end) for k in used], used, False
    stopped = bool(used) and (used[0] - 1 == last_row or _STOP.search(raw, lines[used[0] - 1].start, lines[used[0] - 1].end) is not None)
    return ([(lines[k].start, lines[k].end) for k in used], used, False) if stopped else ([], [], True)


def _judge(table: RunTable) -> None:
    counts = [len(row.values) for row in table.rows]
    if not counts:
        return
    usual = max(set(counts), key=lambda n: (counts.count(n), n))
    unusual = sum(n != usual for n in counts)
    for row, n in zip(table.rows, counts, strict=True):
        row.unsure = row.unsure or n != usual
    if unusual:
        table.doubt = _GLUED
    elif any(not row.label for row in table.rows):
        table.doubt = "a row's label could not be told from the text around it"
