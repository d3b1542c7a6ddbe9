"""What a table cell holds, told from its content alone."""

import re
from enum import IntEnum
from functools import cache, lru_cache

from auditlint.language import vocabulary


class Kind(IntEnum):
    """The kinds of cell content that tell the columns of a table apart."""

    EMPTY = 0
    NUMBER = 1
    LABEL = 2
    GROUP = 3
    """A label with a number in brackets at its end: ``项目投入(8)``."""
    TEXT = 4
    """A sentence or two."""
    PROSE = 5
    """A long text."""
    MEASURE = 6
    """A number with a percent sign, a unit or a comparator: ``100%``, ``≥12次``, ``不低于85%``."""


VALUES = (Kind.NUMBER, Kind.MEASURE)
LABELS = (Kind.LABEL, Kind.GROUP)
TEXTS = (Kind.TEXT, Kind.PROSE)


_NUMBER = re.compile(
    r"(?:[≥≤<>=≈约]?=?|(?:不得?|至)[少低多高小大][于过]?|不超过|不得超过|大于等于|小于等于|大于|小于|控制在)\s{0,3}[¥$]?[+\-±▲▼△↑↓]?\(?[+\-]?\d[\d,]{0,30}(?:\s\d{3}){0,6}(?:\.\d{1,12})?\)?\s{0,3}"
    r"(?:[%‰]|(?!年|月|日|号)(?:[个万亿千百]{0,2}[\u4e00-\u9fff]{1,2}|[A-Za-z]{1,3})(?:/[\u4e00-\u9fff]{1,2})?)?"
)
_BARE = re.compile(r"[+\-]?\(?\d[\d,]{0,30}(?:\.\d{1,12})?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d{1,4}")
_GROUP = re.compile(r"[^\d(]{1,30}\s?\((?:[^()\d]{0,6})\d{1,4}(?:\.\d{1,2})?[%分]?\)")
_SENTENCE = re.compile(r"[。；！？]|，.*，")
SHORT = 24
LONG = 60


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(vocabulary("tables")["placeholders"])


@lru_cache(maxsize=1 << 16)
def _short_kind(content: str) -> Kind:
    if not content:
        return Kind.EMPTY
    if content in _placeholders() or _BARE.fullmatch(content):
        return Kind.NUMBER
    if _NUMBER.fullmatch(content):
        return Kind.MEASURE
    if len(content) <= SHORT and not _SENTENCE.search(content):
        return Kind.GROUP if _GROUP.fullmatch(content.replace("\n", "")) else Kind.LABEL
    return Kind.TEXT


def kind(content: str) -> Kind:
    """The kind of ``content`` (normalised, trimmed). A placeholder such as ``—`` stands where a number could, and counts as one."""
    return _short_kind(content) if len(content) <= LONG else Kind.PROSE


def is_placeholder(content: str) -> bool:
    """Whether the cell says that there is no value."""
    return content in _placeholders()


def is_year(content: str) -> bool:
    """A bare year such as ``2023``."""
    return _YEAR.fullmatch(content) is not None


def is_ordinal(content: str) -> bool:
    """A bare integer of up to four digits."""
    return _ORDINAL.fullmatch(content) is not None


@cache
def _total_rows() -> frozenset[str]:
    words = [*vocabulary("tables")["total_rows"]]
    return frozenset(word.replace(" ", "") for word in words)


@lru_cache(maxsize=1 << 14)
def is_total(content: str) -> bool:
    """Whether a row with this label adds up others."""
    plain = content.replace(" ", "").replace("\n", "").rstrip("：:")
    return plain in _total_rows() or plain.split("(")[0] in _total_rows()
