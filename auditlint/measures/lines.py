"""Lists printed a line each: ``按用途分：`` and below it ``1.采购80万元，占64%；``, ``2.安装45万元，占36%。``"""

import re
from collections.abc import Iterator, Sequence

from auditlint.measures.change import is_change
from auditlint.measures.listing import Listing, complete_shares
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import per_unit

_MARK = re.compile(r"^\s*(?:\d{1,2}\s?[.、．)]|\(\d{1,2}\)|[①-⑳]|[-·•*]\s|[一二三四五六七八九十]是)")
_ANNOUNCED = re.compile(r"[：:]\s*$")
_LEAST = 2
_MOST = 30


def line_runs(narrative: Narrative) -> Iterator[tuple[Prose | None, list[Prose]]]:
    """The runs of passages that begin with a list mark and print numbers, each with the passage that announces it by a colon (``None`` for others)."""
    passages = {prose.passage.index: prose for prose in narrative.all}
    run: list[Prose] = []
    for prose in narrative.all:
        if run and prose.passage.index == run[-1].passage.index + 1 and _MARK.match(prose.content):
            run.append(prose)
            continue
        yield from _complete(run, passages)
        run = [prose] if _MARK.match(prose.content) else []
    yield from _complete(run, passages)


def _complete(run: list[Prose], passages: dict[int, Prose]) -> Iterator[tuple[Prose | None, list[Prose]]]:
    if _LEAST <= len(run) <= _MOST:
        before = passages.get(run[0].passage.index - 1)
        yield (before if before is not None and _ANNOUNCED.search(before.content) else None), run


def line_lists(narrative: Narrative) -> Iterator[Listing]:
    """The first numbers of the lines of a run as parts of a number in the passage that announces it."""
    for before, run in line_runs(narrative):
        items = [prose.mentions[0] for prose in run]
        if before is None or not all(_level(m) and m.unit == items[0].unit and m.sentence <= 1 for m in items):
            continue
        wholes = [m for m in reversed(before.mentions) if _level(m) and m.unit == items[0].unit]
        if wholes:
            shares = _shared_out(run)
            yield Listing(wholes, items, "division", only_exact=not shares, shares=shares)


def _level(m: Mention) -> bool:
    return bool(m.unit) and m.quantity.dimension not in ("percent", "points") and not (m.operand or is_change(m.label) or per_unit(m.label))


def _shared_out(run: Sequence[Prose]) -> tuple[Mention, ...]:
    """The shares of the whole, if every line prints one and they make a hundred."""
    shares = [next((m for m in prose.mentions if m.quantity.dimension == "percent" and "占" in m.label), None) for prose in run]
    return complete_shares([m for m in shares if m is not None], len(run))
