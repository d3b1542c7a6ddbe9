"""What a cell shows: its stored value under its number format, as Excel prints it."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from auditlint.readers.sheets.dates import shown_date
from auditlint.readers.sheets.formatcode import Section, Token, sections

_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel works with fifteen digits of what it stores."""
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 11
_LARGEST = Decimal("1e308")


class Shown(NamedTuple):
    """The text of a cell, and whether it tells the value itself: neither rounded nor in thousands."""

    text: str
    exact: bool


def shown_text(content: str, code: str) -> str:
    """A text under a number format: the section with ``@`` may add words to it."""
    for section in sections(code):
        if "text" in section.kinds:
            return "".join(content if token.kind == "text" else token.content for token in section.tokens)
    return content


def exact_text(value: float) -> str:
    """The shortest decimal text that stands for this stored number."""
    text = repr(value)
    if text.endswith(".0"):
        return text[:-2]
    return format(Decimal(text), "f") if "e" in text else text


@lru_cache(maxsize=1 << 16)
def shown_number(stored: str, code: str, date1904: bool = False) -> Shown:
    """The number with decimal text ``stored`` under ``code``."""
    value = _SIGNIFICANT.create_decimal(stored)
    if not value.is_finite() or abs(value) > _LARGEST:
        return Shown(stored, True)
    parts = sections(code)
    section, magnitude = _chosen(parts, value)
    kinds = section.kinds
    if "date" in kinds or "elapsed" in kinds or "noon" in kinds:
        return Shown(shown_date(value, section.tokens, date1904), True)
    sign = "-" if magnitude < 0 else ""
    if not section.tokens:
        return Shown(sign, False) if len(parts) > 1 else Shown("", False)
    if "general" in kinds or ("text" in kinds and not kinds & {"digit"}):
        general = _general(abs(magnitude))
        text = "".join(general.text if token.kind in ("general", "text") else token.content for token in section.tokens)
        return Shown(sign + text.strip(), general.exact)
    if not kinds & {"digit"}:
        return Shown((sign + "".join(token.content for token in section.tokens)).strip(), value == 0)
    shown = _digits(abs(magnitude), section)
    return Shown((sign + shown.text).strip(), shown.exact)


def _chosen(parts: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for a value, and the value that it prints: a section for negative numbers prints no sign of its own."""
    numeric = [part for part in parts if part.kinds != {"text"} or len(parts) == 1][:3] or list(parts[:1])
    if any(part.condition for part in numeric):
        for part in numeric:
            if part.condition is None or _meets(value, *part.condition):
                return part, value
        return numeric[-1], value
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


def _meets(value: Decimal, operator: str, limit: Decimal) -> bool:
    order = (value > limit) - (value < limit)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0, "=": order == 0, "<>": order != 0}[operator]


def _general(value: Decimal) -> Shown:
    """Eleven characters, or scientific notation."""
    if value == value.to_integral_value() and value < 10**_GENERAL_WIDTH:
        return Shown(str(int(value)), True)
    if Decimal("1e-9") <= value < 10 ** (_GENERAL_WIDTH - 1):
        whole = len(str(int(value)))
        text = format(value.quantize(Decimal(1).scaleb(whole + 1 - _GENERAL_WIDTH), ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
        return Shown(text, Decimal(text) == value)
    short = Context(prec=6, rounding=ROUND_HALF_UP).create_decimal(value)
    exponent = short.adjusted()
    mantissa = format(short.scaleb(-exponent).normalize(), "f")
    return Shown(f"{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}", short == value)


def _digits(value: Decimal, section: Section) -> Shown:
    tokens = section.tokens
    if any(token.kind == "exponent" for token in tokens):
        return _scientific(value, tokens)
    if any(token.kind == "slash" for token in tokens):
        return _fraction(value, tokens)
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    places = sum(token.kind == "digit" for token in tokens[point:])
    scaled = value.scaleb(section.scale, _WIDE)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    whole, _, decimals = format(rounded, "f").partition(".")
    text = _whole(whole, tokens[:point], section.thousands) + _decimals(decimals, tokens[point:])
    return Shown(text, rounded == scaled and section.scale in (0, 2) and not _shifted(tokens[:point]))


def _shifted(tokens: tuple[Token, ...]) -> bool:
    """Whether a literal point or digit stands between the digits, as in ``0!.0000``, so that the text shows another number."""
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    return bool(places) and any(
        token.kind != "digit" and any(ch.isdigit() or ch == "." for ch in token.content) for token in tokens[places[0] : places[-1]]
    )


def _whole(digits: str, tokens: tuple[Token, ...], thousands: bool) -> str:
    """The digits before the point, laid over the placeholders from the right; the leftmost placeholder takes all that remain."""
    digits = digits.lstrip("0")
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    found: list[str] = []
    count = 0
    at = len(digits)
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if token.kind != "digit":
            found.append(token.content)
            continue
        last = i == places[0]
        while True:
            if at > 0:
                at -= 1
                digit = digits[at]
            else:
                digit = {"0": "0", "?": " "}.get(token.content, "")
            if digit:
                if thousands and count and count % 3 == 0 and digit != " ":
                    found.append(",")
                found.append(digit)
                count += 1
            if not last or at <= 0:
                break
    return "".join(reversed(found))


def _decimals(digits: str, tokens: tuple[Token, ...]) -> str:
    """The point and the digits after it; ``#`` drops zeros at the end, ``?`` prints a blank for them."""
    kept = len(digits.rstrip("0"))
    found: list[str] = []
    at = 0
    for token in tokens:
        if token.kind != "digit":
            found.append(token.content)
            continue
        digit = digits[at] if at < len(digits) else "0"
        if at >= kept and token.content != "0":
            digit = " " if token.content == "?" else ""
        found.append(digit)
        at += 1
    return "".join(found)


def _scientific(value: Decimal, tokens: tuple[Token, ...]) -> Shown:
    mark = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    point = next((i for i, token in enumerate(tokens[:mark]) if token.kind == "point"), mark)
    places = sum(token.kind == "digit" for token in tokens[point:mark])
    width = sum(token.kind == "digit" for token in tokens[mark:])
    exponent = value.adjusted() if value else 0
    mantissa = value.scaleb(-exponent).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if mantissa >= 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    sign = "-" if exponent < 0 else "+" if tokens[mark].content[1] == "+" else ""
    text = f"{mantissa:.{places}f}E{sign}{abs(exponent):0{width}d}"
    return Shown(text, mantissa.scaleb(exponent) == value)


def _fraction(value: Decimal, tokens: tuple[Token, ...]) -> Shown:
    """``# ?/?``: the nearest fraction with as many digits below the line; ``?/8``: eighths."""
    slash = next(i for i, token in enumerate(tokens) if token.kind == "slash")
    below = "".join(token.content for token in tokens[slash + 1 :]).strip()
    split = next((i for i in range(slash, -1, -1) if tokens[i].kind == "literal"), -1)
    mixed = any(token.kind == "digit" for token in tokens[: max(split, 0)])
    exact = Fraction(value)
    if below.isdigit() and int(below):
        part = Fraction(int(exact * int(below) + Fraction(1, 2)), int(below))
        bottom = int(below)
    else:
        part = exact.limit_denominator(10 ** max(min(below.count("?") + below.count("#"), 6), 1) - 1)
        bottom = part.denominator
    whole = int(part) if mixed else 0
    top = int((part - whole) * bottom)
    text = f"{whole} {top}/{bottom}" if whole and top else str(whole) if mixed and not top else f"{top}/{bottom}"
    return Shown(text, part == exact)
