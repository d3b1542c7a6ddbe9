"""Words of change: which way a number points."""

import re
from functools import cache, lru_cache

from auditlint.language import vocabulary
from auditlint.measures.words import any_of

_TAIL = 5
_FROM = re.compile(r"(?:由|从)(?:原来?的?|原先的?|上年的?|年初的?|改造前的?|培训前的?|实施前的?)?$")
_DID = re.compile(
    r"(?:同比|环比|[比较](?:[一-龥]{1,8}|(?:19|20)\d\d\s?年(?:度|同期)?))(?P<way>[多少])(?!数|于|余|年|类|次)[一-龥]{1,2}(?<!的)$|^(?:[一-龥]{0,8}[一-龥])?(?P<did>[多少])(?:[建办收投审支完检查培招征缴产拨付]|完工|完成|建成|开展|举办|办理|发放|到位|支出|支付|投入|安排|缴纳|收取|使用)$"
)
AGAINST_YEAR = r"[比较与](?:上年|去年|上一?年度|前一年|(?:19|20)\d\d年)"
"""The year that a number is compared with."""
_SUMMED = re.compile("(?<=调[增减])(?:合计|共计|总计)$")
_BEHIND = frozenset({"", "了", "约", "近", "达", "为", "投入", "支出", "收入", "资金", "经费", "幅度", "率", "幅", "值", "额", "数"})


@lru_cache(maxsize=8192)
def direction(label: str) -> int:
    """1 if ``label`` ends in a word of increase, -1 for one of decrease, 0 for neither."""
    label = _SUMMED.sub("", label)
    if label.endswith(tuple(vocabulary("prose")["not_change"])):
        return 0
    if did := _DID.search(label):
        return 1 if (did["way"] or did["did"]) == "多" else -1
    tail = label[-_TAIL - 4 :]
    best, way = -1, 0
    for name, sign in (("increase", 1), ("decrease", -1)):
        for match in any_of(name).finditer(tail):
            behind = tail[match.end() :]
            if behind not in _BEHIND or (len(match.group()) == 1 and behind not in ("", "了")):
                continue
            if len(behind) <= 2 and not re.search(r"[到至率]", behind) and match.end() >= best:
                longer = match.end() - match.start()
                if match.end() > best or longer > 1:
                    best, way = match.end(), sign
    return way


@lru_cache(maxsize=8192)
def is_change(label: str) -> bool:
    """Whether the number behind ``label`` states a change, not a level."""
    return direction(label) != 0 or label.endswith(tuple(vocabulary("prose")["compare"]))


@lru_cache(maxsize=8192)
def leaves(label: str, behind: str) -> bool:
    """Whether a number is what something was before it changed: ``由24.5%下降到…``."""
    return _FROM.search(label) is not None and _reached().match(behind) is not None


@lru_cache(maxsize=8192)
def reaches(label: str) -> bool:
    """Whether a number is what something has changed to, named before the number that it was: ``下降到16.8%``."""
    return _reached().fullmatch(label) is not None


def without_from(label: str) -> str:
    """``label`` without the word that introduces what something was."""
    return _FROM.sub("", label)


@cache
def _reached() -> re.Pattern[str]:
    """A word of change that leads to what is reached."""
    return re.compile(rf"(?:已|逐步|大幅|明显|持续|进一步|稳步|再|又)*(?:{any_of('change').pattern})[一-龥]?(?:到|至|为)(?:了)?")
