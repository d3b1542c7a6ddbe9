"""What tells two names apart: stages and kinds that exclude each other, a negation or an average, and words that set off two things of a kind."""

import re
from functools import cache, lru_cache
from itertools import takewhile

from auditlint.language import vocabulary
from auditlint.relations.restatements.names import plain, stage_words, without_common

_WORD = 2
_LONGEST_DEED = 6
_LINKING = re.compile("[的有共为是约仅]+$|^[一-龥]{1,6}[中里]对?")
_CLASS = re.compile("[A-Za-z]+(?=[级类档])")

Stages = tuple[frozenset[int], ...]


def contradict(a: str, b: str, *, qualified: bool = True) -> bool:
    """Whether two names mean different facts: another stage or kind, or, if they are to be equally ``qualified``, the one negates, or is an average."""
    if contrasted(a, b):
        return True
    classes = [frozenset(_CLASS.findall(name)) for name in (a, b)]
    if all(classes) and classes[0].isdisjoint(classes[1]):
        return True
    if any(_has(x, "stock") and _has(y, "chosen") for x, y in ((a, b), (b, a))):
        return True
    one, other = stages(a), stages(b)
    if any(x and y and not x & y for x, y in zip(one, other, strict=True)):
        return True
    if any(x and not y for x, y in zip(one, other, strict=True)) and any(y and not x for x, y in zip(one, other, strict=True)):
        return True
    return qualified and _qualifiers(a) != _qualifiers(b)


@lru_cache(maxsize=8192)
def _has(name: str, kind: str) -> bool:
    return any(word in name for word in vocabulary("kinship")[kind])


@lru_cache(maxsize=8192)
def stages(name: str) -> Stages:
    """For every group of stages or kinds that exclude each other, the alternates that ``name`` contains."""
    printed = stage_words(name)
    return tuple(frozenset(i for i, words in enumerate(group) if not printed.isdisjoint(words)) for group in _groups())


@cache
def _groups() -> tuple[list[list[str]], ...]:
    return (*vocabulary("kinship")["apart"], *vocabulary("kinship")["kinds"])


@lru_cache(maxsize=8192)
def _qualifiers(name: str) -> tuple[bool, ...]:
    return tuple(re.search(pattern, name) is not None for pattern in vocabulary("kinship")["qualifiers"])


@lru_cache(maxsize=8192)
def contrasted(a: str, b: str) -> bool:
    """Whether two names set off two things of a kind: they begin and end alike, with different words between (更换老旧水表, 更换破损水表)."""
    x, y = (without_common(plain(name)) for name in (a, b))
    head = _alike(x, y)
    tail = _alike(x[head:][::-1], y[head:][::-1])
    between = x[head : len(x) - tail], y[head : len(y) - tail]
    return min(head, tail, *map(len, between)) >= _WORD and not set(between[0]) & set(between[1])


@lru_cache(maxsize=8192)
def begins_otherwise(a: str, b: str) -> bool:
    """Whether two names tell of one thing in other words at their beginning: often another deed (招标实训设备, 采购实训设备)."""
    x, y = (_LINKING.sub("", without_common(plain(name))) for name in (a, b))
    tail = _alike(x[::-1], y[::-1])
    before = x[: len(x) - tail], y[: len(y) - tail]
    return (
        tail >= _WORD and min(map(len, before)) >= _WORD and max(map(len, before)) <= _LONGEST_DEED and not set(before[0]) & set(before[1])
    )


def _alike(a: str, b: str) -> int:
    """How many characters two texts share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
