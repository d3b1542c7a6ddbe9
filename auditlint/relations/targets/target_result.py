"""Targets and results side by side: whether a result that is claimed, or scored, as meeting its target does so.

The direction is the printed comparator's; a bare target is a floor, or a ceiling where less is better (complaints, accidents, cost).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.scoring.sheet import columns_of, headers
from auditlint.tables import labels


def find(ledger: Ledger) -> Iterator[Row]:
    """Every row of a table with a target and a result of one unit, and what the row claims."""
    for stock in ledger.tables:
        for header, names in headers(stock.table):
            columns = columns_of(names)
            if {"target", "actual"} <= set(columns):
                score = next((c for c in range(len(names) - 1, -1, -1) if labels.ends_with(names[c], "score_columns")), None)
                cells = ledger.cells[stock.table.index]
                for r in range(header, len(stock.table.rows)):
                    row = _row(ledger, stock, cells, columns, score, r)
                    if row is not None:
                        yield row
                break


def _row(
    ledger: Ledger, stock: TableStock, cells: dict[tuple[int, int], Passage], columns: dict[str, int], score: int | None, r: int
) -> Row | None:
    target, actual = (_number(ledger, cells.get((r, columns[kind]))) for kind in ("target", "actual"))
    if target is None or actual is None or actual.comparator or target.approximation or actual.approximation:
        return None
    if target.dimension != actual.dimension or (target.dimension == "count" and target.unit != actual.unit):
        return None
    name = _name(stock.table, columns, r)
    claim = _claim(stock, cells, columns, score, r)
    comparator = target.comparator or ("<=" if target.value == 0 or _less_is_better(name) else ">=")
    return Row(
        "target_result",
        {
            "stated": Number.exact(Fraction(actual.value)),
            "target": Number.exact(Fraction(target.value)),
            "comparator": comparator,
            "claim": claim,
            "label": name,
        },
        actual,
        (target,),
        f"{actual.printed}{actual.unit} {comparator} {target.printed}{target.unit}",
        "likely" if target.comparator else "possible",
        doubt=_doubt(stock.table, r, (columns["target"], columns["actual"])),
        named={"target": target},
    )


def _number(ledger: Ledger, passage: Passage | None) -> Quantity | None:
    """The only number of a cell."""
    if passage is None:
        return None
    numbers = [q for q in ledger.by_passage[passage.index] if not q.aside]
    return numbers[0] if len(numbers) == 1 and len(passage.text.content) < 60 else None


def _name(table: Table, columns: dict[str, int], row: int) -> str:
    cell = table.rows[row][columns["name"]] if "name" in columns else None
    return cell.text.content.replace("\n", "").strip() if cell is not None else table.row_label(row)


def _claim(stock: TableStock, cells: dict[tuple[int, int], Passage], columns: dict[str, int], score: int | None, row: int) -> str:
    """*met* for full marks or a word that says so, *unmet* for fewer marks or a word, else empty."""
    words = vocabulary("scoring")
    said = cells.get((row, columns["claim"])) if "claim" in columns else None
    if said is not None:
        text = labels.plain(said.text.content)
        return "unmet" if text in words["unmet"] else "met" if text in words["met"] else ""
    weight = stock.grid[row][columns["weight"]] if "weight" in columns else None
    given = stock.grid[row][score] if score is not None else None
    if weight is None or given is None:
        return ""
    return "met" if given.value == weight.value else "unmet" if given.value < weight.value else ""


def _doubt(table: Table, row: int, columns: Sequence[int]) -> str:
    return table.doubt or next((cell.doubt for c in columns if (cell := table.rows[row][c]) is not None and cell.doubt), "")


@cache
def _less_is_better(name: str) -> bool:
    return any(word in name for word in vocabulary("scoring")["smaller_is_better"])
