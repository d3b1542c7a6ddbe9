"""Characters that Word keeps in elements of their own or prints as nothing."""

import re

INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
"""Soft hyphens, zero-width characters and marks of the writing direction."""

_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "·",
    0xE5: "∑", 0xD6: "√", 0xA2: "′", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0x40: "≅", 0x5C: "∴",
}  # fmt: skip
_WINGDINGS = {
    0xFC: "√",
    0xFB: "×",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "□",
    0x6F: "□",
    0x71: "□",
    0x6E: "■",
    0xA7: "▪",
    0x6C: "●",
    0x9F: "•",
    0x4A: "☺",
}
_WINGDINGS_2 = {0x50: "√", 0x4F: "×", 0x52: "☑", 0x54: "☒", 0xA3: "□", 0x51: "☒"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The sign of ``w:sym``: a character of a symbol font by its hexadecimal code. Unknown pictures stay as the private character that they are stored as."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number <= 0xFFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    known = _FONTS.get(font.strip().lower())
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    if known is not None and low in known:
        return known[low]
    if low != number and font.strip().lower() == "symbol" and 0x20 <= low < 0x7F and not chr(low).isalpha():
        return chr(low)
    return chr(number)
