"""An indicator whose name drifts: ``活动参加率`` in the indicator column, ``活动参与率=…`` in the formula beside it."""

import re
from collections.abc import Iterator
from functools import cache

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row

_DEFINED = re.compile(r"(?:(?<=[。；，：\n])|\A)\s*(?:其中：)?(?P<name>[一-龥“”]{2,24}[率度])\s?(?P<sign>=|：\s?(?=[\d(]))")
_CODE = re.compile(r"^[A-Z]?\d{0,3}(?:\.\d+)*\s*|\([^()]*\)$|[一二三四五六七八九十]、")
_LONGEST = 26
_MOST_CHANGED = 3
_LEAST_SAME = 2


def find(ledger: Ledger) -> Iterator[Row]:
    """The rates that are defined or computed in the row of an indicator under nearly its name."""
    rows: dict[tuple[int, int], list[Passage]] = {}
    for passage in ledger.passages:
        if passage.table is not None and passage.row >= passage.table.header_rows:
            rows.setdefault((passage.table.index, passage.row), []).append(passage)
    for cells in rows.values():
        names = [(name, cell) for cell in cells if (name := _name(cell))]
        if not names:
            continue
        defined = [(match, cell) for cell in cells if "率" in cell.text.content for match in _DEFINED.finditer(cell.text.content)]
        yield from _row(ledger, cells[0].table, names, defined)


def _name(cell: Passage) -> str:
    """The indicator that a cell names, without its code."""
    content = cell.text.content
    if len(content) > _LONGEST:
        return ""
    name = _CODE.sub("", content.replace("\n", "").replace(" ", ""))
    return name if name.endswith(tuple(vocabulary("references")["rate_ends"])) and len(name) > 2 else ""


def _row(
    ledger: Ledger, table: Table | None, names: list[tuple[str, Passage]], defined: list[tuple[re.Match[str], Passage]]
) -> Iterator[Row]:
    matching = any(match["name"] in name or name in match["name"] for match, _ in defined for name, _ in names)
    told: set[str] = set()
    for match, cell in defined:
        name = match["name"]
        if name in told:
            continue
        told.add(name)
        same = next((label for known, label in names if name == known), None)
        if same is not None:
            anchor = phrase(same, 0, len(same.text.content))
            yield _pair(phrase(cell, *match.span("name")), (anchor,), name, name, "equal")
        if any(name in known or known in name for known, _ in names):
            continue
        for known, label in reversed(names):
            changed = _changed(known, name)
            if changed is None or (matching and not _synonyms(*changed)):
                continue
            start, end = match.span("name")
            anchor = phrase(label, 0, len(label.text.content))
            sense = "same" if _synonyms(*changed) else "other"
            yield _pair(phrase(cell, start, end), (anchor, *_elsewhere(ledger, name, (cell.index, start))), known, name, sense)
            break


def _pair(stated: Quantity, others: tuple[Quantity, ...], known: str, name: str, sense: str) -> Row:
    columns = {"first": known, "second": name, "sense": sense, "label": known}
    return Row("indicator", columns, stated, others, f"{known} / {name}", "likely")


def _changed(known: str, name: str) -> tuple[str, str] | None:
    """The few characters in which two names differ, if they agree before and behind them."""
    ending = 0
    while ending < min(len(known), len(name)) and known[-1 - ending] == name[-1 - ending]:
        ending += 1
    if not ending:
        return None
    left, right = known[: len(known) - ending], name[: len(name) - ending]
    for n in range(1, _MOST_CHANGED + 1):
        before = left[: len(left) - n]
        other = right[: len(right) - n]
        if len(before) >= _LEAST_SAME and len(other) >= _LEAST_SAME and before[-_LEAST_SAME:] == other[-_LEAST_SAME:]:
            return left[len(left) - n :], right[len(right) - n :]
    return None


@cache
def _synonyms(one: str, other: str) -> bool:
    """Whether the two words are used for each other; a single character stands for the word that it is part of."""
    groups = vocabulary("references")["synonyms"]
    return any(any(one in word for word in group) and any(other in word for word in group) for group in groups)


def _elsewhere(ledger: Ledger, name: str, at: tuple[int, int]) -> Iterator[Quantity]:
    """The other places that use the drifted name."""
    for passage in ledger.passages:
        start = passage.text.content.find(name)
        if start >= 0 and (passage.index, start) != at:
            yield phrase(passage, start, start + len(name))
