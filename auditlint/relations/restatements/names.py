"""What the name of a fact says: its features, which are the characters and pairs of characters that carry meaning, and its stages and kinds."""

import re
from functools import cache, lru_cache

from auditlint.language import vocabulary
from auditlint.measures.matching import pairs
from auditlint.measures.measure import normal
from auditlint.measures.setting import without_place
from auditlint.measures.words import any_of, without_period

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_CODE = re.compile(r"(?<![A-Za-z\d])[A-Z]\d{1,3}(?=[一-龥])|^\d{1,2}\.\d+[个家所户条项处](?=[一-龥])")
"""The code of an indicator before its name (D21满意率), or the mark of a list with the number behind it (2.8个场馆)."""
_PARTS = re.compile(r"[\s、，]+")
_ORDINAL = re.compile(r"^[一二三四五六七八九十]是，?")
_TOTAL = re.compile("资金总额|资金总量|总资金|总投资|总金额|投资总额|总额|总计|合计|共计")
_WORD = 2
_LONG = 5

MONEY = "¥"
"""Marks the features that are stages of money."""
KIND = "*"
"""Marks the features that are kinds."""


@lru_cache(maxsize=8192)
def features(name: str) -> frozenset[str]:
    """The characters and pairs of characters of ``name`` without places, periods and common words; the word of a stage or kind counts as one, whichever synonym is printed."""
    found: set[str] = set()
    for part in _PARTS.split(_common().sub("，", without_place(without_period(_CODE.sub("", _BRACKETS.sub("", name)))))):
        end = 0
        for match in (*_stage_words().finditer(part), None):
            piece = normal(_edges().sub("", part[end : match.start() if match else None]))
            if len(piece) > 1:
                found.update(piece, pairs(piece))
            if match:
                found.add(_stage_names()[match.group()])
                end = match.end()
    return frozenset(found)


def is_stage(feature: str) -> bool:
    """Whether a feature is a stage or kind, but none of money: those say little of what is paid."""
    return feature.startswith("<") and not feature.startswith(f"<{MONEY}")


def is_bare(own: frozenset[str]) -> bool:
    """Whether a name says nothing but a stage of money or a kind."""
    return all(feature.startswith((f"<{MONEY}", f"<{KIND}")) for feature in own)


def without_brackets(label: str) -> str:
    """``label`` without what stands in brackets: most often a unit."""
    return _BRACKETS.sub("", label)


def stage_words(name: str) -> frozenset[str]:
    """The words of stages and kinds that ``name`` has; a longer one counts before a shorter one in it (未使用, not 使用)."""
    return frozenset(_stage_words().findall(name))


@lru_cache(maxsize=8192)
def is_total(name: str) -> bool:
    """Whether a name says no more than that all money of the project is meant (资金总额, 合计)."""
    return _TOTAL.search(name) is not None and is_bare(features(_TOTAL.sub("", name)))


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """The first part of ``name`` that says more than a place and a period, normalised, without these."""
    return next((text for part in name.split("，") if (text := normal(without_place(without_period(_CODE.sub("", part)))))), "")


def without_common(name: str) -> str:
    """``name`` without the words that are too common to tell anything."""
    return _common().sub("", name)


@lru_cache(maxsize=8192)
def without_stages(name: str) -> str:
    """``name`` without the words of stages; those of kinds stay."""
    return _only_stages().sub("", name)


@lru_cache(maxsize=8192)
def shortens(a: str, b: str) -> bool:
    """Whether the one name is the other with words left out (摸排线索, 摸排公益诉讼线索), or its noun is (抽查的，安防工程; 安全防护工程)."""
    return any(
        _shortens(x, y)
        for x, y in ((plain(a), plain(b)), *((part, plain(other)) for name, other in ((a, b), (b, a)) for part in _nouns(name)))
    )


def _nouns(name: str) -> list[str]:
    """The long words of a name behind its first part."""
    return [part for part in map(normal, name.split("，")[1:]) if len(part) >= _LONG - 1]


def _shortens(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    rest = iter(longer)
    return len(shorter) > _WORD and all(character in rest for character in shorter)


@lru_cache(maxsize=8192)
def ends_alike(a: str, b: str) -> bool:
    """Whether the one name is the other with words before it (按标准建立派出所调解工作室, 派出所调解工作室)."""
    shorter, longer = sorted((plain(a), plain(b)), key=len)
    return len(shorter) >= _LONG and longer.endswith(shorter)


@lru_cache(maxsize=8192)
def takes_up(a: str, b: str) -> bool:
    """Whether the one name is nothing but the noun that the other ends with (二是1,058件案件中…, 查处各类违法案件)."""
    one, other = a.strip("，"), b.strip("，")
    shorter, longer = sorted((_ORDINAL.sub("", one), _ORDINAL.sub("", other)), key=len)
    return len(shorter) >= _WORD and "，" not in shorter and longer.endswith(shorter)


@lru_cache(maxsize=8192)
def noun(text: str) -> str:
    """The noun at the beginning of ``text``, without what is said of it."""
    found = _noun().match(text)
    return found[1] if found else text


@cache
def _edges() -> re.Pattern[str]:
    """Linking words at the beginning and at the end of a name."""
    opening = rf"^(?:[一二三四五六七八九十]是)?(?:(?!{any_of('unbroken').pattern})[共有为对在由将的了是被])*"
    return re.compile(rf"{opening}|[共有为达的了是约仅及至到]+$|(?<=[一-龥]{{2}})人员$")


@cache
def _common() -> re.Pattern[str]:
    return _any(vocabulary("kinship")["common"])


@cache
def _stage_names() -> dict[str, str]:
    """For every word of a stage or kind the one that stands for it, marked so that it is no pair of characters."""
    stages, kinds = vocabulary("kinship")["apart"], vocabulary("kinship")["kinds"]
    marked = [*((KIND, group) for group in kinds), *(("", group) for group in reversed(stages[1:])), (MONEY, stages[0])]
    return {word: f"<{mark}{words[0]}>" for mark, group in marked for words in group for word in words}


@cache
def _stage_words() -> re.Pattern[str]:
    return _any(_stage_names())


@cache
def _only_stages() -> re.Pattern[str]:
    return _any([word for group in vocabulary("kinship")["apart"] for words in group for word in words])


@cache
def _noun() -> re.Pattern[str]:
    words = vocabulary("kinship")["predicates"]
    return re.compile(f"((?!{_any(words).pattern})[一-龥]{{2,}}?|)(?:{_any(words).pattern})")


def _any(words: list[str] | dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
