"""Chinese numerals: 十二, 一百二十, 两, 三成, 百分之九十五点五 -> exact decimals."""

from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
NUMERAL = "零〇一二两三四五六七八九十百千万亿"


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral, or ``None`` if ``text`` is not a well-formed one (``三五``, ``百万`` without a digit)."""
    if "点" in text:
        whole, _, decimals = text.partition("点")
        value = chinese_number(whole)
        digits = [_DIGITS.get(c) for c in decimals]
        if value is None or not digits or None in digits:
            return None
        return Decimal(f"{value}.{''.join(map(str, digits))}")
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text)) if len(text) >= 3 else None
    return _grouped(text)


def _grouped(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    previous = 0
    for c in text:
        if c in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[c]
        elif c in _SMALL:
            if digit is None and not (c == "十" and section % 100 == 0):
                return None
            section += (1 if digit is None else digit) * _SMALL[c]
            digit, previous = None, _SMALL[c]
        else:
            section += digit or 0
            if section == 0:
                return None
            total, section, digit = (total + section) * _LARGE[c], 0, None
            previous = _LARGE[c]
    if digit is not None:
        if digit and previous > 10 and text[-2:-1] not in ("零", "〇") and text[-1:] in _DIGITS:
            return Decimal(total + section + digit * previous // 10)
        section += digit
    return Decimal(total + section)
