"""The printed text of inline elements, white space collapsed as a browser does it."""

import re

_SPACE = re.compile(r"[ \t\r\n\f]+")
_RUN = re.compile(r" {2,}")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_NOTE_MARK = re.compile(r"\s*[\[〔【［]?\s*(?:注?\s*\d{1,3}|[①-⑳*※†‡])\s*[\]〕】］]\s*|\s*[①-⑳*※†‡]\s*")


class Gathering:
    """One run of text in the making. Lines end where the page breaks them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def add(self, text: str | None, *, preserve: bool = False) -> None:
        """Text of the page; ``preserve`` keeps its white space."""
        if text:
            self._pieces.append(text if preserve else _SPACE.sub(" ", text))

    def end_line(self) -> None:
        """A line break."""
        self._pieces.append("\n")

    def lines(self) -> list[str]:
        """The lines that hold text, trimmed; the run is empty afterwards."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return [line for line in (_RUN.sub(" ", part).strip() for part in text.split("\n")) if line]


def is_note_mark(text: str, linked: bool) -> bool:
    """Whether raised text refers to a note: a link, or a number in brackets."""
    return bool(text.strip()) and (linked or _NOTE_MARK.fullmatch(text) is not None)


def raised(text: str) -> str:
    """Raised digits as characters of their own, so that ``10`` with a raised ``4`` does not read 104."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Lowered digits as characters of their own."""
    return text.translate(_LOWERED)
