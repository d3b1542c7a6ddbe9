"""The printed lines that a finding is about: what is stated first, then what it was computed from."""

import re
from collections.abc import Hashable
from dataclasses import dataclass

from auditlint.report import Finding, Mark
from auditlint.reporters.excerpt import Span, excerpts
from auditlint.reporters.terminal import pack, paint, plain
from auditlint.reporters.wording import Wording

MOST_QUOTED = 4
MOST_LISTED = 24
MOST_MARKED = 16
_GUTTER = 6
_LINE_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A printed sentence or row with the marks in it, each at its offset. The first mark leads."""

    context: str
    marks: tuple[tuple[Mark, int], ...]


def evidence(finding: Finding, words: Wording, color: bool, width: int) -> list[str]:
    """The quoted lines of ``finding``.

    Numbers of one printed sentence or row share a line; the operands of a long column are listed by label instead, and so are many other places that print the number.
    """
    quotations = _quotations(finding.marks)
    quoted, listed = quotations, []
    if len(quotations) > MOST_QUOTED:
        others = [q for q in quotations[1:] if all(mark.role == "other" for mark, _ in q.marks)]
        quoted = [quotations[0], *(others if len(others) < MOST_QUOTED else ())]
        listed = [mark for quotation in quotations if quotation not in quoted for mark, _ in quotation.marks]
    gutter = max(max((len(_gutter(q)) for q in quoted), default=0) + 1, _GUTTER - 1)
    lines: list[str] = []
    for quotation in quoted:
        lines.extend(_shown(quotation, finding.severity, gutter, color, width))
    if listed:
        lines.extend(" " * _GUTTER + row for row in pack(_list(listed, words), words.between, width - _GUTTER))
    return lines


def _quotations(marks: tuple[Mark, ...]) -> list[Quotation]:
    """Marks by the sentence or row they were printed in; the stated number's quotation leads, the others keep their order."""
    groups: dict[Hashable, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: m.role != "stated"):
        groups.setdefault(_group(mark), []).append(mark)
    return [_row(group) if _alone(group[0]) else _sentence(group) for group in groups.values()]


def _alone(mark: Mark) -> bool:
    """Whether the number is all that its table cell prints."""
    return mark.place.table is not None and mark.context.strip() in ("", mark.quote.strip())


def _group(mark: Mark) -> Hashable:
    place = mark.place
    if _alone(mark):
        return place.sheet, place.table, place.row
    if place.table is None and place.paragraph is None:
        return mark.context or mark.quote, place.sheet, place.page, place.line
    return mark.context or mark.quote, place.sheet, place.table, place.row, place.paragraph


def _sentence(group: list[Mark]) -> Quotation:
    context = group[0].context or group[0].quote
    return Quotation(context, tuple((m, m.at if m.context else 0) for m in group))


def _row(group: list[Mark]) -> Quotation:
    """The label of a table row and its marked cells, in the order in which they are printed."""
    context = group[0].place.row_label or ""
    at: dict[int, int] = {}
    for index in sorted(range(len(group)), key=lambda i: (group[i].place.line or 0, group[i].place.column or 0)):
        context += "  " if context else ""
        at[index] = len(context)
        context += _LINE_BREAK.sub("", group[index].quote)
    return Quotation(context, tuple((mark, at[i]) for i, mark in enumerate(group)))


def _gutter(quotation: Quotation) -> str:
    place = quotation.marks[0][0].place
    if place.line is not None:
        return str(place.line)
    if place.cell:
        return place.cell
    if place.page is not None:
        return f"p{place.page}"
    return f"¶{place.paragraph}" if place.paragraph is not None else ""


def _shown(quotation: Quotation, severity: str, gutter: int, color: bool, width: int) -> list[str]:
    spans = [_span(quotation.context, mark, at, severity) for mark, at in quotation.marks[:MOST_MARKED]]
    bar = paint("│", "dim", color)
    rows = excerpts(quotation.context, spans, width - gutter - 3, color)
    head = paint(f"{_gutter(quotation):>{gutter}}", "dim", color)
    return [f"{head if i == 0 else ' ' * gutter} {bar} {row}" for i, row in enumerate(rows)]


def _span(context: str, mark: Mark, at: int, severity: str) -> Span:
    """Where the quote stands in its context, which may leave out line breaks and mark-up that the quote as printed has."""
    quote = _LINE_BREAK.sub("", mark.quote)
    printed = context[at : at + len(quote)]
    length = next((i for i, (a, b) in enumerate(zip(quote, printed, strict=False)) if a != b), len(printed)) or len(quote)
    stated = mark.role == "stated"
    return Span(at, at + length, severity if stated else "operand", "^" if stated else "-")


def _list(marks: list[Mark], words: Wording) -> list[str]:
    by_row = len({m.place.row_label for m in marks}) > 1
    shown = [_listed(m, by_row, words) for m in marks[:MOST_LISTED]]
    if len(marks) > MOST_LISTED:
        shown.append(words.more_of.format(len(marks) - MOST_LISTED))
    return [words.operands + words.colon + shown[0], *shown[1:]]


def _listed(mark: Mark, by_row: bool, words: Wording) -> str:
    label = (mark.place.row_label if by_row else mark.place.column_label) or ""
    line = mark.place.line
    where = words.line_of.format(line) if line is not None else mark.place.cell
    return plain(f"{label} {_LINE_BREAK.sub('', mark.quote)}".strip() + (f" ({where})" if where else ""))
