"""The score that a stated result earns by its rule: bands of rates, proportion, deductions per point below the target."""

import re
from fractions import Fraction

from auditlint.quantities.anchor import value_of
from auditlint.scoring.bands import Band, holds, score_bands
from auditlint.scoring.rule import NUMBER

_FULL_AT = re.compile(
    r"(?:≥|>=|大于或?等于|不低于|达到或超过|达到|完成率?为|得|等于)\s*(?P<rate>\d+(?:\.\d+)?)%(?:及?以上|的)?[，,]?\s*(?P<how>得满分|得权重分|计满分|(?:得|计)\s*(?P<points>\d+(?:\.\d+)?)\s*分)"
)
_TARGET = re.compile(r"(?:达到|完成|符合|达)(?:或超过)?(?:目标值|计划值|标准值|目标|指标值)[^，,。；;]{0,4}[，,]?\s*得(?:满分|权重分)")
_PER = re.compile(
    rf"每(?:低于|降低|少|下降|减少)(?:目标值|计划值|标准值)?\s*(?P<of>\d+(?:\.\d+)?)(?:%|个百分点)[，,]?\s*扣(?:除|减)?\s*(?:(?:权重|分值|总分|标准分|满分)[^\d。；，]{{0,4}}的?)?\s*(?P<number>{NUMBER})\s*(?P<unit>分|%)"
)
_SHARE = re.compile(
    r"按(?:实际)?(?:完成|达标)?比例(?:得|计|扣)|完成率(?:得分|计分)|达标比例得分|乘以|[×*]\s*(?:配分|分值|权重)|达标率按比例|率\*|率×"
)
_NOT_RATE = re.compile(r"上年|百分比扣|逐年|环比")


def earned(rule: str, weight: Fraction, rate: Fraction, target: Fraction | None) -> tuple[Fraction, ...]:
    """The scores that a result of ``rate`` percent may earn, by every fair reading of ``rule``; empty if the rule does not follow a rate.

    ``target`` is the target in percent, if the sheet prints one.
    """
    if _NOT_RATE.search(rule):
        return ()
    banded = _banded(score_bands(rule), weight, rate, bool(_SHARE.search(rule)))
    if banded:
        return banded
    top = _FULL_AT.search(rule)
    at = Fraction(top["rate"]) if top else target if _TARGET.search(rule) else None
    best = Fraction(top["points"]) if top and top["points"] else weight
    if best != weight:
        return ()
    if at is not None and rate >= at:
        return (weight,)
    per = _PER.search(rule)
    if per is not None and at is not None:
        amount = Fraction(value_of(per["number"]))
        step = weight * amount / 100 if per["unit"] == "%" else amount
        steps = (at - rate) / Fraction(per["of"])
        floor = Fraction(int(steps))
        return tuple(max(weight - step * n, Fraction(0)) for n in (steps, floor, floor + (steps != floor)))
    if _SHARE.search(rule):
        shares = [weight * rate / 100] + ([weight * rate / at] if at else [])
        return tuple(min(share, weight) for share in shares)
    return ()


def _banded(bands: list[Band], weight: Fraction, rate: Fraction, shared: bool) -> tuple[Fraction, ...]:
    if not bands or not bands[0].percent:
        return ()
    hits = [b for b in bands if holds(b, rate) == "inside"]
    if len(hits) == 1:
        return (weight if hits[0].outcome == "full" else Fraction(hits[0].outcome),)
    return (weight * rate / 100,) if shared and not hits else ()
