"""Plain text as Word exports it: every cell on lines of its own after a TAB, an empty line after each row."""

from auditlint.document import Document, Paragraph, Table
from auditlint.document.headings import list_style

from .grid import contents


def render(document: Document) -> bytes:
    return "\n".join(line for block in document.blocks for line in _block(block)).encode()


def _block(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        mark = "#" * block.level + " " if block.kind == "heading" and not list_style(block.text.content) else ""
        return [mark + line for line in block.text.content.split("\n")]
    return [*(line for row in contents(block) for line in _row(row)), ""]


def _row(row: list[str]) -> list[str]:
    return [*("\t" + cell for cell in row), ""]
