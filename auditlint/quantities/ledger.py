"""All quantities of a document, in order, with the passage or table cell in which each is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from auditlint.document import Document, Paragraph, Place, Table, Text
from auditlint.language import vocabulary
from auditlint.quantities.cells import cell_quantity, fills, is_annotated, with_unit
from auditlint.quantities.cellunits import column_unit, holds_no_money, label_unit, named_unit, row_unit, unit_column, value_columns
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.scan import scan
from auditlint.quantities.summed_units import give_summed_units
from auditlint.quantities.told_units import give_told_units
from auditlint.quantities.units import NO_UNIT


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that is read as a whole: a paragraph, or the content of a table cell (``row`` and ``column`` are 0-based, else -1)."""

    index: int
    text: Text
    section: tuple[str, ...]
    paragraph: Paragraph | None = None
    table: Table | None = None
    row: int = -1
    column: int = -1

    def place(self, start: int, end: int) -> Place:
        """Where ``text.content[start:end]`` is printed, with section, table and labels."""
        place = self.text.place(start, end)
        if self.table is None:
            if place.paragraph is None and self.paragraph is not None:
                return replace(place, paragraph=self.paragraph.index, section=self.section)
            return replace(place, section=self.section)
        return replace(
            place,
            section=self.section,
            table=self.table.index,
            row=self.row + 1,
            row_label=self.table.row_label(self.row) or None,
            column_label=self.table.column_label(self.column) or None,
        )


@dataclass(frozen=True, slots=True, eq=False)
class TableStock:
    """A table with the quantity of every cell that holds one number alone: ``grid[row][column]``, ``None`` elsewhere.

    ``memo`` keeps what later steps derive from the table, by name, so that they do it once.
    """

    table: Table
    grid: tuple[tuple[Quantity | None, ...], ...]
    memo: dict[str, Any] = field(default_factory=dict)


