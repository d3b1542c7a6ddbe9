"""Dates and times: serial day numbers under the date tokens of a number format."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from auditlint.readers.sheets.formatcode import Token

_DAY = 86400
_LAST = 2_958_465
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTHS_LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_WEEKDAYS = "一二三四五六日"
_UNSHOWABLE = "#####"


def shown_date(serial: Decimal, tokens: Sequence[Token], date1904: bool) -> str:
    """The day ``serial`` (days since the end of 1899, or since 1904-01-01) as the tokens print it; negative and far days show as number signs."""
    places = _second_places(tokens)
    seconds = int((serial * _DAY * 10**places).quantize(Decimal(1), ROUND_HALF_UP))
    unit = 10**places
    days, rest = divmod(seconds, _DAY * unit)
    if serial < 0 or days > _LAST:
        return _UNSHOWABLE
    day = _day(days, date1904)
    whole, part = divmod(rest, unit)
    hour, minute, second = whole // 3600, whole // 60 % 60, whole % 60
    noon = any(token.kind == "noon" for token in tokens)
    found: list[str] = []
    fraction = False
    for i, token in enumerate(tokens):
        if token.kind == "elapsed":
            total = seconds // unit // {"h": 3600, "m": 60, "s": 1}[token.content[0]]
            found.append(f"{total:0{len(token.content)}d}")
        elif token.kind == "noon":
            found.append({"上": "上午", "A": "AM", "a": "am"}[token.content[0]] if hour < 12 else _afternoon(token.content))
        elif token.kind == "date":
            minutes = token.content[0] == "m" and len(token.content) <= 2 and _are_minutes(tokens, i)
            found.append(_part(token.content, day, minutes, (hour % 12 or 12) if noon else hour, minute, second))
        elif token.kind == "point":
            fraction = places > 0
            found.append(f".{part:0{places}d}" if fraction else ".")
        elif token.kind == "digit":
            found.append("" if fraction else token.content)
        else:
            found.append(token.content)
    return "".join(found).strip()


def _second_places(tokens: Sequence[Token]) -> int:
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    return min(sum(token.kind == "digit" for token in tokens[point:]), 3)


def _day(days: int, date1904: bool) -> date:
    """The 1900 system counts a 29 February 1900 that never was."""
    if date1904:
        return date(1904, 1, 1) + timedelta(days)
    return date(1899, 12, 30 if days > 60 else 31) + timedelta(days)


def _afternoon(mark: str) -> str:
    return {"上": "下午", "A": "PM", "a": "pm"}[mark[0]]


def _are_minutes(tokens: Sequence[Token], i: int) -> bool:
    """``m`` after hours or before seconds."""
    before = next((t.content[0] for t in reversed(tokens[:i]) if t.kind in ("date", "elapsed")), "")
    after = next((t.content[0] for t in tokens[i + 1 :] if t.kind in ("date", "elapsed")), "")
    return before == "h" or after == "s"


def _part(code: str, day: date, minutes: bool, hour: int, minute: int, second: int) -> str:
    letter, length = code[0], len(code)
    if minutes:
        return f"{minute:0{length}d}"
    match letter:
        case "y" | "e" | "b":
            return f"{day.year % 100:02d}" if letter == "y" and length <= 2 else str(day.year)
        case "m":
            if length <= 2:
                return f"{day.month:0{length}d}"
            return (_MONTHS if length == 3 else _MONTHS_LONG if length == 4 else [name[0] for name in _MONTHS])[day.month - 1]
        case "d":
            return f"{day.day:0{length}d}" if length <= 2 else "星期" + _WEEKDAYS[day.weekday()]
        case "a":
            return ("星期" if length == 4 else "") + _WEEKDAYS[day.weekday()]
        case "h":
            return f"{hour:0{min(length, 2)}d}"
        case _:
            return f"{second:0{min(length, 2)}d}"
