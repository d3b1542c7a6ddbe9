"""The Word file of a document that was read from another format: the same paragraphs, headings by style, and tables with their merged cells."""

from html import escape

from auditlint.document import Document, Table

from .package import BELOW, TOP, p, packed, run, span, tbl, tc, tr

_STYLES = "".join(f'<w:style w:type="paragraph" w:styleId="h{i}"><w:name w:val="heading {i}"/></w:style>' for i in range(1, 10))


def twin(document: Document, *, styled: bool) -> bytes:
    """``styled`` tells headings by style; without it only their words do."""
    body = []
    for block in document.blocks:
        if isinstance(block, Table):
            body.append(_table(block))
        else:
            body.append(_paragraph(block.text.content, f"h{min(block.level, 9)}" if styled and block.kind == "heading" else ""))
    return packed("".join(body), styles=_STYLES)


def _paragraph(content: str, style: str = "") -> str:
    lines = [run(escape(line.replace("\f", ""), quote=False)) for line in content.split("\n")]
    return p("<w:r><w:br/></w:r>".join(lines), style=style)


def _table(table: Table) -> str:
    rows = []
    below: dict[tuple[int, int], int] = {}
    for r, row in enumerate(table.rows):
        cells = []
        column = 0
        while column < table.width:
            cell = row[column]
            if (r, column) in below:
                across = below[r, column]
                cells.append(tc(properties=span(across) + BELOW))
            elif cell is None:
                across = 1
                cells.append(tc())
            else:
                across = cell.column_span
                below.update({(r + down, column): across for down in range(1, cell.row_span)})
                content = "".join(map(_paragraph, cell.text.content.split("\n")))
                cells.append(tc(content, properties=span(across) + (TOP if cell.row_span > 1 else "")))
            column += across
        rows.append(tr(*cells))
    return tbl(*rows)
