"""Markdown: number signs for headings, pipe tables, and HTML where cells are merged or have several lines."""

import re

from auditlint.document import Document, Paragraph, Table

from .grid import contents, plain
from .html import table_markup

_MARKS = re.compile(r"([\\`*_\[\]~])")
_LEADING = re.compile(r"^([#>+\-])")


def render(document: Document) -> bytes:
    return "\n\n".join(_block(block) for block in document.blocks).encode() + b"\n"


def _block(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        mark = "#" * min(block.level, 6) + " " if block.kind == "heading" else ""
        return "\n\n".join(mark + _LEADING.sub(r"\\\1", _escaped(line)) for line in block.text.content.split("\n"))
    if not plain(block) or block.header_rows != 1:
        return re.sub(r"(?<=>)([^<>]+)(?=<)", lambda match: _escaped(match[1]), table_markup(block))
    rows = ["| " + " | ".join(_escaped(cell).replace("|", r"\|") for cell in row) + " |" for row in contents(block)]
    return "\n".join([rows[0], "|" + "---|" * block.width, *rows[1:]])


def _escaped(content: str) -> str:
    return content if content == "\\" else _MARKS.sub(r"\\\1", content)
