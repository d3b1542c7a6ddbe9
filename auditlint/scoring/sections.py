"""Indicator sections: the part of the text that tells of one indicator, named at its beginning (``3.问题发现率。目标值2.50%，实际2.33%，得4.66分。``)."""

from collections.abc import Container
from dataclasses import dataclass

from auditlint.measures.lead import leads
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity

_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage."""

    passage: Passage
    start: int
    end: int

    def __contains__(self, quantity: Quantity) -> bool:
        return quantity.passage == self.passage.index and self.start <= quantity.start < self.end


@dataclass(slots=True)
class Section:
    """What tells of the indicator ``name``; ``marked`` says that it is numbered or a heading."""

    name: str
    marked: bool
    parts: list[Part]

    def numbers(self, ledger: Ledger) -> list[Quantity]:
        """The numbers of the section, in reading order."""
        return [q for part in self.parts for q in ledger.by_passage[part.passage.index] if q in part and not q.aside]


def sections(ledger: Ledger, named: Container[str]) -> list[Section]:
    """The sections of the text, in order; one ends where the next begins. Names that are not numbered count if they are ``named``."""
    found: list[Section] = []
    length = 0
    for passage in ledger.passages:
        if passage.table is not None:
            continue
        content = passage.text.content
        heading = passage.paragraph is not None and passage.paragraph.level > 0
        begun = [lead for lead in leads(content) if lead.marked or lead.name in named or (heading and not lead.start)]
        if heading and not begun:
            found.append(Section("", True, []))
            continue
        starts = [lead.start for lead in begun]
        if found and length < _LONGEST and (not starts or starts[0] > 0):
            end = starts[0] if starts else len(content)
            found[-1].parts.append(Part(passage, 0, end))
            length += end
        for lead, end in zip(begun, [*starts[1:], len(content)], strict=False):
            found.append(Section(lead.name, lead.marked or heading, [Part(passage, lead.start, end)]))
            length = end - lead.start
    return [section for section in found if section.name]
