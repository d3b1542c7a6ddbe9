"""Exact recomputation of a formula over the stored values of cells."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from auditlint.formulas.grammar import Call, Constant, Node, OpaqueFormula, Range

Look = Callable[[str, int, int], Fraction | None]
"""The number in a cell (sheet, row, column); ``None`` for an empty cell and for text. Raises `OpaqueFormula` where it cannot be told."""

MOST_CELLS = 20_000
_LARGEST_POWER = 12


def evaluate(node: Node, look: Look) -> Fraction:
    """The value of a formula. Raises `OpaqueFormula` for what is not recomputed: text in arithmetic, division by zero, large ranges."""
    match node:
        case Constant(value):
            return value
        case Range():
            if node.size != 1:
                raise OpaqueFormula("a range alone")
            return look(node.sheet, node.top, node.left) or Fraction(0)
        case Call(name, arguments):
            return _operator(name, arguments, look) if name in _OPERATORS else _function(name, arguments, look)


_OPERATORS = {"+", "-", "*", "/", "^", "neg"}


def _operator(name: str, arguments: Sequence[Node], look: Look) -> Fraction:
    values = [evaluate(argument, look) for argument in arguments]
    match name:
        case "+":
            return values[0] + values[1]
        case "-":
            return values[0] - values[1]
        case "*":
            return values[0] * values[1]
        case "neg":
            return -values[0]
        case "/":
            if not values[1]:
                raise OpaqueFormula("division by zero")
            return values[0] / values[1]
    exponent = values[1]
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER or (not values[0] and exponent <= 0):
        raise OpaqueFormula("power")
    return Fraction(values[0] ** int(exponent))


def _function(name: str, arguments: Sequence[Node], look: Look) -> Fraction:
    if name == "ROUND":
        if len(arguments) != 2:
            raise OpaqueFormula(name)
        places = evaluate(arguments[1], look)
        if places.denominator != 1 or abs(places) > 15:
            raise OpaqueFormula(name)
        return rounded(evaluate(arguments[0], look), int(places))
    if name == "IFERROR":
        if len(arguments) != 2:
            raise OpaqueFormula(name)
        return evaluate(arguments[0], look)
    if name == "ABS":
        if len(arguments) != 1:
            raise OpaqueFormula(name)
        return abs(evaluate(arguments[0], look))
    values = [value for argument in arguments for value in _values(argument, look)]
    if name == "SUM":
        return sum(values, Fraction(0))
    if not values:
        raise OpaqueFormula("no values")
    if name == "AVERAGE":
        return sum(values, Fraction(0)) / len(values)
    return min(values) if name == "MIN" else max(values)


def _values(argument: Node, look: Look) -> list[Fraction]:
    """The numbers of an argument; empty cells and text in a range count for nothing."""
    if not isinstance(argument, Range):
        return [evaluate(argument, look)]
    if argument.size > MOST_CELLS:
        raise OpaqueFormula("a large range")
    found = (look(argument.sheet, r, c) for r in range(argument.top, argument.bottom + 1) for c in range(argument.left, argument.right + 1))
    return [value for value in found if value is not None]


def rounded(value: Fraction, places: int) -> Fraction:
    """``value`` rounded half away from zero to ``places`` decimals (negative: to tens, hundreds ...)."""
    scale = Fraction(10) ** places
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (whole if value >= 0 else -whole) / scale
