"""From a place back to the file: the element and the runs that print a paragraph, character by character."""

from dataclasses import dataclass

from auditlint.readers.word import names
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.package import Element


@dataclass(frozen=True, slots=True)
class RunSpan:
    """``text[start:end]`` of a paragraph and what prints it: character ``at`` on of the text of ``node``, in the run ``run`` (``w:r``, ``m:r``).

    ``generated`` text is stored nowhere (automatic numbers, tabs, breaks, signs of a formula); ``node`` is then the element it stands for, or ``None``.
    """

    start: int
    end: int
    run: Element | None
    node: Element | None
    at: int
    generated: bool
    deleted: bool


@dataclass(frozen=True, slots=True)
class ParagraphRuns:
    """A ``w:p`` element, its text as delivered, and the spans that make up the whole text without gaps."""

    element: Element
    text: str
    spans: tuple[RunSpan, ...]


def paragraph_runs(file: WordFile, part: str | None, paragraph: int) -> ParagraphRuns:
    """The paragraph at a `Place` (its ``part`` and ``paragraph``) of a document that was read from the same bytes with the same options.

    The reader reads through the same `Story`, so that offsets cannot disagree. Raises ``LookupError`` when there is no such part or paragraph.
    """
    story = file.story(part)
    if story is None:
        raise LookupError(part)
    element = story.paragraph(paragraph)
    reading = story.read(element)
    spans: list[RunSpan] = []
    at = 0
    for piece in reading.pieces:
        end = at + len(piece.content)
        generated = piece.generated or (piece.node is not None and not piece.node.text)
        spans.append(RunSpan(at, end, _run_of(piece.node), piece.node, piece.at, generated, piece.deleted))
        at = end
    return ParagraphRuns(element, reading.text, tuple(spans))


def _run_of(node: Element | None) -> Element | None:
    at = node
    while at is not None and at.tag not in (names.RUN, f"{names.MATH}r"):
        at = at.getparent()
    return at
