"""Documents written in other file formats, so that a report can be read back from each: ``render(document, format) -> bytes``."""

from collections.abc import Callable

from auditlint.document import Document

from . import csv, docx, html, markdown, pdf, text, xlsx

Renderer = Callable[[Document], bytes]
RENDERERS: dict[str, Renderer] = {
    "txt": text.render,
    "md": markdown.render,
    "html": html.render,
    "docx": docx.render,
    "pdf": pdf.render,
    "xlsx": xlsx.render,
    "csv": csv.render,
}
"""By file name ending. A renderer takes any document and gives the bytes of a file that prints the same paragraphs and tables in the same order."""


def render(document: Document, ending: str) -> bytes:
    """``document`` as a file with this name ending, the same bytes for the same document."""
    return RENDERERS[ending](document)
