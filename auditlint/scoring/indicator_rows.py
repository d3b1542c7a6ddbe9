"""Rows of indicators: the name, target, result and score that a row of a score sheet or target table prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.scoring.sheet import columns_of, headers
from auditlint.tables import labels

_CELL = 60
_TEXTS = ("process", "reason")


@dataclass(frozen=True, slots=True)
class Value:
    """A number told of the indicator ``name``; ``kind`` is *target*, *actual* or *score*."""

    name: str
    quantity: Quantity
    kind: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """The row of an indicator with its values; ``weight`` is its full mark, ``texts`` is what the row says of the result or of the score."""

    name: str
    values: tuple[Value, ...]
    weight: Quantity | None
    texts: tuple[Passage, ...] = ()

    @property
    def score(self) -> Value | None:
        """The score that the row gives."""
        return next((value for value in self.values if value.kind == "score"), None)


def indicator_tables(ledger: Ledger) -> list[list[IndicatorRow]]:
    """The rows of every table that names its indicators beside targets, results or scores."""
    return [rows for stock in ledger.tables if not stock.table.doubt and (rows := list(_rows(ledger, stock)))]


def _rows(ledger: Ledger, stock: TableStock) -> Iterator[IndicatorRow]:
    table, cells = stock.table, ledger.cells[stock.table.index]
    for header, names in headers(table):
        columns = columns_of(names)
        scores = [c for c, name in enumerate(names) if labels.ends_with(name, "score_columns") and c not in columns.values()]
        kinds: dict[str, int] = {kind: columns[kind] for kind in ("target", "actual") if kind in columns}
        if "weight" in columns and len(scores) == 1:
            kinds["score"] = scores[0]
        if not kinds or "name" not in columns:
            continue
        for r in range(header, len(table.rows)):
            cell = table.rows[r][columns["name"]]
            name = cell.text.content.replace("\n", "").strip() if cell is not None else ""
            weight = stock.grid[r][columns["weight"]] if "weight" in columns else None
            found = {kind: _only(ledger, cells.get((r, c))) for kind, c in kinds.items()}
            values = tuple(Value(name, q, kind) for kind, q in found.items() if q is not None)
            if name and values and not labels.is_grand(name) and not labels.is_subtotal(name):
                texts = tuple(p for kind in _TEXTS if kind in columns and (p := cells.get((r, columns[kind]))) is not None)
                yield IndicatorRow(name, values, None if weight is None or weight.aside else weight, texts)
        return


def _only(ledger: Ledger, passage: Passage | None) -> Quantity | None:
    """The only number of a cell."""
    if passage is None or len(passage.text.content) > _CELL:
        return None
    found = [q for q in ledger.by_passage[passage.index] if not q.aside]
    return found[0] if len(found) == 1 else None
