"""Kinship: whether two tellings may tell one fact under names that differ.

What the names share, and what stands around them, is evidence for one fact (see `evidence`). How much of it there must be depends on the numbers: that two facts of a
document print numbers that are a slip apart is rare for long numbers and common for short ones.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from auditlint.language import vocabulary
from auditlint.measures.setting import may_agree
from auditlint.relations.restatements.agreement import (
    aspects_agree,
    bounds_agree,
    contradicting,
    counts_words,
    has_words,
    other_deeds,
    same_unit,
    says_little,
    setting,
    settings_told_once,
    stages_of,
    units_mistaken,
)
from auditlint.relations.restatements.evidence import log_odds
from auditlint.relations.restatements.likeness import Likeness
from auditlint.relations.restatements.mending import mends
from auditlint.relations.restatements.names import ends_alike, features, shortens, takes_up
from auditlint.relations.restatements.rates import is_share, only_rate, rate_name, same_rate
from auditlint.relations.restatements.slips import chance, significance, telling_digits
from auditlint.relations.restatements.tellings import Telling
from auditlint.relations.restatements.units_told import unit_of
from auditlint.relations.restatements.weights import Weights

_AROUND = 0.7
_OF_ROW = 0.5
_SHORTENED = 0.9
_WITH_WORDS_BEFORE = 0.3
_HALF = 0.5
_SOMEWHAT = 0.3
_CROWD = 100
_DIGITS_OF_LONG = 5
_TELLING = 2
_FEATURES_OF_WORDS = 5
_FEATURES_OF_WORD = 3
_DIGITS_OF_TABLES = 4
_LEAST_EVIDENCE = 4.0
_LEAST_OF_SHORT = 4.5
"""The log-odds of one fact, with what speaks against chance, from which two numbers are taken for it; the second for numbers of two digits, which are alike by chance too often."""


class Kinship:
    """The kinship among ``tellings``. ``home`` are the places that mean the whole document, ``title`` its title, whose words say little of a single fact."""

    def __init__(self, tellings: Sequence[Telling], home: frozenset[str], title: str = "") -> None:
        self._home = home
        self._weights = Weights(tellings, title)
        self._sentences: dict[tuple[int, int], list[Telling]] = defaultdict(list)
        for telling in tellings:
            self._sentences[telling.sentence].append(telling)
        self._printed: dict[object, set[tuple[Decimal, str]]] = defaultdict(set)
        for telling in tellings:
            self._printed[_line(telling)].add((telling.quantity.value, telling.unit))
        self._rates = frozenset(rate_name(telling.text) for telling in tellings if telling.unit == "%")
        units: dict[str, set[Decimal]] = defaultdict(set)
        for telling in tellings:
            units[telling.unit].add(telling.quantity.value)
        self._units = {unit: len(values) for unit, values in units.items()}

    def may_conflict(self, a: Telling, b: Telling) -> bool:
        """Whether two tellings with different numbers that are a slip apart tell one fact, so that one of the numbers is wrong."""
        if not self.may_agree(a, b) or (a.own != b.own and (self.told_beside(a, b) or self.told_beside(b, a))):
            return False
        if self._share_words(a, b) and (mends(a, b, self._sentences[a.sentence]) or mends(b, a, self._sentences[b.sentence])):
            return True
        likeness, digits = self.likeness(a, b), telling_digits(a.quantity, b.quantity)
        if digits < _TELLING or self._are_apart(a, b, likeness, digits):
            return False
        evidence = log_odds(a, b, likeness, self._weights, self._units[a.unit or b.unit])
        least = _LEAST_EVIDENCE if digits > _TELLING else _LEAST_OF_SHORT
        return evidence - math.log(chance(digits, rate=a.unit == "%")) >= least

    def _are_apart(self, a: Telling, b: Telling, likeness: Likeness, digits: int) -> bool:
        """Whether rates of other names, other deeds, or two rows of tables are told; long numbers may be one nevertheless."""
        if a.table >= 0 and b.table >= 0 and not (likeness.is_name(a.own, b.own) and digits >= _DIGITS_OF_TABLES):
            return True
        if a.unit == "%" and not self.alike_rates(a, b, likeness):
            return True
        if digits < _DIGITS_OF_TABLES and not likeness.companions and _are_vague(a, b, digits):
            return True
        if digits == _TELLING and _looks_ahead(a) != _looks_ahead(b):
            return True
        return digits < _DIGITS_OF_LONG and (other_deeds(a, b) if digits > _TELLING else stages_of(a) != stages_of(b))

    def told_beside(self, a: Telling, b: Telling) -> bool:
        """Whether the sentence or row of ``b`` prints the number of ``a`` too: then they are two facts."""
        return (a.quantity.value, unit_of(a.quantity)) in b.beside or (a.quantity.value, a.unit) in self._printed[_line(b)]

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

    def named_part(self, row: str, telling: Telling) -> float:
        """How much of the label of a row the name of a telling has, whatever stands around it."""
        return self._weights.part(features(row), telling.own)

    def alike_rates(self, a: Telling, b: Telling, likeness: Likeness) -> bool:
        """Whether two rates have one name; a share of something unnamed (占比) is known by the numbers beside it."""
        if is_share(a.text) and is_share(b.text):
            return likeness.companions > 0 or (same_rate(a.text, b.text) and likeness.smaller >= 0.8)
        return same_rate(a.text, b.text) or only_rate(a.text, b.text, self._rates)

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

    def _settings_agree(self, a: Telling, b: Telling) -> bool:
        places = may_agree(a.key.place, b.key.place, self._home)
        if places and may_agree(a.key.period, b.key.period, frozenset({""})) and aspects_agree(a, b):
            return True
        return significance(a.quantity) >= _DIGITS_OF_LONG <= significance(b.quantity) and settings_told_once(a, b)


def _line(telling: Telling) -> object:
    """The sentence, or the row of a table, that a telling stands in."""
    return telling.sentence if telling.table < 0 else (telling.table, telling.subject)


def _are_vague(a: Telling, b: Telling, digits: int) -> bool:
    """Whether two names say little, those of short numbers no more than one word, or place, year or plan of one are only carried over from another sentence."""
    if setting(a) != setting(b):
        return True
    return a.unit != "%" and all(says_little(t) or (digits == _TELLING and len(t.own) <= _FEATURES_OF_WORD) for t in (a, b))


def _looks_ahead(telling: Telling) -> bool:
    """Whether advice tells the number, or it is striven for."""
    return telling.advice or any(word in telling.text for word in vocabulary("kinship")["striving"])
