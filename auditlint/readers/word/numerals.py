"""Counters as Word prints them: ``w:numFmt`` (ISO/IEC 29500-1, 17.18.59)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _chinese(number: int, zero: str = "〇") -> str:
    """``12`` -> 十二, ``105`` -> 一百〇五; counters have at most four digits."""
    if not 0 < number < 10_000:
        return str(number) if number else zero
    printed, gap = "", False
    digits = [int(ch) for ch in str(number)]
    for i, digit in enumerate(digits):
        if digit:
            printed += (zero if gap and printed else "") + _DIGITS[digit] + _UNITS[len(digits) - 1 - i]
        gap = not digit
        if gap and not any(digits[i:]):
            break
    return printed[1:] if 10 <= number < 20 else printed


def _chinese_below_hundred(number: int) -> str:
    """Counting in characters; digit by digit from a hundred on."""
    return _chinese(number) if number < 100 else _by_digits(number)


def _by_digits(number: int) -> str:
    return "".join(_DIGITS[int(ch)] for ch in str(number))


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    printed = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        printed += sign * count
    return printed


def _letter(number: int) -> str:
    """``27`` -> aa, ``28`` -> bb."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(number: int) -> str:
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def _series(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(ch)) if ch.isdecimal() else ch for ch in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _enclosed,
    "decimalEnclosedCircleChinese": _enclosed,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "chineseCounting": _chinese_below_hundred,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_below_hundred,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanDigital2": _by_digits,
    "ideographDigital": _by_digits,
    "japaneseDigitalTenThousand": _by_digits,
    "taiwaneseDigital": _by_digits,
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(0x3280 + number - 1) if 1 <= number <= 10 else _chinese(number),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
}
SILENT = frozenset(("bullet", "none"))
"""Formats that print no number."""


def counter(number: int, form: str) -> str:
    """``number`` in the number format ``form``; an unknown format counts in plain digits, a silent one prints nothing."""
    return "" if form in SILENT else _FORMATS.get(form, str)(number)
