"""Words that say nothing of what a number counts, and those that lead from a number to its target."""

import re
from functools import cache, lru_cache

from auditlint.language import vocabulary
from auditlint.relations.restatements.names import features


@lru_cache(maxsize=8192)
def says_nothing(text: str) -> bool:
    """Whether words before a number only say that it is one (为, 仅, 实际完成, 达到目标值)."""
    return not features(_saying().sub("", text))


def is_target_only(label: str) -> bool:
    """Whether words before a number name nothing but that it is a target (年度指标值)."""
    return not reaching_end().sub("", label).strip("的为，")


@cache
def _saying() -> re.Pattern[str]:
    return _any("saying")


@cache
def ranks() -> re.Pattern[str]:
    """What is said of a number's rank, at the end of a clause."""
    return re.compile(rf"(?:{_any('ranks').pattern})$")


@cache
def reaching_end() -> re.Pattern[str]:
    """The word for a target at the end of a name."""
    return re.compile(rf"(?:年度|年初|绩效|预期|计划|设定|的)*(?:{_any('targets').pattern})(?:为|是|要求)?$")


@cache
def reaching() -> re.Pattern[str]:
    """What is said of a number against the target printed behind."""
    reached, targets = _any("reached"), _any("targets")
    target = rf"(?:年度|年初|绩效|预期|计划|设定|既定|的)*(?:{targets.pattern})(?:的|为|是)?"
    return re.compile(rf"[一-龥]{{0,3}}?(?:{reached.pattern})了?(?P<target>{target})?")


@cache
def target_behind() -> re.Pattern[str]:
    """What says behind a number that it is a target (``95%的目标``, ``5天以内的规定时限``)."""
    return re.compile(
        rf"(?:以内|以上|以下|之内)?的(?:{_any('kinds_of_target').pattern})*(?:{_any('targets').pattern}|{_any('limits').pattern})"
    )


def _any(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(vocabulary("kinship")[kind], key=len, reverse=True)))
