"""The lists of a passage, as grammar suggests them: in brackets, behind words that open them, before a total, and answers of a survey."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from auditlint.language import vocabulary
from auditlint.measures.change import is_change
from auditlint.measures.listing import Listing, changes, comparable, levels, says_open
from auditlint.measures.matching import PEOPLE
from auditlint.measures.opened import CLOSING, OPENER, continued, opened
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of

_PEOPLE = PEOPLE | {"人次"}


def listings(prose: Prose, earlier: Sequence[Mention] = ()) -> Iterator[Listing]:
    """The lists of a passage; ``earlier`` are the numbers of the passages before, the nearest first: a list that begins a passage may divide one of them."""
    yield from _brackets(prose)
    yield from opened(prose)
    yield from continued(prose, earlier)
    yield from _closing(prose)
    yield from _survey(prose)


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
        items = changes(members) if is_change(owner.label) else levels(members)
        items = [m for m in items if comparable(owner, m)]
        of_which = bool(OPENER.search(inside)) or inside.startswith("(含")
        if items and (of_which or len(items) > 1):
            end = prose.content.find(")", members[-1].quantity.end)
            form = "bracket" if of_which else "division"
            yield Listing([owner], items, form, marked_open=says_open(prose, opening, end))


def _closing(prose: Prose) -> Iterator[Listing]:
    for i, m in enumerate(prose.mentions):
        if not m.label or not CLOSING.match(m.label) or is_change(m.label):
            continue
        before = [p for p in prose.mentions[max(i - 12, 0) : i] if p.sentence == m.sentence and p.depth == m.depth and _counts_alike(p, m)]
        items = levels(before)
        if len(items) > 1:
            text = prose.content[items[0].quantity.start : m.quantity.start]
            weak = (
                bool(re.search(r"[×*]|每|单价|其中|累计", text))
                or any(p.unit != m.unit for p in items)
                or len(items) > 6
                or (m.label == "共" and not _enumerated(prose, items, m))
            )
            yield Listing([m], items, "closing total", only_exact=weak)


def _counts_alike(part: Mention, whole: Mention) -> bool:
    """Whether two numbers have one unit, or count people and their visits, which are often added."""
    return part.unit == whole.unit or {part.unit, whole.unit} <= _PEOPLE


def _enumerated(prose: Prose, items: list[Mention], whole: Mention) -> bool:
    """Whether ``A N1人、B N2人，共N人`` comes near its total and prints nothing in between that could belong to it."""
    marks = [prose.between(a, b) for a, b in pairwise(items)]
    made = sum((m.quantity.value for m in items), Decimal(0))
    plain = (
        all(mark.startswith(("、", "和")) and not re.search(r"[，。；：\d]", mark) for mark in marks)
        and prose.between(items[-1], whole) == "，共"
    )
    return plain and abs(made - whole.quantity.value) * 5 < made


def _has_stages(mentions: Sequence[Mention], staged: Sequence[str]) -> bool:
    """Whether later stages of a survey are told behind its first: the answers are those of the last."""
    return any(word in m.label for m in mentions for word in staged)


def _survey(prose: Prose) -> Iterator[Listing]:
    """Answers by class in the sentence behind the number of questionnaires, without any 其中; those that came back and are valid are no class."""
    staged = [word for group in vocabulary("prose")["survey_stages"] for word in group]
    for i, m in enumerate(prose.mentions):
        if m.unit not in ("份", "人", "户", "名") or m.depth or not any_of("survey").search(m.label + m.noun):
            continue
        following = [p for p in prose.mentions[i + 1 : i + 12] if p.sentence <= m.sentence + 1 and not p.depth]
        if any(any_of("survey").search(p.label + p.noun) and p.unit == "份" for p in following):
            continue
        items = levels([p for p in following if comparable(m, p) and not any(word in p.label for word in staged)])
        if len(items) < 2 or min(p.quantity.value for p in items) > m.quantity.value:
            continue
        if "其中" not in prose.content[m.quantity.end : items[-1].quantity.start]:
            answers = [
                p for p in prose.mentions[i + 1 : i + 12] if p.depth and comparable(m, p) and p.quantity.start < items[-1].quantity.start
            ]
            valid = any(any_of("survey").search(p.label) for p in following if comparable(m, p))
            weak = bool(answers) or valid or _has_stages(following, staged) or not any("不" in p.label for p in items)
            yield Listing([m], items, "survey", only_exact=weak)
