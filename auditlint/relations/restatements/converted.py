"""Amounts told at once in another unit: ``预算6700.00万元，折合0.67亿元``, ``2860万平方米（约合28.60平方公里）``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.measures.words import core
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row

_CONVERTED = re.compile(r"\s*[，(（、]?(?:折合|约合|折算|折|合|约|即|相当于)(?:人民币)?(?:约|为|成)?\s*")
_UNITS = frozenset({"money", "area", "land", "length", "mass", "volume"})


@dataclass(frozen=True, slots=True)
class Converted:
    """One of the two numbers, with the name of the first."""

    name: str
    quantity: Quantity


def find(narrative: Narrative) -> Iterator[Row]:
    """Every amount that is told again in another unit right behind it; one that is off by no more than its last place is rounded otherwise."""
    for prose in narrative.all:
        for a, b in pairwise(prose.mentions):
            if _is_again(prose.content, a, b) and abs(a.quantity.value - b.quantity.value) > b.quantity.step:
                yield told_again(_named(a, b), _named(a, a), (), (1, 1), {}, target=True)
            elif _is_again(prose.content, a, b):
                yield told_again(_named(a, b), _named(a, a), (), (1, 1), {})


def _is_again(content: str, a: Mention, b: Mention) -> bool:
    return (
        a.quantity.dimension == b.quantity.dimension
        and a.quantity.dimension in _UNITS
        and a.quantity.scale != b.quantity.scale
        and _CONVERTED.fullmatch(content, a.quantity.end, b.quantity.start) is not None
    )


def _named(a: Mention, m: Mention) -> Converted:
    return Converted(core(a.label) or a.noun, m.quantity)
