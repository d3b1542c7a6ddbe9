"""Which verified relations an auditor traces by hand: drawn at random, the same for the same seed."""

import random
from collections.abc import Sequence
from fractions import Fraction

from auditlint.report import Relation

VERIFIED = ("holds", "rounding")


def drawn(relations: Sequence[Relation], size: int, seed: int, *, by_amount: bool = False) -> list[Relation]:
    """``size`` of the verified ``relations`` without replacement, in document order; all of them for 0.

    With ``by_amount`` a relation's chance grows with its stated value (Efraimidis and Spirakis, Weighted random sampling with a reservoir, 2006); relations without a value
    count as the smallest.
    """
    known = [relation for relation in relations if relation.verdict in VERIFIED]
    if not size or size >= len(known):
        return known
    source = random.Random(seed)
    if not by_amount:
        chosen = sorted(source.sample(range(len(known)), size))
    else:
        weights = [max(_amount(relation), 1e-9) for relation in known]
        keys = [source.random() ** (1 / weight) if weight < 1e9 else 1 - source.random() / weight for weight in _scaled(weights)]
        chosen = sorted(sorted(range(len(known)), key=lambda i: (-keys[i], i))[:size])
    return [known[i] for i in chosen]


def _amount(relation: Relation) -> float:
    value = next((mark.value for mark in relation.marks if mark.role == "stated"), None)
    return abs(float(Fraction(value))) if value else 0.0


def _scaled(weights: list[float]) -> list[float]:
    """Weights with a mean of one: keys of huge weights would all round to one."""
    mean = sum(weights) / len(weights)
    return [weight / mean for weight in weights]
