"""Which rows stand above the body of a table."""

import re
from collections.abc import Sequence
from functools import cache

from auditlint.document.cellkind import LABELS, TEXTS, VALUES, Kind, is_ordinal, is_total, is_year, kind
from auditlint.language import vocabulary

Row = Sequence[str]
"""The contents of a row, left to right; an empty string where nothing is printed."""

DEEPEST = 3
"""Header rows at most."""
LONGEST = 36
"""Characters of the longest header cell."""
_SAMPLE = 30
_YEARS = re.compile(r"(?:19|20)\d\d\s?年?度?")


@cache
def _header_word() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, vocabulary("tables")["header_words"])))


@cache
def _weights() -> frozenset[str]:
    return frozenset(vocabulary("totals")["weight_columns"])


@cache
def _numbering() -> frozenset[str]:
    return frozenset(vocabulary("tables")["numbering_rows"])


def header_words(row: Row) -> int:
    """How many cells hold a word that is usual in headers."""
    word = _header_word()
    return sum(1 for content in row if content and word.search(content))


def labels_only(row: Row) -> bool:
    """Whether no cell holds a value: labels, years and empty cells, and at least one label."""
    some = False
    for content in row:
        found = kind(content)
        if found in LABELS:
            some = True
        elif (
            (found in VALUES and not (is_year(content) or _YEARS.fullmatch(content)))
            or found == Kind.PROSE
            or (found == Kind.TEXT and ("。" in content or len(content) > 40))
        ):
            return False
    return some


def is_header(row: Row, least: int = 3) -> bool:
    """Whether a row is a header by its own words: ``least`` labels without gap or repetition, half of them header words.

    Header words in every second cell only are the labels of a form.
    """
    if len(row) < least or not all(row) or not labels_only(row) or is_total(row[0]):
        return False
    if any(len(content) > LONGEST or "，" in content for content in row):
        return False
    if len(row) % 2 == 0 and header_words(row[::2]) * 2 == len(row) and not header_words(row[1::2]):
        return False
    once = [content for content in row if content not in _weights()]  # every level of indicators may have its own column of weights
    return len(set(once)) == len(once) > 1 and header_words(row) * 2 >= max(len(row), least)


def is_numbering(row: Row) -> bool:
    """A row that numbers the columns: ``栏次 | 1 | 2 | 3``."""
    filled = [content for content in row if content]
    numbers = [int(content) for content in filled if is_ordinal(content)]
    if (
        len(numbers) < 2
        or len(numbers) < len(filled) - 2
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
        or numbers[0] > 3
    ):
        return False
    others = [content for content in filled if not is_ordinal(content)]
    return len(numbers) == len(row) or (bool(others) and all(content in _numbering() for content in others))


def count_header_rows(rows: Sequence[Row]) -> int:
    """Number of header rows of a grid, 0 to `DEEPEST` (a row of column numbers not counted against it).

    The first row is one when it holds labels only and the columns below hold values, or when its words are header words.
    """
    if not rows or not labels_only(rows[0]) or _total_row(rows[0]):
        return 0
    if not _differs(rows) and not is_header(rows[0], least=2):
        return 0
    count = 1
    while count < min(DEEPEST, len(rows) - 1) and _continues(rows[count - 1], rows[count], rows[count + 1 : count + 6]):
        count += 1
    if count < len(rows) - 1 and is_numbering(rows[count]):
        count += 1
    return count


def _differs(rows: Sequence[Row]) -> bool:
    """Whether some column holds values below a label of the first row, or long texts below short labels."""
    first = next((i for i, row in enumerate(rows[1 : DEEPEST + 1], 1) if not labels_only(row)), 1)
    sample = rows[first : first + _SAMPLE]
    for column, head in enumerate(rows[0]):
        kinds = [kind(row[column]) for row in sample if column < len(row) and row[column]]
        values = sum(found in VALUES or found in TEXTS for found in kinds)
        if head and values * 2 > len(kinds):
            return True
        if not head and column and values * 2 > len(kinds) and any(rows[0][:column]):
            return True
    return False


def _continues(above: Row, row: Row, below: Sequence[Row]) -> bool:
    """Whether ``row`` is a further header row: labels only, set into merged cells of the row above."""
    if not labels_only(row) or _total_row(row):
        return False
    merged = any(not content for content in above[1:]) or len(set(filter(None, above))) < sum(map(bool, above))
    if not merged:
        return False
    below_has_values = any(not labels_only(other) for other in below)
    return (not row[0] or row[0] == above[0] or _parts_group(above, row)) and below_has_values


def _total_row(row: Row) -> bool:
    """Whether a row of labels is a total row without its numbers; one with three labels heads the columns."""
    return is_total(next((content for content in row if content), "")) and len(set(filter(None, row))) < DEEPEST


def _parts_group(above: Row, row: Row) -> bool:
    """Whether the first cell above is merged over columns that have their own labels in ``row``."""
    if len(row) < DEEPEST or above[1] or not (above[0] and row[1]):
        return False
    groups = [c for c, content in enumerate(above[: len(row)]) if content]
    filled = sum(map(bool, row))
    parts = (filled >= DEEPEST and filled > len(groups)) or filled == header_words(row)
    return parts and all(row[c] for c in groups if c + 1 < len(above) and not above[c + 1])
