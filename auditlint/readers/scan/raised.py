"""Small figures set high in a line: footnote marks and exponents, which the recogniser reads like any figure."""

from collections.abc import Sequence
from typing import Any

from auditlint.readers.scan.strips import Strip, bands

_HIGH = 0.25
_SMALL = 0.64
_FLAT = 0.25
_WIDE = 0.45
_LEAST = 8
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def plain(text: str) -> str:
    """Raised figures that were read as such, as figures."""
    return text.translate(_PLAIN)


def raised(text: str, left: Sequence[float], right: Sequence[float], strip: Strip, ink: Any) -> dict[int, tuple[int, int]]:
    """The figures that stand high and are small: their index, with the first row of their ink and the row below its last.

    They are looked for in words with Chinese characters, and at the end of other words (an exponent): a column of ink between white ones that ends well above the line.
    """
    if strip.height < _LEAST or not (any("㐀" <= character <= "鿿" for character in text) or text[-1:] in "23"):
        return {}
    part = ink[strip.top : strip.bottom, strip.left : strip.right] > 0
    found: dict[int, tuple[int, int]] = {}
    middles = [(a + b) / 2 - strip.left for a, b in zip(left, right, strict=True)]
    for start, stop in bands(part.any(axis=0), 1):
        if stop - start > _WIDE * strip.height:
            continue
        rows = part[:, start:stop].any(axis=1).nonzero()[0]
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        high = strip.height - bottom > _HIGH * strip.height and top < 0.3 * strip.height
        if not high or not _FLAT * strip.height < bottom - top < _SMALL * strip.height:
            continue
        i = min(range(len(text)), key=lambda i: abs(middles[i] - (start + stop) / 2))
        if text[i].isdecimal() and text[i].isascii() and (i > 0 or len(text) > 1):
            found[i] = strip.top + top, strip.top + bottom
    return found
