"""Identities that users declare over named measures, without a relation of ours: ``年初数 + 新增数 - 减少数 == 年末数``.

Five lines are a check::

    code: USR001
    name: helpdesk-calls
    identity: 电话受理数 + 网络受理数 == 受理总数

The measures are found by their names, or by the further names in ``measures``, wherever a form, a table row, a sentence or the document prints each of them once.
"""

import ast
from dataclasses import dataclass
from decimal import Decimal

import yaml

from auditlint.catalogue.expression import compile_expression
from auditlint.catalogue.model import Identity
from auditlint.catalogue.scanner import ExpressionError, scan
from auditlint.catalogue.source import Mapping, Source

FUNCTIONS = frozenset({"sum", "count", "abs", "min", "max", "same", "compare"})
TEXTS = {
    "title": {"en": "A declared identity does not hold", "zh": "声明的勾稽关系不成立"},
    "message": {"en": "{stated} is printed, {formula}", "zh": "印为{stated}，{formula}"},
    "why": {"en": "The check file declares that these figures make each other.", "zh": "检查文件声明了这些数字之间的勾稽关系。"},
    "fix": {"en": "Compare the figures with their sources.", "zh": "与来源核对这些数字。"},
}
_SIGNS = str.maketrans("×÷－＋（）", "*/-+()")


@dataclass(frozen=True, slots=True)
class Declared:
    """An identity as written: its expression, and the measures it names."""

    expression: str
    measures: tuple[str, ...]


def declared(source: Source, node: yaml.Node) -> Declared | None:
    """The identity in ``node``; ``None`` with a problem noted if it is none."""
    written = source.scalar(node)
    if written is None or not isinstance(node, yaml.ScalarNode):
        return None
    expression = written.translate(_SIGNS)
    try:
        scan(expression)
        names = _names(expression)
        compile_expression(expression, dict.fromkeys(names, "number"))
    except ExpressionError as error:
        source.inside(node, error.at, error.length, error.problem["en"], error.problem["zh"])
        return None
    if len(names) < 2:
        source.node(node, "an identity names two measures or more", "勾稽关系至少涉及两个指标")
        return None
    return Declared(expression, names)


def _names(expression: str) -> tuple[str, ...]:
    """The names in a scanned expression, in order, the one that the others make last; an expression that does not parse is told by the compiler."""
    try:
        tree = ast.parse(expression, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        return ()
    found = [(node.col_offset, node.id) for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id not in FUNCTIONS]
    names = list(dict.fromkeys(name for _, name in sorted(found)))
    if isinstance(tree, ast.Compare) and isinstance(tree.left, ast.Name):
        names.append(names.pop(names.index(tree.left.id)))
    return tuple(names)


def identity_of(source: Source, entries: Mapping, found: Declared) -> Identity:
    """The identity with its further names, unit and tolerance."""
    names = {measure: [measure] for measure in found.measures}
    if "measures" in entries:
        for measure, (_, node) in source.mapping(entries["measures"][1], (), found.measures).items():
            names[measure] += [text for text in map(source.scalar, source.sequence(node)) if text is not None]
    unit = (source.scalar(entries["unit"][1]) or "") if "unit" in entries else ""
    return Identity(tuple((measure, tuple(words)) for measure, words in names.items()), unit, _tolerance(source, entries))


def _tolerance(source: Source, entries: Mapping) -> Decimal:
    if "tolerance" not in entries:
        return Decimal(0)
    node = entries["tolerance"][1]
    written = source.scalar(node) or ""
    try:
        value = Decimal(written)
    except ArithmeticError:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        source.node(node, "a tolerance is a number of 0 or more, in the unit of the measures", "容差应为不小于 0 的数，以指标单位计")
        return Decimal(0)
    return value
