"""The numbers that a browser prints before the items of an ordered list."""

from collections.abc import Iterator

from lxml import etree

_DIGITS = "零一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_BULLETS = ("none", "disc", "circle", "square")


def markers(ordered: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The items of an ``ol`` with the marker printed before each."""
    items = [item for item in ordered if item.tag == "li"]
    step = -1 if ordered.get("reversed") is not None else 1
    number = _whole(ordered.get("start"), len(items) if step < 0 else 1)
    style = _style(ordered)
    for item in items:
        number = _whole(item.get("value"), number)
        yield item, _marker(number, style)
        number += step


def _style(element: etree._Element) -> str:
    declared = (element.get("style") or "").lower()
    for part in declared.split(";"):
        name, _, value = part.partition(":")
        if name.strip() in ("list-style-type", "list-style"):
            return value.strip()
    return element.get("type") or "1"


def _whole(text: str | None, otherwise: int) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.lstrip("-").isdecimal() and len(plain) < 7 else otherwise


def _marker(number: int, style: str) -> str:
    if any(word in style for word in _BULLETS):
        return ""
    if any(word in style for word in _CHINESE) and 0 < number < 100:
        return f"{_chinese(number)}、"
    if style in ("a", "lower-alpha", "lower-latin", "A", "upper-alpha", "upper-latin") and 0 < number <= 26:
        letter = chr(96 + number)
        return f"{letter.upper() if style[0] in 'Au' else letter}. "
    if style in ("i", "lower-roman", "I", "upper-roman") and 0 < number < 4000:
        roman = _roman(number)
        return f"{roman.upper() if style[0] in 'Iu' else roman}. "
    return f"{number}. "


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found
