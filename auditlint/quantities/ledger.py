"""All quantities of a document, in order, with the passage or table cell in which each is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from auditlint.document import Document, Paragraph, Place, Table, Text
from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.scan import scan
from auditlint.quantities.units import NO_UNIT, Unit, unit_named

_PLAIN = re.compile(r"\s*(?P<open>\()?(?P<number>[-−▲△+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<percent>%)?(?P<close>\))?\s*")
_IN_BRACKETS = re.compile(r"[(\[〔]([^()\[\]]{1,8})[)\]〕]")
_RATE_WORDS = ("率", "占比", "比重", "比例", "%", "增幅", "增减幅度", "满意度", "完成度")


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
        """``quantity`` as printed, with its unit."""
        return self.passage(quantity).text.quote(quantity.start, quantity.end)

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
        units = [_column_unit(table, column) for column in range(table.width)]
        where = unit_column(table)
        values = frozenset() if where is None else _value_columns(table)
        rules = {c for c in range(table.width) if any(word in table.column_label(c) for word in vocabulary("totals")["rule_columns"])}
        grid: list[tuple[Quantity | None, ...]] = []
        for r, row in enumerate(table.rows):
            quantities: list[Quantity | None] = [None] * table.width
            for c, cell in enumerate(row):
                if cell is None or not (cell.text.content.strip() or cell.formula):
                    continue
                unit = units[c]
                if where is not None and c in values and unit is NO_UNIT and r >= table.header_rows:
                    unit = _row_unit(table, r, where)
                alone = None if r < table.header_rows else _cell_quantity(cell.text.content, len(self.passages), unit)
                found = self._take(cell.text, table.section, table=table, row=r, column=c, quantities=None if alone is None else [alone])
                if alone is None and r >= table.header_rows and len(found) == 1 and _fills(found[0], cell.text.content):
                    alone = _with_column_unit(found[0], unit)
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


def _column_unit(table: Table, column: int) -> Unit:
    """The unit of bare numbers in a column: from its header's brackets, else from the table's unit line."""
    label = table.column_label(column)
    for printed in reversed(_IN_BRACKETS.findall(label)):
        unit = unit_named(printed)
        if unit is not None:
            return unit
    rate = any(word in label for word in _RATE_WORDS)
    listed = [unit for printed in re.split(r"[、，,/;； ]", table.unit) if (unit := unit_named(printed)) is not None]
    fitting = [unit for unit in listed if (unit.dimension == "percent") == rate]
    if len({unit.dimension == "money" for unit in fitting}) > 1:
        kinds = _counted(label)
        fitting = [unit for unit in fitting if (unit.dimension == "money") in kinds] if len(kinds) == 1 else []
    return fitting[0] if fitting else NO_UNIT


def _counted(label: str) -> set[bool]:
    """What a column label says it holds: ``True`` for money, ``False`` for countable things; the last level of the header counts more."""
    words = vocabulary("totals")
    for part in (label.split(" ")[-1], label):
        kinds = {money for money, name in ((True, "money_words"), (False, "count_words")) if any(word in part for word in words[name])}
        if kinds:
            return kinds
    return set()


def unit_column(table: Table) -> int | None:
    """The column that prints the unit of each row; None if there is none."""
    names = vocabulary("totals")["unit_columns"]
    return next((c for c in range(table.width) if table.column_label(c) in names), None)


def _value_columns(table: Table) -> frozenset[int]:
    """The columns of plain values without a unit of their own, whose unit the column of units prints."""
    words = vocabulary("totals")["value_columns"]
    labels = enumerate(map(table.column_label, range(table.width)))
    return frozenset(c for c, label in labels if any(w in label for w in words) and not any(w in label for w in _RATE_WORDS))


def _row_unit(table: Table, row: int, where: int) -> Unit:
    cell = table.rows[row][where]
    return (unit_named(cell.text.content.strip()) if cell is not None else None) or NO_UNIT


def _cell_quantity(content: str, passage: int, unit: Unit) -> Quantity | None:
    match = _PLAIN.fullmatch(content)
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    printed = match["number"]
    start, number_end = match.span("number")
    value = Decimal(printed.lstrip("-−▲△+").replace(",", ""))
    if match["open"] or printed[0] in "-−▲△":
        value = -value
    decimals = len(printed) - printed.find(".") - 1 if "." in printed else 0
    end = match.end("percent") if match["percent"] else number_end
    if match["percent"]:
        unit = Unit("%", "percent", Decimal(1))
    step = unit.factor.scaleb(-decimals) if decimals else unit.factor
    return Quantity(passage, start, end, number_end, printed, value * unit.factor, step, unit.name, unit.dimension, unit.factor)


def _fills(quantity: Quantity, content: str) -> bool:
    rest = content[: quantity.start] + content[quantity.end :]
    return not quantity.aside and not rest.strip(" \n()约≥≤")


def _with_column_unit(quantity: Quantity, unit: Unit) -> Quantity:
    if quantity.unit or unit is NO_UNIT:
        return quantity
    quantity.value *= unit.factor
    quantity.step *= unit.factor
    quantity.scale, quantity.unit, quantity.dimension = unit.factor, unit.name, unit.dimension
    return quantity
