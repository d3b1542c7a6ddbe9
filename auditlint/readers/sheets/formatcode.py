"""The grammar of spreadsheet number formats: ``#,##0.00;[Red]-#,##0.00``, ``0.00,"万元"``, ``yyyy"年"m"月"`` (ECMA-376 part 1, 18.8.31)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

_LONGEST = 255
_TOKEN = re.compile(
    r'"(?P<literal>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<pad>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]?|(?P<general>General|G/通用格式)'
    r"|(?P<exponent>E[+-])|(?P<noon>AM/PM|A/P|上午/下午)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)"
    r"|(?P<text>@)|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4}|b+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"(?:h+|m+|s+)", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]*)?")

TokenKind = Literal["literal", "digit", "point", "comma", "percent", "slash", "exponent", "text", "date", "elapsed", "noon", "general"]


class Token(NamedTuple):
    """A piece of a format: what it is, and its characters."""

    kind: TokenKind
    content: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the formats between semicolons. ``scale`` is the power of ten by which the value is multiplied: 2 for each percent sign, -3 for each comma at the end."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    scale: int = 0
    thousands: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of token that occur."""
        return frozenset(token.kind for token in self.tokens)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at most four; a code that is empty or too long for Excel is General."""
    if not code or len(code) > _LONGEST:
        code = "General"
    found: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            found.append([])
        else:
            found[-1].append(match)
    return tuple(_section(matches) for matches in found[:4])


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in matches:
        kind = match.lastgroup or "other"
        content = match[kind]
        if kind == "bracket":
            told = _CONDITION.fullmatch(content)
            currency = _CURRENCY.fullmatch(content)
            if told:
                condition = (told[1], Decimal(told[2]))
            elif currency:
                tokens.append(Token("literal", currency[1]))
            elif _ELAPSED.fullmatch(content):
                tokens.append(Token("elapsed", content.lower()))
        elif kind == "pad":
            tokens.append(Token("literal", " "))
        elif kind in ("literal", "escaped", "other"):
            tokens.append(Token("literal", content))
        elif kind == "date":
            tokens.append(Token("date", content.lower()))
        elif kind != "fill":
            tokens.append(Token(kind, content))  # type: ignore[arg-type]
    return _numeric(tokens, condition)


def _numeric(tokens: list[Token], condition: tuple[str, Decimal] | None) -> Section:
    """Commas between digits group by thousands, commas after the last digit scale."""
    digits = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    scale = 2 * sum(token.kind == "percent" for token in tokens)
    thousands = False
    kept: list[Token] = []
    for i, token in enumerate(tokens):
        if token.kind != "comma":
            kept.append(token)
        elif not digits or i < digits[0] or any(t.kind in ("date", "elapsed") for t in tokens):
            kept.append(Token("literal", ","))
        elif i < digits[-1] and not _before_point(tokens, i):
            thousands = True
        else:
            scale -= 3
    return Section(tuple(kept), condition, scale, thousands)


def _before_point(tokens: list[Token], i: int) -> bool:
    """Whether only commas stand between here and the decimal point: ``#,##0,.00``."""
    while i < len(tokens) and tokens[i].kind == "comma":
        i += 1
    return i < len(tokens) and tokens[i].kind == "point"
