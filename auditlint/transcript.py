"""The document as it was read, for reporters that show it: its blocks with the text of every passage, without places or sources."""

from auditlint.document import Table
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.report import Grid, GridCell, Line, Transcript


def transcript(ledger: Ledger) -> Transcript:
    """The blocks of the ledger's document; passages are numbered as in the ledger, so that marks can be found in them."""
    blocks: list[Line | Grid] = []
    passages = iter(ledger.passages)
    for block in ledger.document.blocks:
        if isinstance(block, Table):
            blocks.append(_grid(block, ledger.cells[block.index]))
            for _ in ledger.cells[block.index]:
                next(passages)
        else:
            passage = next(passages)
            blocks.append(Line(passage.index, block.text.content, block.kind, block.level, block.hidden))
    return Transcript(tuple(blocks))


def _grid(table: Table, cells: dict[tuple[int, int], Passage]) -> Grid:
    rows: list[tuple[GridCell, ...]] = []
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        found: list[GridCell] = []
        for c, cell in enumerate(row):
            if cell is None:
                if (r, c) not in covered:
                    found.append(GridCell(-1, ""))
                continue
            passage = cells.get((r, c))
            down, across = min(cell.row_span, len(table.rows) - r), min(cell.column_span, table.width - c)
            covered.update((r + i, c + j) for i in range(down) for j in range(across))
            found.append(GridCell(passage.index if passage else -1, cell.text.content, down, across))
        rows.append(tuple(found))
    return Grid(table.index, tuple(rows), table.header_rows, table.caption, table.unit, table.doubt, table.hidden)
