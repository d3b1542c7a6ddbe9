"""Target values one by one: missing values and percent signs, rates beyond 100 %, brackets, numbering, repeated indicators."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.targets.target_category import at, mark
from auditlint.scoring.indicators import Indicator, Span, plain_name

_LINK = (
    r"(?:[(（]%?[)）])?\s*(?:达到?|为|在|实现|保持|控制)*\s*(?:≥|≤|>=|<=|>|<|=|不低于|不少于|大于等于|大于|高于|不超过|不高于|超过)?\s*$"
)


def units(ledger: Ledger, items: list[Indicator]) -> Iterator[Row]:
    """Every target that names a rate, with the unit printed behind its number; of an indicator the first, or the first without a unit."""
    chosen: dict[int, Row] = {}
    for item, span, number in _targets(ledger, items):
        if not _names_rate(item, span, number) or number.dimension not in ("percent", "number") or not 1 < number.value <= 100:
            continue
        unit = "%" if number.dimension == "percent" or re.search(r"[%％]", _own_unit(span)) else ""
        row = Row(
            "target_unit",
            {"stated": number.number, "unit": unit, "label": item.name.content[:40]},
            number,
            (),
            f"{number.printed}{unit}",
            "likely",
            doubt=item.doubt,
        )
        if id(item) not in chosen or (not unit and chosen[id(item)].columns["unit"]):
            chosen[id(item)] = row
    yield from chosen.values()


def _names_rate(item: Indicator, span: Span, number: Quantity) -> bool:
    """Whether the words right before the number name a rate, or it stands alone under an indicator that does."""
    before = span.passage.text.content[max(span.start, number.start - 14) : number.start]
    if _rate_at_end().search(before):
        return True
    return not re.sub(r"[≥≤><=\s]", "", before) and _rate_name().search(item.name.content) is not None


def limits(ledger: Ledger, items: list[Indicator]) -> Iterator[Row]:
    """Every target in percent of a rate that cannot exceed 100 %."""
    for item, span, number in _targets(ledger, items):
        before = span.passage.text.content[max(span.start, number.start - 14) : number.start]
        if number.dimension == "percent" and (_bounded_at_end().search(before) or (number.start <= span.start + 2 and _bounded(item))):
            yield Row(
                "target_limit",
                {"stated": Number.exact(Fraction(number.value)), "maximum": Number.exact(100), "label": item.name.content[:40]},
                number,
                (),
                f"{number.printed}% ≤ 100%",
                doubt=item.doubt,
            )


def brackets(items: list[Indicator]) -> Iterator[Row]:
    """Opening and closing brackets of every indicator's name and values that have any."""
    for item in items:
        spans = [s for s in (item.name, item.period, item.annual) if s is not None]
        counts = [(s.content.count("(") + s.content.count("（"), s.content.count(")") + s.content.count("）")) for s in spans]
        if not any(a or b for a, b in counts):
            continue
        odd = next((i for i, (a, b) in enumerate(counts) if a != b), len(spans) - 1)
        opened, closed = counts[odd]
        yield Row(
            "target_brackets",
            {"opened": Number.exact(opened), "closed": Number.exact(closed), "label": item.name.content[:40]},
            mark(spans[odd]),
            (),
            f"( {opened} / ) {closed}",
            "certain",
            doubt=item.doubt,
        )


def numbering(items: list[Indicator]) -> Iterator[Row]:
    """The printed number of every indicator of a list after the first."""
    last: Indicator | None = None
    for item in items:
        if item.mark is not None and last is not None and last.mark is not None and last.project == item.project:
            yield Row(
                "item_number",
                {"stated": item.mark.number, "expected": Number.exact(Fraction(last.mark.value) + 1), "label": item.name.content[:40]},
                item.mark,
                (last.mark,),
                f"{last.mark.printed} → {item.mark.printed}",
                "likely",
            )
        last = item


def lists(items: list[Indicator]) -> Iterator[Row]:
    """Of every project the indicators listed, those that differ in name or value, and those with all their values."""
    projects: dict[int, list[Indicator]] = {}
    for item in items:
        projects.setdefault(item.project, []).append(item)
    wanted = [any(i.period is not None for i in items), any(i.annual is not None for i in items)]
    for members in projects.values():
        if len(members) < 2:
            continue
        keys = [plain_name(i.name.content + "|" + (i.annual or i.period or i.name).content) for i in members]
        seen = Counter(keys)
        repeated = next((i for i, key in zip(reversed(members), reversed(keys), strict=True) if seen[key] > 1), members[-1])
        empty = [i for i in members if (wanted[0] and _missing(i.period)) or (wanted[1] and _missing(i.annual))]
        yield _list(repeated, "different", len(members), len(seen))
        yield _list(empty[0] if empty else members[-1], "complete", len(members), len(members) - len(empty))


def _list(item: Indicator, of: str, listed: int, counted: int) -> Row:
    name = item.name
    return Row(
        "indicator_list",
        {"listed": Number.exact(listed), "counted": Number.exact(counted), "of": of, "label": name.content.strip()[:40]},
        at(name.passage, name.start, name.end),
        (),
        f"{counted} / {listed}",
        "certain",
        doubt=item.doubt,
    )


def _missing(span: Span | None) -> bool:
    return span is None or not span.content.strip()


def _targets(ledger: Ledger, items: list[Indicator]) -> Iterator[tuple[Indicator, Span, Quantity]]:
    for item in items:
        for span in (item.period, item.annual):
            if span is None:
                continue
            for q in ledger.by_passage[span.passage.index]:
                if span.start <= q.start and q.end <= span.end and not q.aside and q.printed[:1].isdigit():
                    yield item, span, q


def _bounded(item: Indicator) -> bool:
    return item.name.content.strip().endswith(tuple(vocabulary("targets")["bounded"]))


def _own_unit(span: Span) -> str:
    """The unit that a table prints in the header of the value's column."""
    table = span.passage.table
    return table.column_label(span.passage.column) + table.unit if table is not None else ""


@cache
def _rate_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(vocabulary('targets')['rates'])})(?:[(（]%?[)）])?\s*$")


@cache
def _rate_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(vocabulary('targets')['rates'])}){_LINK}")


@cache
def _bounded_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(vocabulary('targets')['bounded'])}){_LINK}")
