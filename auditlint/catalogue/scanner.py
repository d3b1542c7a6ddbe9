"""What an expression may be written with, checked before anything parses it.

Check files come from strangers: an expression is short, of one line, and consists of names, plain decimal numbers, quoted text and
the signs below. Whatever else Python's grammar knows (exponents, escapes, attribute access, assignment) never reaches the parser.
"""

import re
import unicodedata

from auditlint.catalogue.problem import underline
from auditlint.errors import CatalogueError

MAX_LENGTH = 1000
_TOKEN = re.compile(
    r"""(?P<space>[ ]+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.]))
    | (?P<name>[^\W\d]\w*)
    | (?P<text>"[^"\\]*"|'[^'\\]*')
    | (?P<sign>==|!=|<=|>=|[-+*/(),<>])""",
    re.VERBOSE,
)


class ExpressionError(CatalogueError):
    """An expression that cannot be used.

    ``at`` and ``length`` delimit the mistake in ``source``; ``problem`` holds the bare complaint by language.
    """

    def __init__(self, source: str, at: int, length: int, en: str, zh: str) -> None:
        self.source, self.at, self.length = source, at, length
        self.problem = {"en": en, "zh": zh}
        line = "".join(c if c.isprintable() else " " for c in source)
        shown = f"\n  {line}\n  {underline(line, at, length)}"
        super().__init__(en + shown, zh + shown)


def scan(source: str) -> None:
    """Reject ``source`` with an `ExpressionError` unless it consists of the permitted signs only."""
    if not source:
        raise ExpressionError(source, 0, 1, "the expression is empty", "表达式为空")
    if len(source) > MAX_LENGTH:
        en, zh = f"the expression is longer than {MAX_LENGTH} characters", f"表达式超过{MAX_LENGTH}个字符"
        raise ExpressionError(source[:60] + "…", 0, 1, en, zh)
    at = 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None or not token.group().isprintable():
            raise _unknown(source, at)
        at = token.end()


def _unknown(source: str, at: int) -> ExpressionError:
    character = source[at]
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and plain.isascii():
        return ExpressionError(source, at, 1, f"write '{plain}' instead of '{character}'", f"“{character}”应写作“{plain}”")
    if character == "=":
        return ExpressionError(source, at, 1, "write '==' to compare", "比较相等应写作“==”")
    if character in "\"'":
        return ExpressionError(source, at, 1, "the text has no closing quotation mark, or holds a backslash", "文本缺少后引号或含有反斜杠")
    if character in "0123456789":
        length = len(re.match(r"[\w.]+", source[at:]).group())  # type: ignore[union-attr]
        return ExpressionError(
            source, at, length, "write a number as digits with an optional decimal point: 100, 0.5", "数应写作数字，可带小数点：100、0.5"
        )
    name = character if character.isprintable() else f"U+{ord(character):04X}"
    return ExpressionError(source, at, 1, f"'{name}' is not allowed in an expression", f"表达式中不允许“{name}”")
