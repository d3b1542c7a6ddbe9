"""What the name of a fact says: its features (the characters and pairs of characters that carry meaning), and the stages and kinds that tell it from its kin."""

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import takewhile

from auditlint.language import vocabulary
from auditlint.measures.measure import normal
from auditlint.measures.setting import without_place
from auditlint.measures.words import core, without_period

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_PARTS = re.compile(r"[\s、，]+")
_EDGES = re.compile(r"^[共有为对在由将的了是]+|[共有为达的了是约仅及至到]+$")
_RATE = re.compile(r"[一-龥]*(?:率|度|占比|比例|比重)")
_RATE_LEAD = re.compile(r"^.*[是为的]")
_RATE_TAIL = 4
_WORD = 2

MONEY = "¥"
"""Marks the features that are stages of money."""

Stages = tuple[frozenset[int], ...]


@lru_cache(maxsize=8192)
def features(name: str) -> frozenset[str]:
    """The characters and pairs of characters of ``name`` without places, periods and common words; the word of a stage or kind counts as one, whichever synonym is printed."""
    found: set[str] = set()
    for part in _PARTS.split(_common().sub("，", without_place(without_period(_BRACKETS.sub("", name))))):
        end = 0
        for match in (*_stage_words().finditer(part), None):
            piece = normal(_EDGES.sub("", part[end : match.start() if match else None]))
            if len(piece) > 1:
                found.update(piece, pairs(piece))
            if match:
                found.add(_stage_names()[match.group()])
                end = match.end()
    return frozenset(found)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text``."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def is_share(name: str) -> bool:
    """Whether ``name`` says no more of a share than that it is one (占比), or of what."""
    return "占" in name


@lru_cache(maxsize=8192)
def _qualifiers(name: str) -> tuple[bool, ...]:
    return tuple(re.search(pattern, name) is not None for pattern in vocabulary("kinship")["qualifiers"])


@lru_cache(maxsize=8192)
def contrasted(a: str, b: str) -> bool:
    """Whether two names set off two things of a kind: they begin and end alike, with different words between (更换老旧水表, 更换破损水表)."""
    x, y = plain(a), plain(b)
    head = _alike(x, y)
    tail = _alike(x[head:][::-1], y[head:][::-1])
    between = x[head : len(x) - tail], y[head : len(y) - tail]
    return min(head, tail, *map(len, between)) >= _WORD and not set(between[0]) & set(between[1])


def _rearranged(shorter: str, longer: str) -> bool:
    return len(shorter) > _RATE_TAIL and shorter[-1] == longer[-1] and not Counter(shorter) - Counter(longer)


def _alike(a: str, b: str) -> int:
    """How many characters two texts share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def is_stage(feature: str) -> bool:
    """Whether a feature is a stage or kind, but none of money: those say little of what is paid."""
    return feature.startswith("<") and not feature.startswith(f"<{MONEY}")


def is_bare(own: frozenset[str]) -> bool:
    """Whether a name says nothing but a stage of money."""
    return all(feature.startswith(f"<{MONEY}") for feature in own)


@lru_cache(maxsize=8192)
def stages(name: str) -> Stages:
    """For every group of stages or kinds that exclude each other, the alternates that ``name`` contains."""
    return tuple(frozenset(i for i, words in enumerate(group) if any(w in name for w in words)) for group in vocabulary("kinship")["apart"])


def contradict(a: str, b: str) -> bool:
    """Whether two names mean different facts: another stage or kind, or the one negates, or is an average."""
    if contrasted(a, b):
        return True
    one, other = stages(a), stages(b)
    if any(x and y and not x & y for x, y in zip(one, other, strict=True)):
        return True
    if any(x and not y for x, y in zip(one, other, strict=True)) and any(y and not x for x, y in zip(one, other, strict=True)):
        return True
    return _qualifiers(a) != _qualifiers(b)


@lru_cache(maxsize=8192)
def rate_name(name: str) -> str:
    """The name of the rate in ``name`` (预算执行率, 满意度, 占比, 占全部站点); empty if it has none."""
    found = _RATE.findall(name)
    if not found and "占" in name:
        return core(name)
    return _of_all().sub("", _RATE_LEAD.sub("", core(without_place(without_period(found[-1]))))) if found else ""


def same_rate(a: str, b: str) -> bool:
    """Whether two names of rates may mean one: the one ends with the other, or has all its words (及时上传率, 报告上传及时率)."""
    x, y = rate_name(a), rate_name(b)
    if min(len(x), len(y)) <= 1:
        return False
    return x.endswith(y) or y.endswith(x) or _rearranged(*sorted((x, y), key=len))


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """The first part of ``name``, normalised, without place and period."""
    return normal(without_place(without_period(name.split("，")[0])))


@lru_cache(maxsize=8192)
def shortens(a: str, b: str) -> bool:
    """Whether the one name is the other with words left out (摸排线索, 摸排公益诉讼线索)."""
    shorter, longer = sorted((plain(a), plain(b)), key=len)
    rest = iter(longer)
    return len(shorter) > _WORD and all(character in rest for character in shorter)


@lru_cache(maxsize=8192)
def noun(text: str) -> str:
    """The noun at the beginning of ``text``, without what is said of it."""
    found = _noun().match(text)
    return found[1] if found else text


@cache
def _common() -> re.Pattern[str]:
    return _any(vocabulary("kinship")["common"])


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any(vocabulary('kinship')['of_all']).pattern})+(?=[一-龥]{{2}})")


@cache
def _stage_names() -> dict[str, str]:
    """For every word of a stage or kind the one that stands for it, marked so that it is no pair of characters."""
    groups = enumerate(vocabulary("kinship")["apart"])
    return {word: f"<{'' if i else MONEY}{words[0]}>" for i, group in reversed(list(groups)) for words in group for word in words}


@cache
def _stage_words() -> re.Pattern[str]:
    return _any(_stage_names())


@cache
def _noun() -> re.Pattern[str]:
    words = vocabulary("kinship")["predicates"]
    return re.compile(f"((?!{_any(words).pattern})[一-龥]{{2,}}?|)(?:{_any(words).pattern})")


def _any(words: list[str] | dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
