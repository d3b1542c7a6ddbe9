"""Rates of scores told of categories: ``决策类得13.5分，得分率90.00%``, ``产出类得分率最高，为95.77%``, ``得分率分别为89.17%、86.09%``."""

import re
from collections.abc import Iterator, Sequence

from auditlint.quantities.quantity import Quantity

_RATE = r"得分(?:率|比例)(?:最[高低]，?|较[高低]，?|仅|均|只有)?(?:为|是|达到?|：)?"
_BARE = re.compile(rf"(?:^|[，、；(])(?:其|该类|平均)?{_RATE}\s*$")
_IN_TURN = re.compile(r"得分(?:率|比例)(?:分别|依次)(?:为|是)?\s*$")
_JOINED = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*")
_BEFORE = 40


def rates_told(
    content: str, rates: Sequence[Quantity], scores: Sequence[tuple[str, Quantity]], alternates: str, between: str
) -> Iterator[tuple[str, Quantity]]:
    """The ``rates`` (percentages) of a passage with the category that each is the rate of.

    ``scores`` are the categories whose scores the passage prints, with these, in order; ``alternates`` is a pattern of all names, ``between`` one of what may follow a name.
    """
    named = re.compile(rf"(?<![一-龥])(?:其中|而|但|即|从一级指标看|项目|和|与)*(?P<name>{alternates}){between}(?:的|，)?{_RATE}\s*$")
    taken: set[int] = set()
    for i, rate in enumerate(rates):
        if id(rate) in taken:
            continue
        start = max(content.rfind(stop, 0, rate.start) for stop in "。\n") + 1
        before = content[max(start, rate.start - _BEFORE) : rate.start]
        held = [(name, q) for name, q in scores if start <= q.start < rate.start]
        if _IN_TURN.search(before):
            row = [rate]
            for q in rates[i + 1 :]:
                if not _JOINED.fullmatch(content, row[-1].end, q.start):
                    break
                row.append(q)
            taken.update(map(id, row))
            if len(row) == len(held):
                yield from ((name, q) for (name, _), q in zip(held, row, strict=True))
        elif (found := named.search(before)) is not None:
            yield found["name"], rate
        elif held and _BARE.search(before) and "；" not in content[held[-1][1].end : rate.start]:
            yield held[-1][0], rate
