"""Round brackets around numbers that open without closing, or close without opening."""

import re
from collections.abc import Iterator

from auditlint.quantities.ledger import Passage
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_BRACKET = re.compile(r"[()]")
_LIST_MARK = re.compile(r"(?:\A|[。；，：、\n\s])(?:\d{1,2}|[a-zA-Z一二三四五六七八九十①-⑳])$")
_STOP = re.compile(r"[，。；：\n]")
_DIGIT = re.compile(r"\d")
_BOUND = re.compile(r"[≥≤<>]\s?\d")
_AROUND = 24


def find(wording: Wording) -> Iterator[Row]:
    """The unmatched brackets with a number inside or next to them. A pair broken over two passages (a page break) is matched."""
    text = wording.text
    open_at: list[int] = []
    faults: list[tuple[int, str]] = []
    matched: tuple[int, int] | None = None
    index = -1
    carried: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        passage, local = wording.locate(at)
        if passage.index != index:
            faults.extend((a, "open") for a in carried)
            carried = open_at if passage.index == index + 1 else []
            faults.extend((a, "open") for a in open_at if a not in carried)
            open_at, index = [], passage.index
        if match.group() == "(":
            open_at.append(at)
        elif open_at:
            opening = open_at.pop()
            if matched is None and _BOUND.search(text, opening, at):
                matched = opening, at + 1
        elif carried:
            carried.pop()
        elif not _LIST_MARK.search(passage.text.content, max(0, local - 4), local):
            faults.append((at, "close"))
    faults.extend((a, "open") for a in (*carried, *open_at))
    if not faults and matched is not None:
        mark = wording.phrase(*matched)
        yield Row("bracket", {"fault": "none", "label": mark.printed}, mark, (), mark.printed, "likely")
    for at, fault in faults:
        row = _near_number(wording, at, fault)
        if row is not None:
            yield row


def _near_number(wording: Wording, at: int, fault: str) -> Row | None:
    """The bracket with the words next to it up to the punctuation, if they hold a number."""
    passage, local = wording.locate(at)
    content = passage.text.content
    start, end = _inside(content, local, fault)
    if passage.index in wording.indicator_lists or not _DIGIT.search(content, start, end) or _furniture(passage):
        return None
    return Row(
        "bracket",
        {"fault": fault, "label": content[start:end]},
        wording.phrase(at - local + start, at - local + end),
        (),
        content[start:end],
        "likely",
    )


def _inside(content: str, local: int, fault: str) -> tuple[int, int]:
    if fault == "open":
        stop = _STOP.search(content, local, local + _AROUND)
        return local, stop.start() if stop else min(len(content), local + _AROUND)
    begin = max(0, local - _AROUND)
    for stop in _STOP.finditer(content, begin, local):
        begin = stop.end()
    return begin, local + 1


def _furniture(passage: Passage) -> bool:
    """Whether the passage is a page header or note, where brackets are often cut."""
    return passage.paragraph is not None and passage.paragraph.kind in ("furniture", "note")
