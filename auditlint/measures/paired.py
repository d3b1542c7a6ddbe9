"""Lists without 其中: a total that names its parts (``调解与撤诉合计``), and what was done beside what remains (``应发312人，实发285人，漏发27人``)."""

import re
from collections.abc import Iterator
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.listing import Listing
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, per_unit

_NAMED = re.compile(r"(?P<a>[一-龥“”]{2,10})(?:与|和|及|、|加)(?P<b>[一-龥“”]{2,10}?)(?:合计|共计|总计|总和|之和|两项共|共)[一-龥]{0,4}$")
_ALL = re.compile(r"^(?:一?共|合计|总计)(?:有|受理|接收|收到|收案|收)[一-龥]{0,4}$")
_DUE = re.compile(r"应|计划|拟|任务|目标|预算|总(?!体)")
_OPENING = re.compile("年初|期初|上年|以前年度")
_OBJECT = re.compile(r"对(?P<object>[一-龥]{2,10})")
_REACH = 12
_NEAR = 8
_FIFTH = 5
"""Done and left that lack more than a fifth of the number before them are parts of something else."""


def paired(prose: Prose) -> Iterator[Listing]:
    """The lists of a passage that pairs of words show."""
    yield from _named(prose)
    yield from _flows(prose)
    yield from _remainders(prose)


def _named(prose: Prose) -> Iterator[Listing]:
    """Totals whose label names the two numbers that they add."""
    for i, m in enumerate(prose.mentions):
        match = _NAMED.search(m.label)
        if match is None or is_change(m.label):
            continue
        before = [p for p in prose.mentions[max(i - _REACH, 0) : i] if _level(p) and p.unit == m.unit]
        first = [p for p in before if match["a"] in p.name]
        second = [p for p in before if match["b"] in p.name and p not in first]
        if first and second:
            yield Listing([m], [first[-1], second[-1]], "closing total", only_exact=len(first) + len(second) > 2)


def _flows(prose: Prose) -> Iterator[Listing]:
    """What was there and what came in, and both together: ``旧存12件，新收108件，共受理120件``."""
    words = vocabulary("flows")
    for i in range(2, len(prose.mentions)):
        old, new, whole = prose.mentions[i - 2 : i + 1]
        if not (old.unit == new.unit == whole.unit and old.sentence == whole.sentence and all(map(_level, (old, new, whole)))):
            continue
        opening = any(w in old.label for w in words["opening"]) or (
            any(w in old.label for w in words["opening_times"]) and any(w in old.label for w in words["states"])
        )
        if opening and any(w in new.label for w in words["inflow"]) and _ALL.match(whole.label):
            yield Listing([whole], [old, new], "closing total")


def _remainders(prose: Prose) -> Iterator[Listing]:
    """What was done and what was left, behind what they are of: the two make the number before them."""
    for i, rest in enumerate(prose.mentions):
        if not _level(rest):
            continue
        before = [
            p for p in prose.mentions[max(i - _REACH, 0) : i] if _level(p) and p.unit == rest.unit and p.sentence >= rest.sentence - 1
        ]
        for done, left in _pairs():
            if left not in rest.name[:_NEAR]:
                continue
            at = next((n for n in range(len(before) - 1, -1, -1) if done in before[n].name and left not in before[n].name), None)
            if not at or _of_others(before[at], rest, done, left):
                continue
            least = max(before[at].quantity.value, rest.quantity.value)
            wholes = [w for w in reversed(before[:at]) if w.quantity.value >= least and (done not in w.label or _DUE.search(w.label))]
            if wholes:
                beside = at == len(before) - 1 and before[at].sentence == rest.sentence and _next(prose, before[at], i)
                alone = (
                    beside
                    and wholes[0] is before[at - 1]
                    and wholes[0].sentence == rest.sentence
                    and (at == 1 or before[at - 2].sentence != rest.sentence)
                    and not _followed(prose, wholes[0], i)
                )
                made = before[at].quantity.value + rest.quantity.value
                closed = alone and not _carried(prose, rest) and abs(wholes[0].quantity.value - made) * _FIFTH <= wholes[0].quantity.value
                yield Listing(wholes, [before[at], rest], "division", only_exact=not closed, closed=closed)
            break


def _carried(prose: Prose, rest: Mention) -> bool:
    """Whether the sentence tells what was carried over from before, which what is left contains (``收入N，支出N1，结余N2（年初结余N0）``)."""
    return any(_OPENING.search(p.label) for p in prose.by_sentence[rest.sentence] if p.unit == rest.unit)


def _of_others(done: Mention, rest: Mention, word: str, left: str) -> bool:
    """Whether the two numbers name different objects (``对维修服务满意的387人，对物业服务不满意的63人``)."""
    found = [_OBJECT.match(m.name.partition(w)[0]) for m, w in ((done, word), (rest, left))]
    return all(found) and len({f["object"] for f in found if f}) > 1


def _followed(prose: Prose, whole: Mention, rest: int) -> bool:
    """Whether another class of the whole follows (``已完工29个；在建5个；未开工2个``)."""
    left = prose.mentions[rest]
    following = next((m for m in prose.mentions[rest + 1 :] if m.depth == left.depth and m.quantity.dimension != "percent"), None)
    return (
        following is not None
        and following.sentence == left.sentence
        and following.unit == whole.unit
        and _level(following)
        and "其中" not in prose.content[left.quantity.end : following.quantity.start]
    )


def _next(prose: Prose, done: Mention, rest: int) -> bool:
    """Whether only percentages stand between what was done and what was left, or no semicolon does."""
    between = prose.mentions[prose.mentions.index(done) + 1 : rest]
    return done.segment == prose.mentions[rest].segment or all(m.quantity.dimension == "percent" for m in between)


def _level(m: Mention) -> bool:
    return not (
        m.operand
        or m.quantity.dimension in ("percent", "points", "score")
        or m.quantity.approximation
        or is_change(m.label)
        or per_unit(m.label)
        or any_of("compare").search(m.label)
    )


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    return tuple((done, left) for done, left in vocabulary("prose")["remainders"])
