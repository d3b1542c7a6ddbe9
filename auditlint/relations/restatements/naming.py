"""The words that name what a number of a sentence tells of.

They stand before it in its clause or behind it. Where these say nothing (``…最高，为2.58%``, ``目标值6200批次``), the clause before names it, or the lead of the paragraph.
"""

import re
from collections.abc import Mapping

from auditlint.language import vocabulary
from auditlint.measures import change
from auditlint.measures.lead import lead_name
from auditlint.measures.measure import Measure
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import place_of, without_place
from auditlint.measures.words import per_unit
from auditlint.relations.restatements.names import features, is_bare, is_total, noun, stage_words, without_stages
from auditlint.relations.restatements.rate_naming import rate_told
from auditlint.relations.restatements.rates import rate_name
from auditlint.relations.restatements.saying import ranks, reaching_end, says_nothing

PER = re.compile(r"\s?[/／每]\s?([一-龥]{1,3}?|㎡|m²|km)(?![一-龥])")
_REFERRING = re.compile(r"(?:[一二三四五六七八九十]是)?(?:对|针对|将|把|就)")
_PLANNED = re.compile("计划|拟|目标")
_REST = re.compile("缺口|差额|余额|剩余|其余|应$")
_REACH = 3
_KIND = 2
_NOUN = 9
_WORD = re.compile(r"[一-龥]")
_WORDS = re.compile(r"[^一-龥]+")
_RATE = re.compile(r"[一-龥]{1,12}率")
_DIGIT = re.compile(r"\d")
_PER_TIME = re.compile(r"^/(?:小时|天|日|月|年|人|户|亩|公里|平方米|次|件)")
_TOPIC = re.compile(r"(?:经费|费用|费|采购|专项|项目|补助|补贴|资金|基金|救助|补偿)$")
_ASPECT = re.compile(r"(?:^|[。；\n])\s*(?P<name>[^，。；：\d\n]{2,14})方面，")
_OWNED = re.compile(r"的[一-龥]{2}")
_MEAN = re.compile("[日月年人户次件场]均|平均")
_IS = re.compile(r"(?:为|是|系|属于)(?=[一-龥]{2})")
_DENIED = re.compile(
    r"(?:仍|尚|均|还|全部|一直|至今|全年|长期|当年|年内)*(?:未|没有|无法|不能)(?:及时|按时|按期|全部|完全|按计划)?((?:形成|完成)?[一-龥]{1,2})"
)
_JOINED = re.compile(r"[一-龥]{2,8}(?:、|和|与|及|以及)\s?")
_UNCOUNTED = ("元", "%")
_AS_COMPUTED = re.compile(r"按[一-龥、]{1,16}(?:计算|测算|核算|核定)的?")
_BASIS = re.compile(r"(?:如|若)?(?:按|以)[^，。；：]{1,16}(?:计|计算|测算|核算|折算|为基数)")
"""A clause that says only on what basis a number is computed (``按客运量计，每人次0.48元``)."""
_STOPS = "，。；：\n"
_OF_ALL = re.compile("(?:资金)?(?:合计|共计|总计|总共)")
"""The amount of all that was told before, whatever its last part is of (``县级配套N1万元，合计到位N2万元``)."""


def words(prose: Prose, m: Mention, measure: Measure, in_turn: Mapping[int, str]) -> str:
    """The words that name what the mention ``m`` counts; ``in_turn`` are the names of those that are told in turn."""
    if id(m.quantity) in in_turn:
        return in_turn[id(m.quantity)]
    before = prose.before(m)
    if before is not None and change.reaches(_PER_TIME.sub("", m.label)):
        return change.without_from(before.label)
    text = _behind(m) if before is not None and _is_joined(prose, m, before) else _own(m)
    if m.unit == "%" and (rate := rate_told(prose, m, before)):
        return rate
    if says_nothing(text) and place_of(m.label):
        return measure.name
    if says_nothing(text) and is_total(text):
        return text
    if says_nothing(text) and not (m.unit == "%" and len(rate_name(text)) > _KIND):
        owner = _owner(prose, m, before)
        counted = _counted(prose, m, owner) if owner is not None and _is_its_amount(m, owner) else ""
        text = counted or _of_mean(m, _from_before(prose, m)) or text
    elif m.unit == "元" and is_bare(features(_REST.sub("", m.label))) and not _OF_ALL.match(m.label):
        text = f"{_subject(prose, m) or _topic(prose, m)}{text}"
    return text if _WORD.search(text) else measure.name


