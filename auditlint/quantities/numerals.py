"""Chinese numerals: 十二, 一百二十, 两, 一万二, 三千零四十 -> exact decimals."""

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LARGE = (("亿", 10**8), ("万", 10**4))
NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_ONES = "[一二两三四五六七八九]"
_SECTION = re.compile(
    rf"[零〇]?(?:(?P<thousands>{_ONES})千)?[零〇]?(?:(?P<hundreds>{_ONES})百)?[零〇]?(?P<tens>{_ONES}?十)?(?P<zero>[零〇])?(?P<ones>{_ONES})?"
)


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral, or ``None`` if ``text`` is not a well-formed one (``三五``, ``百万`` without a digit)."""
    if "点" in text:
        whole, _, decimals = text.partition("点")
        value = chinese_number(whole)
        digits = [_DIGITS.get(c) for c in decimals]
        if value is None or not digits or None in digits:
            return None
        return Decimal(f"{value}.{''.join(map(str, digits))}")
    if text in ("零", "〇"):
        return Decimal(0)
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text)) if len(text) >= 3 else None
    whole_number = _grouped(text)
    return None if whole_number is None else Decimal(whole_number)


def _grouped(text: str) -> int | None:
    for sign, factor in _LARGE:
        head, found, tail = text.rpartition(sign)
        if found:
            high, low = _grouped(head), _below(tail, factor)
            return None if high is None or low is None or high >= factor else high * factor + low
    return _section(text)


def _below(tail: str, factor: int) -> int | None:
    """What follows 万 or 亿: nothing, a digit of the next place (一万二), or a smaller number."""
    if not tail:
        return 0
    if len(tail) == 1 and _DIGITS.get(tail, 0):
        return _DIGITS[tail] * factor // 10
    low = _grouped(tail)
    return low if low is not None and low < factor else None


def _section(text: str) -> int | None:
    """A number below ten thousand; ``一百二`` is 120, ``三千四`` 3400."""
    match = _SECTION.fullmatch(text)
    if match is None or text[-1:] in ("", "零", "〇"):
        return None
    thousands, hundreds, ones = (_DIGITS.get(match[name] or "零", 0) for name in ("thousands", "hundreds", "ones"))
    tens = match["tens"]
    if ones and text[-2:-1] in ("千", "百"):
        ones *= 100 if text[-2] == "千" else 10
    return thousands * 1000 + hundreds * 100 + (_DIGITS.get(tens[0], 1) * 10 if tens else 0) + ones
