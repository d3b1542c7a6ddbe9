"""Likeness: how much two names of facts share."""

from dataclasses import dataclass

from auditlint.relations.restatements.names import is_stage

_NAME = (0.95, 0.8)
_FEATURES_OF_NAME = 7
_FEATURES_OF_WORD = 4
_FEWEST = 3


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
        return self.larger >= _NAME[0] and self.smaller >= _NAME[1] and min(_size(a), _size(b)) >= _FEATURES_OF_NAME

    def is_enough_for_one(self, digits: int) -> bool:
        """Whether one number of so many telling digits, told twice, is likely one fact."""
        if digits > _FEWEST:
            return self.larger >= 0.3
        return self.larger >= (0.6 if digits == _FEWEST else 0.9) and (self.smaller >= 0.3 or self.companions > 0)


def _size(own: frozenset[str]) -> int:
    """The features of a name: a stage or kind has as many as another word of two characters."""
    return sum(_FEATURES_OF_WORD if is_stage(feature) else 1 for feature in own)
