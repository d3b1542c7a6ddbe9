"""The part of the formula language that can be recomputed exactly: ``+ - * / ^ %``, brackets, references, ranges, and a few functions (ECMA-376 part 1, 18.17)."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

FUNCTIONS = frozenset({"SUM", "AVERAGE", "ROUND", "MIN", "MAX", "ABS", "IFERROR"})
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)(?![A-Za-z!])"
    r"|(?P<reference>(?:(?:'(?:[^'\[\]]|'')+'|[^\s'!,;:()+\-*/^&=<>\"%{}\[\]]+)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![A-Za-z0-9_.(!])"
    r"|(?P<function>[A-Za-z][A-Za-z0-9.]*)\(|(?P<sign>[-+*/^%(),]))"
)
_REFERENCE = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<c1>[A-Za-z]+)\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Za-z]+)\$?(?P<r2>\d+))?")
_LONGEST = 2000
_DEEPEST = 40


class OpaqueFormula(Exception):
    """The formula uses what is not recomputed."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """Cells: 0-based rows and columns, both ends included. ``sheet`` is empty for the formula's own."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """How many cells it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True, slots=True)
class Call:
    """An operator (``+ - * / ^``, ``neg``) or a function of `FUNCTIONS` with its arguments."""

    name: str
    arguments: tuple["Node", ...]


Node = Constant | Range | Call


@lru_cache(maxsize=1 << 14)
def parse(formula: str) -> Node:
    """The formula (beginning with ``=``) as a tree. Raises `OpaqueFormula`."""
    if not formula.startswith("=") or len(formula) > _LONGEST:
        raise OpaqueFormula(formula[:40])
    parser = _Parser(formula)
    node = parser.sum(0)
    if not parser.done:
        raise OpaqueFormula(formula)
    return node


class _Parser:
    """Recursive descent; ``-2^2`` is 4, as in Excel."""

    def __init__(self, formula: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        at = 1
        while at < len(formula.rstrip()):
            match = _TOKEN.match(formula, at)
            if match is None:
                raise OpaqueFormula(formula)
            kind = match.lastgroup or ""
            self._tokens.append((kind, match[kind]))
            at = match.end()
        self._at = 0

    @property
    def done(self) -> bool:
        """Whether all of the formula was read."""
        return self._at == len(self._tokens)

    def _take(self, *signs: str) -> str:
        if not self.done and self._tokens[self._at][0] == "sign" and self._tokens[self._at][1] in signs:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def sum(self, depth: int) -> Node:
        """``a + b - c``."""
        if depth > _DEEPEST:
            raise OpaqueFormula("nested too deeply")
        left = self._product(depth)
        while sign := self._take("+", "-"):
            left = Call(sign, (left, self._product(depth)))
        return left

    def _product(self, depth: int) -> Node:
        left = self._power(depth)
        while sign := self._take("*", "/"):
            left = Call(sign, (left, self._power(depth)))
        return left

    def _power(self, depth: int) -> Node:
        left = self._signed(depth)
        while self._take("^"):
            left = Call("^", (left, self._signed(depth)))
        return left

    def _signed(self, depth: int) -> Node:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        node = self._atom(depth)
        while self._take("%"):
            node = Call("/", (node, Constant(Fraction(100))))
        return Call("neg", (node,)) if negative else node

    def _atom(self, depth: int) -> Node:
        if self.done:
            raise OpaqueFormula("incomplete")
        kind, content = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            if "e" in content.lower() and abs(int(re.split("[eE]", content)[1])) > 30:
                raise OpaqueFormula(content)
            return Constant(Fraction(content))
        if kind == "reference":
            return _range(content)
        if kind == "function" and content.upper() in FUNCTIONS:
            arguments: list[Node] = []
            while not self._take(")"):
                if arguments and not self._take(","):
                    raise OpaqueFormula(content)
                arguments.append(self.sum(depth + 1))
            return Call(content.upper(), tuple(arguments))
        if content == "(":
            node = self.sum(depth + 1)
            if self._take(")"):
                return node
        raise OpaqueFormula(content)


def _range(written: str) -> Range:
    match = _REFERENCE.fullmatch(written)
    if match is None:
        raise OpaqueFormula(written)
    sheet = (match["sheet"] or "").removeprefix("'").removesuffix("'").replace("''", "'")
    first = (int(match["r1"]) - 1, _column(match["c1"]))
    last = (int(match["r2"]) - 1, _column(match["c2"])) if match["r2"] else first
    return Range(sheet, min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))


def _column(letters: str) -> int:
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - 64
    return value - 1
