"""Kinship: whether two tellings may tell one fact under names that differ.

The features that two names share count by how few facts of the document have them. How much they must share depends on the number: that two facts of a document
print numbers that are a slip apart is rare for long numbers and common for short ones, and the more facts are as much akin, the more likely one is by chance.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from auditlint.measures.setting import INHERITED, may_agree
from auditlint.relations.restatements.apart import contradict
from auditlint.relations.restatements.likeness import Likeness
from auditlint.relations.restatements.names import ends_alike, features, is_bare, is_stage, shortens
from auditlint.relations.restatements.rates import is_share, same_rate
from auditlint.relations.restatements.slips import chance, significance, telling_digits
from auditlint.relations.restatements.tellings import Telling

_AROUND = 0.7
_SHORTENED = 0.9
_WITH_WORDS_BEFORE = 0.3
_HALF = 0.5
_LARGEST_CHANCE = 0.07
_CROWD = 100
_FEW = 3
_DIGITS_OF_LONG = 5
_TELLING = 2
_PAIR = 2
_FEATURES_OF_WORDS = 5
_DIGITS_OF_TABLES = 4
_UNCERTAIN = 3
"""How much more likely chance is where a place or a year is only carried over from another sentence, or only one of the numbers is called cumulative."""
_UNLIKELY = 0.2
"""How much less likely chance is where the names are the same: two facts rarely share one."""


class Kinship:
    """The kinship among ``tellings``. ``home`` are the places that mean the whole document."""

    def __init__(self, tellings: Sequence[Telling], home: frozenset[str]) -> None:
        self._home = home
        having: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            for feature in telling.own:
                having[feature].append(telling)
        self._having = having
        units: dict[str, set[Decimal]] = defaultdict(set)
        for telling in tellings:
            units[telling.unit].add(telling.quantity.value)
        self._units = {unit: len(values) for unit, values in units.items()}
        self._weights = {feature: _weight(feature, len({t.quantity.value for t in held})) for feature, held in having.items()}

    def may_conflict(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings with different numbers that are a slip apart tell one fact, so that one of the numbers is wrong."""
        if not self.may_agree(a, b):
            return False
        likeness = self.likeness(a, b)
        digits = telling_digits(a.quantity, b.quantity)
        if a.table >= 0 and b.table >= 0 and not (likeness.is_name(a.own, b.own) and digits >= _DIGITS_OF_TABLES):
            return False
        chances = chance(digits, rate=a.unit == "%")
        certain = (a.key.place, a.key.period, a.key.aspect) == (b.key.place, b.key.period, b.key.aspect)
        if not certain:
            chances *= _UNCERTAIN
        if likeness.is_name(a.own, b.own):
            chances *= _UNLIKELY if certain else 1
        elif not (_is_tuple(a, b, likeness) and digits > _TELLING) and not self._alike(a, b, likeness, digits):
            return False
        most = int(_LARGEST_CHANCE / chances)
        return most > 0 and self._others(a, b, likeness, most) < most and self._others(b, a, likeness, most) < most

    def is_crowded(self, telling: Telling) -> bool:
        """Whether a crowd of tellings shares every word of the name: they are a series, not facts told again."""
        return bool(telling.own) and min(len(self._having[feature]) for feature in telling.own) > _CROWD

    def is_one(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings with one number tell one fact."""
        if not self.may_agree(a, b):
            return False
        likeness = self.likeness(a, b)
        return _alike_rates(a, b, likeness) if a.unit == "%" else likeness.is_enough_for_one(significance(a.quantity))

    def may_agree(self, a: Telling, b: Telling) -> bool:
        """Whether units, stages, places, periods and plan or actual of two tellings may be the same."""
        return (
            (_same_unit(a.unit, b.unit) or _units_mistaken(a, b))
            and self._settings_agree(a, b)
            and _bounds_agree(a, b)
            and not contradict(a.text, b.text)
            and self._subjects_agree(a, b)
        )

    def _alike(self, a: Telling, b: Telling, likeness: Likeness, digits: int) -> bool:
        if a.unit == "%":
            return _alike_rates(a, b, likeness)
        if digits < _DIGITS_OF_LONG and (is_bare(a.own) or is_bare(b.own)):
            return False
        return likeness.is_enough(digits, rare=self._is_rare(a.unit or b.unit))

    def _is_rare(self, unit: str) -> bool:
        """Whether few facts of the document have the unit."""
        return unit != "" and self._units[unit] <= _FEW

    def _subjects_agree(self, a: Telling, b: Telling) -> bool:
        """Whether the row of a table that the one stands in is what the other tells of: its label is named there, or says more of what is named."""
        return self._is_of_row(a, b) and self._is_of_row(b, a)

    def _is_of_row(self, a: Telling, b: Telling) -> bool:
        row = features(a.subject)
        named = b.own - (a.own - row)
        return self._part(row, b.around) >= _AROUND or (len(named) >= _FEATURES_OF_WORDS and self._part(named, row) >= _AROUND)

    def likeness(self, a: Telling, b: Telling) -> Likeness:
        """How much two tellings share."""
        one, other = self._share(a, b), self._share(b, a)
        companions = len(a.beside & b.beside)
        if shortens(a.text, b.text):
            one, other = max(one, other, _SHORTENED), min(one, other)
        if ends_alike(a.text, b.text):
            one, other = max(one, other, _SHORTENED), max(min(one, other), _WITH_WORDS_BEFORE)
        if not a.own or not b.own:
            larger = max(one, other)
            return Likeness(larger, larger * _HALF, companions)
        return Likeness(max(one, other), min(one, other), companions)

    def _part(self, wanted: frozenset[str], around: frozenset[str]) -> float:
        """The share of the ``wanted`` features found around; all of none."""
        whole = math.fsum(self._weights.get(f, 1) for f in wanted)
        return math.fsum(self._weights.get(f, 1) for f in wanted & around) / whole if whole else 1.0

    def _share(self, a: Telling, b: Telling) -> float:
        weights = self._weights
        whole = math.fsum(weights[feature] for feature in a.own)
        if not whole:
            return 0.0
        shared = (f for f in a.own & b.around if f in b.own or not is_stage(f))
        return math.fsum(weights[f] * (1 if f in b.own else _AROUND) for f in shared) / whole

    def _others(self, a: Telling, b: Telling, likeness: Likeness, most: int) -> int:
        """How many other numbers, ``most`` at the utmost, have a telling as much like ``a`` as ``b`` is."""
        values: set[Decimal] = {a.quantity.value, b.quantity.value}
        seen: set[int] = set()
        for feature in a.own:
            held = self._having[feature]
            for other in held if len(held) <= _CROWD else ():
                if other.quantity.value in values or id(other) in seen:
                    continue
                seen.add(id(other))
                if not self.may_agree(a, other):
                    continue
                found = self.likeness(a, other)
                if found.total < likeness.total - 0.05 or found.larger <= _HALF:
                    continue
                if a.unit == "%" and not same_rate(a.text, other.text):
                    continue
                values.add(other.quantity.value)
                if len(values) - 2 >= most:
                    return most
        return len(values) - 2

    def _settings_agree(self, a: Telling, b: Telling) -> bool:
        places = may_agree(a.key.place, b.key.place, self._home)
        return places and may_agree(a.key.period, b.key.period, frozenset({""})) and _aspects_agree(a, b)


def _weight(feature: str, facts: int) -> float:
    """The weight of a feature that so many numbers have: two of them may be one fact. A stage or kind always tells facts apart."""
    if is_stage(feature):
        return 1.0
    return (1.0 if len(feature) == _PAIR else _HALF) / (1 + math.log(max(facts - 1, 1)))


def _is_tuple(a: Telling, b: Telling, likeness: Likeness) -> bool:
    """Whether both are the only numbers of their unit among several numbers that are told together in both places."""
    return likeness.companions > 1 and a.unit == b.unit and all(unit != t.unit for t in (a, b) for _, unit in t.beside)


def _alike_rates(a: Telling, b: Telling, likeness: Likeness) -> bool:
    """Whether two rates have one name; a share of something unnamed (占比) is known by the numbers beside it."""
    if is_share(a.text) and is_share(b.text):
        return likeness.companions > 0 or (same_rate(a.text, b.text) and likeness.smaller >= 0.8)
    return same_rate(a.text, b.text)


def _same_unit(a: str, b: str) -> bool:
    """Whether two units count the same; persons and visits are often confused, and a bare number of a table counts anything but money and rates."""
    return a == b or {a, b} == {"人", "人次"} or ((not a or not b) and not {a, b} & {"元", "%"})


def _units_mistaken(a: Telling, b: Telling) -> bool:
    """Whether one number is printed in 亩 and in a metric unit of area: the one may be written for the other."""
    return {a.quantity.dimension, b.quantity.dimension} == {"area", "land"} and a.quantity.printed == b.quantity.printed


def _bounds_agree(a: Telling, b: Telling) -> bool:
    """Whether two numbers do not bound in opposite directions, nor stand both in tables: there each row sets its own target."""
    one, other = a.quantity.comparator[:1], b.quantity.comparator[:1]
    return not (one and other) or (one == other and min(a.table, b.table) < 0)


def _aspects_agree(a: Telling, b: Telling) -> bool:
    """Whether both are planned, or both reached, in the same part of the year."""
    if "预算" in a.text and "预算" in b.text:
        return True
    aspects = {a.key.aspect.removesuffix(INHERITED), b.key.aspect.removesuffix(INHERITED)}
    return len(aspects) == 1 or aspects <= {"", "cumulative"}
