"""Bands: neighbouring ranges must meet without overlap or gap, and the levels that a text announces must be those that it lists."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.anchor import number_at, phrase, value_of
from auditlint.quantities.decimals import plain_number
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.relations.row import Row
from auditlint.scoring.bands import Band, announced, fault, grade_bands, granted_ranges, neighbours, score_bands, unclaimed
from auditlint.scoring.sheet import ScoreSheet

_BETWEEN = re.compile(r"之间|其余|其他|否则|否者|介于")
_NEAR = 60


def graded_passages(ledger: Ledger) -> Iterator[tuple[Passage, list[Band]]]:
    """The passages that list grades with their bands."""
    for passage in ledger.passages:
        content = passage.text.content
        if ("优" in content or "合格" in content) and len(content) < 4000:
            bands = grade_bands(content)
            if bands:
                yield passage, bands


def grades(ledger: Ledger) -> Iterator[Row]:
    """The bands of the grades, wherever the document prints them."""
    for passage, bands in graded_passages(ledger):
        yield from _pairs(passage, bands, "grade")
        yield from _levels(passage, bands)


def rules(sheet: ScoreSheet) -> Iterator[Row]:
    """The bands of every scoring rule, and the ranges of scores that it grants."""
    for item in sheet.items:
        if item.rule is None:
            continue
        content = item.rule.text.content
        bands = score_bands(content)
        if bands:
            yield from _pairs(item.rule, bands, "rule", label=item.name)
            yield from _levels(item.rule, bands)
        yield from _granted(item.rule, granted_ranges(content), item.name)


def _pairs(passage: Passage, bands: list[Band], of: str, label: str = "") -> Iterator[Row]:
    content = passage.text.content
    covered = bool(_BETWEEN.search(content))
    gaps: list[tuple[Band, Band]] = []
    for upper, lower in neighbours(bands):
        kind = fault(upper, lower)
        if kind == "gap" and not covered and not _next_decimal(upper, lower):
            gaps.append((upper, lower))
        if lower.inverted:
            yield _row(passage, lower, lower, "inverted", of, label)
        yield _row(passage, upper, lower, kind if kind == "overlap" and not (upper.inverted or lower.inverted) else "none", of, label)
    if gaps:
        where = ", ".join(
            f"{plain_number(lower.upright().high or Fraction(0))}-{plain_number(upper.upright().low or Fraction(0))}"
            for upper, lower in gaps
        )
        yield _row(passage, *gaps[0], "gap", of, label, where=where)
    open_at = [at for upper, lower in neighbours(bands) if (at := unclaimed(upper, lower)) is not None]
    yield _row(passage, bands[0], bands[-1], "open" if open_at and not covered else "none", of, label, open_at)


def _next_decimal(upper: Band, lower: Band) -> bool:
    """Whether the lower band ends one tenth, or hundredth, below the upper one (80—89.9, 90以上): it leaves out no result of so many decimals."""
    top, bottom = lower.upright().high, upper.upright().low
    return top is not None and bottom is not None and bottom - top in (Fraction(1, 10), Fraction(1, 100))


def _row(
    passage: Passage, upper: Band, lower: Band, kind: str, of: str, label: str, at: list[Fraction] | None = None, *, where: str = ""
) -> Row:
    content = passage.text.content
    stated, other = phrase(passage, lower.start, lower.end), phrase(passage, upper.start, upper.end)
    if at is not None:
        start, end = min(upper.start, lower.start), max(upper.end, lower.end)
        stated = phrase(passage, start, end)
    where = where or ", ".join(plain_number(n) for n in at or ())
    return Row(
        "band",
        {"fault": kind, "of": of, "at": where, "label": label},
        stated,
        (other,) if other.start != stated.start else (),
        " | ".join(dict.fromkeys(content[b.start : b.end] for b in (upper, lower))) if at is None else content[stated.start : stated.end],
        "certain" if of == "grade" else "likely",
    )


def _granted(passage: Passage, ranges: list[Band], label: str) -> Iterator[Row]:
    for upper, lower in neighbours(ranges):
        overlap = lower.high is not None and upper.low is not None and lower.high > upper.low and upper.high is not None
        yield _row(passage, upper, lower, "overlap" if overlap and (lower.low or 0) <= (upper.high or 0) else "none", "score", label)


def _levels(passage: Passage, bands: list[Band]) -> Iterator[Row]:
    """The number of levels announced just before the bands, against those listed (a band without points may be left out of the count)."""
    first = min(b.start for b in bands)
    content = passage.text.content
    found = [(start, end, until) for start, end, until in announced(content) if first - _NEAR <= start < first]
    if len(found) != 1:
        return
    start, end, until = found[0]
    printed = content[start:end]
    number = Fraction(value_of(printed))
    counted = {len(bands), sum(b.outcome not in ("0",) for b in bands)}
    listed = min(counted, key=lambda n: abs(n - number))
    yield Row(
        "level_count",
        {"stated": Number.exact(number), "listed": Number.exact(listed), "of": "levels", "label": ""},
        number_at(passage, start, end, "个", until=until),
        tuple(phrase(passage, b.start, b.end) for b in bands),
        f"{printed} = {listed}",
        "likely",
    )
