"""Printed arithmetic with its result: ``67÷84×100%=79.76%≥75%``, ``0.5+0.5=1分``, and printed comparisons.

A chain is a run of expressions joined by ``=`` and comparators. Every ``=`` is a relation (position *result* before a single number, *step* before another
expression), every comparator one of position *threshold*.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import multipliers, units
from auditlint.relations.expressions.arithmetic import SIGNS, Arithmetic, evaluate
from auditlint.relations.row import Row

_COMPARATORS = {"=": "==", "≈": "==", "≥": ">=", "≤": "<=", ">": ">", "<": "<", ">=": ">=", "<=": "<="}
_SEGMENT = re.compile(r"[^，。；\n：]*[=≈≥≤<>][^，。；\n：]*")
_LONGEST = 400
_OPERATORS = tuple("+-×÷*/−")
_CUT = "the expression may be cut by a line break"


@cache
def _chain() -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    factor = "|".join(sorted(multipliers(), key=len, reverse=True))
    number = rf"\d[\d,]*(?:\.\d+)?\s?(?:{factor})?\s?(?:{unit})?"
    note = rf"(?:(?:/?[一-龥]{{1,10}}|\([^()\d]{{1,12}}\))*(?=\s?[)\]}}]*\s?[{SIGNS}]\s?[(\[{{]*[一-龥]{{0,6}}\d))?"
    term = rf"[(\[{{]*-?{number}{note}[)\]}}]*"
    run = rf"{term}(?:\s?[{SIGNS}]\s?(?:[(\[{{]*[一-龥]{{1,6}}(?=\d))?{term})*"
    return re.compile(rf"{run}(?:\s?(?:/[一-龥]{{1,4}})?\s?(?:=|≈|≥|≤|>=|<=|>|<)\s?{run})+")


_JOINT = re.compile(r"\s?(?:/[一-龥]{1,4})?\s?(>=|<=|[=≈≥≤><])\s?")
_LIMIT = re.compile(
    r"(?P<left>\d[\d,.]*\s?[万亿]?[一-龥%]{0,4})(?:\([^()]{0,120}\))?\s?(?P<sign>≥|≤|>=|<=|>|<)\s?(?:(?P<name>[一-龥]{2,8})\(\s?(?P<named>\d)|(?P<right>\d))"
)


def find(ledger: Ledger) -> Iterator[Row]:
    """The relations printed as arithmetic or comparisons anywhere in the document."""
    for passage in ledger.prose:
        content = passage.text.content
        if not any(sign in content for sign in "=≈≥≤<>"):
            continue
        quantities = {q.start: q for q in ledger.by_passage[passage.index]}
        if quantities:
            yield from _passage(passage, quantities, _cut_before(ledger, passage))


def _cut_before(ledger: Ledger, passage: Passage) -> bool:
    """Whether the text before the passage ends in the middle of arithmetic: a line break of a dump cuts the expression."""
    if not passage.index or passage.table is not ledger.passages[passage.index - 1].table:
        return False
    return ledger.passages[passage.index - 1].text.content.rstrip().endswith(_OPERATORS)


def _cut(content: str, start: int, cut_before: bool) -> bool:
    """Whether arithmetic that begins at ``start`` may begin earlier."""
    before = content[:start].rstrip()
    return before.endswith(_OPERATORS) if before else cut_before


def _passage(passage: Passage, quantities: Mapping[int, Quantity], cut_before: bool) -> Iterator[Row]:
    content = passage.text.content
    done: set[int] = set()
    for segment in _SEGMENT.finditer(content):
        if len(segment.group()) > _LONGEST:
            continue
        for match in _chain().finditer(content, segment.start(), segment.end()):
            if _cut(content, match.start(), cut_before):
                done.update(range(match.start(), match.end()))
                continue
            for row, sign in _links(content, match.start(), match.end(), quantities):
                done.add(sign)
                yield row if match.end() < len(content) or row.stated is None or row.stated.unit else replace(row, doubt=row.doubt or _CUT)
    for match in _LIMIT.finditer(content):
        if match.start("sign") in done:
            continue
        left = quantities.get(match.start("left"))
        right = quantities.get(match.start("named") if match["name"] else match.start("right"))
        if left is not None and right is not None and not left.aside and left.unit and left.unit == right.unit:
            yield _threshold(left, match["sign"], right)


def _links(content: str, start: int, end: int, quantities: Mapping[int, Quantity]) -> Iterator[tuple[Row, int]]:
    joints = list(_JOINT.finditer(content, start, end))
    starts = [start, *(j.end() for j in joints)]
    ends = [*(j.start() for j in joints), end]
    sides = [evaluate(content, a, b, quantities) for a, b in zip(starts, ends, strict=True)]
    for i, joint in enumerate(joints):
        left, right = sides[i], sides[i + 1]
        if left is None or right is None:
            continue
        if _COMPARATORS[joint[1]] == "==":
            if len(left.operands) == 1 and len(right.operands) == 1:
                continue
            yield _equality(content, (starts[i], ends[i + 1]), left, right), joint.start(1)
        elif len(left.operands) == 1 and len(right.operands) == 1 and (left.operands[0].unit or i):
            yield _threshold(left.operands[0], joint[1], right.operands[0]), joint.start(1)


def _equality(content: str, span: tuple[int, int], left: Arithmetic, right: Arithmetic) -> Row:
    formula = content[slice(*span)].strip()
    if len(right.operands) == 1:
        stated = right.operands[0]
        target = stated.rounded
        computed = next((c for c in _scalings(left, stated) if agree(target, c).verdict == "holds"), None) or next(_scalings(left, stated))
        return Row("expression", _columns(target, computed, "==", "result"), stated, left.operands, formula)
    stated = right.operands[-1]
    if left.additive or right.additive:
        target, computed = right.value, left.value
    else:
        target, computed = _loose(right.value), left.value
    return Row("expression", _columns(target, computed, "==", "step"), stated, (*left.operands, *right.operands[:-1]), formula)


def _loose(number: Number) -> Number:
    return Number(number.value, number.low, number.high, linear=False)


def _scalings(left: Arithmetic, stated: Quantity) -> Iterator[Number]:
    """The computed value in the base of the stated unit: first as printed, then with a percent sign or a money unit left out on one side."""
    value = left.value
    percent = any(q.dimension == "percent" for q in left.operands)
    if stated.dimension == "percent":
        yield value * 100
        yield value
        return
    yield value
    if not stated.unit and (percent or Fraction(stated.value) > 1 >= abs(value.value)):
        yield value * 100
    money = [q for q in left.operands if q.dimension == "money"]
    if (stated.dimension == "money" and not money) or (money and not stated.unit):
        for factor in (10**4, Fraction(1, 10**4), 10**8, Fraction(1, 10**8)):
            yield value * factor


def _threshold(left: Quantity, sign: str, right: Quantity) -> Row:
    formula = f"{left.printed}{left.unit} {sign} {right.printed}{right.unit}"
    doubt = "" if left.unit == right.unit else "the two sides have different units"
    return Row(
        "expression",
        _columns(left.number, right.number, _COMPARATORS[sign], "threshold"),
        left,
        (right,),
        formula,
        doubt=doubt,
        named={"computed": right},
    )


def _columns(stated: Number, computed: Number, comparator: str, position: str) -> dict[str, object]:
    return {"stated": stated, "computed": computed, "comparator": comparator, "position": position, "label": ""}
