"""Fields of a story: their kinds, and which are open where a paragraph begins. A field may reach over many paragraphs, as a table of contents does."""

from dataclasses import dataclass, field

from auditlint.readers.word.names import FIELD_MARK, INSTRUCTION, PARAGRAPH, WORD
from auditlint.readers.word.package import Element

_TYPE = f"{WORD}fldCharType"
_DEEPEST = 60
"""Fields deeper inside one another than this are taken for plain text."""
_WORDS = 8
"""Pieces of an instruction that are looked at for its first word."""


@dataclass(slots=True)
class Field:
    """A field. ``kind`` is the first word of its instruction; one without an end (``closed`` false) is taken for plain text."""

    instruction: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def kind(self) -> str:
        """``PAGEREF``, ``TOC``, ``SEQ`` …"""
        words = "".join(self.instruction[:_WORDS]).split(None, 1)
        return words[0].upper() if words else ""


@dataclass(frozen=True, slots=True)
class Open:
    """A field that is open; ``result`` is false while its instruction runs."""

    field: Field
    result: bool


class Fields:
    """The fields of one story, found in one pass over its marks."""

    def __init__(self, root: Element) -> None:
        self._begun: dict[Element, Field] = {}
        self._before: dict[Element, tuple[Open, ...]] = {}
        if next(root.iter(FIELD_MARK), None) is None:
            return
        self._match(root)
        stack: list[Open] = []
        for element in root.iter(PARAGRAPH, FIELD_MARK):
            if element.tag == FIELD_MARK:
                self.step(element, stack)
            elif stack:
                self._before[element] = tuple(stack)

    def _match(self, root: Element) -> None:
        """Find the fields that have an end, and their instructions."""
        stack: list[tuple[Field, bool]] = []
        for element in root.iter(FIELD_MARK, INSTRUCTION):
            kind = element.get(_TYPE)
            if element.tag == INSTRUCTION:
                if stack and not stack[-1][1]:
                    stack[-1][0].instruction.append(element.text or "")
            elif kind == "begin":
                made = self._begun[element] = Field()
                stack.append((made, False))
            elif kind == "separate" and stack:
                stack[-1] = (stack[-1][0], True)
            elif kind == "end" and stack:
                stack.pop()[0].closed = len(stack) < _DEEPEST

    def before(self, paragraph: Element) -> list[Open]:
        """The fields that are open where ``paragraph`` begins, outermost first."""
        return list(self._before.get(paragraph, ()))

    def step(self, element: Element, stack: list[Open]) -> None:
        """Follow a field mark inside a paragraph."""
        kind = element.get(_TYPE)
        if kind == "begin":
            begun = self._begun.get(element)
            if begun is not None and begun.closed:
                stack.append(Open(begun, False))
        elif kind == "separate" and stack:
            stack[-1] = Open(stack[-1].field, True)
        elif kind == "end" and stack:
            stack.pop()
