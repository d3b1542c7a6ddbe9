"""Causes of any failed relation: one of its numbers is printed elsewhere a slip apart, and with that number the relation holds."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from auditlint.diagnosis.cause import Cause
from auditlint.measures.matching import pairs
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.columns import ARITHMETIC
from auditlint.relations.formula import shown_with_unit
from auditlint.relations.reread import quantities_of, replaced
from auditlint.relations.restatements.slips import one_slip, significance, slips
from auditlint.relations.row import Row

_PRICED = frozenset({"元", "%"})
_BEFORE, _BEHIND = 16, 8
_CROWDED = 60
_CLAUSE = re.compile(r"[，；。\n]")
_TELLING = 4
_NEAR = 12
"""Passages within which a number is told again without its name, as an operand of arithmetic."""


_MOST_PLACES = 5


def _mends(row: Row, quantity: Quantity, other: Quantity, judge: Callable[[dict[str, Any]], Judgement]) -> bool:
    """Whether the relation holds with the other number; a quotient also the other way round, since the larger of two numbers is taken for the whole."""
    columns = replaced(row, quantity, other)
    if columns is None:
        return False
    if judge(columns).verdict == "holds":
        return True
    inverse = {**columns, "numerator": columns.get("denominator"), "denominator": columns.get("numerator")}
    return row.kind == "ratio" and judge(inverse).verdict == "holds"


class Restated:
    """The numbers of a document by their slips, gathered when first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def cause(self, row: Row, judge: Callable[[dict[str, Any]], Judgement]) -> Cause | None:
        """The number that mends the relation and is printed most alike; ``judge`` judges the columns of a row. ``None`` if there is none, or ``row`` is of a kind that tells nothing."""
        if row.kind not in ARITHMETIC:
            return None
        printed = quantities_of(row)
        values = {q.value for q in printed}
        best: tuple[int, Quantity, Quantity] | None = None
        for quantity in printed:
            for other in self._slipped(quantity):
                alike = self._alike(quantity, other) + (abs(quantity.passage - other.passage) <= _NEAR)
                if other.value in values or alike < (0 if significance(quantity) >= _TELLING else 1) or (best and alike <= best[0]):
                    continue
                if _mends(row, quantity, other, judge):
                    best = (alike, quantity, other)
        if best is None:
            return None
        return self.told(*best[1:])

    def told(self, quantity: Quantity, other: Quantity) -> Cause:
        """The cause where ``other`` tells the fact of ``quantity`` elsewhere."""
        names = {"operand": shown_with_unit(quantity), "other": shown_with_unit(other)}
        return Cause("restated", names, self._ledger.place(other).line, (other, *self._again(quantity, other)))

    def _again(self, quantity: Quantity, other: Quantity) -> list[Quantity]:
        """The further places that print the other number for something named like the one."""
        same = (q for q in self._slipped(quantity) if q is not other and q.value == other.value)
        return [q for q in same if self._alike(quantity, q)][:_MOST_PLACES]

    def _slipped(self, quantity: Quantity) -> Iterator[Quantity]:
        """The numbers elsewhere that are a slip apart and may count the same."""
        seen: set[int] = set()
        for slip in slips(quantity):
            held = self._by_slip.get(slip, ())
            for other in held if len(held) <= _CROWDED else ():
                unlike = quantity.unit != other.unit and (quantity.unit in _PRICED or other.unit in _PRICED)
                if id(other) in seen or unlike or self._in_one_clause(quantity, other) or not one_slip(quantity, other, slip[0]):
                    continue
                seen.add(id(other))
                yield other

    def _in_one_clause(self, a: Quantity, b: Quantity) -> bool:
        if a.passage != b.passage:
            return False
        first, last = sorted((a, b), key=lambda q: q.start)
        return _CLAUSE.search(self._ledger.passage(a).text.content, first.end, last.start) is None

    def _alike(self, a: Quantity, b: Quantity) -> int:
        return len(self._words(a) & self._words(b))

    def _words(self, quantity: Quantity) -> frozenset[str]:
        passage = self._ledger.passage(quantity)
        if passage.table is not None and len(passage.text.content) <= _BEFORE:
            labels = (passage.table.row_label(passage.row), passage.table.column_label(passage.column), passage.table.caption)
            return frozenset().union(*map(pairs, labels))
        content = passage.text.content
        return pairs(content[max(quantity.start - _BEFORE, 0) : quantity.start]) | pairs(content[quantity.end : quantity.end + _BEHIND])

    @cached_property
    def _by_slip(self) -> dict[tuple[str, ...], list[Quantity]]:
        index: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
        for quantity in self._ledger:
            if quantity.is_data:
                for slip in slips(quantity):
                    index[slip].append(quantity)
        return index
