"""Likeness: how much two names of facts share, and whether that is enough for numbers of so many digits."""

from dataclasses import dataclass

from auditlint.relations.restatements.names import is_stage

_NAME = (0.95, 0.8)
_FEATURES_OF_NAME = 7
_NEAR_NAME = (0.95, 0.5)
_FEATURES_OF_WORD = 4
_EVEN = (0.55, 0.5)
_BESIDE = (0.7, 0.2)
_LONG = 5
_FEWEST = 3

_ENOUGH = {6: (0.3, 0.0), 5: (0.4, 0.0), 4: (0.6, 0.2), 3: (0.8, 0.3)}
"""The larger and the smaller share that names need for numbers of so many telling digits: the more digits, the rarer two facts have numbers a slip apart."""
_ENOUGH_OF_RARE_UNIT = {6: (0.2, 0.0), 5: (0.3, 0.0), 4: (0.55, 0.0), 3: (0.8, 0.15)}
"""Those where few facts of the document have the unit: it is a name in itself."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the one name the other's telling has, and of the other name the one's: the larger share and the smaller. ``companions`` are numbers beside both."""

    larger: float
    smaller: float
    companions: int

    @property
    def total(self) -> float:
        """Both shares together."""
        return self.larger + self.smaller

    def is_name(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether the two names, of these features, are as good as the same, and long enough to be one thing's name."""
        return self._reaches(_NAME) and min(_size(a), _size(b)) >= _FEATURES_OF_NAME

    def is_near_name(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether the one name, of more than a word, has all that the other says, and half of it the other way."""
        return self._reaches(_NEAR_NAME) and min(_size(a), _size(b)) > _FEATURES_OF_WORD

    def is_enough(self, digits: int, *, rare: bool) -> bool:
        """Whether numbers of so many telling digits, a slip apart, are likely one; ``rare`` says that few facts have the unit."""
        if digits < _FEWEST:
            return self.companions > 0 and self._reaches(_BESIDE)
        if self.companions and self.larger >= _BESIDE[0]:
            return True
        if digits > _FEWEST and self._reaches(_EVEN):
            return True
        return self._reaches((_ENOUGH_OF_RARE_UNIT if rare else _ENOUGH)[min(digits, max(_ENOUGH))])

    def is_enough_for_one(self, digits: int) -> bool:
        """Whether one number of so many telling digits, told twice, is likely one fact."""
        if digits > _FEWEST:
            return self.larger >= 0.3
        return self.larger >= (0.6 if digits == _FEWEST else 0.9) and (self.smaller >= 0.3 or self.companions > 0)

    def _reaches(self, least: tuple[float, float]) -> bool:
        return self.larger >= least[0] and self.smaller >= least[1]


def _size(own: frozenset[str]) -> int:
    """The features of a name: a stage or kind has as many as another word of two characters."""
    return sum(_FEATURES_OF_WORD if is_stage(feature) else 1 for feature in own)
