"""What the stories of a Word file deliver: raw text in parts, one a paragraph, and the drafts made of it."""

from collections.abc import Sequence
from functools import partial

from auditlint.document import Parts, Place
from auditlint.document.assembly import Block, draft
from auditlint.document.model import ParagraphKind
from auditlint.document.text import Text
from auditlint.readers.word.changes import DELETED, deleted
from auditlint.readers.word.lines import lines
from auditlint.readers.word.package import Element
from auditlint.readers.word.story import Reading, Story


class Delivery:
    """Collects the ``drafts`` of one file, and the raw text behind them in ``parts``."""

    def __init__(self) -> None:
        self.drafts: list[Block] = []
        self.parts = Parts()

    def add(self, story: Story, paragraph: Element, text: str) -> int:
        """Append the text of a paragraph; its raw offset."""
        return self.parts.add(text, partial(_place, story, paragraph))[0]

    def plain(self, story: Story, paragraphs: Sequence[Element], texts: Sequence[str | None]) -> list[Text | None]:
        """Append paragraphs with their texts in `Story.texts`: the texts as they are read, ``None`` for those without text."""
        filled = [text for text in texts if text]
        if len(filled) < len(texts):
            paragraphs = [paragraph for paragraph, text in zip(paragraphs, texts, strict=True) if text]
        made = self.parts.trimmed(filled, lambda at: _place(story, paragraphs[at]))
        if len(filled) == len(texts):
            return [*made]
        found = iter(made)
        return [next(found) if text else None for text in texts]

    def plain_paragraph(self, story: Story, paragraph: Element, text: str, kind: ParagraphKind | None) -> None:
        """The draft of a paragraph with its text in `Story.texts`; none when it has no text."""
        if text:
            self.drafts.append(draft(self.parts.whole(text, partial(_place, story, paragraph)), len(self.drafts), kind=kind))

    def paragraph(self, story: Story, paragraph: Element, reading: Reading, kind: ParagraphKind | None) -> None:
        """The drafts of a paragraph: usually one, more where line breaks part it or deletions are read."""
        text = reading.text
        if not text:
            return
        start = self.add(story, paragraph, text)
        at = len(self.drafts)
        if reading.contents and kind is None:
            kind = "furniture"
        if not reading.deleted and "\n" not in text:
            self.drafts.append(draft(self.parts.joined(text, start), at, level=reading.level, kind=kind, hidden=reading.hidden))
            return
        for spans in lines(reading):
            found = self.parts.text([(text[first:last], start + first) for first, last in spans])
            self.drafts.append(draft(found, len(self.drafts), level=reading.level, kind=kind, hidden=reading.hidden))
        self.deletions(reading, start)

    def deletions(self, reading: Reading, start: int) -> None:
        """The deleted text of a paragraph whose text was added at ``start``, as hidden notes."""
        for first, content in deleted(reading):
            self._deletion(content, start + first)

    def deleted_paragraph(self, story: Story, paragraph: Element) -> None:
        """A paragraph that tracked changes remove as a whole, as a hidden note."""
        text = story.read(paragraph).text
        if text and paragraph in story.ordinals:
            self._deletion(text, self.add(story, paragraph, text))

    def _deletion(self, content: str, start: int) -> None:
        text = self.parts.text([(DELETED, start), (content, start)])
        self.drafts.append(draft(text, len(self.drafts), kind="note", hidden=True))


def _place(story: Story, paragraph: Element) -> Place:
    return Place(part=story.name, paragraph=story.ordinals.get(paragraph))
