"""Scoring rules: the set of scores that a rule text allows.

A rule grants (``符合得0.5分；不符合得0分``, ``得5-7分``), deducts (``有一项不符合扣0.33分``, ``每低于1%扣权重分的5%，扣完为止``), follows the result
(``否则按比例得分``) or leaves room (``酌情扣分``). Enumerated parts (①②③) that together make the full mark add up; all others are alternatives. What
cannot be read makes no rule: the verdict is then undetermined.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import value_of
from auditlint.scoring.spans import Span, Spans, added, point, tidy

NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)"
_DASH = r"\s*[-—~～至到]\s*"
MARKER = re.compile(r"(?:^|(?<=[\n；;。：:，,\s]))\s*(?:(?P<circle>[①-⑳])|\((?P<bracket>\d{1,2})\)|(?P<plain>\d{1,2})[、.)](?!\d))")
GRANT = re.compile(
    rf"(?:(?<!综合)(?<!最终)(?<!总)得分?为?|计|记|给|评|各得|加|(?<=[的])(?=\d))\s*(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*分(?![别钟析类以及])(?!\((?:不?含)\))"
)
_EACH = re.compile(
    rf"(?P<per>每|(?:有|发现|出现|缺失|缺少|缺)?(?:一|(?<![\d.])1)(?:项|处|次|例|个|点|条|份|人|起|笔))(?P<what>[^。；;\n]{{0,40}}?)[，,]?(?:酌情)?(?:扣|减)(?:除|减|掉)?"
    rf"\s*(?P<of>(?:权重|分值|总分|标准分|满分|该项|配分|本项)[^\d。；，]{{0,6}}的?)?\s*(?P<number>{NUMBER})\s*(?P<unit>分|%)"
)
_FIXED = re.compile(rf"扣(?:除|减)?\s*(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*分(?![别钟])")
_EVERY = re.compile(
    rf"(?:各|每(?:项|个|点|条|处|符合|满足|具备|达到|完成)[^，。；\n扣\d]{{0,12}})(?:得|计|占)?\s*(?P<number>{NUMBER})\s*分"
)
_SHARE_OF_FULL = re.compile(r"得(?:该项|本项|权重|分值|标准分|满分|总分)[^\d，。；]{0,4}的?\s*(?P<rate>\d{1,3}(?:\.\d+)?)%")
_ANY_SCORE = re.compile(rf"{NUMBER}\s*分(?![别钟析类以及之])")
_CONDITION = re.compile(
    rf"(?:得分|评分|分数|总分|成绩)[^，。；\n]{{0,6}}?\d+(?:\.\d+)?[^，。；\n]{{0,8}}?\d*\s*分|\d+(?:\.\d+)?\s*(?:\((?:不?含)\))?{_DASH}\d+(?:\.\d+)?\s*分(?=[，,])"
)
_STEADY = re.compile(r"%|百分点|低于|高于|超过|降低|下降|提高")
_PERCENT_ABOVE = re.compile(r"(?:≥|>=|>|大于或?等于|大于|不低于|达到或超过|达到|高于|超过)\s*(\d+(?:\.\d+)?)%")
_PERCENT_BELOW = re.compile(r"(?:<|小于|低于|不足|≤|<=|小于或?等于)\s*(\d+(?:\.\d+)?)%")
_TIMES = re.compile(r"[×*xX]|乘以")
_JOINED = re.compile(r"之和|相加|累计|合计")
_CLAUSE = re.compile(r"[^；;。\n]+")


@dataclass(frozen=True, slots=True)
class Part:
    """An enumerated part of a rule: its mark (``①`` is 1), the scores it allows, the highest of them, and its place in the rule text."""

    mark: int
    spans: Spans
    best: Fraction
    start: int
    end: int
    free: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule allows. ``parts`` are its enumerated parts if they add up; ``best`` is the highest score that it grants by number, ``None`` if it
    names none; ``free`` says that it leaves room for judgement; ``best_at`` is where the highest score is printed."""

    spans: Spans
    parts: tuple[Part, ...]
    best: Fraction | None
    free: bool
    best_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a block of text grants: see `_read`. ``clear`` is false if it prints scores that no pattern accounts for."""

    spans: Spans
    best: Fraction | None
    best_at: tuple[int, int] | None
    full: bool
    free: bool
    listed: tuple[Fraction, ...]
    every: Fraction | None
    clear: bool
    only: bool = False
    """Whether it says when the full mark is given and nothing of any other case."""


def parse_rule(text: str, weight: Fraction) -> Rule | None:
    """The rule in ``text`` for an indicator of full mark ``weight``; ``None`` if it cannot be read."""
    segments = enumerated(text)
    readings = [(mark, start, end, _read(text, start, end, None)) for mark, start, end in segments]
    granting = [r for _, _, _, r in readings if r.best is not None and r.best > 0]
    if len(granting) > 1 and not any(r.full for r in granting) and all(r.clear for _, _, _, r in readings):
        bests = [r.best for r in granting if r.best is not None]
        if sum(bests) == weight or (_JOINED.search(text) and max(bests) < weight and len(granting) == len(readings)):
            parts = tuple(
                Part(mark, tidy([point(Fraction(0)), *r.spans]), r.best, start, end, r.free)
                for mark, start, end, r in readings
                if r.best is not None and r.best > 0
            )
            best = sum(bests, Fraction(0))
            return Rule(added(p.spans for p in parts), parts, best, any(p.free for p in parts))
    reading = _read(text, 0, len(text), weight)
    spans = _single(reading, weight)
    if spans is None:
        return None
    capped = tidy(Span(min(s.low, weight), min(s.high, weight), s.open_high and s.high <= weight) for s in spans)
    return Rule(capped, (), reading.best, reading.free, reading.best_at)


def enumerated(text: str) -> list[tuple[int, int, int]]:
    """The enumerated parts of ``text``: mark, start and end; marks run from 1 upward without a gap."""
    found: list[tuple[int, int]] = []
    for match in MARKER.finditer(text):
        mark = ord(match["circle"]) - ord("①") + 1 if match["circle"] else int(match["bracket"] or match["plain"])
        if mark == len(found) + 1:
            found.append((mark, match.end()))
    ends = [*(start for _, start in found[1:]), len(text)][: len(found)]
    return [(mark, start, end) for (mark, start), end in zip(found, ends, strict=True)]


def _single(reading: _Reading, weight: Fraction) -> Spans | None:
    """The scores of a rule without parts; ``None`` if it never reaches the full mark in a way that can be read."""
    if not reading.spans or not reading.clear:
        return None
    zero, full = point(Fraction(0)), point(weight)
    if reading.only:
        return (Span(Fraction(0), weight),)
    if reading.every is not None and (reading.best is None or reading.best < weight):
        step = min([reading.every, *reading.listed])
        return tidy([*_ladder(weight, step), *(s for s in reading.spans if s.low != s.high)])
    if reading.full or reading.free or reading.best is None or reading.best >= weight:
        return tidy([zero, full, *reading.spans])
    if sum(reading.listed) == weight:
        return added([(zero, point(n)) for n in reading.listed])
    return None


def _read(text: str, start: int, end: int, weight: Fraction | None) -> _Reading:
    """What ``text[start:end]`` grants and takes off. Without a ``weight`` the highest number granted is the full mark of the part."""
    block = text[start:end]
    seen: list[tuple[int, int]] = [m.span() for m in _CONDITION.finditer(block)]
    grants = [(m, Fraction(value_of(m["low"])), Fraction(value_of(m["high"] or m["low"]))) for m in GRANT.finditer(block) if _known(m)]
    seen += [m.span() for m, _, _ in grants]
    top = max(grants, key=lambda g: g[2], default=None)
    best = top[2] if top is not None else None
    full = weight if weight is not None else best
    every = _EVERY.search(block)
    if every is not None:
        seen.append(every.span())
    spans = [Span(min(low, high), max(low, high)) for _, low, high in grants]
    said_full, free = _any(block, "full"), False
    if full is not None:
        spans += [point(full)] if said_full or _taken(block) else []
        spans += [point(full * Fraction(m["rate"]) / 100) for m in _SHARE_OF_FULL.finditer(block)]
        taken, places = _deductions(block, full)
        seen += places
        if taken:
            spans = [Span(max(s.low - t.high, Fraction(0)), max(s.high - t.low, Fraction(0))) for s in spans for t in added(taken)]
        for clause in _CLAUSE.finditer(block):
            words = clause.group()
            if _any(words, "discretion") and not _taken(words):
                spans.append(Span(Fraction(0), full))
                free = True
            elif _any(words, "proportion"):
                spans.append(_between(block, words, full))
    if _any(block, "zero"):
        spans.append(point(Fraction(0)))
    at = None
    if top is not None:
        group = "high" if top[0]["high"] else "low"
        at = (start + top[0].start(group), start + top[0].end(group))
    listed = tuple(high for _, _, high in grants if high)
    clear = all(any(a <= m.start() < b for a, b in seen) for m in _ANY_SCORE.finditer(block)) and not _any(block, "unclear")
    only = full is not None and not free and all(s.low == s.high == full for s in spans) and len(listed) <= 1 and not _any(block, "zero")
    return _Reading(tuple(spans), best, at, said_full, free, listed, Fraction(value_of(every["number"])) if every else None, clear, only)


def _taken(text: str) -> bool:
    return _EACH.search(text) is not None or _FIXED.search(text) is not None


def _deductions(block: str, full: Fraction) -> tuple[list[Spans], list[tuple[int, int]]]:
    """What the rule takes off, one set for each deduction (they may come together), and where it says so."""
    zero = point(Fraction(0))
    found: list[Spans] = []
    places: list[tuple[int, int]] = []
    for match in _EACH.finditer(block):
        places.append(match.span())
        amount = Fraction(value_of(match["number"]))
        step = full * amount / 100 if match["unit"] == "%" else amount
        if _STEADY.search(match["what"]) or _any(match.group(), "discretion") or not step:
            found.append((Span(Fraction(0), full),))
        else:
            found.append(tuple(point(min(k * step, full)) for k in range(min(int(full / step) + 2, 400))))
    for match in _FIXED.finditer(block):
        if any(a <= match.start() < b for a, b in places):
            continue
        places.append(match.span())
        low, high = Fraction(value_of(match["low"])), Fraction(value_of(match["high"] or match["low"]))
        free = _any(block[max(0, match.start() - 6) : match.start()], "discretion")
        found.append((Span(Fraction(0), high),) if free else (zero, Span(low, high)))
    return found, places


def _known(match: re.Match[str]) -> bool:
    try:
        value_of(match["low"])
        value_of(match["high"] or match["low"])
    except ValueError:
        return False
    return True


def _ladder(full: Fraction, step: Fraction) -> Spans:
    """``full`` less any number of steps, down to zero."""
    rungs = min(int(full / step), 400) if step else 0
    return (*(point(full - k * step) for k in range(rungs + 1)), point(Fraction(0)))


def _between(block: str, clause: str, full: Fraction) -> Span:
    """The scores of a proportional clause: rate times full mark, between the rates that give no and all marks where the rule prints both."""
    above, below = _PERCENT_ABOVE.search(block), _PERCENT_BELOW.search(block)
    if above and below and "之间" in clause and _TIMES.search(clause):
        low, high = Fraction(below[1]) / 100, Fraction(above[1]) / 100
        if 0 <= low < high <= 1:
            return Span(low * full, high * full, True)
    return Span(Fraction(0), full)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(vocabulary("scoring")[kind], key=len, reverse=True)))


def _any(text: str, kind: str) -> bool:
    return _pattern(kind).search(text) is not None
