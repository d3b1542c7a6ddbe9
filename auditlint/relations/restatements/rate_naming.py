"""Names of rates that say only their kind: with what they are a rate of, which stands elsewhere in their sentence."""

import re

from auditlint.language import vocabulary
from auditlint.measures.lead import lead_name
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core
from auditlint.relations.restatements.names import features, is_bare
from auditlint.relations.restatements.saying import says_nothing

_SHARE_OF_MONEY = re.compile(r"占(?:全年|年度|年初|调整后|总|项目|专项)*(?:预算|到位资金|资金)[一-龥]{0,3}的?$")
_KIND_OF_RATE = re.compile(r"(?:任务|计划)?(?:完成|达标|到位|及时|合格|覆盖)率|满意[率度]")
_OF_ALL = re.compile("合计|共计|总计|总共")
_DONE = re.compile(r"^(?P<what>[一-龥]{4,}?)?(?<![未不])(?:只|仅|实际|累计|已)*完成$")
_STOPS = "，。；：\n"


def rate_told(prose: Prose, m: Mention, before: Mention | None) -> str:
    """The name of a rate that says only its kind: with what the segment begins with (``大修工程完成122公里，完成率96.64%``), or for a share of the money (``支出239万元，占预算的97.05%``)."""
    share = _SHARE_OF_MONEY.search(m.label)
    if share is not None:
        paid = f"{before.label if before is not None and before.segment == m.segment else ''}{m.label[: share.start()]}"
        return next((rate for word, rate in vocabulary("kinship")["rates_of_money"].items() if word in paid), "")
    done = _DONE.search(m.label)
    if done is not None and done["what"]:
        return f"{core(done['what'])}完成率"
    kind = "完成率" if done is not None else core(m.label)
    if not _KIND_OF_RATE.fullmatch(kind):
        return ""
    if before is not None and before.sentence == m.sentence and _OF_ALL.search(before.label):
        return ""
    first = next(p for p in prose.by_sentence[m.sentence] if p.segment == m.segment)
    subject, lead = core(first.label), lead_name(prose.content, m.quantity.start)
    if first is m or says_nothing(subject):
        subject = lead or _clause_before(prose, m)
    elif lead and (features(subject) <= features(lead) or lead.endswith(kind)):
        subject = lead.removesuffix(kind)
    return f"{subject}{kind}" if first.unit != "%" or (first is m and not is_bare(features(subject))) else ""


def _clause_before(prose: Prose, m: Mention) -> str:
    """The clause before that of a number, in its sentence."""
    start = max(prose.content.rfind(stop, 0, m.quantity.start) for stop in _STOPS)
    if start < 0 or prose.content[start] in "。；\n":
        return ""
    return prose.content[max(prose.content.rfind(stop, 0, start) for stop in _STOPS) + 1 : start]
