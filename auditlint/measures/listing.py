"""Lists of quantities and the wholes they may be parts of, as grammar suggests them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from auditlint.measures.change import is_change
from auditlint.measures.closure import Closure
from auditlint.measures.listing_doubts import another_topic, beside_other, nested, own_measure
from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, per_unit

_CLOSING = re.compile(
    r"^(?:以上|上述|[两二三四五六七八九]项|[两二三四五六七八九]类)?(?:合计|共计|总计|总共|合共|一共)[一-龥]{0,6}$|^共$|[一-龥](?:合计|共计|总计)$"
)
_OPENER = re.compile(
    r"(?P<of_which>(?:其中包括|其中包含|其中|包括)[：，]?)"
    r"|(?P<among>(?<=[一-龥])中(?:[，：]|(?![心小央级学医国介部东西等式期旬药])(?=[一-龥]{1,12}\d)))"
    r"|(?P<respectively>分别(?:为|是|有|达到?|完成|安排|投入|支出))"
    r"|(?P<cut>分为[^，。：；]{0,6}[：，]|按(?:照)?[一-龥]{1,10}?(?:划分为|分为|划分|分类|统计|分|看)[，：]?|从[一-龥]{1,14}?看，?|(?<=[，：])由(?=[^，。；\d]{1,16}\d)(?![^，。；]{0,30}[一-龥](?:到|至)\d)"
    r"|(?:情况|构成|来源|用途|分布|结构|如下)(?:分)?(?:为|是|如下)?：|(?:来源|构成|组成)(?:分别)?(?:为|是|包括)(?=[一-龥]{2,14}\d)|(?<=[一-龥%])：(?=[一-龥“”]{0,14}\d))"
)
_COUNTERS = frozenset({"个", "所", "家", "座", "处", "项", "台", "套", "间", "栋", "条", "部", "辆"})
_COUNTED = re.compile(r"\d[^，。；：、\n]{0,14}$")
_TOTALLED = re.compile(r"[与和及、][一-龥]{2,10}(?:合计|共计|总计)$")
_FORMS = {"of_which": "of which", "among": "of which", "respectively": "respectively", "cut": "division"}
_MOST = 60
_WHOLES = 16
_DISTANCE = 60


@dataclass(slots=True)
class Listing:
    """``items`` in order, and the ``wholes`` they may belong to, the likeliest first.

    ``form`` names the grammar (*bracket*; *division* for a whole that is divided without 其中; *of which*, *respectively*, *closing total*, *survey*);
    ``only_exact`` marks a grammar too weak to call a difference an error, ``marked_open`` a list that says that it is not complete (等, 主要),
    ``shares`` the percentages printed for all its items that make a hundred, ``closed`` any other sign that nothing is left out."""

    wholes: list[Mention]
    items: list[Mention]
    form: str
    only_exact: bool = False
    marked_open: bool = False
    shares: tuple[Mention, ...] = ()
    closed: bool = False
    _runs: dict[int, list[list[Mention]]] = field(default_factory=dict)

    def runs(self, whole: Mention) -> list[list[Mention]]:
        """The parts to try with ``whole``: the list up to the first semicolon, the whole list, then shorter beginnings (endings for a closing total)."""
        items = [m for m in self.items if comparable(whole, m)]
        if self.form == "closing total":
            return [items[n:] for n in range(len(items) - 1)]
        first = [m for m in items if items and m.segment == items[0].segment]
        mixed = [m for m in self.items if comparable(whole, m) or counters(whole, m)]
        runs = [first, items, *(items[:n] for n in range(len(items) - 1, 1, -1))]
        if len(mixed) > len(items) > 0:
            runs.append(mixed)
        if self.form != "division" and items and items[-1].segment != items[0].segment:
            runs.append([m for m in items if m.segment != items[0].segment])
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
        and any_of("survey").search(whole.label + whole.noun) is not None
    )


def counters(whole: Mention, part: Mention) -> bool:
    """Whether both count things, with another word of counting: 所 and 个 of schools. Such parts may belong to the whole, but prove nothing."""
    return whole.unit in _COUNTERS and part.unit in _COUNTERS


def listings(prose: Prose, earlier: Sequence[Mention] = ()) -> Iterator[Listing]:
    """The lists of a passage; ``earlier`` are the numbers of the passages before, the nearest first: a list that begins a passage may divide one of them."""
    yield from _brackets(prose)
    yield from _opened(prose)
    yield from _continued(prose, earlier)
    yield from _closing(prose)
    yield from _survey(prose)


def _items(mentions: list[Mention]) -> list[Mention]:
    """Levels in digits only: no percentages, changes, averages or operands of arithmetic."""
    return [
        m
        for m in mentions
        if m.quantity.printed.isascii()
        and m.quantity.dimension != "percent"
        and not (m.operand or is_change(m.label) or per_unit(m.label) or m.is_rate_base)
    ][:_MOST]


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


def _openers(prose: Prose) -> list[re.Match[str]]:
    return [
        m for m in _OPENER.finditer(prose.content) if m.group() != "中" or _COUNTED.search(prose.content, max(m.start() - 20, 0), m.start())
    ]


def _opened(prose: Prose) -> Iterator[Listing]:
    """Lists behind 其中, 分别, ``按…分``, ``分为…类`` or a colon, up to the next such word or the end of the sentence."""
    openers = _openers(prose)
    listed: set[int] = set()
    for n, match in enumerate(openers):
        until = openers[n + 1].start() if n + 1 < len(openers) else len(prose.content)
        form = match.lastgroup or ""
        following = bisect_left(prose.starts, match.end())
        if not 0 < following < len(prose.mentions):
            continue
        first, previous = prose.mentions[following], prose.mentions[following - 1]
        if match.group() == "：" and previous.quantity.end != match.start():
            continue
        inside = -1 < first.bracket < match.start() and previous.bracket != first.bracket
        if inside or (first.depth > previous.depth and first.bracket > match.start()) or first.quantity.start - match.end() > _DISTANCE:
            continue
        if re.search(r"[；。]", prose.content[match.end() : first.quantity.start]):
            continue
        items, totalled = _behind(prose, following, until)
        wholes = _wholes(prose, following, listed, form)
        if form == "among":
            wholes, named = _among(prose, match, wholes)
            complete = named and bool(items) and Closure().proves(wholes[0], _items(items), Fraction(0), "of which", marked_open=False)
            totalled = totalled or not complete
        if items and is_change(first.label):
            wholes = [w for w in wholes if is_change(w.label)]
            items = (
                [m for m in prose.mentions[following : following + _MOST] if m in items or _same_list(first, m, until)] if wholes else []
            )
            items = _changes(wholes[0], items) if wholes else []
        else:
            items, wholes = _items(items), [w for w in wholes if not is_change(w.label)]
        fitting = [w for w in wholes if items and comparable(w, items[0])]
        if not items or not fitting or (form != "of_which" and len(items) < 2):
            continue
        other = beside_other(wholes, fitting[0], first)
        if other and len(items) == 1:
            continue
        listed.update(id(m) for m in items)
        end = _sentence_end(prose.content, items[-1].quantity.end)
        weak = (
            totalled
            or nested(prose, items)
            or (form == "of_which" and another_topic(match, [m for m in items if comparable(fitting[0], m)]))
        )
        weak = weak or (form == "respectively" and own_measure(prose, fitting[0], first))
        weak = weak or any(not comparable(fitting[0], m) and counters(fitting[0], m) for m in items)
        yield Listing(fitting, items, _FORMS[form], weak, _open(prose, match.start(), end), _shared_out(prose, items))


def _continued(prose: Prose, earlier: Sequence[Mention]) -> Iterator[Listing]:
    """A list that begins a passage (``按渠道分：…``) and divides a number of a passage before; only a number that the list comes near is its whole."""
    opener = _OPENER.search(prose.content)
    if opener is None or opener.lastgroup != "cut" or not prose.mentions or prose.mentions[0].quantity.start < opener.end():
        return
    if prose.mentions[0].quantity.start - opener.end() > _DISTANCE:
        return
    items = _items(_behind(prose, 0, len(prose.content))[0])
    if len(items) < 2 or any(not comparable(items[0], m) for m in items):
        return
    made = sum(m.quantity.value for m in items)
    wholes = [m for m in earlier if comparable(m, items[0]) and not is_change(m.label) and not per_unit(m.label)]
    near = [m for m in wholes if abs(m.quantity.value - made) * 5 < made]
    if near:
        shares = _shared_out(prose, items)
        yield Listing(near, items, "division", not shares, shares=shares)


def _shared_out(prose: Prose, items: list[Mention]) -> tuple[Mention, ...]:
    """The shares of the whole behind the items of a list, if every one has a share and they make a hundred."""
    sentence = prose.by_sentence[items[0].sentence]
    shares = [
        m for m in sentence if m.quantity.dimension == "percent" and m.quantity.start > items[0].quantity.start and not is_change(m.label)
    ]
    return complete_shares(shares, len(items))


def complete_shares(shares: Sequence[Mention], count: int) -> tuple[Mention, ...]:
    """``shares`` if there are ``count`` of them, two at least, and they make a hundred; else none."""
    whole = len(shares) == count > 1 and abs(sum((m.quantity.value for m in shares), Decimal(0)) - 100) * 2 < 1
    return tuple(shares) if whole else ()


def _among(prose: Prose, match: re.Match[str], wholes: list[Mention]) -> tuple[list[Mention], bool]:
    """The wholes of ``N件案件中，…``: the number of the clause itself; else, behind a comma, those named like its subject. Whether there is but one."""
    at = match.start()
    start = max(prose.content.rfind(mark, 0, at) for mark in "，。；：\n") + 1
    own = [w for w in wholes if start <= w.quantity.start < at]
    if own or match.group() == "中":
        return own[:1], len(own) == 1
    subject = core(prose.content[start:at])
    if len(subject) < 2:
        return [], False
    named = [w for w in wholes if subject in w.name + w.noun or shared(subject, w.name + w.noun) * 2 >= len(subject) - 1]
    return named, len({w.quantity.value for w in named}) == 1


def _same_list(first: Mention, m: Mention, until: int) -> bool:
    return m.sentence == first.sentence and m.depth == first.depth and m.quantity.start < until


def _behind(prose: Prose, following: int, until: int) -> tuple[list[Mention], bool]:
    """The numbers of the list that begins with mention ``following``, and whether a closing total follows, which is not one of them."""
    first = prose.mentions[following]
    items: list[Mention] = []
    for m in prose.mentions[following : following + _MOST]:
        if m.depth > first.depth and m.sentence == first.sentence and m.quantity.start < until:
            continue
        if not _same_list(first, m, until):
            break
        if items and (_CLOSING.match(m.label) or _TOTALLED.search(m.label)):
            return items, True
        items.append(m)
    return items, False


def _wholes(prose: Prose, following: int, listed: set[int], form: str) -> list[Mention]:
    """What the list may divide: the nearest number first; for another cut of the same whole, items of the lists before come last."""
    first = prose.mentions[following]
    back = 1 if form == "of_which" else 2
    earlier = [
        m
        for m in reversed(prose.mentions[max(following - _WHOLES, 0) : following])
        if m.depth <= first.depth and m.sentence >= first.sentence - back and m.quantity.dimension != "percent" and not per_unit(m.label)
    ]
    held = [m for m in prose.mentions[max(following - 4, 0) : following] if m.depth == first.depth + 1 and m.sentence == first.sentence]
    held = [m for m in held if m.quantity.dimension != "percent"] if earlier else []
    return [*earlier, *held] if form == "of_which" else sorted(earlier, key=lambda m: id(m) in listed)


def _closing(prose: Prose) -> Iterator[Listing]:
    for i, m in enumerate(prose.mentions):
        if not m.label or not _CLOSING.match(m.label) or is_change(m.label):
            continue
        before = [p for p in prose.mentions[max(i - 12, 0) : i] if p.sentence == m.sentence and p.depth == m.depth and p.unit == m.unit]
        items = _items(before)
        if len(items) > 1:
            text = prose.content[items[0].quantity.start : m.quantity.start]
            weak = (
                bool(re.search(r"[×*]|每|单价|其中|累计", text)) or len(items) > 6 or (m.label == "共" and not _enumerated(prose, items, m))
            )
            yield Listing([m], items, "closing total", only_exact=weak)


def _enumerated(prose: Prose, items: list[Mention], whole: Mention) -> bool:
    """Whether ``A N1人、B N2人，共N人`` comes near its total and prints nothing in between that could belong to it."""
    marks = [prose.between(a, b) for a, b in pairwise(items)]
    made = sum((m.quantity.value for m in items), Decimal(0))
    plain = (
        all(mark.startswith(("、", "和")) and not re.search(r"[，。；：\d]", mark) for mark in marks)
        and prose.between(items[-1], whole) == "，共"
    )
    return plain and abs(made - whole.quantity.value) * 5 < made


def _survey(prose: Prose) -> Iterator[Listing]:
    """Answers by class in the sentence behind the number of questionnaires, without any 其中."""
    for i, m in enumerate(prose.mentions):
        if m.unit not in ("份", "人", "户", "名") or m.depth or not any_of("survey").search(m.label + m.noun):
            continue
        following = [p for p in prose.mentions[i + 1 : i + 12] if p.sentence <= m.sentence + 1 and not p.depth]
        if any(any_of("survey").search(p.label + p.noun) and p.unit == "份" for p in following):
            continue
        items = _items([p for p in following if comparable(m, p)])
        if len(items) < 2 or min(p.quantity.value for p in items) > m.quantity.value:
            continue
        if "其中" not in prose.content[m.quantity.end : items[-1].quantity.start]:
            answers = [
                p for p in prose.mentions[i + 1 : i + 12] if p.depth and comparable(m, p) and p.quantity.start < items[-1].quantity.start
            ]
            valid = any(any_of("survey").search(p.label) for p in following if comparable(m, p))
            weak = bool(answers) or valid or not any("不" in p.label for p in items)
            yield Listing([m], items, "survey", only_exact=weak)


def _sentence_end(content: str, start: int) -> int:
    ends = [e for c in "。；\n" if (e := content.find(c, start)) >= 0]
    return min(ends, default=len(content))


def _open(prose: Prose, start: int, end: int) -> bool:
    text = prose.content[start : end if end > 0 else len(prose.content)]
    return bool(re.search(r"等(?:[，。；)]|\d|$)|主要(?:是|有|包括|为)|重点|部分|例如|比如|尤其|特别是", text))
