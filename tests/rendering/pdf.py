"""A PDF file on A4 paper: lines wrapped by a typesetter, ruled tables that go on over page breaks between rows, with their header repeated."""

from html import escape
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate, TableStyle
from reportlab.platypus import Paragraph as Words

from auditlint.document import Document, Paragraph, Table

from .grid import covered

FONT = "STSong-Light"
MARGIN = 56.0
_MANY = 6
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=18, firstLineIndent=21, wordWrap="CJK")
LINE = ParagraphStyle("line", BODY, firstLineIndent=0)
CELL = ParagraphStyle("cell", BODY, fontSize=8, leading=11, firstLineIndent=0)


def render(document: Document) -> bytes:
    wide = any(isinstance(block, Table) and block.width > _MANY for block in document.blocks)
    page = landscape(A3) if wide else A4
    room = page[0] - 2 * MARGIN
    buffer = BytesIO()
    made = SimpleDocTemplate(
        buffer, pagesize=page, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN, invariant=1
    )
    flow: list[Flowable] = []
    for block in document.blocks:
        flow += _table(block, room) if isinstance(block, Table) else _paragraph(block)
    made.build(flow)
    return buffer.getvalue()


def _paragraph(block: Paragraph) -> list[Flowable]:
    style = BODY if block.kind == "body" and len(block.text.content) > 40 else LINE
    return [Words(_marked(line), style) for line in block.text.content.split("\n")]


def _marked(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def _table(table: Table, room: float) -> list[Flowable]:
    hidden = covered(table)
    rows = [
        ["" if cell is None or (r, c) in hidden else Words(_marked(cell.text.content), CELL) for c, cell in enumerate(row)]
        for r, row in enumerate(table.rows)
    ]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    for row in table.rows:
        for cell in row:
            if cell is not None and (cell.row_span > 1 or cell.column_span > 1):
                style.append(("SPAN", (cell.column, cell.row), (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)))
    made = LongTable(rows, colWidths=_widths(table, room), repeatRows=table.header_rows)
    made.setStyle(TableStyle(style))
    return [made]


def _widths(table: Table, room: float) -> list[float]:
    """Columns as wide as their longest text asks, within reason."""
    wanted = [
        max(
            (
                min(len(line), 40)
                for row in table.rows
                if (cell := row[c]) is not None and cell.column_span == 1
                for line in cell.text.content.split("\n")
            ),
            default=4,
        )
        for c in range(table.width)
    ]
    shares = [max(want, 5) for want in wanted]
    return [room * share / sum(shares) for share in shares]
