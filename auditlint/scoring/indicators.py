"""Indicators of target tables: numbered items in a text, or the rows of a table with columns for the levels and the values.

``1、2-效益指标，21-经济效益，名称；实施周期指标值：…，年度指标值：…；`` or ``一级指标 | 二级指标 | 三级指标 | 指标值``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import number_at
from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.tables import labels

_HEAD = re.compile(
    r"(?:^|(?<=[；;。\s]))(?P<mark>\d{1,3})\s*[、.]\s*(?P<first>(?P<c1>\d{1,2})\s*-\s*(?P<n1>[一-龥]{2,10}))\s*[，,]\s*"
    r"(?P<second>(?P<c2>\d{1,3})\s*-\s*(?P<n2>[一-龥]{2,12}))\s*[，,]"
)
_NEXT = re.compile(r"[；;。]\s*\d{1,3}\s*[、.]\s*\d{1,2}\s*-[^；;：:]*$")
_EDGE = " \t\n，,；;。、"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage."""

    passage: Passage
    start: int
    end: int

    @property
    def content(self) -> str:
        """Its text."""
        return self.passage.text.content[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Category:
    """A category as printed: its ``code`` (empty if none is printed) and ``name``."""

    code: str
    name: str
    span: Span

    @property
    def printed(self) -> str:
        """Code and name."""
        return f"{self.code}-{self.name}" if self.code else self.name


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its categories and target values. ``mark`` is its printed number; ``project`` counts the lists of the document."""

    project: int
    name: Span
    first: Category
    second: Category
    period: Span | None
    annual: Span | None
    mark: Quantity | None = None
    doubt: str = ""


def indicators(ledger: Ledger) -> list[Indicator]:
    """All indicators of the document, in order."""
    found = list(_listed(ledger))
    for stock in ledger.tables:
        found += _tabled(ledger, stock, project=len({i.project for i in found}))
    return found


def plain_name(text: str) -> str:
    """A name or value without spaces and closing punctuation, for comparison."""
    return re.sub(r"\s+", "", text).strip(_EDGE)


def _listed(ledger: Ledger) -> Iterator[Indicator]:
    project, last = -1, -1
    pending: Indicator | None = None
    for passage in ledger.passages:
        content = passage.text.content
        heads = list(_HEAD.finditer(content))
        until = heads[0].start() if heads else len(content)
        if pending is not None:
            yield _continued(pending, passage, until)
            pending = None
        for i, head in enumerate(heads):
            if head["mark"] == "1" or (i == 0 and int(head["mark"]) != last + 1):
                project += 1
            last = int(head["mark"])
            end = heads[i + 1].start() if i + 1 < len(heads) else len(content)
            values = _values(passage, head.end(), end)
            item = Indicator(
                project,
                _name(passage, head.end(), values, end),
                _category(passage, head, "1", "first"),
                _category(passage, head, "2", "second"),
                values.get("period"),
                values.get("annual"),
                number_at(passage, *head.span("mark")),
            )
            if i + 1 == len(heads) and "annual" not in values:
                pending = item
            else:
                yield item
    if pending is not None:
        yield pending


def _continued(item: Indicator, passage: Passage, until: int) -> Indicator:
    """An indicator whose values, or whose name as well, a line break has put into the next passage; ``until`` is where that one goes on to others."""
    nameless = not item.name.content.strip()
    if not nameless and not passage.text.content.startswith(_value_labels("period") + _value_labels("annual")):
        return item
    values = _values(passage, 0, until)
    if nameless and not values:
        return item
    name = _name(passage, 0, values, until) if nameless else item.name
    return replace(item, name=name, period=item.period or values.get("period"), annual=item.annual or values.get("annual"))


def _name(passage: Passage, start: int, values: dict[str, Span], end: int) -> Span:
    """The name of an indicator: what stands before its values."""
    first = min([s.start for s in values.values()] or [end])
    stop = passage.text.content.rfind("；", start, first)
    return _trimmed(passage, start, stop if stop > 0 else first)


def _category(passage: Passage, head: re.Match[str], level: str, group: str) -> Category:
    return Category(head[f"c{level}"], head[f"n{level}"], Span(passage, *head.span(group)))


def _values(passage: Passage, start: int, end: int) -> dict[str, Span]:
    """The values printed between two offsets, by kind."""
    content = passage.text.content
    marks = list(_label_pattern().finditer(content, start, end))
    found: dict[str, Span] = {}
    for i, match in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        kind = "period" if match["label"] in _value_labels("period") else "annual"
        torn = _NEXT.search(content, match.end(), stop)  # the head of the next item, which a line break has torn
        span = _trimmed(passage, match.end(), torn.start() if torn else stop)
        found.setdefault(kind, span)
    return found


def _trimmed(passage: Passage, start: int, end: int) -> Span:
    content = passage.text.content
    while start < end and content[start] in _EDGE:
        start += 1
    while end > start and content[end - 1] in _EDGE:
        end -= 1
    return Span(passage, start, end)


@cache
def _value_labels(kind: str) -> tuple[str, ...]:
    return tuple(vocabulary("targets")["columns"][kind])


@cache
def _label_pattern() -> re.Pattern[str]:
    words = sorted((*_value_labels("period"), *_value_labels("annual")), key=len, reverse=True)
    return re.compile(rf"(?P<label>{'|'.join(words)})\s*[：:]")


def _tabled(ledger: Ledger, stock: TableStock, project: int) -> Iterator[Indicator]:
    """The rows of a table with columns for both levels, the indicator and at least one value; merged category cells count for all their rows."""
    table = stock.table
    for header, names in _headers(stock):
        columns = _columns(names)
        if not {"first", "second", "third"} <= set(columns) or not {"period", "annual"} & set(columns):
            continue
        cells = ledger.cells[table.index]
        last: dict[str, Passage | None] = {"first": None, "second": None}
        doubt = table.doubt
        for r in range(header, len(table.rows)):
            for kind in last:
                last[kind] = cells.get((r, columns[kind]), last[kind])
                cell = table.rows[r][columns[kind]]
                doubt = table.doubt or (cell.doubt if cell is not None else doubt)
            name = cells.get((r, columns["third"]))
            first, second = last["first"], last["second"]
            if name is None or first is None or second is None:
                continue
            values = {k: _whole(p) for k in ("period", "annual") if k in columns and (p := cells.get((r, columns[k]))) is not None}
            yield Indicator(project, _whole(name), _named(first), _named(second), values.get("period"), values.get("annual"), doubt=doubt)
        return


def _headers(stock: TableStock) -> Iterator[tuple[int, list[str]]]:
    table = stock.table
    if table.header_rows:
        yield table.header_rows, [table.column_label(c) for c in range(table.width)]
    for r in range(table.header_rows, min(len(table.rows), table.header_rows + 40)):
        yield r + 1, ["" if cell is None else cell.text.content.replace("\n", "") for cell in table.rows[r]]


def _columns(names: list[str]) -> dict[str, int]:
    """The columns by what they hold: *first*, *second*, *third*, *period*, *annual*."""
    plain = [labels.plain(name) for name in names]
    found: dict[str, int] = {}
    for kind in ("first", "second", "third", "period", "annual"):
        words = tuple(vocabulary("targets")["columns"][kind])
        hit = next((c for c, name in enumerate(plain) if name.endswith(words) and len(name) <= 10 and c not in found.values()), None)
        if hit is not None:
            found[kind] = hit
    return found


def _whole(passage: Passage) -> Span:
    return _trimmed(passage, 0, len(passage.text.content))


def _named(passage: Passage) -> Category:
    span = _whole(passage)
    name = labels.plain(re.sub(r"\d+(?:\.\d+)?\s*分?$", "", span.content.replace("\n", "")))
    return Category("", name, span)
