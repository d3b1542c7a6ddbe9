"""Score sheets: which column holds the full mark, the score, the rule, the reasons, whatever their order and wording."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.scoring.heading_rows import heading_rows
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_DEEPEST = 60
"""The last row that may still be a header, below the head of a form."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator of a score sheet: its full mark, its scores (one for each score column) and what is written beside them."""

    row: int
    name: str
    weight: Quantity
    scores: tuple[Quantity | None, ...]
    rule: Passage | None = None
    process: Passage | None = None
    reason: Passage | None = None
    target: Passage | None = None
    actual: Passage | None = None
    doubt: str = ""

    @property
    def score(self) -> Quantity | None:
        """The score of the last score column, the one that counts."""
        return self.scores[-1] if self.scores else None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A table with a column of full marks and at least one of scores. ``columns`` are 0-based, by what they hold.

    ``headings`` are the rows that head a category of ``items`` and print its sums, with the plain name of the category.
    """

    stock: TableStock
    items: tuple[Item, ...]
    columns: dict[str, int]
    scores: tuple[int, ...]
    headings: tuple[Item, ...] = ()

    @property
    def table(self) -> Table:
        """The table."""
        return self.stock.table


def score_sheets(ledger: Ledger) -> tuple[ScoreSheet, ...]:
    """The score sheets of the document, in order."""
    found = (_sheet(stock, ledger.cells[stock.table.index]) for stock in ledger.tables)
    return tuple(sheet for sheet in found if sheet is not None)


def _sheet(stock: TableStock, passages: dict[tuple[int, int], Passage]) -> ScoreSheet | None:
    amounts = amounts_of(stock)
    for header, names in headers(stock.table):
        columns = columns_of(names)
        scores = [c for c, name in enumerate(names) if _is(name, "score_columns") and c not in columns.values()]
        if "weight" not in columns or not scores:
            continue
        rows = list(_items(amounts, passages, header, names, columns, scores))
        if rows:
            heads = heading_rows([(item.name, item.weight.value) for item in rows])
            items = tuple(item for i, item in enumerate(rows) if i not in heads)
            headings = tuple(replace(rows[i], name=name) for i, name in heads.items())
            return ScoreSheet(stock, items, columns, tuple(scores), headings)
    return None


def headers(table: Table) -> Iterator[tuple[int, list[str]]]:
    """The rows that may head a score sheet, each with the labels of all columns: the table's own header, else a row that reads like one."""
    own = [table.column_label(c) for c in range(table.width)]
    if table.header_rows:
        yield table.header_rows, own
    for r, row in enumerate(table.rows[:_DEEPEST]):
        if r >= table.header_rows:
            names = ["" if cell is None else cell.text.content.replace("\n", "").strip() for cell in row]
            if sum(_is(name, "weight_columns") for name in names) == 1 and any(_is(name, "score_columns") for name in names):
                yield r + 1, names


def _is(label: str, kind: str) -> bool:
    return len(label) <= _LONGEST and labels.ends_with(label, kind) and len(labels.plain(label)) <= 12


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary("scoring")["columns"][kind], key=len, reverse=True))


def columns_of(names: list[str]) -> dict[str, int]:
    """The columns by what their labels say they hold: *rule*, *process*, *reason*, *target*, *actual*, *claim*, *name*, *weight*.

    Of several levels of indicators the last one names the rows. Where every level has a column of weights, the one right of the indicators' names is theirs.
    """
    columns: dict[str, int] = {}
    plain = [labels.plain(name) for name in names]
    for kind in ("rule", "process", "reason", "claim", "target", "actual"):
        hit = next((c for word in _words(kind) for c, name in enumerate(plain) if name.endswith(word) and c not in columns.values()), None)
        if hit is not None:
            columns[kind] = hit
    name = next((c for word in _words("name") for c in reversed(range(len(plain))) if plain[c].endswith(word)), None)
    if name is not None:
        columns["name"] = name
    weights = [c for c, label in enumerate(names) if _is(label, "weight_columns") and c not in columns.values()]
    if weights:
        columns["weight"] = next((c for c in weights if c > columns.get("name", -1)), weights[-1])
    return columns


def _items(
    amounts: Amounts,
    passages: dict[tuple[int, int], Passage],
    header: int,
    names: list[str],
    columns: dict[str, int],
    scores: list[int],
) -> Iterator[Item]:
    table, grid = amounts.stock.table, amounts.stock.grid
    totals = {*amounts.grand_rows, *amounts.subtotal_rows}
    texts = {kind: c for kind, c in columns.items() if kind in ("rule", "process", "reason", "target", "actual")}
    for r in range(header, len(table.rows)):
        weight = grid[r][columns["weight"]]
        given = tuple(grid[r][c] for c in scores)
        if r in totals or weight is None or weight.aside or all(q is None for q in given):
            continue
        label = table.rows[r][columns["name"]] if "name" in columns else None
        name = label.text.content.replace("\n", "").strip() if label is not None else table.row_label(r)
        if not name or labels.is_grand(name) or labels.is_subtotal(name) or _is(name, "weight_columns"):
            continue
        cells = [(r, columns["weight"]), *((r, c) for c in scores)]
        yield Item(r, name, weight, given, doubt=amounts.doubtful(cells), **{kind: passages.get((r, c)) for kind, c in texts.items()})
