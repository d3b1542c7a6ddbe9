"""The expression language of ``expect`` and ``when``: small, exact, three-valued.

An expression compares columns of a relation: ``stated == sum(parts)``, ``100 * numerator / denominator <= 100``, ``axis == "row"``.
Numbers are intervals, literals are read as written (``0.1`` is one tenth), a missing operand makes the result undetermined.
It consists of

* numbers: ``+ - * /``, ``sum(numbers) count(numbers) abs(number) min(...) max(...)``;
* comparisons: ``== != < <= > >=``, ``same(a, b)`` for a restatement, ``compare(a, comparator, b)`` with the comparator in a text column;
* text: ``== !=`` and ``in ("a", "b")``; flags by their name;
* ``and``, ``or``, ``not`` and brackets.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditlint.catalogue.operands import Condition, Row
    from auditlint.quantities.judge import Judgement

_TRUTH = {"holds": True, "fails": False}


class Expression:
    """An expression over the columns of a relation; immutable. Made by `compile_expression`, or compiled when it is first used."""

    __slots__ = ("_columns", "_compiled", "source")

    def __init__(self, source: str, columns: Mapping[str, str]) -> None:
        self.source = source.replace("\n", " ").strip()
        self._columns = columns
        self._compiled: tuple[Condition, frozenset[str]] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The columns that the expression reads."""
        return self._parsed()[1]

    def judge(self, row: "Row", *, truncated: bool = False) -> "Judgement":
        """The verdict on ``row`` (column name to value). ``truncated`` reads stated numbers as cut off instead of rounded."""
        return self._parsed()[0](row, truncated)

    def truth(self, row: "Row") -> bool | None:
        """Whether ``row`` is meant; ``None`` if an operand is missing or only the rounding of its numbers decides."""
        return _TRUTH.get(self._parsed()[0](row, False).verdict)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and (self.source, self._columns) == (other.source, other._columns)

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    def __reduce__(self) -> tuple[type["Expression"], tuple[str, dict[str, str]]]:
        return Expression, (self.source, dict(self._columns))

    def _parsed(self) -> "tuple[Condition, frozenset[str]]":
        if self._compiled is None:
            from auditlint.catalogue.parser import parse

            self._compiled = parse(self.source, self._columns)
        return self._compiled


def compile_expression(source: str, columns: Mapping[str, str]) -> Expression:
    """Compile ``source`` over ``columns`` (name to `ColumnType`).

    Raises:
        ExpressionError: for anything that is not an expression of the language, with the place of the mistake.
    """
    expression = Expression(source, columns)
    expression._parsed()
    return expression
