"""One form for every character that means the same, without changing the length of the text.

Full-width digits, letters and signs, compatibility forms and Kangxi radicals become the plain character; round brackets become ASCII;
``，；：`` are the punctuation marks, whatever width they were printed in. A comma stays ASCII only as a thousands sign, a colon only
between digits. Because every rule maps one character to one character, offsets stay valid.
"""

import re
import unicodedata


def _table() -> dict[int, str | int]:
    table: dict[int, str | int] = {}
    for block in ((0xFF01, 0xFF5F), (0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFE30, 0xFE70), (0xFFE0, 0xFFE7)):
        for code in range(*block):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    table.update(str.maketrans("，；：！？", "，；：！？"))
    table.update(str.maketrans("﹦═≧≦╱∕⁄−﹣–∶﹕", "==≥≤///---：："))
    table.update(str.maketrans("\u00a0\u3000\u2002\u2003\u2009\u202f\ufeff\u200b", "        "))
    table.update(str.maketrans("⻩⻋⻢⻓⻔⻚⻛⻜⻝⻅⻆⻉", "黄车马长门页风飞食见角贝"))
    return table


_PLAIN = {chr(code): chr(plain) if isinstance(plain, int) else plain for code, plain in _table().items() if plain not in (code, chr(code))}
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_THOUSANDS = re.compile(r"(?<!\d)(?<!\d,)\d{1,3}(?:,\d{3})+(?!\d)")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")


def _commas(text: str) -> str:
    """Commas become punctuation, except those that group digits by three."""
    pieces: list[str] = []
    at = 0
    for match in _THOUSANDS.finditer(text):
        pieces.append(text[at : match.start()].replace(",", "，"))
        pieces.append(match.group())
        at = match.end()
    pieces.append(text[at:].replace(",", "，"))
    return "".join(pieces)


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[found.group()]


def normalise(text: str) -> str:
    """``text`` in plain characters; the result has the same length."""
    if not text.isascii():
        text = _ODD.sub(_plain, text)
    if "," in text:
        text = _commas(text)
    if ":" in text:
        text = _COLON.sub("：", text)
    if ";" in text:
        text = text.replace(";", "；")
    return text
