"""Bands: the ranges of results that give a grade or a score, as words and comparators print them.

``优(得分>90)，良(90>得分>80)``, ``90(含)-100分为优``, ``75(含)-70分，得2分``, ``高于90%得2分；高于80%得1分；低于80%不得分``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Literal

from auditlint.language import vocabulary

Fault = Literal["none", "inverted", "overlap", "gap"]
_N = r"\d+(?:\.\d+)?"
_UNIT = r"\s?(?:%|分(?!别))?"
_SIGN = r">=|<=|≥|≤|>|<|大于或等于|大于等于|高于或等于|小于或等于|小于等于|低于或等于|不低于|不少于|不高于|不超过|达到或超过|大于|高于|超过|达到|小于|低于|不足|等于|="
_MEANS = {
    **dict.fromkeys([">=", "≥", "大于或等于", "大于等于", "高于或等于", "不低于", "不少于", "达到或超过", "达到"], ">="),
    **dict.fromkeys(["<=", "≤", "小于或等于", "小于等于", "低于或等于", "不高于", "不超过"], "<="),
    **dict.fromkeys([">", "大于", "高于", "超过"], ">"),
    **dict.fromkeys(["<", "小于", "低于", "不足"], "<"),
    **dict.fromkeys(["=", "等于"], "="),
}
_CHAIN = rf"(?P<a>{_N}){_UNIT}\s?(?P<s1>>=|<=|≥|≤|>|<)\s?[一-龥A-Za-z]{{1,8}}\s?(?P<s2>>=|<=|≥|≤|>|<)\s?(?P<b>{_N}){_UNIT}"
_RANGE = rf"(?P<low>{_N}){_UNIT}\s?(?:\((?P<lowin>不?含)\))?{_UNIT}(?:及?以上)?\s?[-—~～至到]+\s?(?P<high>{_N}){_UNIT}\s?(?:\((?P<highin>不?含)\))?{_UNIT}"
_ONE = rf"(?P<sign>{_SIGN})\s?(?P<n>{_N})(?:{_UNIT})"
_AFTER = rf"(?P<m>{_N}){_UNIT}\s?(?:\((?P<min>不?含)\)){{0,1}}{_UNIT}(?:及)?(?P<word>以上|以下)(?:\((?P<wordin>不?含)\))?"
_JOINED = re.compile(r"\s?[，,、]?\s?(?:且|并且|但|而|和|及|至|到|[-—~～])?\s?")
_BAND = re.compile(rf"{_CHAIN}|{_RANGE}|{_AFTER}|{_ONE}")
_SCORE = re.compile(
    r"[^，,；;。\n]{0,6}[，,]?\s*(?:可)?(?:(?:得|计|记)\s*(?P<points>\d+(?:\.\d+)?)\s*分|(?P<zero>不得分|不计分|得零分)|(?P<full>得满分|得权重分|计满分))"
)
_GRANTED = re.compile(r"(?<!综合)(?:得|计)\s*(?P<low>\d+(?:\.\d+)?)\s*[-—~～至到]\s*(?P<high>\d+(?:\.\d+)?)\s*分(?!别|以)")
_COUNT = re.compile(
    r"(?:按|分为|分|划分为|设|共)?(?P<number>[一二两三四五六七八九十]|\d{1,2})(?:个|级|档)?(?:等级|档次|级次|档|级别|等次|评价等级)(?![一-龥]{0,2}(?:指标|医院))"
)


@dataclass(frozen=True, slots=True)
class Band:
    """The results from ``low`` to ``high`` (``None``: unbounded); ``low_in`` and ``high_in`` say whether a bound belongs to the band, ``None`` that the
    text leaves it open to convention. ``outcome`` is the grade word or the score; ``start`` and ``end`` are the band's place in its text."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool | None
    high_in: bool | None
    outcome: str
    start: int
    end: int
    percent: bool = False

    @property
    def inverted(self) -> bool:
        """Whether the range is printed from the higher to the lower bound."""
        return self.low is not None and self.high is not None and self.low > self.high

    def upright(self) -> "Band":
        """The band with its bounds in order."""
        return replace(self, low=self.high, high=self.low, low_in=self.high_in, high_in=self.low_in) if self.inverted else self


def grade_bands(text: str) -> list[Band]:
    """The grades that ``text`` lists with their bands, best first; empty if there are not at least three."""
    bands = [b for b in (_graded(text, band) for band in _ranges(text)) if b is not None]
    names = [b.outcome for b in bands]
    return descending(bands) if len(bands) >= 3 and len(set(names)) == len(names) else []


def score_bands(text: str) -> list[Band]:
    """The ranges of results by which a rule text gives scores, best first; empty if there are not at least two of one kind."""
    bands = [b for b in (_scored(text, band) for band in _ranges(text)) if b is not None]
    percent = sum(b.percent for b in bands) * 2 > len(bands)
    alike = [b for b in bands if b.percent == percent]
    if len(alike) < 2 or len(alike) * 3 < len(bands) * 2 or len({b.outcome for b in alike}) != len(alike):
        return []
    return descending(alike)


def granted_ranges(text: str) -> list[Band]:
    """The ranges of scores that a rule text grants (``得5-7分``), highest first."""
    found = [Band(Fraction(m["low"]), Fraction(m["high"]), True, True, m.group(), m.start("low"), m.end()) for m in _GRANTED.finditer(text)]
    return sorted(found, key=lambda b: b.start)


def announced(text: str) -> list[tuple[int, int, int]]:
    """Numbers of levels that ``text`` announces (``五个等级``): start of the number, its end, and the end of the phrase."""
    return [(m.start("number"), m.end("number"), m.end()) for m in _COUNT.finditer(text)]


