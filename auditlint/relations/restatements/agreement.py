"""Agreement: whether units, bounds, settings and words of two tellings leave it open that they tell one fact."""

import re

from auditlint.language import vocabulary
from auditlint.measures.aspect import MONTH
from auditlint.measures.setting import INHERITED
from auditlint.relations.restatements import bounds
from auditlint.relations.restatements.apart import contradict
from auditlint.relations.restatements.names import is_bare, is_stage, plain, shortens
from auditlint.relations.restatements.tellings import Telling

_COUNTED = re.compile(r"(?:数量|人次|人数|次数|户数|家数|批次|场次|期数|件数|个数|面积|里程|长度|数)$")
_WORDS_OF_ROW = 4
_TWO = 2
_PART = re.compile("(?<![年期其])[中里](?:，|$)|[一-龥](?<![共设现拥配建尚仍还已只仅另均存占备年也都各中里省市县区乡镇村的])有，")
"""What is told of some of the things named before (``标段中10个如期完工``, ``升级功能有2项未完成``)."""
_PART_OF_YEAR = re.compile(r"[上下]半年|前?[一二三四]季度|\d{1,2}\s?月")
_TOWN = ("城区", "县城")
_PERSONS = frozenset({"人员", "人", "员", "对象", "对", "象"})
_AVERAGE = re.compile("平均|均")


def same_unit(a: str, b: str) -> bool:
    """Whether two units count the same; persons and visits are often confused, and a bare number of a table counts anything but money and rates."""
    return a == b or {a, b} == {"人", "人次"} or ((not a or not b) and not {a, b} & {"元", "%"})


def units_mistaken(a: Telling, b: Telling) -> bool:
    """Whether one number is printed in 亩 and in a metric unit of area: the one may be written for the other."""
    return {a.quantity.dimension, b.quantity.dimension} == {"area", "land"} and a.quantity.printed == b.quantity.printed


def bounds_agree(a: Telling, b: Telling) -> bool:
    """Whether two numbers do not bound in opposite directions, nor stand both in tables: there each row sets its own target."""
    one, other = a.quantity.comparator[:1], b.quantity.comparator[:1]
    return not (one and other) or (one == other and min(a.table, b.table) < 0)


def aspects_agree(a: Telling, b: Telling) -> bool:
    """Whether both are planned, or both reached, in the same part of the year."""
    if "预算" in a.text and "预算" in b.text:
        return True
    if a.unit == b.unit == "元" and any("预算" in x.text and y.is_target and x.key.aspect == "" for x, y in ((a, b), (b, a))):
        return True
    parts = [_PART_OF_YEAR.findall(t.text) for t in (a, b)]
    if parts[0] != parts[1] and all(parts):
        return False
    aspects = {a.key.aspect.removesuffix(INHERITED), b.key.aspect.removesuffix(INHERITED)}
    return len(aspects) == 1 or aspects in ({"", "cumulative"}, {"", MONTH})


def setting(telling: Telling) -> tuple[str, str, str]:
    """Place, period and aspect; what a list of plans goes on with is as planned as its first number."""
    key = telling.key
    return key.place, key.period, bounds.PLAN if key.aspect.removesuffix(INHERITED) == bounds.PLAN else key.aspect


def settings_told_once(a: Telling, b: Telling) -> bool:
    """Whether place, year and aspect of two numbers are the same, or carried over from another sentence; the town itself (城区) is no other place than the whole."""
    one, other = a.key, b.key
    places = _carried(one.place, other.place) or {one.place, other.place} in ({"", town} for town in _TOWN)
    return places and _carried(one.period, other.period) and _carried(one.aspect, other.aspect)


def _carried(a: str, b: str) -> bool:
    return a == b or a.endswith(INHERITED) or b.endswith(INHERITED)


def contradicting(a: Telling, b: Telling) -> bool:
    """Whether two names mean different facts; a price by unit is an average, whether its name says so or not, and advice leaves out what is wrong."""
    if "/" in a.unit and a.unit == b.unit:
        return contradict(_AVERAGE.sub("", a.text), _AVERAGE.sub("", b.text))
    if (_PART.search(a.text) is None) != (_PART.search(b.text) is None):
        return True
    if a.unit == "元" and _has_source(a) != _has_source(b) and not (a.beside & b.beside):
        return True
    return contradict(a.text, b.text, qualified=a.advice == b.advice)


def _has_source(telling: Telling) -> bool:
    """Whether a name says from which source the money comes."""
    return any(word in telling.text for word in vocabulary("kinship")["sources"])


def counts_words(row: str, text: str) -> bool:
    """Whether what a row says that it counts (社会培训人次) is named in a text with words between (面向社会开展职业培训)."""
    counted = _COUNTED.sub("", row)
    return counted != row and len(counted) >= _WORDS_OF_ROW and (shortens(counted, text) or sorted(counted) == sorted(plain(text)))


def has_words(row: str, text: str) -> bool:
    """Whether a text names all that the label of a row says, with words between (保护人口, 保护下游人口)."""
    return len(plain(row)) >= _WORDS_OF_ROW and len(plain(row)) <= len(plain(text)) and shortens(row, text)


def names_row(a: Telling, b: Telling) -> bool:
    """Whether the one number stands in a row of a table whose label is the other's whole name."""
    return any(row.subject != "" and plain(row.subject) == plain(other.text) for row, other in ((a, b), (b, a)))


def other_deeds(a: Telling, b: Telling) -> bool:
    """Whether the one name has a stage that the other lacks, and each says what the other does not (验收通村公路, 绿化通村公路)."""
    return stages_of(a) != stages_of(b) and bool(a.own - b.own) and bool(b.own - a.own)


def says_little(telling: Telling) -> bool:
    """Whether a name says nothing but one stage of money, one kind, or that people are registered, served or the like."""
    rest = frozenset(f for f in telling.own if not is_stage(f))
    return (is_bare(telling.own) and len(telling.own) < _TWO) or (rest != telling.own and rest <= _PERSONS)


def stages_of(telling: Telling) -> frozenset[str]:
    """The stages and kinds of a name."""
    return frozenset(filter(is_stage, telling.own))
