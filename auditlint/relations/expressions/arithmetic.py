"""Parses and evaluates printed arithmetic: ``237÷270×100%+27÷270×80%``.

Grammar (tokens are numbers with their units, the signs ``+ - × ÷`` in all their printed forms, and brackets of any kind):
``sum := product (('+' | '-') product)*``, ``product := factor (('×' | '÷') factor)*``, ``factor := '-' factor | number | '(' sum ')'``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from auditlint.quantities.number import Number, Undetermined
from auditlint.quantities.quantity import Quantity

_SIGN = {"+": "+", "-": "-", "−": "-", "×": "×", "x": "×", "X": "×", "*": "×", "·": "×", "⋅": "×", "÷": "÷", "/": "÷"}
_OPEN, _CLOSE = "([{〔［", ")]}〕］"
SIGNS = re.escape("".join(_SIGN))
_TOKEN = re.compile(rf"(?P<number>\d)|(?P<sign>[{SIGNS}])|(?P<open>[{re.escape(_OPEN)}])|(?P<close>[{re.escape(_CLOSE)}])")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A parsed expression: its ``value`` (percentages as fractions of one), its ``operands`` in order, and whether it only adds and subtracts."""

    value: Number
    operands: tuple[Quantity, ...]
    additive: bool


def evaluate(text: str, start: int, end: int, quantities: Mapping[int, Quantity]) -> Arithmetic | None:
    """The expression printed in ``text[start:end]``; ``None`` if it is not well-formed. ``quantities`` are the passage's, by offset."""
    tokens = list(_tokens(text, start, end, quantities))
    if not tokens or None in tokens:
        return None
    signs = {t for t in tokens if isinstance(t, str)}
    parser = _Parser([t for t in tokens if t is not None], exact="×" not in signs and "÷" not in signs)
    try:
        value = parser.sum()
    except (_MalformedError, Undetermined):
        return None
    if parser.at != len(tokens):
        return None
    return Arithmetic(value, tuple(t for t in tokens if isinstance(t, Quantity)), not signs & {"×", "÷"})


def _tokens(text: str, start: int, end: int, quantities: Mapping[int, Quantity]) -> Iterator[Quantity | str | None]:
    at = start
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            at += 1
            continue
        if match["number"]:
            quantity = quantities.get(at)
            if quantity is None or quantity.aside or quantity.end > end:
                yield None
                return
            yield quantity
            at = quantity.end
            continue
        bracket = match["open"]
        if bracket is not None:
            note = re.compile(r".[^()\d]{1,12}\)").match(text, at)
            if note is not None and note.end() <= end and not re.search(rf"[{SIGNS}]", note.group()):
                at = note.end()
                continue
            yield "("
        else:
            yield ")" if match["close"] else _SIGN[match["sign"]]
        at = match.end()


class _MalformedError(Exception):
    """The tokens do not make an expression."""


class _Parser:
    def __init__(self, tokens: list[Quantity | str], *, exact: bool) -> None:
        self.tokens = tokens
        self.exact = exact
        self.at = 0

    def peek(self) -> Quantity | str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def sum(self) -> Number:
        value = self.product()
        while (sign := self.peek()) in ("+", "-"):
            self.at += 1
            right = self.product()
            value = value + right if sign == "+" else value - right
        return value

    def product(self) -> Number:
        value = self.factor()
        while (sign := self.peek()) in ("×", "÷"):
            self.at += 1
            right = self.factor()
            value = value * right if sign == "×" else value / right
        return value

    def factor(self) -> Number:
        token = self.peek()
        self.at += 1
        if token == "-":
            return -self.factor()
        if token == "(":
            value = self.sum()
            if self.peek() != ")":
                raise _MalformedError
            self.at += 1
            return value
        if not isinstance(token, Quantity):
            raise _MalformedError
        return operand(token, exact=self.exact)


def operand(quantity: Quantity, *, exact: bool) -> Number:
    """A printed operand: whole numbers, and all numbers of a mere sum, count as exact; percentages are fractions of one."""
    whole = quantity.step >= quantity.scale
    number = Number.exact(Fraction(quantity.value)) if (exact or whole) and not quantity.approximation else quantity.rounded
    return number / 100 if quantity.dimension == "percent" else number
