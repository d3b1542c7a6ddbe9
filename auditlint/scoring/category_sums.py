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
    """A total that a table prints for the category ``name``: ``kind`` is *weight* or *score*, ``label`` heads its column."""

    name: str
    kind: str
    label: str
    quantity: Quantity


def category_sums(ledger: Ledger) -> list[dict[str, CategorySum]]:
    """The categories of every score sheet that lists indicators by category, by their plain name."""
    return [sums for sheet in score_sheets(ledger) if (sums := _sums(sheet))]


def category_totals(ledger: Ledger, named: frozenset[str]) -> Iterator[CategoryTotal]:
    """The totals of tables whose rows are nothing but categories of ``named``."""
    yield from _subtotals(ledger, named)
    for stock in ledger.tables:
        table = stock.table
        rows = [r for r in range(table.header_rows, len(table.rows)) if not labels.is_grand(table.row_label(r))]
        names = [category(table.row_label(r)) for r in rows]
        if table.doubt or len(rows) < 2 or not named.issuperset(names) or len(set(names)) < len(names):
            continue
        for column in range(1, table.width):
            kind = _kind(table.column_label(column))
            for r in rows if kind else ():
                quantity = stock.grid[r][column]
                if quantity is not None and not quantity.aside and quantity.dimension != "percent":
                    yield CategoryTotal(category(table.row_label(r)), kind, table.column_label(column), quantity)


def _subtotals(ledger: Ledger, named: frozenset[str]) -> Iterator[CategoryTotal]:
    """The sums that score sheets print of their categories: subtotals (``决策 | 小计 | 20 | 18.5``), and rows that head the indicators."""
    for sheet in score_sheets(ledger):
        for heading in sheet.headings:
            for kind, column, quantity in (("weight", sheet.columns["weight"], heading.weight), ("score", sheet.scores[-1], heading.score)):
                if heading.name in named and quantity is not None:
                    yield CategoryTotal(heading.name, kind, sheet.table.column_label(column), quantity)
        where = _category_column(sheet.table, sheet.columns.get("name", 0))
        if where is None or len(sheet.scores) != 1:
            continue
        names = _carried(sheet.stock, where)
        for r in amounts_of(sheet.stock).subtotal_rows:
            for kind, column in (("weight", sheet.columns["weight"]), ("score", sheet.scores[0])):
                quantity = sheet.stock.grid[r][column]
                if names[r] in named and quantity is not None:
                    yield CategoryTotal(names[r], kind, sheet.table.column_label(column), quantity)


def _kind(label: str) -> str:
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
