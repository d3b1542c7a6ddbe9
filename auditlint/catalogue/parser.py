"""The source of an expression becomes a condition: scanned, parsed by Python's own parser, bounded, compiled."""

import ast
from collections.abc import Mapping

from auditlint.catalogue.compiler import Compiler
from auditlint.catalogue.operands import Condition
from auditlint.catalogue.scanner import ExpressionError, scan

MAX_DEPTH = 60


def parse(source: str, columns: Mapping[str, str]) -> tuple[Condition, frozenset[str]]:
    """The condition that ``source`` states over ``columns`` (name to `ColumnType`), and the columns that it reads.

    Raises:
        ExpressionError: for anything that is not an expression of the language, with the place of the mistake.
    """
    scan(source)
    tree = _tree(source)
    compiler = Compiler(source, columns)
    _bound(tree, compiler)
    condition = compiler.condition(tree)
    return condition, frozenset(compiler.names)


def _tree(source: str) -> ast.expr:
    try:
        return ast.parse(source, mode="eval").body
    except SyntaxError as error:
        at = error.offset - 1 if error.offset and error.offset <= len(source) else len(source)
        raise ExpressionError(source, at, 1, "the expression is incomplete or wrongly put together", "表达式不完整或写法有误") from None
    except (MemoryError, RecursionError):
        raise ExpressionError(source, 0, 1, "the expression is nested too deeply", "表达式嵌套过深") from None


def _bound(tree: ast.expr, compiler: Compiler) -> None:
    """Refuse what is nested more than `MAX_DEPTH` deep: compiling and judging descend recursively."""
    level: list[ast.expr] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        if not level:
            return
    raise compiler.error(level[0], "the expression is nested too deeply", "表达式嵌套过深")
