"""Weights of a score sheet by the group that norms speak of: budget execution, output, effect, satisfaction."""

import re
from dataclasses import dataclass
from fractions import Fraction

from auditlint.document import Table
from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity
from auditlint.scoring.sheet import Item, ScoreSheet

_SELF = re.compile(r"自评")
_DEPARTMENT = re.compile(r"评价|考评|评分")


@dataclass(frozen=True, slots=True)
class WeightGroup:
    """The weights of one group of a sheet."""

    group: str
    weights: tuple[Quantity, ...]

    @property
    def total(self) -> Fraction:
        """Their sum."""
        return sum((Fraction(q.value) for q in self.weights), Fraction(0))


def weight_groups(sheet: ScoreSheet) -> list[WeightGroup]:
    """The groups of a sheet whose category cells, or the indicator's own name, say to which one a row belongs."""
    found: dict[str, list[Quantity]] = {}
    for item in sheet.items:
        group = _group(sheet.table, item)
        if group:
            found.setdefault(group, []).append(item.weight)
    return [WeightGroup(group, tuple(weights)) for group, weights in found.items()]


def kind_of_sheet(sheet: ScoreSheet, title: str) -> str:
    """*self* for a self-evaluation form, *department* for an evaluation by a department or a third party, else empty."""
    words = sheet.table.caption + "".join(sheet.table.section[-1:]) + title
    return "self" if _SELF.search(words) else "department" if _DEPARTMENT.search(words) else ""


def _group(table: Table, item: Item) -> str:
    groups: dict[str, list[str]] = vocabulary("scoring")["weight_groups"]
    for text in [item.name, *_categories(table, item.row)]:
        for group, words in groups.items():
            if any(word in text for word in words) and (group != "execution" or text == item.name):
                return group
    return ""


def _categories(table: Table, row: int) -> list[str]:
    """The category cells that reach over ``row``, innermost first."""
    found: list[str] = []
    for column in range(max(table.label_columns - 1, 0), -1, -1):
        for r in range(row, -1, -1):
            cell = table.rows[r][column]
            if cell is not None:
                if r + cell.row_span > row or r == row:
                    found.append(cell.text.content.replace("\n", ""))
                break
    return found
