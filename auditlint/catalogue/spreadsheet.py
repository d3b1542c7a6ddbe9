"""A check's recomputation as a spreadsheet formula, so that an auditor can trace every figure with live cells."""

import ast
from collections.abc import Mapping

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_FUNCTIONS = {"sum": "SUM", "count": "COUNT", "abs": "ABS", "min": "MIN", "max": "MAX"}
_COMPARISONS: dict[type[ast.cmpop], str] = {ast.Eq: "=", ast.NotEq: "≠", ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥"}
_TURNED = {"<": ">", "≤": "≥", ">": "<", "≥": "≤"}
_STATED = "stated"


def recomputation(expression: str, cells: Mapping[str, str]) -> tuple[str, str] | None:
    """The sign between the stated number of ``expression`` and what it is compared with (``=``, ``≤`` ...), and that as a formula over ``cells`` (column name to a cell or
    range), without the equals sign.

    ``None`` where the expression compares no numbers, or names a column that has no cell. Of several conditions the first that computes something counts.
    """
    found = [made for node in _conditions(ast.parse(expression, mode="eval").body) if (made := _compared(node, cells)) is not None]
    return next((made for made in found if not made[1].isdecimal()), found[0] if found else None)


def _conditions(node: ast.expr) -> list[ast.expr]:
    return list(node.values) if isinstance(node, ast.BoolOp) else [node]


def _compared(node: ast.expr, cells: Mapping[str, str]) -> tuple[str, str] | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("same", "compare"):
        other = _number(node.args[-1], cells)
        return None if other is None else ("=" if node.func.id == "same" else "", other)
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return None
    sign = _COMPARISONS.get(type(node.ops[0]))
    left, right = node.left, node.comparators[0]
    if isinstance(right, ast.Name) and (right.id == _STATED or not isinstance(left, ast.Name)):
        left, right, sign = right, left, _TURNED.get(sign or "", sign)
    other = _number(right, cells) if _number(left, cells) is not None else None
    return None if sign is None or other is None else (sign, other)


def _number(node: ast.expr, cells: Mapping[str, str]) -> str | None:
    match node:
        case ast.Constant(value=int() | float()):
            return str(node.value)
        case ast.Name():
            return cells.get(node.id)
        case ast.UnaryOp(op=ast.USub()):
            inner = _number(node.operand, cells)
            return None if inner is None else f"-{inner}"
        case ast.BinOp() if type(node.op) in _SIGNS:
            left, right = _number(node.left, cells), _number(node.right, cells)
            return None if left is None or right is None else f"({left}{_SIGNS[type(node.op)]}{right})"
        case ast.Call(func=ast.Name(id=name)) if name in _FUNCTIONS:
            arguments = [_number(argument, cells) for argument in node.args]
            known = [argument for argument in arguments if argument is not None]
            return f"{_FUNCTIONS[name]}({','.join(known)})" if len(known) == len(arguments) else None
    return None
