"""What the labels of a table say: totals, subtotals, 其中 rows, rates, weights, scores."""

import re
from functools import cache

from auditlint.document import Table
from auditlint.language import vocabulary

_NOISE = re.compile(r"[\s:：、]|\([^()]*\)|（[^（）]*）")
_MARK = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.])")

_PERIOD = re.compile(r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|(?:第?[一二三四1-4]季度?)|(?:19|20)\d\d年?度?)")
_PER = re.compile(r"\([^()]{0,3}元/[^()]{1,8}\)$")


def plain(label: str) -> str:
    """``label`` without spaces, colons, bracketed additions and list marks."""
    return _MARK.sub("", _NOISE.sub("", label))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(w) for w in vocabulary("totals")[name]))


@cache
def is_grand(label: str) -> bool:
    """Whether a row label names a total over the rows."""
    name = plain(label)
    return name in _words("grand") or (name.endswith(("合计", "总计", "共计")) and len(name) <= 12)


@cache
def is_whole(label: str) -> bool:
    """Whether a row label such as 总成本 names a total if the row says so otherwise too."""
    return plain(label) in _words("wholes")


@cache
def is_year(label: str) -> bool:
    """Whether a row label such as 全年 names a total where the rows above are months or quarters."""
    return plain(label) in _words("years")


@cache
def is_subtotal(label: str) -> bool:
    """Whether a row label names a total over some of the rows."""
    name = plain(label)
    return name in _words("sub") or name.endswith("小计")


@cache
def is_of_which(label: str) -> bool:
    """Whether a row names a part of the row above (其中)."""
    return label.replace(" ", "").startswith("其中")


@cache
def is_total_column(label: str) -> bool:
    """Whether a column label names a total over other columns."""
    return plain(label.split(" ")[-1]).endswith(_words("total_columns")) or plain(label).endswith(_words("total_columns"))


@cache
def names(label: str, kind: str) -> bool:
    """Whether a column label contains a word of the list ``kind`` of ``totals.yaml``."""
    name = label.replace(" ", "")
    return any(w in name for w in _words(kind))


@cache
def ends_with(label: str, kind: str) -> bool:
    """Whether a column label ends with a word of the list ``kind``."""
    return plain(label).endswith(_words(kind))


def is_mean(row: list[str]) -> bool:
    """Whether the labels of a row say that it prints means of other rows."""
    return any(plain(label) in _words("mean_rows") for label in row)


@cache
def is_period(label: str) -> bool:
    """Whether a column label names a month, a quarter or a year."""
    return _PERIOD.fullmatch(plain(label.split(" ")[-1])) is not None


@cache
def is_ratio_unit(label: str) -> bool:
    """Whether a column label prints a unit per unit, such as ``(万元/公里)``: such values never add up."""
    return _PER.search(label) is not None


def row_labels(table: Table, row: int) -> list[str]:
    """The filled label cells of ``row``, from the outermost in."""
    return [
        c.text.content.replace("\n", "").strip()
        for c in table.rows[row][: max(table.label_columns, 1)]
        if c is not None and c.text.content.strip()
    ]