class Ledger:
    """The passages of ``document`` and their quantities."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages: list[Passage] = []
        self.by_passage: list[list[Quantity]] = []
        self.tables: list[TableStock] = []
        for block in document.blocks:
            if isinstance(block, Table):
                self._take_table(block)
            else:
                self._take(block.text, block.section, paragraph=block)
        self._learn_units()

    def _learn_units(self) -> None:
        """Give columns without a unit the one of the column that adds them up, or the one that the sentences print their numbers with."""
        for stock in self.tables:
            give_summed_units([[row[c] for row in stock.grid[stock.table.header_rows :]] for c in range(stock.table.width)])
        tables = [
            [
                [q for row in stock.grid[stock.table.header_rows :] if (q := row[c]) is not None and not q.aside]
                for c in range(stock.table.width)
                if not holds_no_money(stock.table.column_label(c))
            ]
            for stock in self.tables
            if not stock.table.unit
        ]
        if tables:
            give_told_units(tables, (q for p in self.passages if p.table is None for q in self.by_passage[p.index]))

    def __iter__(self) -> Iterator[Quantity]:
        """All quantities in reading order."""
        for quantities in self.by_passage:
            yield from quantities

    @cached_property
    def prose(self) -> list[Passage]:
        """The passages that may hold sentences: paragraphs, and cells with more than a number."""
        alone = {id(q) for stock in self.tables for row in stock.grid for q in row if q is not None}
        return [
            p
            for p in self.passages
            if not (p.table is not None and len(self.by_passage[p.index]) == 1 and id(self.by_passage[p.index][0]) in alone)
        ]

    @cached_property
    def cells(self) -> dict[int, dict[tuple[int, int], Passage]]:
        """The passages of the filled table cells: by the table's index, then by row and column (0-based)."""
        found: dict[int, dict[tuple[int, int], Passage]] = {stock.table.index: {} for stock in self.tables}
        for passage in self.passages:
            if passage.table is not None:
                found[passage.table.index][passage.row, passage.column] = passage
        return found

    @cached_property
    def _by_value(self) -> dict[Decimal, list[Quantity]]:
        index: dict[Decimal, list[Quantity]] = {}
        for q in self:
            index.setdefault(q.value.normalize(), []).append(q)
        return index

    @cached_property
    def _by_unit(self) -> dict[str, list[Quantity]]:
        index: dict[str, list[Quantity]] = {}
        for q in self:
            index.setdefault(q.unit, []).append(q)
        return index

    def valued(self, value: Decimal) -> list[Quantity]:
        """All quantities of exactly this value."""
        return self._by_value.get(value.normalize(), [])

    def of_unit(self, unit: str) -> list[Quantity]:
        """All quantities printed with this unit."""
        return self._by_unit.get(unit, [])

    def passage(self, quantity: Quantity) -> Passage:
        """The passage in which ``quantity`` is printed."""
        return self.passages[quantity.passage]

    def place(self, quantity: Quantity) -> Place:
        """Where ``quantity`` is printed."""
        return self.passage(quantity).place(quantity.start, quantity.end)

    def quote(self, quantity: Quantity) -> str:
        """``quantity`` as printed, with its unit; as it reads where it is written in LaTeX."""
        text = self.passage(quantity).text
        quote = text.quote(quantity.start, quantity.end)
        return text.content[quantity.start : quantity.end] if "\\" in quote else quote

    def confidence(self, quantity: Quantity) -> float:
        """How sure the least certain character of ``quantity`` is: 1 for text of the file itself, less for what was recognised from a picture."""
        if quantity.certainty or not self.document.recognised:
            return quantity.confidence
        return self.passage(quantity).text.confidence(quantity.start, quantity.end)

    def _take(
        self,
        text: Text,
        section: tuple[str, ...],
        *,
        paragraph: Paragraph | None = None,
        table: Table | None = None,
        row: int = -1,
        column: int = -1,
        quantities: list[Quantity] | None = None,
    ) -> list[Quantity]:
        index = len(self.passages)
        self.passages.append(Passage(index, text, section, paragraph, table, row, column))
        found = scan(text.content, index) if quantities is None else quantities
        self.by_passage.append(found)
        if self.document.recognised:
            _tell_certainty(text, found)
        return found

    def _take_table(self, table: Table) -> None:
        units = [column_unit(table, column) for column in range(table.width)]
        where = unit_column(table)
        values = value_columns(table)
        paired = {(pair.value.row, pair.value.column): label_unit(pair.label.text.content) for pair in table.pairs}
        rules = {c for c in range(table.width) if any(word in table.column_label(c) for word in vocabulary("totals")["rule_columns"])}
        grid: list[tuple[Quantity | None, ...]] = []
        for r, row in enumerate(table.rows):
            quantities: list[Quantity | None] = [None] * table.width
            for c, cell in enumerate(row):
                if cell is None or not (cell.text.content.strip() or cell.formula):
                    continue
                unit = paired.get((r, c), NO_UNIT)
                unit = units[c] if unit is NO_UNIT else unit
                if unit is NO_UNIT and r >= table.header_rows and (where is None or c in values):
                    unit = named_unit(table, r, c) if where is None else row_unit(table, r, where)
                alone = None if r < table.header_rows else cell_quantity(cell.text.content, len(self.passages), unit)
                found = self._take(cell.text, table.section, table=table, row=r, column=c, quantities=None if alone is None else [alone])
                if alone is None and r >= table.header_rows and found and is_annotated(found[0], cell.text.content):
                    with_unit(found[0], unit)
                if alone is None and r >= table.header_rows and len(found) == 1 and fills(found[0], cell.text.content):
                    alone = with_unit(found[0], unit)
                if c in rules and r >= table.header_rows:
                    for quantity in found:
                        quantity.aside = quantity.aside or "rule"
                    alone = None
                quantities[c] = alone
            grid.append(tuple(quantities))
        self.tables.append(TableStock(table, tuple(grid)))


def _tell_certainty(text: Text, quantities: list[Quantity]) -> None:
    """Give the numbers of recognised text the confidence of their characters."""
    for quantity in quantities:
        start = quantity.number_end - len(quantity.printed)
        whole = text.confidence(quantity.start, quantity.number_end)
        if whole == 1:
            continue
        if text.content[max(start, 0) : quantity.number_end] == quantity.printed:
            quantity.certainty = tuple(text.confidence(at, at + 1) for at in range(start, quantity.number_end))
        else:
            quantity.certainty = (whole,) * max(len(quantity.printed), 1)
