"""The wording of a document: all its passages as one text, so that a pattern is searched once and not passage by passage."""

import re
from bisect import bisect_right
from functools import cached_property

from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity

_INDICATOR = re.compile(r"-\s?[一-龥]{2,10}\s?[，,]\s?\d{1,3}\s?-\s?[一-龥]{2,12}\s?[，,]")


class Wording:
    """The passages of ``ledger``, joined by line breaks.

    ``text`` is the joined text; offsets in it are turned back into passages by `locate`.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        contents = [passage.text.content for passage in ledger.passages]
        self.text = "\n".join(contents)
        self.starts: list[int] = []
        at = 0
        for content in contents:
            self.starts.append(at)
            at += len(content) + 1

    def locate(self, offset: int) -> tuple[Passage, int]:
        """The passage that prints ``text[offset]``, and the offset in it."""
        index = bisect_right(self.starts, offset) - 1
        return self.ledger.passages[index], offset - self.starts[index]

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the passage that prints ``text[offset]`` begins and ends in ``text``."""
        index = bisect_right(self.starts, offset) - 1
        return self.starts[index], self.starts[index] + len(self.ledger.passages[index].text.content)

    def whole(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies within one passage."""
        return start < end <= self.bounds(start)[1]

    def phrase(self, start: int, end: int) -> Quantity:
        """``text[start:end]``, which lies within one passage, as an anchor."""
        passage, local = self.locate(start)
        return phrase(passage, local, local + end - start)

    def quantity(self, start: int) -> Quantity | None:
        """The number of the ledger that is printed at ``text[start]``."""
        passage, local = self.locate(start)
        return next((q for q in self.ledger.by_passage[passage.index] if q.start == local), None)

    @cached_property
    def indicator_lists(self) -> frozenset[int]:
        """The passages (by index) that list the indicators of a target table; its numbering and notation are judged with the targets."""
        if "指标" not in self.text:
            return frozenset()
        return frozenset(self.locate(match.start())[0].index for match in _INDICATOR.finditer(self.text))

    @cached_property
    def body(self) -> list[Passage]:
        """The paragraphs and cells that are read as text: without page headers and footers."""
        return [p for p in self.ledger.passages if p.paragraph is None or p.paragraph.kind != "furniture"]
