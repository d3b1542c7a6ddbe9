"""The document model: what every reader delivers and every later step reads."""

from auditlint.document.model import Cell, Document, Pair, Paragraph, Table
from auditlint.document.parts import Parts
from auditlint.document.place import Place
from auditlint.document.text import Source, Text, TextBuilder

__all__ = ["Cell", "Document", "Pair", "Paragraph", "Parts", "Place", "Source", "Table", "Text", "TextBuilder"]
