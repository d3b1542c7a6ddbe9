"""What the cells of a relation's row hold, read as what an expression needs.

``None`` and pandas' NaN make the verdict *undetermined*; a value of another type is a bug of the relation, never of the report.
"""

from collections.abc import Callable, Mapping, Sequence

from auditlint.catalogue.verdicts import MISSING, NO_PARTS
from auditlint.quantities.judge import Judgement, undetermined
from auditlint.quantities.number import Number, Undetermined

Row = Mapping[str, object]
Condition = Callable[[Row, bool], Judgement]


def guarded(judge: Condition) -> Condition:
    """``judge``, with arithmetic that has no definite result as a verdict."""

    def condition(row: Row, truncated: bool) -> Judgement:
        try:
            return judge(row, truncated)
        except Undetermined as reason:
            return undetermined(str(reason))

    return condition


def number(value: object) -> Number:
    """A printed or computed number."""
    if isinstance(value, Number):
        return value
    raise _missing(value)


def numbers(value: object) -> Sequence[Number]:
    """Several numbers, all of them present."""
    if isinstance(value, tuple | list):
        return [number(item) for item in value]
    raise _missing(value)


def text(value: object) -> str:
    """A text."""
    if isinstance(value, str):
        return value
    raise _missing(value)


def flag(value: object) -> bool:
    """A flag."""
    if value is None or value != value:
        raise Undetermined(MISSING)
    return bool(value)


def _missing(value: object) -> Exception:
    if value is None or value != value:
        return Undetermined(MISSING)
    return TypeError(f"a column holds {type(value).__name__}, which its relation does not declare")


def some(numbers: Sequence[Number]) -> Sequence[Number]:
    """``numbers``, if there are any."""
    if not numbers:
        raise Undetermined(NO_PARTS)
    return numbers
