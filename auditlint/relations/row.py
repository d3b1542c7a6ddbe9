"""One relation: the quantities that must agree, the columns that its checks read, and what a diagnosis may try."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from auditlint.quantities.quantity import Quantity
from auditlint.report import Confidence


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a relation's DataFrame.

    ``kind`` names the relation; ``columns`` holds the values of its columns (see `columns.COLUMNS`); ``stated`` is the quantity that the others
    must reproduce and ``operands`` the others, in the order of the formula. ``formula`` is the printed formula with the printed values. A row with a ``doubt`` (an English
    phrase that `language/reasons.yaml` translates) can hold but never fail. ``named`` gives the quantity behind a column, for
    messages. ``others`` yields quantities that a diagnosis may try in place of an operand, and is called only on failure.
    """

    kind: str
    columns: dict[str, Any]
    stated: Quantity | None
    operands: tuple[Quantity, ...]
    formula: str
    confidence: Confidence = "certain"
    doubt: str = ""
    context: tuple[Quantity, ...] = ()
    others: Callable[[], Sequence[Quantity]] = field(default=tuple, compare=False)
    weights: tuple[int, ...] = ()
    named: dict[str, Quantity] = field(default_factory=dict)
