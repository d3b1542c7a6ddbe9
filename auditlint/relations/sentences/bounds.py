"""Percentages that cannot be: rates over 100 where the measure cannot exceed it, and percentages that no whole number of the stated population gives (GRIM)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row

_RATE = re.compile(r"率(?:[一-龥]{0,3})$")
_SOME_OF = re.compile("[中里](?:只|仅|尚|还|共)?有$")


def find(narrative: Narrative) -> Iterator[Row]:
    """The bounds of the rates stated in sentences."""
    for prose in narrative:
        for i, m in enumerate(prose.mentions):
            if m.quantity.dimension != "percent" or not _RATE.search(m.label) or is_change(m.label):
                continue
            if any(word in m.label for word in vocabulary("flows")["bounded_rates"]):
                yield Row(
                    "limit",
                    {"stated": m.quantity.rounded, "maximum": Number.exact(100), "label": m.label},
                    m.quantity,
                    (),
                    f"{shown(m.quantity)} ≤ 100%",
                    "likely",
                )
                population = _population(prose, i)
                if population is not None and not m.quantity.approximation:
                    yield from _attainable(m, population)


def _population(prose: Prose, index: int) -> Quantity | None:
    """The only count of the sentence, if it is that of a sample."""
    m = prose.mentions[index]
    counts = [p for p in prose.by_sentence[m.sentence] if p.quantity.dimension == "count"]
    if len(counts) != 1 or not counts[0].quantity.exact or counts[0].quantity.start > m.quantity.start or counts[0].segment != m.segment:
        return None
    return counts[0].quantity if _sampled(counts[0]) and not _counted(m, counts[0]) else None


def _sampled(count: Mention) -> bool:
    """Whether a number counts a sample itself, not those of it who did or were something (``能答对的受访者``)."""
    name = count.name
    if count.label.startswith("其中") or _SOME_OF.search(count.label):
        return False
    return any(word in name and "的" not in name.partition(word)[0] for word in vocabulary("flows")["sampled"])


def _counted(rate: Mention, count: Mention) -> bool:
    """Whether a number is what the rate counts (``抽检合格207份，合格率``): its name says so, or a whole number has it as that share."""
    if any(word in rate.label and word in count.name for word in vocabulary("flows")["bounded_rates"]):
        return True
    share, counted = Fraction(rate.quantity.value), Fraction(count.quantity.value)
    if not share:
        return False
    whole = round(counted * 100 / share)
    return whole > counted and abs(counted * 100 / whole - share) * 2 <= Fraction(rate.quantity.step)


def _attainable(m: Mention, population: Quantity) -> Iterator[Row]:
    """A percentage of ``population`` things is k/N; only if N is small enough to tell (N < 10^(decimals + 2))."""
    n = population.value
    stated = m.quantity
    if not 1 < n < 100 / stated.step or not 0 <= stated.value <= 100:
        return
    exact = Fraction(stated.value) * Fraction(n) / 100
    nearest = Fraction(round(exact)) * 100 / Fraction(n)
    yield Row(
        "attainable",
        {
            "stated": stated.rounded,
            "nearest": Number(nearest, nearest, nearest, linear=False),
            "population": population.number,
            "label": m.label,
        },
        stated,
        (population,),
        f"{shown(stated)} × {population.printed}{population.unit}",
        "likely",
        named={"population": population},
    )
