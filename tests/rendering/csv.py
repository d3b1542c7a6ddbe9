"""Comma separated values: a paragraph is a line with one field, an empty line stands before and after a table."""

import csv
import io

from auditlint.document import Document, Paragraph

from .grid import contents


def render(document: Document) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    before = False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if before:
                out.write("\r\n")
            for line in block.text.content.split("\n"):
                writer.writerow([line])
            before = False
            continue
        if not _named(document, block.index):
            out.write("\r\n")
        writer.writerows(contents(block))
        before = True
    return out.getvalue().encode("utf-8-sig")


def _named(document: Document, index: int) -> bool:
    """Whether a caption or a unit line stands directly above the table."""
    at = next(i for i, block in enumerate(document.blocks) if block.index == index and not isinstance(block, Paragraph))
    above = document.blocks[at - 1] if at else None
    return isinstance(above, Paragraph) and above.kind in ("caption", "unit")
