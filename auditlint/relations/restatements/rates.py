"""Whether two rates have one name: the last words of a rate's name say what it is."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache

from auditlint.language import vocabulary
from auditlint.measures.setting import without_place
from auditlint.measures.words import core, without_period
from auditlint.relations.restatements.names import stage_words

_RATE = re.compile(r"[一-龥]*(?:率|占比|比例|比重|程度|(?<![年季月])度|覆盖面|水平)")
_TAIL = re.compile(r"(?:的?比例|比率|程度|(?<=满意)度|(?<=覆盖)面)$")
_LEAD = re.compile(r"^.*(?:[是为的]|显示|表明|统计|调查|测评|监测|测算)")
_OBJECT = re.compile(r"对(?!象|口)[一-龥]{2,}?(?=(?:总体|整体|综合)?满意)")
"""What those who are asked are satisfied with (群众对环境卫生满意度): left out as often as not."""
_SHARE = re.compile(r"占(?!比)|(?:^|[，的])占比|相当于|(?:^|，)(?:为|达到?)[一-龥]{2,12}的(?:，|$)")
"""A share; what ends with 占比 behind a noun (药占比) is an indicator of its own."""
_OF_WHOLE = re.compile(r"(?<=[一-龥]{4})占[一-龥]{2,10}?的?$")
_LEAST = 5
_KIND = 2


def is_share(name: str) -> bool:
    """Whether ``name`` says no more of a share than that it is one (占比), or of what."""
    return _SHARE.search(name) is not None


@lru_cache(maxsize=8192)
def rate_name(name: str) -> str:
    """The name of the rate in ``name`` (预算执行率, 占比, 占全部站点), with one word for 率, 比例 and 程度; empty if it has none."""
    found = _RATE.findall(_OBJECT.sub("", without_period(name)))
    if not found and is_share(name):
        return _OF_WHOLE.sub("占比", core(name))
    if not found:
        return ""
    name = without_place(found[-1])
    return _LEAD.sub("", name if name.endswith("占比") else core(_TAIL.sub("率", name)))


@lru_cache(maxsize=8192)
def same_rate(a: str, b: str) -> bool:
    """Whether two names of rates may mean one: the one ends with the other, or has all its words (及时上传率, 报告上传及时率).

    A rate of the whole project (资金使用率) is none of something else that is used (维修基金使用率).
    """
    shorter, longer = sorted(map(rate_name, (a, b)), key=lambda name: len(_of_all().sub("", name)))
    x, y = _of_all().sub("", shorter), _of_all().sub("", longer)
    if len(x) <= 1:
        return False
    if y.endswith(x):
        return x in (shorter, y) or _ends_of_all().search(y[: -len(x)]) is not None
    return _rearranged(x, y)


def only_rate(a: str, b: str, rates: Collection[str]) -> bool:
    """Whether the one rate is the other without what it is of (满意度, 群众满意度), and no other of ``rates`` ends like it."""
    x, y = sorted(map(rate_name, (a, b)), key=len)
    if stage_words(y.removesuffix(x)):
        return False
    return len(x) > _KIND and y.endswith(x) and all(same_rate(rate, y) or rate in (x, y) for rate in rates if rate.endswith(x))


def _rearranged(shorter: str, longer: str) -> bool:
    return len(shorter) >= _LEAST and shorter[-1] == longer[-1] and not Counter(shorter) - Counter(longer)


@cache
def _ends_of_all() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(vocabulary('kinship')['of_all'])})$")


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(vocabulary('kinship')['of_all'])})+(?=[一-龥]{{2}})")
