"""Formulas in words: ``完成率=（完成数量÷计划数量）×100%``.

A definition names the operands of a rate. Here it is judged on its own terms; the ratio relation binds its operands to quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.relations.row import Row

_FORMULA = re.compile(r"(?P<name>[一-龥“”A-Za-z0-9]{1,30}?[率度量数额比分]|[一-龥]{2,30})\s?=\s?(?P<body>[^。；;\n=，]{3,160})")
_TOKEN = re.compile(
    r"(?P<constant>\d+(?:\.\d+)?%?)|(?P<sign>[+\-−×xX*÷/])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<word>[一-龥“”、A-Za-z]+(?:\([^()+\-−×*÷/]{1,12}\)[一-龥“”、]*)*)|(?P<space>\s+)|(?P<other>.)"
)
_SIGN = {"−": "-", "x": "×", "X": "×", "*": "×", "/": "÷"}


@dataclass(frozen=True, slots=True)
class Definition:
    """A rate defined in words. ``numerator`` and ``denominator`` are operand names where the formula is a plain quotient, else empty; ``at_target`` is
    its value in percent when all operands are equal (actual = planned), or ``None`` if it cannot be evaluated."""

    name: str
    passage: Passage
    start: int
    end: int
    numerator: str
    denominator: str
    difference: bool
    at_target: Fraction | None


def find(ledger: Ledger) -> Iterator[Row]:
    """Definitions of completion rates whose formula measures something else."""
    words = tuple(vocabulary("definitions")["completion"])
    for definition in definitions(ledger):
        if definition.at_target is None or not definition.name.endswith(words):
            continue
        yield Row(
            "definition",
            {"at_target": Number.exact(definition.at_target), "expected": Number.exact(100), "label": definition.name},
            phrase(definition.passage, definition.start, definition.end),
            (),
            definition.passage.text.content[definition.start : definition.end],
            doubt="" if definition.difference or definition.at_target == 100 else "the formula has several operands",
        )


def definitions(ledger: Ledger) -> Iterator[Definition]:
    """All formulas in words of the document."""
    for passage in ledger.prose:
        content = passage.text.content
        if "=" not in content:
            continue
        for match in _FORMULA.finditer(content):
            tokens = _tokens(match["body"])
            words = [t for kind, t in tokens if kind == "word"]
            if len(words) < 2 or not any(kind == "sign" and t == "÷" for kind, t in tokens):
                continue
            numerator, denominator = _quotient(tokens)
            yield Definition(match["name"], passage, match.start(), match.end(), numerator, denominator, *_at_target(tokens))


def _tokens(body: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(body):
        kind = match.lastgroup or "other"
        if kind == "space":
            continue
        if kind == "other":
            break
        tokens.append((kind, _SIGN.get(match.group(), match.group()) if kind == "sign" else match.group()))
    return tokens


def _quotient(tokens: list[tuple[str, str]]) -> tuple[str, str]:
    """The two names of ``A ÷ B [× 100%]``, with or without brackets."""
    bare = [t for t in tokens if t[0] not in ("open", "close")]
    kinds = [kind if kind != "sign" else text for kind, text in bare]
    if kinds[:3] == ["word", "÷", "word"] and kinds[3:] in ([], ["×", "constant"]):
        return bare[0][1], bare[2][1]
    return "", ""


def _at_target(tokens: list[tuple[str, str]]) -> tuple[bool, Fraction | None]:
    """Whether the formula divides a difference, and its value in percent with every operand set to one."""
    kinds = [text if kind == "sign" else kind for kind, text in tokens]
    difference = kinds[:7] == ["open", "word", "-", "word", "close", "÷", "word"]
    if difference:
        return True, Fraction(0)
    if _quotient(tokens) != ("", ""):
        return False, Fraction(100)
    return False, None
