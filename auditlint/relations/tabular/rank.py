"""Rank columns: 排名 beside the column by which it was given.

The column and its direction are those whose order most ranks follow; equal values share a rank or take ranks that follow each other. One wrong value shifts the ranks
of others, so that only the row that is farthest off is called wrong.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import Amounts, amounts_of

_FEWEST = 4
_SHORT = 6
SHIFTED = "another row's value or rank is farther off"


@dataclass(frozen=True, slots=True)
class _Place:
    """A row with its printed rank, its value and the first and last rank that the value allows."""

    row: int
    stated: Quantity
    value: Quantity
    first: int
    last: int

    @property
    def off(self) -> int:
        """How many places the printed rank lies outside."""
        rank = int(self.stated.value)
        return max(self.first - rank, rank - self.last, 0)


def find(ledger: Ledger) -> Iterator[Row]:
    """The ranks of every table."""
    for stock in ledger.tables:
        if stock.table.kind == "grid":
            amounts = amounts_of(stock)
            for column, label in enumerate(amounts.labels):
                if labels.ends_with(label, "rank_columns"):
                    yield from _ranks(amounts, column)


def _ranks(amounts: Amounts, column: int) -> Iterator[Row]:
    best: tuple[int, int, list[_Place], int] | None = None
    for by in amounts.numeric:
        if by == column or labels.ends_with(amounts.labels[by], "rank_columns"):
            continue
        for sign in (-1, 1):
            places = _places(amounts, column, by, sign)
            held = sum(not place.off for place in places)
            if (
                len(places) >= _FEWEST
                and held >= _least(amounts.labels[by], len(places))
                and (best is None or (held, -abs(by - column)) > best[:2])
            ):
                best = (held, -abs(by - column), places, by)
    if best is None:
        return
    _, _, places, by = best
    farthest = max(place.off for place in places)
    alone = sum(place.off == farthest for place in places) == 1
    for place in places:
        doubt = "" if not place.off or (place.off == farthest and alone) else SHIFTED
        expected = place.first if int(place.stated.value) < place.first or place.off else int(place.stated.value)
        yield Row(
            "rank",
            {
                "stated": Number.exact(int(place.stated.value)),
                "expected": Number.exact(expected),
                "by": amounts.labels[by],
                "label": amounts.stock.table.row_label(place.row),
            },
            place.stated,
            (place.value,),
            f"{place.value.printed} → {expected}",
            "likely",
            doubt=amounts.doubtful([(place.row, column), (place.row, by)]) or doubt,
        )


def _least(label: str, rows: int) -> int:
    """How many ranks must follow a column: all but one, all but two of a long table or of a column of scores or rates, by which ranks are usually given."""
    usual = any(labels.ends_with(label, kind) for kind in ("score_columns", "total_columns")) or label.split("(")[0].endswith("率")
    return max(rows - (2 if usual or rows > _SHORT else 1), 3)


def _places(amounts: Amounts, column: int, by: int, sign: int) -> list[_Place]:
    pairs = [
        (r, rank, value) for r in amounts.body if (rank := _rank(amounts, r, column)) and (value := amounts.quantity(r, by)) is not None
    ]
    if sum(int(rank.value) > len(pairs) + 1 for _, rank, _ in pairs) > 1 or len({value.unit for _, _, value in pairs}) > 1:
        return []
    ordered: Sequence[Decimal] = sorted(sign * value.value for _, _, value in pairs)
    return [
        _Place(r, rank, value, bisect_left(ordered, sign * value.value) + 1, bisect_right(ordered, sign * value.value))
        for r, rank, value in pairs
    ]


def _rank(amounts: Amounts, row: int, column: int) -> Quantity | None:
    cell = amounts.quantity(row, column)
    total = row in amounts.grand_rows or row in amounts.subtotal_rows
    return cell if cell is not None and not total and cell.value == int(cell.value) and cell.value > 0 else None
