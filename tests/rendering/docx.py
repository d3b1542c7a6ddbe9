"""A Word file: headings by style, tables with merged cells."""

from auditlint.document import Document
from tests.readers.word.twin import twin


def render(document: Document) -> bytes:
    return twin(document, styled=True)
