"""The units of numbers that are printed bare in the cells of a table: from the header, the unit line, the column of units, or the label beside the cell."""

import re

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.units import NO_UNIT, Unit, unit_named

_IN_BRACKETS = re.compile(r"[(\[〔]([^()\[\]]{1,8})[)\]〕]")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_DECIMALS = re.compile(r"\d\.\d")
_POINTS = "百分点"
_RATE_WORDS = ("率", "占比", "比重", "比例", "%", "增幅", "增减幅度", "满意度", "完成度")


def column_unit(table: Table, column: int) -> Unit:
    """The unit of bare numbers in a column: from its header's brackets, else from the table's unit line."""
    label = table.column_label(column)
    named = label_unit(label)
    if named is not NO_UNIT:
        return named
    if label.rstrip().endswith("%"):
        return unit_named("%") or NO_UNIT
    if label.rstrip().endswith(_POINTS):
        return unit_named("百分点") or NO_UNIT
    rate = any(word in label for word in _RATE_WORDS)
    printed = [unit_named(_BRACKETED.sub("", name)) for name in re.split(r"[、，,/;； ]", table.unit)]
    fitting = [unit for unit in printed if unit is not None and (unit.dimension == "percent") == rate]
    if len({unit.dimension == "money" for unit in fitting}) > 1 or (None in printed and fitting):
        kinds = _counted(label)
        fitting = [unit for unit in fitting if (unit.dimension == "money") in kinds] if len(kinds) == 1 else []
    return fitting[0] if fitting else NO_UNIT


def label_unit(label: str) -> Unit:
    """The unit in the brackets of a label."""
    for printed in reversed(_IN_BRACKETS.findall(label)):
        unit = unit_named(printed)
        if unit is not None:
            return unit
    return NO_UNIT


def _counted(label: str) -> set[bool]:
    """What a column label says it holds: ``True`` for money, ``False`` for countable things; the last level of the header counts more."""
    words = vocabulary("totals")
    for part in (label.split(" ")[-1], label):
        kinds = {money for money, name in ((True, "money_words"), (False, "count_words")) if any(word in part for word in words[name])}
        if kinds:
            return kinds
    return set()


def holds_no_money(label: str) -> bool:
    """Whether a column holds weights, scores or rates, whatever numbers its cells share with amounts."""
    words = vocabulary("totals")
    kinds = ("weight_columns", "score_columns", "rating_columns", "unitless_columns")
    return any(word in label for word in (*_RATE_WORDS, *(word for kind in kinds for word in words[kind])))


def unit_column(table: Table) -> int | None:
    """The column that prints the unit of each row; None if there is none."""
    names = vocabulary("totals")["unit_columns"]
    return next((c for c in range(table.width) if table.column_label(c) in names), None)


def value_columns(table: Table) -> frozenset[int]:
    """The columns of plain values without a unit of their own, whose unit the column of units prints."""
    words = vocabulary("totals")["value_columns"]
    labels = enumerate(map(table.column_label, range(table.width)))
    return frozenset(c for c, label in labels if any(w in label for w in words) and not any(w in label for w in _RATE_WORDS))


def row_unit(table: Table, row: int, where: int) -> Unit:
    """The unit that the column of units, at ``where``, prints for ``row``."""
    cell = table.rows[row][where]
    return (unit_named(cell.text.content.strip()) if cell is not None else None) or NO_UNIT


def named_unit(table: Table, row: int, column: int) -> Unit:
    """The unit in the brackets of a label that stands before ``column`` in its row (``修复里程（公里） | 86.40 | 82.15``), unless the column rates or ranks the row,
    or the number has decimals and the unit counts whole things: it then belongs to a cell that spans rows, or to another column."""
    label = table.column_label(column)
    words = vocabulary("totals")
    if any(word in label for word in (*_RATE_WORDS, *words["rating_columns"], *words["unitless_columns"])):
        return NO_UNIT
    labels = [cell.text.content.replace("\n", "") for cell in table.rows[row][:column] if cell is not None]
    unit = next((unit for label in reversed(labels) if (unit := label_unit(label)) is not NO_UNIT), NO_UNIT)
    cell = table.rows[row][column]
    counts_whole = unit.dimension == "count" and unit.factor == 1
    return NO_UNIT if counts_whole and cell is not None and _DECIMALS.search(cell.text.content) else unit
