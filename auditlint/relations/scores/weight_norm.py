"""The weights that norms fix: of each group of a score sheet, and of output and effect together. Judged by the optional pack NRM only."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.scoring.sheet import ScoreSheet
from auditlint.scoring.weights import kind_of_sheet, weight_groups

_WHOLE_SHEET = 100


def groups(ledger: Ledger, sheets: Iterable[ScoreSheet]) -> Iterator[Row]:
    """The groups of weights of every sheet whose weights make 100; *results* is output, effect and satisfaction together."""
    title = " ".join(p.text.content for p in ledger.document.paragraphs[:3])
    for sheet in sheets:
        whole = sum((Fraction(item.weight.value) for item in sheet.items), Fraction(0))
        kind = kind_of_sheet(sheet, title)
        by_name = {g.group: g for g in weight_groups(sheet)}
        if not kind or not {"output", "effect"} <= set(by_name) or whole not in (_WHOLE_SHEET, _WHOLE_SHEET - 10):
            continue
        for name, group in by_name.items():
            yield _row(name, group.weights, whole, kind)
        results = [q for name in ("output", "effect", "satisfaction") if name in by_name for q in by_name[name].weights]
        yield _row("results", tuple(results), whole, kind)


def _row(group: str, weights: tuple[Quantity, ...], whole: Fraction, kind: str) -> Row:
    total = sum((Fraction(q.value) for q in weights), Fraction(0))
    return Row(
        "weight_group",
        {"total": Number.exact(total), "whole": Number.exact(whole), "group": group, "sheet": kind, "label": group},
        weights[0],
        weights[1:],
        sum_formula(str(total), weights),
        "likely",
    )
