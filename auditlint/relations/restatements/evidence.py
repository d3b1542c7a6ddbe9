"""Evidence: what speaks for two tellings being one fact, added up as log-odds with the weights of ``evidence.yaml``."""

import math
import re
from functools import lru_cache

from auditlint.language import vocabulary
from auditlint.relations.restatements.agreement import setting
from auditlint.relations.restatements.apart import begins_otherwise
from auditlint.relations.restatements.likeness import Likeness
from auditlint.relations.restatements.names import ends_alike
from auditlint.relations.restatements.tellings import Telling
from auditlint.relations.restatements.weights import Weights

_PAIR = 2
_FEWEST_VALUES = 6
"""A document that prints fewer numbers of a unit tells too little to know how rare the unit is."""


def log_odds(a: Telling, b: Telling, likeness: Likeness, weights: Weights, values: int) -> float:
    """The log-odds that ``a`` and ``b`` tell one fact, whatever their numbers are; ``values`` numbers of their unit are printed."""
    of = vocabulary("evidence")["rates" if a.unit == "%" else "counts"]
    return math.fsum(
        (
            of["prior"],
            of["names"] * likeness.smaller,
            of["own_words"] * max(weights.part(a.own, b.own), weights.part(b.own, a.own)),
            of["characters"] * common_characters(a.text, b.text),
            of["surroundings"] * len(a.around & b.around) / max(1, min(len(a.around), len(b.around))),
            of["rare_word"] * weights.are_alone(a.own & b.own) * weights.rarity,
            of["ending"] * ends_alike(a.text, b.text),
            of["other_beginning"] * begins_otherwise(a.text, b.text),
            of["companion"] * (likeness.companions > 0),
            of["more_companions"] * (likeness.companions >= _PAIR),
            of["only_ones"] * (likeness.companions >= _PAIR and _are_only_ones(a, b)),
            of["table_and_text"] * ((a.table >= 0) != (b.table >= 0)),
            of["setting"] * (setting(a) == setting(b)),
            of["unit_values"] * math.log(max(_FEWEST_VALUES, values)),
        )
    )


def _are_only_ones(a: Telling, b: Telling) -> bool:
    """Whether both are the only numbers of their unit where they stand."""
    return a.unit == b.unit and all(unit != t.unit for t in (a, b) for _, unit in t.beside)


@lru_cache(maxsize=8192)
def common_characters(a: str, b: str) -> float:
    """The part of the characters of the name that has fewer which the other has too."""
    one, other = _characters(a), _characters(b)
    return len(one & other) / max(1, min(len(one), len(other)))


@lru_cache(maxsize=8192)
def _characters(text: str) -> frozenset[str]:
    return frozenset(re.findall("[一-龥]", text))
