"""Categories of score sheets: the first-level indicators of a report, with the weights and scores that its tables print of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.scoring.category_names import category
from auditlint.scoring.sheet import ScoreSheet, score_sheets
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

_LONGEST = 8
_FEWEST = 2
_MOST = 12


@dataclass(frozen=True, slots=True)
class CategorySum:
    """The weights and scores that a sheet gives the indicators of the category ``name``; ``doubt`` says why its rows are not certain."""

    name: str
    weights: tuple[Quantity, ...]
    scores: tuple[Quantity, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class CategoryTotal:
    """A total that a table prints for the category ``name``: ``kind`` is *weight*, *score* or *rate*, ``label`` heads its column."""

    name: str
    kind: str
    label: str
    quantity: Quantity


def category_sums(ledger: Ledger) -> list[dict[str, CategorySum]]:
    """The categories of every score sheet that lists indicators by category, by their plain name."""
    return [sums for sheet in score_sheets(ledger) if (sums := _sums(sheet))]


def category_totals(ledger: Ledger, named: frozenset[str]) -> Iterator[CategoryTotal]:
    """The totals of tables whose rows are nothing but categories: of ``named``, or of the second level, under its heading."""
    yield from _subtotals(ledger, named)
    second = vocabulary("targets")["columns"]["second"]
    for stock in ledger.tables:
        table = stock.table
        where = max(table.label_columns - 1, 0)
        rows = [r for r in range(table.header_rows, len(table.rows)) if not labels.is_grand(table.row_label(r))]
        names = {r: category(cell.text.content.replace("\n", "")) for r in rows if (cell := table.rows[r][where]) is not None}
        known = named.issuperset(names.values()) or labels.plain(table.column_label(where)) in second
        if table.doubt or not known or not len(rows) == len(names) == len(set(names.values())) >= _FEWEST:
            continue
        for column in range(where + 1, table.width):
            kind = _kind(table.column_label(column))
            for r, name in names.items() if kind else ():
                quantity = stock.grid[r][column]
                if name and quantity is not None and not quantity.aside and (quantity.dimension == "percent") == (kind == "rate"):
                    yield CategoryTotal(name, kind, table.column_label(column), quantity)


def _subtotals(ledger: Ledger, named: frozenset[str]) -> Iterator[CategoryTotal]:
    """The sums that score sheets print of their categories: subtotals (``决策 | 小计 | 20 | 18.5``), and rows that head the indicators."""
    for sheet in score_sheets(ledger):
        table, grid = sheet.table, sheet.stock.grid
        columns = (("weight", sheet.columns["weight"]), ("score", sheet.scores[-1]))
        where = _category_column(table, sheet.columns.get("name", 0))
        names = _carried(sheet.stock, where) if where is not None else [category(table.row_label(r)) for r in range(len(table.rows))]
        sums = [(heading.row, heading.name) for heading in sheet.headings]
        if len(sheet.scores) == 1:
            sums += [(r, names[r]) for r in amounts_of(sheet.stock).subtotal_rows]
        for r, name in sums:
            for kind, column in columns:
                quantity = grid[r][column]
                if name in named and quantity is not None:
                    yield CategoryTotal(name, kind, table.column_label(column), quantity)


def _kind(label: str) -> str:
    if labels.ends_with(label, "score_rates"):
        return "rate"
    if labels.ends_with(label, "weight_columns"):
        return "weight"
    return "score" if labels.ends_with(label, "score_columns") else ""


def _sums(sheet: ScoreSheet) -> dict[str, CategorySum]:
    where = _category_column(sheet.table, sheet.columns.get("name", 0))
    if (where is None and not sheet.headings) or len(sheet.scores) != 1:
        return {}
    found: dict[str, CategorySum] = {}
    names = _headed(sheet) if where is None else _carried(sheet.stock, where)
    for item in sheet.items:
        name = names[item.row]
        if not name or len(name) > _LONGEST or item.score is None:
            return {}
        known = found.get(name, CategorySum(name, (), ()))
        found[name] = CategorySum(name, (*known.weights, item.weight), (*known.scores, item.score), known.doubt or item.doubt)
    return found if 1 < len(found) <= _MOST and len(found) < len(sheet.items) else {}


def _category_column(table: Table, name: int) -> int | None:
    """The column of the first-level categories, left of the indicators' names."""
    words = vocabulary("scoring")["category_columns"]
    headed = (c for c in range(name) if labels.plain(table.column_label(c)) in words)
    return next(headed, None)


def _carried(stock: TableStock, column: int) -> list[str]:
    """The category of every row: a blank or merged cell goes on with the one above."""
    found: list[str] = []
    last = ""
    for row in stock.table.rows:
        cell = row[column]
        printed = category(cell.text.content.replace("\n", "")) if cell is not None else ""
        last = printed or last
        found.append(last)
    return found


def _headed(sheet: ScoreSheet) -> list[str]:
    """The category of every row: that of the heading row above."""
    by_row = {heading.row: heading.name for heading in sheet.headings}
    found: list[str] = []
    for row in range(len(sheet.table.rows)):
        found.append(by_row.get(row, found[-1] if found else ""))
    return found
