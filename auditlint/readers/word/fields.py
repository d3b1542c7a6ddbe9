"""Fields of a story: their kinds, and which are open where a paragraph begins. A field may reach over many paragraphs, as a table of contents does."""

from dataclasses import dataclass

from auditlint.readers.word.names import FIELD_MARK, INSTRUCTION, PARAGRAPH, WORD
from auditlint.readers.word.package import Element

_TYPE = f"{WORD}fldCharType"


@dataclass(slots=True)
class Field:
    """A field. ``kind`` is the first word of its instruction; one without an end (``closed`` false) is taken for plain text."""

    instruction: str = ""
    closed: bool = False

    @property
    def kind(self) -> str:
        """``PAGEREF``, ``TOC``, ``SEQ`` …"""
        words = self.instruction.split(None, 1)
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
        stack: list[Open] = []
        for element in root.iter(PARAGRAPH, FIELD_MARK, INSTRUCTION):
            if element.tag == PARAGRAPH:
                if stack:
                    self._before[element] = tuple(stack)
            elif element.tag == INSTRUCTION:
                if stack and not stack[-1].result:
                    stack[-1].field.instruction += element.text or ""
            else:
                self._mark(element, stack)

    def _mark(self, element: Element, stack: list[Open]) -> None:
        kind = element.get(_TYPE)
        if kind == "begin":
            made = self._begun[element] = Field()
            stack.append(Open(made, False))
        elif kind == "separate" and stack:
            stack[-1] = Open(stack[-1].field, True)
        elif kind == "end" and stack:
            stack.pop().field.closed = True

    def before(self, paragraph: Element) -> list[Open]:
        """The fields that are open where ``paragraph`` begins, outermost first."""
        return [item for item in self._before.get(paragraph, ()) if item.field.closed]

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
