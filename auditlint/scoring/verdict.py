"""The score at which a scoring text arrives: ``…，指标得分=3×95%=2.85分。``, or the sum of what its enumerated parts get."""

import re
from dataclasses import dataclass
from fractions import Fraction

from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity
from auditlint.scoring.rule import enumerated

_GIVEN = re.compile(r"(?:得|得满分|自评|共|总计|得分|计|计分|评分|评得|给|得分为|得分是|得分：|=|＝|共得|合计|共计)\s*$")
_SUMMED = re.compile(r"(?:共|合计|累计|总计|应|实际)扣")
_TAKEN = re.compile(r"(?:扣|扣除|扣减|扣分|扣掉|应扣|减)\s*$")
_EACH = re.compile(r"每(?:一|少|超|缺|低|高|迟|逾期?)?(?P<unit>[一-龥]{1,2}?)(?:[一-龥]{0,6})?[扣减][一-龥]{0,2}\s*$")
_IN_ALL = re.compile(r"\s*[，,、；;]?\s*(?:故|因此|共|共计|合计|应|实际|累计)*(?:扣|扣除|扣减|扣分|扣掉|减)\s*")
_CONDITION = re.compile(r"的[，,]?\s*(?:扣|扣除|扣减|扣分|减)\s*$")
"""A rule (``未达到90%的，扣3分``), not what was taken off."""
_END = re.compile(r"[\s。；;，,、！)”\"]*(?:\([^()]*\)[\s。；;]*)?$")
_WHOLE = re.compile(r"=|共|综上|合计|总计|共得|指标得|本项得|最终|小计|该项得|实际得|总得分|累计得")
_MEASURED = re.compile(r"(?:调查|测评|问卷|测试|考试|平均)[一-龥]{0,4}(?:得分|评分|分|成绩)(?:为|是|达)?\s*$")
_NAMED = re.compile(r"[一-龥]{2}(?:得分|评分|成绩)(?:为|是|达)?\s*$")
_OWN = re.compile(r"(?:指标|本项|该项|此项|综上|最终|合计|共计|总计|实际|自评|评价|小计)[^，。；]{0,2}(?:得分|评分|成绩)(?:为|是|达)?\s*$")
_FULL = re.compile(r"(?:得|计|给)满分|得权重分|(?P<nothing>(?:不|无|未)扣分)")
_SOME_TAKEN = re.compile(r"扣(?:除|减|掉)?\s*\d+(?:\.\d+)?\s*分")
_NONE = re.compile(r"不得分|不计分|得零分")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score printed in a text: its ``value``, where it stands, and the quantities that make it (several where parts are added)."""

    value: Fraction
    at: Quantity
    parts: tuple[Quantity, ...]
    deducted: bool = False
    doubtful: bool = False


def text_score(ledger: Ledger, passage: Passage, weight: Quantity, score: Quantity) -> Verdict | None:
    """The score that the text of ``passage`` gives an indicator of full mark ``weight``; ``None`` if it names none.

    Several scores without a word that makes the last one the indicator's are added, or the last is taken, whichever fits ``score``.
    """
    content = passage.text.content
    given = [q for q in granted(ledger, passage) if not _result(content, q, weight)]
    phrases = _phrases(passage, weight)
    last = max([(q.end, q, value) for q, value in (*((q, Fraction(q.value)) for q in given), *phrases)], key=lambda x: x[0], default=None)
    if last is None:
        return _deductions(ledger, passage, weight)
    end, at, value = last
    if not _END.match(content, end):
        return None
    parts = [(start, stop) for _, start, stop in enumerated(content)]
    if len(parts) > 1 and parts[-1][0] <= at.start and not _WHOLE.search(content, _sentence(content, parts[-1][0], at.start), at.start):
        each = [[q for q in given if start <= q.start < stop] for start, stop in parts]
        if any(len(found) != 1 for found in each) or phrases:
            return None
        chosen = tuple(found[0] for found in each)
        return Verdict(sum((Fraction(q.value) for q in chosen), Fraction(0)), chosen[-1], chosen)
    if len(given) > 1 and not _WHOLE.search(content, _sentence(content, 0, at.start), at.end) and value != Fraction(score.value):
        total = sum((Fraction(q.value) for q in given), Fraction(0))
        return Verdict(total, given[-1], tuple(given), doubtful=True)
    return Verdict(value, at, (at,))


def granted(ledger: Ledger, passage: Passage) -> list[Quantity]:
    """The scores that the text grants, in order: numbers of ``分`` after 得, 计, ``=`` ..."""
    content = passage.text.content
    return [
        q
        for q in ledger.by_passage[passage.index]
        if q.unit == "分" and q.is_data and not q.approximation and _GIVEN.search(content, max(0, q.start - 6), q.start)
    ]


def _result(content: str, given: Quantity, weight: Quantity) -> bool:
    """Whether a score is a result that the rule looks at (``满意度调查得分91.6分``), not what the indicator gets."""
    before = content[max(0, given.start - 12) : given.start]
    return bool(_MEASURED.search(before) or (given.value > weight.value and _NAMED.search(before) and not _OWN.search(before)))


def _sentence(content: str, low: int, at: int) -> int:
    """Where the sentence around ``at`` begins, not before ``low``."""
    return max(low, *(content.rfind(stop, low, at) + 1 for stop in "。\n；;"))


def _phrases(passage: Passage, weight: Quantity) -> list[tuple[Quantity, Fraction]]:
    content = passage.text.content
    partly = _SOME_TAKEN.search(content) is not None  # then what takes nothing off is one of several parts
    full = [(phrase(passage, m.start(), m.end()), Fraction(weight.value)) for m in _FULL.finditer(content) if not (partly and m["nothing"])]
    return full + [(phrase(passage, m.start(), m.end()), Fraction(0)) for m in _NONE.finditer(content)]


def _deductions(ledger: Ledger, passage: Passage, weight: Quantity) -> Verdict | None:
    """The full mark less what the text takes off, if it says nothing else about scores."""
    content = passage.text.content
    taken = tuple(
        q for q in ledger.by_passage[passage.index] if q.unit == "分" and q.is_data and _TAKEN.search(content, max(0, q.start - 4), q.start)
    )
    if len(taken) > 1 and all(_CONDITION.search(content, max(0, q.start - 10), q.start) for q in taken):
        return None
    whole = [q for q in taken if _SUMMED.search(content, max(0, q.start - 6), q.start)]
    if len(taken) > 1 and whole:
        taken = (whole[-1],)
    if not taken or (not whole and sum(q.unit == "分" for q in ledger.by_passage[passage.index]) != len(taken)):
        return None
    taken = tuple(q for q, following in zip(taken, (*taken[1:], None), strict=True) if not _is_price(content, q, following))
    amounts = [_times(ledger, passage, q) for q in taken]
    if None in amounts:
        return None
    return Verdict(Fraction(weight.value) - sum((a for a in amounts if a is not None), Fraction(0)), taken[-1], taken, deducted=True)


def _is_price(content: str, taken: Quantity, following: Quantity | None) -> bool:
    """Whether a deduction is only that of each case, and what it comes to follows: ``2处缺失，每处扣1分，扣2分``."""
    if following is None or _EACH.search(content, max(0, taken.start - 14), taken.start) is None:
        return False
    return _IN_ALL.fullmatch(content, taken.end, following.start) is not None


def _times(ledger: Ledger, passage: Passage, taken: Quantity) -> Fraction | None:
    """What a deduction amounts to: ``3处缺失，每处扣0.5分`` takes it off three times; ``None`` if the text does not say how often."""
    each = _EACH.search(passage.text.content, max(0, taken.start - 14), taken.start)
    if each is None:
        return Fraction(taken.value)
    counted = [
        q for q in ledger.by_passage[passage.index] if q.end <= each.start() and q.is_data and q.unit and each["unit"].startswith(q.unit)
    ]
    return Fraction(taken.value) * Fraction(counted[-1].value) if counted else None