def descending(bands: list[Band]) -> list[Band]:
    """``bands`` from the best result down: as printed, or turned round if they are printed from the bottom up."""
    if len(bands) > 1 and _middle(bands[0]) < _middle(bands[-1]):
        bands = bands[::-1]
    return _cascaded(bands)


def fault(upper: Band, lower: Band) -> Fault:
    """How two neighbouring bands fit. A bound that both or neither claims is no fault here (see `unclaimed`)."""
    upper, lower = upper.upright(), lower.upright()
    if upper.low is None or lower.high is None or lower.high == upper.low:
        return "none" if upper.low is not None or lower.high is None or lower.high <= 0 else "overlap"
    return "overlap" if lower.high > upper.low else "gap"


def unclaimed(upper: Band, lower: Band) -> Fraction | None:
    """The bound between two neighbouring bands that belongs to neither, if there is one."""
    upper, lower = upper.upright(), lower.upright()
    if upper.low is not None and upper.low == lower.high and upper.low_in is False and lower.high_in is False:
        return upper.low
    return None


def holds(band: Band, value: Fraction) -> str:
    """Where ``value`` lies: *inside*, *outside*, or on a *boundary* that the band does not claim."""
    band = band.upright()
    if (band.low is not None and value < band.low) or (band.high is not None and value > band.high):
        return "outside"
    if (value == band.low and not band.low_in and band.low_in is not None) or (value == band.high and band.high_in is False):
        return "boundary"
    if value in (band.low, band.high) and (band.low_in is None or band.high_in is None) and value != 100:
        return "inside" if value == band.low and band.low_in is not False else "boundary"
    return "inside"


def _cascaded(bands: list[Band]) -> list[Band]:
    """Bands without an upper bound below others (``高于90%…；高于80%…``) end where the one above begins."""
    if not bands:
        return []
    found = [bands[0]]
    for band in bands[1:]:
        above = found[-1].upright()
        if band.high is None and band.low is not None and above.low is not None and band.low < above.low:
            band = replace(band, high=above.low, high_in=None if above.low_in is None else not above.low_in)
        found.append(band)
    return found


def _middle(band: Band) -> Fraction:
    low, high = band.low, band.high
    if low is None:
        return (high or Fraction(0)) - 1000
    return low + 1000 if high is None else (low + high) / 2


def _ranges(text: str) -> list[Band]:
    """All ranges of ``text``, without outcome; a lower and an upper bound side by side (``不低于80%且低于90%``) are one."""
    found: list[Band] = []
    for band in map(_band, _BAND.finditer(text)):
        last = found[-1] if found else None
        if last is not None and _JOINED.fullmatch(text, last.end, band.start) and (joined := _joined(last, band)) is not None:
            found[-1] = joined
        else:
            found.append(band)
    return found


def _joined(first: Band, second: Band) -> Band | None:
    """The range between a lower and an upper bound; ``None`` if they are not one of each."""
    lower, upper = (first, second) if first.high is None else (second, first)
    if lower.low is None or lower.high is not None or upper.high is None or upper.low is not None or lower.low >= upper.high:
        return None
    return replace(lower, high=upper.high, high_in=upper.high_in, start=first.start, end=second.end)


def _graded(text: str, band: Band) -> Band | None:
    before, after = text[max(0, band.start - 14) : band.start], text[band.end : band.end + 10]
    bracketed = _before().search(before)
    grade = bracketed or _behind().match(after)
    return None if grade is None else replace(band, outcome=grade["grade"])


def _scored(text: str, band: Band) -> Band | None:
    outcome = _SCORE.match(text, band.end)
    if outcome is None:
        return None
    before, printed = text[max(0, band.start - 3) : band.start], text[band.start : band.end]
    if before.endswith(("每", "扣", "得")) or not ("%" in printed or "分" in printed):
        return None
    return replace(band, outcome=outcome["points"] or ("0" if outcome["zero"] else "full"))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<grade>{_grades()})[”\"]?\s?[(（:：][^()，,；;]{{0,8}}$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?:的|者)?[，,]?\s?(?:评定|评价|等级|绩效)*(?:为|属于?|是|评|定为|:|：)?\s?[“\"]?(?P<grade>{_grades()})(?![一-龥]{{2}}好)"
    )


@cache
def _grades() -> str:
    return "|".join(sorted(vocabulary("scoring")["grades"], key=len, reverse=True))


def _band(match: re.Match[str]) -> Band:
    at = ("", match.start(), match.end(), "%" in match.group())
    if match["a"] is not None:
        first, second = _MEANS[match["s1"]], _MEANS[match["s2"]]
        a, b = Fraction(match["a"]), Fraction(match["b"])
        if first.startswith(">"):
            return Band(b, a, second == ">=", first == ">=", *at)
        return Band(a, b, first == "<=", second == "<=", *at)
    if match["low"] is not None:
        return Band(Fraction(match["low"]), Fraction(match["high"]), _in(match["lowin"]), _in(match["highin"]), *at)
    if match["m"] is not None:
        n, said = Fraction(match["m"]), _in(match["min"] or match["wordin"])
        return Band(n, None, said, None, *at) if match["word"] == "以上" else Band(None, n, None, said, *at)
    n, sign = Fraction(match["n"]), _MEANS[match["sign"]]
    if sign == "=":
        return Band(n, None, True, None, *at) if n == 100 else Band(n, n, True, True, *at)
    return Band(n, None, sign == ">=", None, *at) if sign.startswith(">") else Band(None, n, None, sign == "<=", *at)


def _in(said: str | None) -> bool | None:
    return None if said is None else said == "含"


def neighbours(bands: list[Band]) -> Iterator[tuple[Band, Band]]:
    """Each band with the next one below."""
    return iter(pairwise(bands))
