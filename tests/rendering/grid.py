"""A table's cells as rows of lines, with what their spans cover."""

from collections.abc import Iterator

from auditlint.document import Cell, Table


def covered(table: Table) -> set[tuple[int, int]]:
    """The places that a merged cell reaches over, its own left out."""
    return {
        (cell.row + down, cell.column + across)
        for cell in filled(table)
        for down in range(cell.row_span)
        for across in range(cell.column_span)
        if (down, across) != (0, 0)
    }


def filled(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row if cell is not None)


def contents(table: Table) -> list[list[str]]:
    """Every place of the grid; empty where nothing is printed."""
    return [["" if cell is None else cell.text.content for cell in row] for row in table.rows]


def plain(table: Table) -> bool:
    """Whether no cell is merged and every one is a single line."""
    return not any(cell.row_span > 1 or cell.column_span > 1 or "\n" in cell.text.content for cell in filled(table))
