"""Rows for relations that sentences state."""

from collections.abc import Sequence

from auditlint.measures.prose import Mention
from auditlint.measures.words import core
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import quotient_formula
from auditlint.relations.row import Row
from auditlint.report import Confidence


def ratio_row(
    rate: Mention,
    numerator: Mention,
    denominator: Mention,
    kind: str,
    *,
    confidence: Confidence = "likely",
    doubt: str = "",
    others: Sequence[Quantity] = (),
) -> Row:
    """``rate = numerator / denominator`` as a row of the ratio relation, origin *prose*."""
    a, b = numerator.quantity, denominator.quantity
    return Row(
        "ratio",
        {
            "stated": rate.quantity.rounded,
            "numerator": a.operand,
            "denominator": b.operand,
            "factor": Number.exact(1 if kind == "average" else 100),
            "kind": kind,
            "origin": "prose",
            "label": core(rate.label),
        },
        rate.quantity,
        (a, b),
        quotient_formula(rate.quantity, a, b),
        confidence,
        doubt,
        named={"numerator": a, "denominator": b},
        others=lambda: others,
    )
