"""Roll-forwards in sentences: ``上年结转12件，新收108件，办结112件，未结8件``."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from auditlint.language import vocabulary
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.quantities.judge import agree
from auditlint.quantities.number import total
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.relations.sentences.levels import is_base

_ROLES = (("opening", 1), ("inflow", 1), ("outflow", -1))
_WEIGHTS = (1, 1, -1)
_DRAWN = re.compile(r"(?:使用|动用|调入)[一-龥]{0,8}(?:结余|结转)")


def find(narrative: Narrative) -> Iterator[Row]:
    """Sentences that print all four numbers of a roll-forward in one unit."""
    for prose in narrative:
        if not any(word in prose.content for word in vocabulary("flows")["opening_times"]):
            continue
        for sentence, mentions in prose.by_sentence.items():
            following = [m for m in (*mentions, *prose.by_sentence.get(sentence + 1, [])) if not is_base(prose, m)]
            found = {role: [m for m in following if _role(m.label) == role] for role in ("opening", "inflow", "outflow", "closing")}
            rest = [
                m
                for m in following
                if m.sentence == sentence and not _role(m.label) and found["opening"] and m.unit == found["opening"][0].unit
            ]
            for role in ("inflow", "outflow"):
                if not found[role] and len(rest) == 1:
                    found[role] = rest
            if all(found.values()) and found["opening"][0].sentence == sentence:
                row = _row(found)
                if row is not None:
                    yield row


@cache
def _role(label: str) -> str:
    """The role that ``label`` names; empty for none."""
    words = vocabulary("flows")

    def has(name: str) -> bool:
        return any(word in label for word in words[name])

    if _DRAWN.search(label):
        return "inflow"
    if has("opening") or (has("opening_times") and has("states")):
        return "opening"
    if has("closing") or (has("closing_times") and has("states")):
        return "closing"
    return "inflow" if has("inflow") else "outflow" if has("outflow") else ""


def _row(found: dict[str, list[Mention]]) -> Row | None:
    units = {m.unit for role in found.values() for m in role}
    for unit in sorted(units):
        choices = [[m for m in found[role] if m.unit == unit][:3] for role in ("opening", "inflow", "outflow", "closing")]
        if not all(choices):
            continue
        options = [(o, i, u, c) for o, i, u, c in product(*choices)]
        chosen = next(
            (x for x in options if _holds(x)), options[0] if all(len(c) == 1 for c in choices) and _together(options[0]) else None
        )
        if chosen is None or (not _holds(chosen) and _holds((chosen[0], chosen[2], chosen[1], chosen[3]))):
            continue  # of loans what is given out adds to what is left, and what comes back takes from it
        parts = tuple(m.quantity for m in chosen[:3])
        stated = chosen[3].quantity
        return Row(
            "identity",
            {
                "stated": stated.number,
                "parts": tuple(q.number * w for q, w in zip(parts, _WEIGHTS, strict=True)),
                "kind": "roll-forward",
                "label": chosen[3].name,
            },
            stated,
            parts,
            sum_formula(stated, parts, _WEIGHTS),
            "likely",
            weights=_WEIGHTS,
        )
    return None


def _together(chosen: tuple[Mention, Mention, Mention, Mention]) -> bool:
    """Whether what came and went is printed between, or in one part of the sentence with, what was there and what is left."""
    opening, *flows, closing = (m.segment for m in chosen)
    return all(min(opening, closing) <= flow <= max(opening, closing) for flow in flows)


def _holds(chosen: tuple[Mention, Mention, Mention, Mention]) -> bool:
    parts = total(m.quantity.number * w for m, w in zip(chosen[:3], _WEIGHTS, strict=True))
    return agree(chosen[3].quantity.number, parts).verdict in ("holds", "rounding")
