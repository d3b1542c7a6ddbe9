"""Kinship: whether two tellings may tell one fact under names that differ.

The features that two names share count by how few facts of the document have them. How much they must share depends on the number: that two facts of a document
print numbers that are a slip apart is rare for long numbers and common for short ones, and the more facts are as much akin, the more likely one is by chance.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from auditlint.measures.setting import may_agree
from auditlint.relations.restatements import bounds
from auditlint.relations.restatements.agreement import (
    aspects_agree,
    bounds_agree,
    contradicting,
    counts_words,
    has_words,
    names_row,
    other_deeds,
    same_name,
    same_unit,
    says_little,
    setting,
    settings_told_once,
    stages_of,
    units_mistaken,
)
from auditlint.relations.restatements.likeness import Likeness
from auditlint.relations.restatements.mending import mends
from auditlint.relations.restatements.names import ends_alike, features, is_total, shortens, takes_up
from auditlint.relations.restatements.rates import is_share, only_rate, rate_name, same_rate
from auditlint.relations.restatements.slips import chance, significance, telling_digits
from auditlint.relations.restatements.tellings import Telling
from auditlint.relations.restatements.weights import Weights

_AROUND = 0.7
_OF_ROW = 0.5
_SHORTENED = 0.9
_WITH_WORDS_BEFORE = 0.3
_YEAR_END = features("年末")
_LEFT = features("结余")
"""What is left of the money is told of the whole project, where nothing else is said."""
_HALF = 0.5
_SOMEWHAT = 0.3
_OFTEN = 3
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
    """The kinship among ``tellings``. ``home`` are the places that mean the whole document, ``title`` its title, whose words say little of a single fact."""

    def __init__(self, tellings: Sequence[Telling], home: frozenset[str], title: str = "") -> None:
        self._home = home
        self._weights = Weights(tellings, title)
        self._sentences: dict[tuple[int, int], list[Telling]] = defaultdict(list)
        for telling in tellings:
            self._sentences[telling.sentence].append(telling)
        self._rates = frozenset(rate_name(telling.text) for telling in tellings if telling.unit == "%")
        units: dict[str, set[Decimal]] = defaultdict(set)
        for telling in tellings:
            units[telling.unit].add(telling.quantity.value)
        self._units = {unit: len(values) for unit, values in units.items()}

    def may_conflict(self, a: Telling, b: Telling, often: int) -> bool:
        """Whether two tellings with different numbers that are a slip apart tell one fact, so that one of the numbers is wrong; the one is told ``often`` times."""
        if not self.may_agree(a, b):
            return False
        likeness = self.likeness(a, b)
        if self._share_words(a, b) and (mends(a, b, self._sentences[a.sentence]) or mends(b, a, self._sentences[b.sentence])):
            return True
        digits = telling_digits(a.quantity, b.quantity)
        if digits <= _TELLING and stages_of(a) != stages_of(b):
            return False
        if a.table >= 0 and b.table >= 0 and not (likeness.is_name(a.own, b.own) and digits >= _DIGITS_OF_TABLES):
            return False
        chances = chance(digits, rate=a.unit == "%")
        certain = setting(a) == setting(b)
        if not certain:
            chances *= _UNCERTAIN
        if often >= _OFTEN:
            chances *= _UNLIKELY
        if likeness.companions:
            chances *= _UNLIKELY ** min(likeness.companions, _PAIR)
        if likeness.is_name(a.own, b.own):
            chances *= _UNLIKELY if certain else 1
        elif certain and (
            _is_one_target(a, b)
            or (
                a.unit == b.unit != ""
                and (names_row(a, b) or same_name(a, b) or (digits == _TELLING and likeness.is_near_name(a.own, b.own)))
            )
        ):
            chances *= _UNLIKELY
        elif not (_is_tuple(a, b, likeness) and digits > _TELLING) and not self._alike(a, b, likeness, digits):
            return False
        most = int(_LARGEST_CHANCE / chances)
        return most > 0 and self._others(a, b, likeness, most) < most and self._others(b, a, likeness, most) < most

    def is_crowded(self, telling: Telling) -> bool:
        """Whether a crowd of tellings shares every word of the name: they are a series, not facts told again."""
        return bool(telling.own) and min(len(self._weights.having[feature]) for feature in telling.own) > _CROWD

    def is_one(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings with one number tell one fact."""
        if not self.may_agree(a, b):
            return False
        likeness = self.likeness(a, b)
        return self.alike_rates(a, b, likeness) if a.unit == "%" else likeness.is_enough_for_one(significance(a.quantity))

    def may_agree(self, a: Telling, b: Telling) -> bool:
        """Whether units, stages, places, periods and plan or actual of two tellings may be the same."""
        return (
            (same_unit(a.unit, b.unit) or units_mistaken(a, b))
            and self._settings_agree(a, b)
            and bounds_agree(a, b)
            and not contradicting(a, b)
            and self._subjects_agree(a, b)
        )

    def _share_words(self, a: Telling, b: Telling) -> bool:
        """Whether the one name has something of the other, whatever stands around it."""
        return max(self._weights.part(a.own, b.own), self._weights.part(b.own, a.own)) >= _SOMEWHAT

    def _alike(self, a: Telling, b: Telling, likeness: Likeness, digits: int) -> bool:
        if a.unit == "%":
            return self.alike_rates(a, b, likeness)
        if digits < _DIGITS_OF_LONG and other_deeds(a, b):
            return False
        if digits >= _DIGITS_OF_LONG and is_total(a.text) and is_total(b.text):
            return True
        beside = (0 if a.own >= _LEFT or a.unit not in ("元", "人") else 1) if a.own and b.own and a.own ^ b.own <= _YEAR_END else _PAIR
        if digits < _DIGITS_OF_LONG and likeness.companions < beside and (says_little(a) or says_little(b)):
            return False
        if digits >= _DIGITS_OF_TABLES and likeness.larger >= _AROUND and self._weights.are_alone(a.own & b.own):
            return True
        return likeness.is_enough(digits, rare=self._is_rare(a.unit or b.unit))

    def named_part(self, row: str, telling: Telling) -> float:
        """How much of the label of a row the name of a telling has, whatever stands around it."""
        return self._weights.part(features(row), telling.own)

    def alike_rates(self, a: Telling, b: Telling, likeness: Likeness) -> bool:
        """Whether two rates have one name; a share of something unnamed (占比) is known by the numbers beside it."""
        if is_share(a.text) and is_share(b.text):
            return likeness.companions > 0 or (same_rate(a.text, b.text) and likeness.smaller >= 0.8)
        return same_rate(a.text, b.text) or only_rate(a.text, b.text, self._rates)

    def _is_rare(self, unit: str) -> bool:
        """Whether few facts of the document have the unit."""
        return unit != "" and self._units[unit] <= _FEW

    def _subjects_agree(self, a: Telling, b: Telling) -> bool:
        """Whether the row of a table that the one stands in is what the other tells of: its label is named there, or says more of what is named."""
        return self._is_of_row(a, b) and self._is_of_row(b, a)

    def _is_of_row(self, a: Telling, b: Telling) -> bool:
        if (
            counts_words(a.subject, b.text)
            or has_words(a.subject, b.text)
            or (a.unit == "%" and rate_name(a.subject) and same_rate(a.subject, b.text))
        ):
            return True
        row = features(a.subject)
        named = b.own - (a.own - row)
        return self._weights.part(row, b.around) >= _OF_ROW or (
            len(named) >= _FEATURES_OF_WORDS and self._weights.part(named, row) >= _AROUND
        )

    def likeness(self, a: Telling, b: Telling) -> Likeness:
        """How much two tellings share."""
        one, other = self._weights.share(a, b), self._weights.share(b, a)
        companions = len(a.beside & b.beside)
        if shortens(a.text, b.text):
            one, other = max(one, other, _SHORTENED), min(one, other)
        if ends_alike(a.text, b.text):
            one, other = max(one, other, _SHORTENED), max(min(one, other), _WITH_WORDS_BEFORE)
        if takes_up(a.text, b.text):
            one, other = max(one, other, _SHORTENED), max(min(one, other), _WITH_WORDS_BEFORE)
        if not a.own or not b.own:
            larger = max(one, other)
            return Likeness(larger, larger * _HALF, companions)
        return Likeness(max(one, other), min(one, other), companions)

    def _others(self, a: Telling, b: Telling, likeness: Likeness, most: int) -> int:
        """How many other numbers, ``most`` at the utmost, have a telling as much like ``a`` as ``b`` is."""
        values: set[Decimal] = {a.quantity.value, b.quantity.value}
        seen: set[int] = set()
        for feature in a.own:
            held = self._weights.having[feature]
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
        if places and may_agree(a.key.period, b.key.period, frozenset({""})) and aspects_agree(a, b):
            return True
        return significance(a.quantity) >= _DIGITS_OF_LONG <= significance(b.quantity) and settings_told_once(a, b)


def _is_one_target(a: Telling, b: Telling) -> bool:
    """Whether two rates are planned under one name."""
    return a.unit == "%" and a.key.aspect == bounds.PLAN and rate_name(a.text) == rate_name(b.text) != ""


def _is_tuple(a: Telling, b: Telling, likeness: Likeness) -> bool:
    """Whether both are the only numbers of their unit among several numbers that are told together in both places."""
    return likeness.companions > 1 and a.unit == b.unit and all(unit != t.unit for t in (a, b) for _, unit in t.beside)
