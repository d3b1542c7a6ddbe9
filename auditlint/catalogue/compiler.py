"""From the syntax tree of an expression to functions over a relation's row.

The tree is walked by hand and every node that is not named here is rejected. Each method compiles a node *as* what its context demands (a
number, several numbers, a text, a condition), so that types are checked while a check file loads.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import add, mul, sub, truediv

from auditlint.catalogue import operands, verdicts
from auditlint.catalogue.extremes import largest, smallest
from auditlint.catalogue.operands import Condition, Row, guarded
from auditlint.catalogue.scanner import ExpressionError
from auditlint.catalogue.suggestion import hint
from auditlint.quantities.judge import Judgement, same, undetermined
from auditlint.quantities.number import Number, total

NumberTerm = Callable[[Row], Number]
NumbersTerm = Callable[[Row], Sequence[Number]]
TextTerm = Callable[[Row], str]

FUNCTIONS = dict.fromkeys(("sum", "count", "abs", "min", "max"), "number") | dict.fromkeys(("same", "compare"), "condition")
_ARITHMETIC: dict[type[ast.operator], Callable[[Number, Number], Number]] = {ast.Add: add, ast.Sub: sub, ast.Mult: mul, ast.Div: truediv}
_ORDER: dict[type[ast.cmpop], str] = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_KINDS = {
    "number": ("a number", "数"),
    "numbers": ("several numbers", "一组数"),
    "text": ("text", "文本"),
    "texts": ("a list of texts", "一组文本"),
    "flag": ("a flag", "真假标志"),
    "condition": ("a condition", "条件"),
}


class Compiler:
    """Compiles one ``source`` over ``columns`` (name to type); ``names`` collects the columns it uses."""

    def __init__(self, source: str, columns: Mapping[str, str]) -> None:
        self.source = source
        self.columns = columns
        self.names: set[str] = set()
        self._bytes = source.encode()

    def condition(self, node: ast.expr, negated: bool = False) -> Condition:
        """``node``, or its negation, as something that gets a verdict."""
        match node:
            case ast.BoolOp():
                parts = [self.condition(value, negated) for value in node.values]
                combine = verdicts.every if isinstance(node.op, ast.And) is not negated else verdicts.either
                return lambda row, truncated: combine([part(row, truncated) for part in parts])
            case ast.UnaryOp(op=ast.Not()):
                return self.condition(node.operand, not negated)
            case ast.Compare():
                return self._comparison(node, negated)
            case ast.Call(func=ast.Name(id="same")):
                return self._same(node, negated)
            case ast.Call(func=ast.Name(id="compare")):
                return self._compare(node, negated)
            case ast.Name() if self.kind(node) == "flag":
                return self._flag(node.id, negated)
        raise self._expected("condition", node)

    def kind(self, node: ast.expr) -> str:
        """What ``node`` is: *number*, *numbers*, *text*, *texts*, *flag* or *condition*."""
        match node:
            case ast.Name():
                return self._column(node)
            case ast.Constant(value=str()):
                return "text"
            case ast.Constant(value=bool()):
                raise self.error(node, "write the flag itself, or 'not' and the flag", "直接写标志名，或在其前写 not")
            case ast.Constant(value=int() | float()) | ast.BinOp() | ast.UnaryOp(op=ast.USub()):
                return "number"
            case ast.UnaryOp(op=ast.Not()) | ast.BoolOp() | ast.Compare():
                return "condition"
            case ast.Tuple():
                return "texts"
            case ast.Call():
                return FUNCTIONS[self._function(node)]
        raise self.error(node, "this is not allowed in an expression", "表达式中不允许这种写法")

    def number(self, node: ast.expr) -> NumberTerm:
        """``node`` as a number."""
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                constant = Number.exact(Fraction(self._written(node)))
                return lambda row: constant
            case ast.BinOp():
                operation = _ARITHMETIC.get(type(node.op))
                if operation is None:
                    raise self.error(node, "only + - * / are allowed between numbers", "数之间只允许 + - * /")
                left, right = self.number(node.left), self.number(node.right)
                return lambda row: operation(left(row), right(row))
            case ast.UnaryOp(op=ast.USub()):
                operand = self.number(node.operand)
                return lambda row: -operand(row)
            case ast.Name() if self.kind(node) == "number":
                name = node.id
                return lambda row: operands.number(row[name])
            case ast.Call() if FUNCTIONS[self._function(node)] == "number":
                return self._aggregate(node)
        raise self._expected("number", node)

    def numbers(self, node: ast.expr) -> NumbersTerm:
        """``node`` as several numbers: a column of that type."""
        if not isinstance(node, ast.Name) or self.kind(node) != "numbers":
            raise self._expected("numbers", node)
        name = node.id
        return lambda row: operands.numbers(row[name])

    def text(self, node: ast.expr) -> TextTerm:
        """``node`` as text."""
        match node:
            case ast.Constant(value=str(constant)):
                return lambda row: constant
            case ast.Name() if self.kind(node) == "text":
                name = node.id
                return lambda row: operands.text(row[name])
        raise self._expected("text", node)

    def _aggregate(self, node: ast.Call) -> NumberTerm:
        function = self._function(node)
        if function == "abs":
            operand = self.number(*self._arguments(node, 1))
            return lambda row: abs(operand(row))
        if function in ("sum", "count") or len(node.args) == 1:
            several = self.numbers(*self._arguments(node, 1))
        else:
            terms = [self.number(argument) for argument in self._arguments(node, None)]

            def several(row: Row) -> Sequence[Number]:
                return [term(row) for term in terms]

        if function == "count":
            return lambda row: Number.exact(len(several(row)))
        aggregate = {"sum": total, "min": smallest, "max": largest}[function]
        return lambda row: aggregate(operands.some(several(row)))

    def _comparison(self, node: ast.Compare, negated: bool) -> Condition:
        sides = [node.left, *node.comparators]
        parts = [self._pair(left, op, right, negated) for left, op, right in zip(sides, node.ops, sides[1:], strict=False)]
        if len(parts) == 1:
            return parts[0]
        combine = verdicts.either if negated else verdicts.every
        return lambda row, truncated: combine([part(row, truncated) for part in parts])

    def _pair(self, left: ast.expr, op: ast.cmpop, right: ast.expr, negated: bool) -> Condition:
        if isinstance(op, ast.In | ast.NotIn):
            return self._membership(left, right, isinstance(op, ast.In) is not negated)
        written = _ORDER.get(type(op))
        if written is None:
            raise self.error(right, "only == != < <= > >= in are allowed as comparisons", "比较只允许 == != < <= > >= in")
        operator = verdicts.INVERSE[written] if negated else written
        kinds = (self.kind(left), self.kind(right))
        if "text" in kinds and kinds[0] != kinds[1]:
            (first_en, first_zh), (second_en, second_zh) = (_KINDS[kind] for kind in kinds)
            raise self.error(right, f"{first_en} cannot be compared with {second_en}", f"{first_zh}与{second_zh}不能比较")
        if "text" in kinds:
            if operator not in ("==", "!="):
                raise self.error(left, "text can be compared by ==, != and in only", "文本只能用 ==、!=、in 比较")
            wanted, first, second = operator == "==", self.text(left), self.text(right)
            return guarded(lambda row, truncated: verdicts.plain((first(row) == second(row)) is wanted))
        return self._numeric(left, operator, right)

    def _numeric(self, left: ast.expr, operator: str, right: ast.expr) -> Condition:
        """A comparison of numbers; of an equality, the side that is one printed number is the stated one."""
        if operator in ("==", "!=") and isinstance(right, ast.Name) and not isinstance(left, ast.Name):
            left, right = right, left
        first, second = self.number(left), self.number(right)
        return guarded(lambda row, truncated: verdicts.compared(first(row), operator, second(row), truncated=truncated))

    def _membership(self, left: ast.expr, right: ast.expr, wanted: bool) -> Condition:
        member = self.text(left)
        if not isinstance(right, ast.Tuple):
            raise self.error(right, 'write the texts in brackets: in ("a", "b")', '应把文本写在括号里：in ("甲", "乙")')
        choices: set[str] = set()
        for element in right.elts:
            if not isinstance(element, ast.Constant) or not isinstance(element.value, str):
                raise self._expected("text", element)
            choices.add(element.value)
        return guarded(lambda row, truncated: verdicts.plain((member(row) in choices) is wanted))

    def _flag(self, name: str, negated: bool) -> Condition:
        return guarded(lambda row, truncated: verdicts.plain(operands.flag(row[name]) is not negated))

    def _same(self, node: ast.Call, negated: bool) -> Condition:
        first, second = (self.number(argument) for argument in self._arguments(node, 2))

        def judge(row: Row, truncated: bool) -> Judgement:
            judgement = same(first(row), second(row))
            return verdicts.inverted(judgement) if negated else judgement

        return guarded(judge)

    def _compare(self, node: ast.Call, negated: bool) -> Condition:
        left, comparator, right = self._arguments(node, 3)
        first, sign, second = self.number(left), self.text(comparator), self.number(right)

        def judge(row: Row, truncated: bool) -> Judgement:
            operator = verdicts.COMPARATORS.get(sign(row))
            if operator is None:
                return undetermined(verdicts.NO_COMPARATOR)
            return verdicts.compared(first(row), verdicts.INVERSE[operator] if negated else operator, second(row), truncated=truncated)

        return guarded(judge)

    def _function(self, node: ast.Call) -> str:
        if not isinstance(node.func, ast.Name):
            raise self.error(node, "this is not allowed in an expression", "表达式中不允许这种写法")
        if node.func.id not in FUNCTIONS:
            en, zh = hint(node.func.id, FUNCTIONS)
            raise self.error(node.func, f"there is no function '{node.func.id}'{en}", f"没有名为“{node.func.id}”的函数{zh}")
        return node.func.id

    def _arguments(self, node: ast.Call, count: int | None) -> list[ast.expr]:
        wrong = len(node.args) != count if count is not None else not node.args
        if wrong or node.keywords:
            name, wanted = self._function(node), count or "at least 1"
            raise self.error(node, f"{name}() takes {wanted} argument(s)", f"{name}() 需要{count or '至少1'}个参数")
        return node.args

    def _column(self, node: ast.Name) -> str:
        kind = self.columns.get(node.id)
        if kind is None:
            if node.id in FUNCTIONS:
                raise self.error(node, f"'{node.id}' is a function: write {node.id}(...)", f"“{node.id}”是函数，应写作 {node.id}(...)")
            en, zh = hint(node.id, self.columns)
            raise self.error(node, f"the relation has no column '{node.id}'{en}", f"该关系没有“{node.id}”列{zh}")
        self.names.add(node.id)
        return kind

    def _expected(self, wanted: str, node: ast.expr) -> ExpressionError:
        found = self.kind(node)
        if found == wanted:
            return self.error(node, "this is not allowed here", "此处不允许这种写法")
        (wanted_en, wanted_zh), (en, zh) = _KINDS[wanted], _KINDS[found]
        return self.error(node, f"{wanted_en} is needed here, not {en}", f"此处需要{wanted_zh}，而不是{zh}")

    def error(self, node: ast.expr, en: str, zh: str) -> ExpressionError:
        """The complaint about ``node``, with its position in the source."""
        start = len(self._bytes[: node.col_offset].decode())
        return ExpressionError(self.source, start, len(self._written(node)), en, zh)

    def _written(self, node: ast.expr) -> str:
        return self._bytes[node.col_offset : node.end_col_offset].decode()
