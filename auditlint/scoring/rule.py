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
from auditlint.scoring.anchor import value_of
from auditlint.scoring.spans import Span, Spans, added, point, tidy

NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)"
_DASH = r"\s*[-—~～至到]\s*"
MARKER = re.compile(r"(?:^|(?<=[\n；;。：:，,\s]))\s*(?:(?P<circle>[①-⑳])|\((?P<bracket>\d{1,2})\)|(?P<plain>\d{1,2})[、.)](?!\d))")
GRANT = re.compile(
    rf"(?:(?<!综合)(?<!最终)(?<!总)得分?为?|计|记|给|评|各得|加|(?<=[的])(?=\d))\s*(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*分(?![别钟析类以及])(?!\((?:不?含)\))"
)
_EACH = re.compile(
    rf"(?P<per>每|(?:有|发现|出现)?一(?:项|处|次|例|个|点|条)|缺(?:失|少)?)(?P<what>[^。；;\n]{{0,40}}?)[，,]?(?:酌情)?(?:扣|减)(?:除|减|掉)?"
    rf"\s*(?P<of>(?:权重|分值|总分|标准分|满分|该项|配分|本项)[^\d。；，]{{0,6}}的?)?\s*(?P<number>{NUMBER})\s*(?P<unit>分|%)"
)
_FIXED = re.compile(rf"扣(?:除|减)?\s*(?P<low>{NUMBER})(?:{_DASH}(?P<high>{NUMBER}))?\s*分(?![别钟])")
_EVERY = re.compile(rf"各(?:得|计|占)?\s*(?P<number>{NUMBER})\s*分")
_STEADY = re.compile(r"低于?|超过?|高于?|降低|下降|少|减少|增加?|提高|延迟|\d\s*(?:%|个百分点|天|日)")
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
    spans: tuple[Span, ...]
    best: Fraction | None
    best_at: tuple[int, int] | None
    full: bool
    free: bool
    listed: tuple[Fraction, ...]
    every: Fraction | None


def parse_rule(text: str, weight: Fraction) -> Rule | None:
    """The rule in ``text`` for an indicator of full mark ``weight``; ``None`` if it cannot be read."""
    segments = enumerated(text)
    readings = [(mark, start, end, _read(text, start, end, None)) for mark, start, end in segments]
    granting = [r for _, _, _, r in readings if r.best is not None and r.best > 0]
    if len(granting) > 1 and not any(r.full for r in granting):
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
    if not reading.spans:
        return None
    zero, full = point(Fraction(0)), point(weight)
    if reading.every is not None and reading.best is not None and reading.best < weight:
        return _ladder(weight, reading.every)
    if reading.full or reading.free or reading.best is None or reading.best >= weight:
        return tidy([zero, full, *reading.spans])
    if sum(reading.listed) == weight:
        return added([(zero, point(n)) for n in reading.listed])
    return None


def _read(text: str, start: int, end: int, weight: Fraction | None) -> _Reading:
    """What ``text[start:end]`` grants. Without a ``weight`` the highest number granted is the full mark of the part."""
    block = text[start:end]
    grants = [(m, Fraction(value_of(m["low"])), Fraction(value_of(m["high"] or m["low"]))) for m in GRANT.finditer(block) if _known(m)]
    top = max(grants, key=lambda g: g[2], default=None)
    best = top[2] if top is not None else None
    full = weight if weight is not None else best
    spans = [Span(min(low, high), max(low, high)) for _, low, high in grants]
    free = False
    every = _EVERY.search(block)
    taken: set[tuple[int, int]] = set()
    if full is not None:
        for match in _EACH.finditer(block):
            taken.add(match.span("number"))
            amount = Fraction(value_of(match["number"]))
            step = full * amount / 100 if match["unit"] == "%" else amount
            if _STEADY.search(match["what"]) or "酌情" in match.group() or not step:
                spans.append(Span(Fraction(0), full))
            else:
                spans += _ladder(full, step)
        for match in _FIXED.finditer(block):
            if match.span("low") in taken:
                continue
            low, high = Fraction(value_of(match["low"])), Fraction(value_of(match["high"] or match["low"]))
            room = full if _any(block[max(0, match.start() - 6) : match.start()], "discretion") else full - low
            spans.append(Span(max(full - high, Fraction(0)), max(room, Fraction(0))))
        for clause in _CLAUSE.finditer(block):
            words = clause.group()
            if _any(words, "discretion") and not (_FIXED.search(words) or _EACH.search(words)):
                spans.append(Span(Fraction(0), full))
                free = True
            elif _any(words, "proportion"):
                spans.append(_between(block, words, full))
    if _any(block, "zero"):
        spans.append(point(Fraction(0)))
    said_full = _any(block, "full")
    if said_full and full is not None:
        spans.append(point(full))
    listed = tuple(high for _, _, high in grants if high)
    at = (
        (start + top[0].start("high" if top[0]["high"] else "low"), start + top[0].end("high" if top[0]["high"] else "low"))
        if top
        else None
    )
    return _Reading(tuple(spans), best, at, said_full, free, listed, Fraction(value_of(every["number"])) if every else None)


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
