"""Rows of a score sheet that head a category and print its sums above the indicators (``A决策 | 16 | 14.7``, then ``A1立项 | 6 | 6``)."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from auditlint.scoring.category_names import category, usual_categories

_LEAST = 2


def heading_rows(rows: Sequence[tuple[str, Decimal]]) -> dict[int, str]:
    """The positions of the rows that head a category, with its name, among ``rows`` of a name and a full mark each; empty if the rows are a plain list.

    They bear the names of categories, or every full mark of such a row is the sum of those below it; each has indicators below, and the first row is one.
    """
    found = _named(rows) or _summed(rows)
    if len(found) < _LEAST or found[0] or found[-1] == len(rows) - 1 or any(b - a == 1 for a, b in pairwise(found)):
        return {}
    return {at: category(rows[at][0]) for at in found}


def _named(rows: Sequence[tuple[str, Decimal]]) -> list[int]:
    """The rows with the usual names of categories, if most of them print the sum of the full marks below."""
    found = [i for i, (name, _) in enumerate(rows) if category(name) in usual_categories()]
    ends = [*found[1:], len(rows)]
    made = sum(sum(mark for _, mark in rows[a + 1 : b]) == rows[a][1] for a, b in zip(found, ends, strict=False))
    return found if made * 2 > len(found) else []


def _summed(rows: Sequence[tuple[str, Decimal]]) -> list[int]:
    """The rows that divide all others into groups whose full marks they are the sums of."""
    found: list[int] = []
    at = 0
    while at < len(rows):
        found.append(at)
        left, at = rows[at][1], at + 1
        first = at
        while at < len(rows) and left > 0:
            left, at = left - rows[at][1], at + 1
        if left != 0 or at - first < _LEAST:
            return []
    return found
