"""Scores told in sentences: ``分值15分，自评得13.7分``, ``决策18分（满分20分）``, ``立项（12分）得11分``, and what such a list of scores comes to."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import core
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.scoring.grades import stated_scores

_FULL = re.compile(r"(?:(?<![评得])分值|满分|标准分|权重|权重分|分数)(?:值)?(?:为|是|计|共)?$")
_SCORE = re.compile(r"得分?(?:为|是)?$")
_LEAST = 3
_BEHIND = 3


def find(narrative: Narrative) -> Iterator[Row]:
    """The scores of sentences against their full marks; lists of them against the totals told with them."""
    for at, prose in enumerate(narrative.all):
        if "分" not in prose.content:
            continue
        pairs = list(_pairs(prose))
        for full, score in pairs:
            yield _cap(full.quantity, score.quantity, score.name or full.name)
        if len(pairs) >= _LEAST:
            yield from _totals(narrative, at, pairs)


def _pairs(prose: Prose) -> Iterator[tuple[Mention, Mention]]:
    """Full marks with the scores beside them."""
    marks = [m for m in prose.mentions if m.unit == "分" and not m.operand and not m.quantity.approximation]
    for a, b in pairwise(marks):
        if a.sentence != b.sentence or b.clause - a.clause > 1:
            continue
        named = _FULL.search(a.label) and a.depth == b.depth
        bracketed = a.depth == b.depth + 1 and not prose.content[a.bracket + 1 : a.quantity.start].strip()
        if _SCORE.search(b.label) and (named or (bracketed and not _is_of_other(a, b))):
            yield a, b
        elif _FULL.search(b.label) and b.depth == a.depth + 1 and prose.content[a.quantity.end : b.bracket + 1].strip() == "(":
            yield b, a


def _is_of_other(full: Mention, score: Mention) -> bool:
    """Whether the clause behind a full mark in brackets names another part that gets the score (``全市达标（4分）和各区达标（2分）两部分，全市达标得4分``)."""
    name = core(_SCORE.sub("", score.label))
    return score.clause > full.clause and len(name) > 1 and name not in full.label


def _cap(full: Quantity, score: Quantity, label: str) -> Row:
    return Row(
        "score_cap",
        {"stated": Number.exact(Fraction(score.value)), "weight": Number.exact(Fraction(full.value)), "label": label},
        score,
        (full,),
        f"{score.printed} ≤ {full.printed}",
        "likely",
        named={"weight": full},
    )


def _totals(narrative: Narrative, at: int, pairs: list[tuple[Mention, Mention]]) -> Iterator[Row]:
    """The two sums of a list; each shows that the list is complete, so that the other may be wrong."""
    near = narrative.all[max(at - 1, 0) : at + _BEHIND]
    listed = {id(m) for pair in pairs for m in pair}
    fulls, scores = [f.quantity for f, _ in pairs], [s.quantity for _, s in pairs]
    whole = next((m.quantity for p in near for m in p.mentions if id(m) not in listed and m.unit == "分" and _FULL.search(m.label)), None)
    told = [q for p in near for q in stated_scores(narrative.ledger, p.passage) if q not in scores]
    sums = [(total, parts) for total, parts in ((whole, fulls), (told[0] if told else None, scores)) if total is not None]
    exact = [sum(q.value for q in parts) == total.value for total, parts in sums]
    for (total, parts), right in zip(sums, exact, strict=True):
        yield Row(
            "partition",
            {"stated": total.number, "parts": tuple(q.number for q in parts), "closed": "exact" if right else "closed", "label": "得分"},
            total,
            tuple(parts),
            sum_formula(total, parts),
            "likely",
            doubt="" if any(exact) or (sum(q.value for q in fulls) == 100) else "the list of scores may be incomplete",
            weights=(1,) * len(parts),
        )
