"""A web page: headings by their level, tables with heads and spans."""

from html import escape

from auditlint.document import Document, Paragraph, Table

from .grid import covered


def render(document: Document) -> bytes:
    body = "\n".join(block_markup(block) for block in document.blocks)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>report</title></head><body>\n{body}\n</body></html>\n'.encode()


def block_markup(block: Paragraph | Table) -> str:
    if isinstance(block, Table):
        return table_markup(block)
    tag = f"h{min(block.level, 6)}" if block.kind == "heading" else "p"
    return f"<{tag}>{lines(block.text.content)}</{tag}>"


def lines(content: str) -> str:
    return escape(content, quote=False).replace("\n", "<br>")


def table_markup(table: Table) -> str:
    hidden = covered(table)
    rows: list[str] = []
    for r, row in enumerate(table.rows):
        cells: list[str] = []
        for c, cell in enumerate(row):
            if (r, c) in hidden:
                continue
            spans = "" if cell is None or cell.row_span == 1 else f' rowspan="{cell.row_span}"'
            spans += "" if cell is None or cell.column_span == 1 else f' colspan="{cell.column_span}"'
            cells.append(f"<td{spans}>{'' if cell is None else lines(cell.text.content)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>\n{chr(10).join(rows)}\n</table>"
