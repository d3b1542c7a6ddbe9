r"""Formulas as OCR prints them: ``$300 \text{元} \div 400 \text{元} = 75\%$`` reads ``300元÷400元=75%``."""

import re

from auditlint.readers.rawtext import Piece

_SIGNS = {
    "div": "÷", "times": "×", "cdot": "×", "ast": "×", "pm": "±", "approx": "≈", "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤",
    "le": "≤", "leqslant": "≤", "neq": "≠", "ne": "≠", "gt": ">", "lt": "<", "sum": "∑", "%": "%", "&": "&", "#": "#", "_": "_", "$": "$",
}  # fmt: skip
_DROPPED = {
    "text",
    "mathrm",
    "mathbf",
    "mathit",
    "rm",
    "textbf",
    "left",
    "right",
    "quad",
    "qquad",
    "displaystyle",
    "big",
    "Big",
    ",",
    ";",
    ":",
    "!",
    " ",
    "{",
    "}",
}
_FRACTIONS = {"frac", "dfrac", "tfrac"}
_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_PLAIN = re.compile(r"[\d\s.,+\-*/=<>()%×÷≥≤≈{}^_]+")


def formula(raw: str, start: int, end: int) -> list[Piece] | None:
    """The formula between the dollar signs as plain pieces, or ``None`` when it is none that we know (``$100 和 $200``)."""
    if raw.find("\\", start, end) < 0:
        return [(ch, start + i) for i, ch in enumerate(raw[start:end]) if not ch.isspace()] if _PLAIN.fullmatch(raw, start, end) else None
    found: list[Piece] = []
    fractions: list[list[int]] = []
    text_depth: list[bool] = []
    at, spaced = start, False
    while at < end:
        ch = raw[at]
        if ch == "\\":
            match = _COMMAND.match(raw, at, end)
            if match is None:
                return None
            name = match.group(1)
            if name in _FRACTIONS:
                fractions.append([len(text_depth), 0])
            elif name in _SIGNS:
                found.append((_SIGNS[name], at if name.isalpha() else at + 1))
            elif name not in _DROPPED:
                return None
            spaced = name in ("text", "textbf", "mathrm")
            at = match.end()
            continue
        if ch == "{":
            if fractions and fractions[-1][0] == len(text_depth):
                found.append(("(", at))
            text_depth.append(spaced)
        elif ch == "}":
            if not text_depth:
                return None
            text_depth.pop()
            if fractions and fractions[-1][0] == len(text_depth):
                found.append((")", at))
                fractions[-1][1] += 1
                if fractions[-1][1] == 2:
                    fractions.pop()
                else:
                    found.append(("÷", at))
        elif not ch.isspace():
            found.append((ch, at))
        spaced = False
        at += 1
    return found if not text_depth else None
