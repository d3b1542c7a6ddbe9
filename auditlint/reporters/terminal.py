"""Text on a terminal: how many columns it takes, where a line may break, how it is coloured."""

import re
import unicodedata
from functools import cache

from wcwidth import wcwidth

RESET = "\x1b[0m"
STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;34m",
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "good": "\x1b[32m",
    "operand": "\x1b[1;36m",
}
_WORD = re.compile(r"[!-~\u00a1-\u02ff]+|\s+|.")
_NEVER_FIRST = frozenset("，。；：、！？）〕》】”’%％·…,.;:!?)]")
_NEVER_LAST = frozenset("（〔《【“‘([")
_UNSAFE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


@cache
def _columns(character: str) -> int:
    return max(wcwidth(character), 0)


@cache
def _safe(character: str) -> str:
    return " " if unicodedata.category(character) in _UNSAFE else character


def columns(text: str) -> int:
    """The number of terminal columns that ``text`` takes; a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def plain(text: str) -> str:
    """``text`` with a space for every character that would steer the terminal (line breaks, tabs, escapes, bidi marks); same length."""
    return text if text.isprintable() else "".join(map(_safe, text))


def paint(text: str, style: str, color: bool) -> str:
    """``text`` in a style of `STYLES`, or as it is where ``color`` is off."""
    return f"{STYLES[style]}{text}{RESET}" if color and text else text


def wrap(text: str, width: int) -> list[str]:
    """``text`` broken into lines of at most ``width`` columns.

    Breaks fall at spaces and between Chinese characters, never inside a number or a word that fits a line, never before closing or
    after opening punctuation.
    """
    lines: list[str] = []
    line, used = "", 0
    for unit in _units(plain(text), width):
        size = columns(unit)
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if not line and unit.isspace():
            continue
        line += unit
        used += size
    if line.rstrip():
        lines.append(line.rstrip())
    return lines or [""]


def pack(items: list[str], separator: str, width: int) -> list[str]:
    """``items`` joined by ``separator`` into lines of at most ``width`` columns; an item is broken only if it alone is too long."""
    lines: list[str] = []
    line = ""
    for number, item in enumerate(items):
        piece = item + (separator if number + 1 < len(items) else "")
        if line and columns(line) + columns(piece.rstrip()) > width:
            lines.extend(wrap(line, width))
            line = ""
        line += piece
    return [*lines, *wrap(line, width)]


def _units(text: str, width: int) -> list[str]:
    """Pieces of ``text`` that stay on one line."""
    units: list[str] = []
    for word in _WORD.findall(text):
        glued = units and not units[-1].isspace() and (word[0] in _NEVER_FIRST or units[-1][-1] in _NEVER_LAST) and not word.isspace()
        if glued and columns(units[-1]) + columns(word) <= width:
            units[-1] += word
            continue
        while columns(word) > width:
            head = word[:width] if word.isascii() else word[: max(width // 2, 1)]
            units.append(head)
            word = word[len(head) :]
        if word:
            units.append(word)
    return units
