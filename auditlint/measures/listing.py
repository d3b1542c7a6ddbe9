"""Lists of quantities and the wholes they may be parts of, as grammar suggests them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditlint.measures.change import is_change
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, per_unit

_CLOSING = re.compile(r"^(?:以上|上述|[两二三四五六七八九]项|[两二三四五六七八九]类)?(?:合计|共计|总计|总共|合共)[一-龥]{0,6}$")
_OPENER = re.compile(r"其中包括|其中包含|其中|分别为|分别是|包括|分为")
_MOST = 60


@dataclass(slots=True)
class Listing:
    """``items`` in order, and the ``wholes`` they may belong to, the likeliest first.

    ``form`` names the grammar (*bracket*, *division* for a bracket without 其中, *of which*, *closing total*, *survey*, *colon*);
    ``only_exact`` marks a grammar too weak to call a difference an error, ``marked_open`` a list that says that it is not complete (等, 主要)."""

    wholes: list[Mention]
    items: list[Mention]
    form: str
    only_exact: bool = False
    marked_open: bool = False
    _runs: dict[int, list[list[Mention]]] = field(default_factory=dict)

    def runs(self, whole: Mention) -> list[list[Mention]]:
        """The parts to try with ``whole``: the list up to the first semicolon, the whole list, then shorter beginnings (endings for a closing total)."""
        items = [m for m in self.items if comparable(whole, m)]
        if self.form == "closing total":
            return [items[n:] for n in range(len(items) - 1)]
        first = [m for m in items if items and m.segment == items[0].segment]
        runs = [first, items, *(items[:n] for n in range(len(items) - 1, 1, -1))]
        return [r for i, r in enumerate(runs) if r and r not in runs[:i]]


def comparable(whole: Mention, part: Mention) -> bool:
    """Whether ``part`` can be added to ``whole``: one unit, or answers (人) of questionnaires (份)."""
    a, b = whole.quantity, part.quantity
    if a.unit == b.unit:
        return True
    return (
        a.dimension == b.dimension == "count"
        and a.unit in ("份", "名", "人", "位")
        and b.unit in ("人", "名", "份", "位")
        and bool(any_of("survey").search(whole.label + whole.noun + part.label))
    )


def listings(prose: Prose) -> Iterator[Listing]:
    """The lists of a passage."""
    yield from _brackets(prose)
    yield from _of_which(prose)
    yield from _closing(prose)
    yield from _survey(prose)


def _items(mentions: list[Mention]) -> list[Mention]:
    """Levels only: no percentages, changes or averages."""
    return [m for m in mentions if m.quantity.dimension != "percent" and not is_change(m.label) and not per_unit(m.label)][:_MOST]


def _brackets(prose: Prose) -> Iterator[Listing]:
    groups: dict[int, list[Mention]] = {}
    for m in prose.mentions:
        if m.bracket >= 0:
            groups.setdefault(m.bracket, []).append(m)
    position = {id(m): i for i, m in enumerate(prose.mentions)}
    for opening, members in groups.items():
        first = position[id(members[0])]
        owner = next((m for m in reversed(prose.mentions[max(first - 4, 0) : first]) if m.quantity.end <= opening), None)
        if (
            owner is None
            or len(prose.content[owner.quantity.end : opening].strip()) > 12
            or re.search(r"[，。；]", prose.content[owner.quantity.end : opening])
        ):
            continue
        inside = prose.content[opening : members[-1].quantity.end]
        items = _changes(owner, members) if is_change(owner.label) else _items(members)
        items = [m for m in items if comparable(owner, m)]
        of_which = bool(_OPENER.search(inside)) or inside.startswith("(含")
        if items and (of_which or len(items) > 1):
            end = prose.content.find(")", members[-1].quantity.end)
            form = "bracket" if of_which else "division"
            yield Listing([owner], items, form, marked_open=_open(prose, opening, end))


def _changes(owner: Mention, members: list[Mention]) -> list[Mention]:
    return [m for m in members if m.quantity.dimension != "percent" and is_change(m.label)]


def _of_which(prose: Prose) -> Iterator[Listing]:
    for match in _OPENER.finditer(prose.content):
        at = match.start()
        following = (
            next((i for i, m in enumerate(prose.mentions) if m.quantity.start >= match.end()), None)
            if len(prose.mentions) < _MOST
            else _next(prose, match.end())
        )
        if following is None or following == 0:
            continue
        first = prose.mentions[following]
        if first.bracket >= 0 and first.bracket < at and prose.mentions[following - 1].bracket != first.bracket:
            continue
        if first.depth > prose.mentions[following - 1].depth and first.bracket > at:
            continue
        if len(prose.content[match.end() : first.quantity.start]) > 60:
            continue
        earlier = [
            m
            for m in reversed(prose.mentions[max(following - 8, 0) : following])
            if m.depth <= first.depth and m.sentence >= first.sentence - 1
        ]
        wholes = [m for m in earlier if m.quantity.dimension != "percent" and not per_unit(m.label)]
        later = [m for m in prose.mentions[following : following + _MOST] if m.sentence == first.sentence and m.depth == first.depth]
        changing = [w for w in wholes if is_change(w.label)]
        if changing and is_change(first.label):
            items, wholes = _changes(changing[0], later), changing
        else:
            items, wholes = _items(later), [w for w in wholes if not is_change(w.label)]
        stop = next((i for i, m in enumerate(items) if i and "其中" in prose.between(items[i - 1], m)), len(items))
        items = items[:stop]
        fitting = [w for w in wholes if items and comparable(w, items[0])]
        if not items or not fitting:
            continue
        end = _sentence_end(prose.content, items[-1].quantity.end)
        plain = match.group().startswith("其中") or match.group() in ("分为",)
        yield Listing(fitting, items, "of which", only_exact=not plain, marked_open=_open(prose, at, end))


def _next(prose: Prose, offset: int) -> int | None:
    low, high = 0, len(prose.mentions)
    while low < high:
        middle = (low + high) // 2
        if prose.mentions[middle].quantity.start < offset:
            low = middle + 1
        else:
            high = middle
    return low if low < len(prose.mentions) else None


def _closing(prose: Prose) -> Iterator[Listing]:
    for i, m in enumerate(prose.mentions):
        if not m.label or not _CLOSING.match(m.label) or is_change(m.label):
            continue
        before = [p for p in prose.mentions[max(i - 12, 0) : i] if p.sentence == m.sentence and p.depth == m.depth and p.unit == m.unit]
        items = _items(before)
        if len(items) > 1:
            text = prose.content[items[0].quantity.start : m.quantity.start]
            weak = bool(re.search(r"[×*]|每|单价|其中|累计", text)) or len(items) > 6
            yield Listing([m], items, "closing total", only_exact=weak)


def _survey(prose: Prose) -> Iterator[Listing]:
    """Answers by class in the sentence behind the number of questionnaires, without any 其中."""
    for i, m in enumerate(prose.mentions):
        if m.unit not in ("份", "人", "户", "名") or m.depth or not any_of("survey").search(m.label + m.noun):
            continue
        following = [p for p in prose.mentions[i + 1 : i + 12] if p.sentence <= m.sentence + 1 and not p.depth]
        if any(any_of("survey").search(p.label + p.noun) and p.unit == "份" for p in following):
            continue
        items = _items([p for p in following if comparable(m, p) and p.quantity.value <= m.quantity.value])
        if len(items) > 1:
            later = prose.content[m.quantity.end : items[0].quantity.start]
            if "其中" not in later:
                yield Listing([m], items, "survey", only_exact=not any("不" in p.label for p in items))


def _sentence_end(content: str, start: int) -> int:
    ends = [e for c in "。；\n" if (e := content.find(c, start)) >= 0]
    return min(ends, default=len(content))


def _open(prose: Prose, start: int, end: int) -> bool:
    text = prose.content[start : end if end > 0 else len(prose.content)]
    return bool(re.search(r"等(?:[，。；)]|\d|$)|主要(?:是|有|包括|为)|重点|部分|例如|比如|尤其|特别是", text))
