"""Rows of target tables told in sentences: targets and results whose name fits one row only.

A table of indicators names each of its numbers, so that even a short one is known by its name: ``参与率达到90%`` is the target of the row 居民参与率, if that is the only rate of
participation there, and no other sentence tells its target. A result besides must differ in one digit only: those of another time or place are named alike.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditlint.language import vocabulary
from auditlint.quantities.judge import same
from auditlint.relations.restatements.agreement import has_words, names_row, same_unit, says_little, setting
from auditlint.relations.restatements.evidence import common_characters
from auditlint.relations.restatements.kinship import Kinship
from auditlint.relations.restatements.names import plain
from auditlint.relations.restatements.rates import rate_name
from auditlint.relations.restatements.slips import one_digit_apart
from auditlint.relations.restatements.tellings import Telling

_ALIKE = 0.7
_OTHER_WAY = 0.4
_MOST_OF_ROW = 0.6
_LONG_NAME = 5
_CLEAR = 0.2
_MOST_VALUES = 2
_MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class RowTold:
    """A number that differs from the ``leading`` one of the same row or of sentences that tell it, with the tellings of both values."""

    telling: Telling
    leading: Telling
    group: tuple[Telling, ...]
    most: tuple[Telling, ...]


def find(tellings: Sequence[Telling], kinship: Kinship) -> Iterator[RowTold]:
    """One pair for every row whose number is told with two values."""
    tables: dict[int, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.table >= 0 and telling.subject and (telling.is_target or not telling.quantity.approximation):
            tables[telling.table].append(telling)
    told = [t for t in tellings if t.table < 0 and not t.advice and (t.is_target or not t.quantity.approximation) and t.text]
    for rows in tables.values():
        if not any(row.is_target for row in rows) or len(rows) > _MOST_ROWS:
            continue
        found: dict[int, list[Telling]] = defaultdict(list)
        first, last = rows[0].quantity.passage, rows[-1].quantity.passage
        for telling in told:
            if first <= telling.quantity.passage <= last:
                continue
            row = _row(telling, rows, kinship)
            if row is not None:
                found[id(row)].append(telling)
        for row in rows:
            others = [cell for cell in rows if cell is not row and cell.subject == row.subject]
            held = [t for t in found[id(row)] if not any(_equal(t, cell) for cell in others)]
            if held:
                yield from _pairs(row, _best(row, held, kinship))


def _row(telling: Telling, rows: Sequence[Telling], kinship: Kinship) -> Telling | None:
    """The only row that the telling tells, or the one that its name is clearly most like; the row of a target is known by the result that the sentence tells before it."""
    reached = [row for row in rows if telling.is_target and row.is_target and _by_result(telling, row)]
    if len(reached) == 1:
        return reached[0]
    like = [(kinship.likeness(telling, row).total, row) for row in rows if _may_be(telling, row, kinship)]
    if len(like) > 1:
        like.sort(key=lambda pair: -pair[0])
        exact = [row for _, row in like if names_row(telling, row)]
        if len(exact) == 1:
            return exact[0]
        if like[0][0] - like[1][0] < _CLEAR:
            return None
    return like[0][1] if like else None


def _by_result(telling: Telling, row: Telling) -> bool:
    """Whether the number told before a target is the result in the row of another, in its unit."""
    return telling.reached is not None and telling.reached in row.beside and same_unit(telling.unit, row.unit)


def _may_be(telling: Telling, row: Telling, kinship: Kinship) -> bool:
    if telling.is_target != row.is_target or not telling.unit or (row.unit != telling.unit and row.unit):
        return False
    if _is_sampled(telling) and not _is_sampled(row):
        return False
    if setting(telling) != setting(row) or not kinship.may_agree(telling, row):
        return False
    if telling.unit == "%":
        return rate_name(row.subject) != "" and kinship.alike_rates(telling, row, kinship.likeness(telling, row))
    if names_row(telling, row):
        return True
    likeness = kinship.likeness(telling, row)
    return not says_little(telling) and (
        has_words(row.subject, telling.text)
        or (
            likeness.larger >= _ALIKE
            and likeness.smaller >= _OTHER_WAY
            and kinship.named_part(row.subject, telling) >= _OTHER_WAY
            and common_characters(row.subject, telling.text) >= _MOST_OF_ROW
        )
    )


def _is_sampled(telling: Telling) -> bool:
    """Whether a number is of what was looked at, not of all."""
    return any(word in telling.text for word in vocabulary("kinship")["sampled"])


def _best(row: Telling, told: list[Telling], kinship: Kinship) -> list[Telling]:
    """The tellings whose names are as much like the row's as that of any which tells its number."""
    like = {id(t): 2.0 if names_row(t, row) else kinship.likeness(t, row).total for t in told}
    least = max((like[id(t)] for t in told if _equal(t, row)), default=0.0)
    return [t for t in told if like[id(t)] >= least]


def _pairs(row: Telling, told: list[Telling]) -> Iterator[RowTold]:
    groups: dict[Decimal, list[Telling]] = defaultdict(list)
    for telling in (row, *told):
        known = next((value for value, (first, *_) in groups.items() if _equal(first, telling)), telling.quantity.value)
        groups[known].append(telling)
    if len(groups) != _MOST_VALUES:
        return
    most, group = sorted(groups.values(), key=len, reverse=True)
    if {t.sentence for t in most} & {t.sentence for t in group}:
        return
    if row.is_target or one_digit_apart(most[0].quantity, group[0].quantity) or _is_named(row, [t for t in told if not _equal(t, row)]):
        yield RowTold(group[0], most[0], tuple(group), tuple(most))


def _is_named(row: Telling, others: Sequence[Telling]) -> bool:
    """Whether every telling of another number names the rate of the row word for word, and long enough to be no other."""
    name = plain(row.subject)
    return row.unit == "%" and len(name) >= _LONG_NAME and all(plain(t.text) == name for t in others)


def _equal(a: Telling, b: Telling) -> bool:
    return same(a.quantity.plain, b.quantity.plain).verdict in ("holds", "rounding")
