"""Names of categories: the first-level indicators of score sheets, however their rows and headings print them."""

import re
from functools import cache

from auditlint.language import vocabulary
from auditlint.tables import labels

_ADDED = re.compile(
    r"^[A-Z]\d*[-—.]?(?=[一-龥])|^(?:项目|部门|整体)+(?=[一-龥]{2})|(?:类|部分|维度|方面|指标|情况|环节|层面|完成|分析|小计|合计)+$|\s|\d+(?:\.\d+)?分?$"
)


def category(text: str) -> str:
    """The plain name of a category: ``（一）项目决策类指标（20分）`` and ``A 决策`` are 决策."""
    name, last = labels.plain(text), ""
    while name != last:
        name, last = _ADDED.sub("", name), name
    return name


@cache
def usual_categories() -> frozenset[str]:
    """The categories that evaluations use most."""
    return frozenset(vocabulary("scoring")["categories"])
