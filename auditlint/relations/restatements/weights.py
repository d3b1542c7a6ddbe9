"""Weights of the features of names: the fewer facts of a document have one, the more it says."""

import math
from collections import defaultdict
from collections.abc import Sequence

from auditlint.relations.restatements.names import features, is_stage
from auditlint.relations.restatements.tellings import Telling

_OF_TITLE = 0.3
_HALF = 0.5
_AROUND = 0.7
"""How much a word counts that stands only around a name, not in it."""
_PAIR = 2
_FEW_FACTS = 2


class Weights:
    """The weights of the features of ``tellings``; ``having`` are the tellings that have each. The words of the ``title`` say little of a single fact."""

    def __init__(self, tellings: Sequence[Telling], title: str = "") -> None:
        everywhere = features(title)
        self.having: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            for feature in telling.own:
                self.having[feature].append(telling)
        self._facts = {feature: len({t.quantity.value for t in held}) for feature, held in self.having.items()}
        self._all = len({(t.quantity.value, t.unit) for t in tellings})
        self._weights = {
            feature: _weight(feature, facts) * (_OF_TITLE if feature in everywhere and not is_stage(feature) else 1)
            for feature, facts in self._facts.items()
        }

    @property
    def rarity(self) -> float:
        """How much it says, from 0 to 1, that few facts have a word: in a document of few facts, little."""
        return max(0.0, 1 - _FEW_FACTS / max(1, self._all))

    def are_alone(self, shared: frozenset[str]) -> bool:
        """Whether two names with these features in common share one that no other fact has."""
        return any(not feature.startswith("<") and self._facts[feature] <= _PAIR for feature in shared)

    def part(self, wanted: frozenset[str], around: frozenset[str]) -> float:
        """The share of the ``wanted`` features found around; all of none."""
        whole = math.fsum(self._weights.get(f, 1) for f in wanted)
        return math.fsum(self._weights.get(f, 1) for f in wanted & around) / whole if whole else 1.0

    def share(self, a: Telling, b: Telling) -> float:
        """The share of the name of ``a`` that the name of ``b`` has, or what stands around it."""
        weights = self._weights
        whole = math.fsum(weights[feature] for feature in a.own)
        if not whole:
            return 0.0
        shared = (f for f in a.own & b.around if f in b.own or not is_stage(f))
        return math.fsum(weights[f] * (1 if f in b.own else _AROUND) for f in shared) / whole


def _weight(feature: str, facts: int) -> float:
    """The weight of a feature that so many numbers have: two of them may be one fact. A stage or kind always tells facts apart."""
    if is_stage(feature):
        return 1.0
    return (1.0 if len(feature) == _PAIR else _HALF) / (1 + math.log(max(facts - 1, 1)))
