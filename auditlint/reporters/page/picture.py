"""How much of a document stands on checked numbers: for each outermost section a bar with a part for every status."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditlint.report import DocumentReport
from auditlint.reporters.page.status import STATUSES, Status
from auditlint.reporters.terminal import plain

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """One status in a bar, from ``x``, ``width`` of `WIDTH` wide."""

    status: Status
    count: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A section: its name (empty before any heading), the key of its heading, its numbers, how many of them were checked, and the parts."""

    name: str
    heading: str
    total: int
    checked: int
    parts: tuple[Part, ...]


def totals(statuses: Sequence[Status]) -> dict[Status, int]:
    """How many numbers have each status, in the order of `STATUSES`."""
    counts = Counter(statuses)
    return {status: counts[status] for status in STATUSES}


def bars(document: DocumentReport, statuses: Sequence[Status], headings: Mapping[str, str]) -> tuple[Bar, ...]:
    """A bar for each outermost section, in the order of the document."""
    sections: dict[str, list[int]] = {}
    for i, printed in enumerate(document.quantities):
        section = printed.mark.place.section
        sections.setdefault(section[0] if section else "", []).append(i)
    return tuple(
        Bar(
            plain(name),
            headings.get(name, ""),
            len(members),
            sum(document.quantities[i].state == "checked" for i in members),
            parts([statuses[i] for i in members]),
        )
        for name, members in sections.items()
    )


def parts(statuses: Sequence[Status]) -> tuple[Part, ...]:
    """The parts of a bar over ``statuses``; together they are `WIDTH` wide."""
    found: list[Part] = []
    before = 0
    for status, count in totals(statuses).items():
        if count:
            x, end = (WIDTH * n // len(statuses) for n in (before, before + count))
            found.append(Part(status, count, x, end - x))
            before += count
    return tuple(found)
