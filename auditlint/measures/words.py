"""The words of sentences that decide how numbers are bound, compiled once."""

import re
from functools import cache, lru_cache

from auditlint.language import vocabulary

_PERIOD = re.compile(
    r"(?:截至|截止|到|至)?\s*(?:19|20)\d\d\s*年(?:度|末|底|初)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?:底|末)?)?(?:以来)?|(?:全|本|当|今|去|上|前|同)年(?:度|末|底|同期)?|上半年|下半年|[一二三四]季度|\d{1,2}月(?:份|底|末)?|年内|期间"
)


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for any word of the list ``name`` of ``prose.yaml``, longest first."""
    return re.compile("|".join(re.escape(w) for w in sorted(vocabulary("prose")[name], key=len, reverse=True)))


@lru_cache(maxsize=8192)
def per_unit(label: str) -> bool:
    """Whether the number behind ``label`` is an average or a price by unit (每人每月, 人均, 单价)."""
    return _each().search(label) is not None


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?:每[一-龥]{{1,6}}|(?:{any_of('each').pattern})[一-龥]{{0,4}}?|单价|标准)(?:为|约|是|达)?$")


@lru_cache(maxsize=8192)
def stages(label: str) -> frozenset[str]:
    """The head words in ``label``."""
    return frozenset(any_of("stages").findall(label))


def without_period(label: str) -> str:
    """``label`` without its words of time."""
    return _PERIOD.sub("", label).strip()


@lru_cache(maxsize=8192)
def core(label: str) -> str:
    """``label`` without time, scope and linking words: what is measured."""
    text = _PERIOD.sub("", label)
    text = any_of("scopes").sub("", text)
    leading, trailing = _edges()
    previous = ""
    while previous != text:
        previous = text
        text = trailing.sub("", text).strip(" 、，的“”")
        text = leading.sub("", text).strip(" 、，“”")
    return text


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that say nothing of the measure at the beginning and at the end of a label."""
    opening = rf"{any_of('of_which').pattern}|{any_of('rest').pattern}|共|全|各|并|且|另|还|已|约|和|及(?!时|格|早)|与|在|对"
    return re.compile(rf"^(?!{any_of('unbroken').pattern})(?:{opening})"), re.compile(rf"(?:{any_of('linking').pattern})$")