def _from_before(prose: Prose, m: Mention) -> str:
    """The clause before that of a number in its sentence without what it says of its rank, with the name of a rate before that if it has none of its own; else the lead."""
    content = prose.content
    start = max(content.rfind(stop, 0, m.quantity.start) for stop in _STOPS)
    first = max(content.rfind(stop, 0, max(start, 0)) for stop in _STOPS) + 1
    before = prose.before(m)
    if _BASIS.fullmatch(content, first, max(start, first)):
        return lead_name(content, m.quantity.start)
    if m.unit == "%" and m.label.startswith("占"):
        of_number = before is not None and before.quantity.start >= first
        return f"{_own(before) if of_number and before is not None else ranks().sub('', content[first:start])}的占比"
    if start < 0 or content[start] in "。\n" or (before is not None and before.quantity.start >= first):
        if before is not None and before.segment == m.segment and before.unit == m.unit and m.clause - before.clause <= 1:
            name = _PLANNED.sub("", reaching_end().sub("", before.label))
            if not says_nothing(name):
                return name
        return lead_name(content, m.quantity.start)
    clause = ranks().sub("", content[first:start])
    if m.unit == "%" and not rate_name(clause):
        named = _RATE.findall(content, content.rfind("。", 0, first) + 1, first)
        lead = lead_name(content, m.quantity.start)
        return f"{clause}{without_place(named[-1])}" if named else lead if rate_name(lead) else ""
    return clause


def _of_mean(m: Mention, name: str) -> str:
    """``name``, with the word of an average that only the own clause of a number says (``分出量。全年日均128.6吨``)."""
    mean = _MEAN.search(m.label)
    return f"{name}{mean[0]}" if name and mean is not None and not _MEAN.search(name) else name


def _subject(prose: Prose, m: Mention) -> str:
    """The subject of an amount that says only its stage: that of an amount before it (``县级配套应到位2,745万元，实际到位2,382万元，缺口363万元``)."""
    last = m
    for _ in range(_REACH):
        before = prose.before(last)
        if (
            before is None
            or before.segment != m.segment
            or before.unit != m.unit
            or before.depth != m.depth
            or last.clause - before.clause > 1
            or per_unit(before.label)
        ):
            return ""
        subject = without_stages(before.label)
        if not says_nothing(_REST.sub("", subject)):
            return subject
        last = before
    return ""


def _topic(prose: Prose, m: Mention) -> str:
    """The lead of a passage that names a topic, and no more than a stage of money (``2.公务接待费。预算38.5万元``)."""
    start = max(prose.content.rfind(stop, 0, m.quantity.start) for stop in "。\n") + 1
    aspect = _ASPECT.match(prose.content, start)
    lead = aspect["name"] if aspect is not None else lead_name(prose.content, m.quantity.start)
    if not _TOPIC.search(lead) or _DIGIT.search(lead) or says_nothing(lead) or is_bare(features(lead)):
        return ""
    return lead


def refers(m: Mention) -> bool:
    """Whether a number takes up something told before (``对632件返工件逐一核查``): it is no plan, nor of the year of the sentence."""
    return _REFERRING.fullmatch(m.label) is not None


def _owner(prose: Prose, m: Mention, before: Mention | None) -> Mention | None:
    """The number before that may count what a number is the amount of: a share printed between (``27份，占7.5%，涉及金额23万元``) is none."""
    if before is None or before.unit != "%" or before.sentence != m.sentence:
        return before
    return prose.before(before)


def _counted(prose: Prose, m: Mention, before: Mention) -> str:
    """What the number before an amount counts: its own words, else those of its clause."""
    own = _own(before)
    if not says_nothing(own):
        return own
    content = prose.content
    start = max(content.rfind(stop, 0, before.quantity.start) for stop in _STOPS) + 1
    clause = _WORDS.sub("", content[start : max(content.rfind("，", start, m.quantity.start), start)])
    return "" if says_nothing(clause) else clause


def _is_joined(prose: Prose, m: Mention, before: Mention) -> bool:
    """Whether the words before a number are only what the number before counts (``6个车间和12个班组``)."""
    between = prose.content[before.quantity.end : m.quantity.start]
    return m.name is m.label and _JOINED.fullmatch(between) is not None and before.noun.startswith(between.rstrip("、和与及以 "))


def _own(m: Mention) -> str:
    """The words of a number's own clause."""
    if m.name is not m.label:
        return _behind(m)
    return f"{_AS_COMPUTED.sub('', m.label) or m.label}，{_behind(m, named=m.unit in _UNCOUNTED or not says_nothing(m.label))}"


def _behind(m: Mention, *, named: bool = False) -> str:
    """The noun behind a number, with what is denied of it (``64件器材未使用``), or what the number is said to be (``47.26万元为工程质保金``).

    What is denied of a number that is ``named`` before, and of no noun, is no part of its name (``结余20万元未能发挥效益``), but a stage is (``质保金47万元未支付``).
    """
    text = PER.sub("", m.noun)
    text = text[1:] if _OWNED.match(text) else text
    if (said := _IS.match(text)) is not None:
        return noun(text[said.end() :][:_NOUN])
    found = noun(text[:_NOUN])
    denied = _DENIED.match(text, len(found))
    return f"{found}未{denied[1]}" if denied and (found or not named or stage_words(denied[1])) else found


def _is_its_amount(m: Mention, before: Mention) -> bool:
    """Whether a number is the amount of what the number before counts (``设备21台，金额318.45万元``, ``21台设备（318.45万元）``)."""
    if m.sentence != before.sentence:
        return False
    return m.depth > before.depth or (m.label in vocabulary("kinship")["amounts"] and m.clause - before.clause <= 1)
