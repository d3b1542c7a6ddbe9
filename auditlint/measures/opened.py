"""Lists behind words that open them: 其中, 分别, ``按…分``, ``分为…类`` or a colon."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from auditlint.measures.change import is_change
from auditlint.measures.closure import Closure
from auditlint.measures.listing import Listing, changes, comparable, complete_shares, counters, levels, says_open
from auditlint.measures.listing_doubts import another_topic, beside_other, exceeded, nested, own_measure
from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.repeated import measured
from auditlint.measures.words import core, per_unit
from auditlint.quantities.fit import percent_meets

CLOSING = re.compile(
    r"^(?:以上|上述|[两二三四五六七八九]项|[两二三四五六七八九]类)?(?:合计|共计|总计|总共|合共|一共)[一-龥]{0,6}$|^共$|[一-龥](?:合计|共计|总计)$"
)
OPENER = re.compile(
    r"(?P<of_which>(?:其中包括|其中包含|其中|包括)[：，]?)"
    r"|(?P<among>(?<=[一-龥])中(?:[，：]|(?![心小央级学医国介部东西等式期旬药])(?=[一-龥]{1,12}\d)))"
    r"|(?P<respectively>分别(?:为|是|有|达到?|完成|安排|投入|支出))"
    r"|(?P<cut>分为[^，。：；]{0,6}[：，]|按(?:照)?[一-龥]{1,10}?(?:划分为|分为|划分|分类|统计|分|看)[，：]?|从[一-龥]{1,14}?看，?|(?<=[，：])由(?=[^，。；\d]{1,16}\d)(?![^，。；]{0,30}[一-龥](?:到|至)\d)"
    r"|(?:情况|构成|来源|用途|分布|结构|如下)(?:分)?(?:为|是|如下)?：|(?:来源|构成|组成)(?:分别)?(?:为|是|包括)(?=[一-龥]{2,14}\d)|(?<=[一-龥%])：(?=[一-龥“”]{0,14}\d))"
)
_COUNTED = re.compile(r"\d[^，。；：、\n]{0,14}$")
_TOTALLED = re.compile(r"[与和及、][一-龥]{2,10}(?:合计|共计|总计)$")
_FORMS = {"of_which": "of which", "among": "of which", "respectively": "respectively", "cut": "division"}
_MOST = 60
_WHOLES = 16
_DISTANCE = 60
_REACHED, _OVER = 99, 101
"""Shares that make less leave something out on purpose, those that make more count something twice."""


def _openers(prose: Prose) -> list[re.Match[str]]:
    return [
        m for m in OPENER.finditer(prose.content) if m.group() != "中" or _COUNTED.search(prose.content, max(m.start() - 20, 0), m.start())
    ]


def opened(prose: Prose) -> Iterator[Listing]:
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
        if form == "respectively" and first.quantity.dimension == "percent":
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
            complete = named and bool(items) and Closure().proves(wholes[0], levels(items), Fraction(0), "of which", marked_open=False)
            totalled = totalled or not complete
        if items and is_change(first.label):
            wholes = [w for w in wholes if is_change(w.label)]
            items = (
                [m for m in prose.mentions[following : following + _MOST] if m in items or _same_list(first, m, until)] if wholes else []
            )
            items = changes(items) if wholes else []
        else:
            items, wholes = levels(items), [w for w in wholes if not is_change(w.label)]
        fitting = [w for w in wholes if items and comparable(w, items[0])]
        if not items or not fitting or (form != "of_which" and len(items) < 2):
            continue
        other = beside_other(wholes, fitting[0], first)
        if other and len(items) == 1:
            continue
        listed.update(id(m) for m in items)
        column = measured(fitting[0], items)
        if column:
            items, fitting = column, fitting[:1]
        end = _sentence_end(prose.content, items[-1].quantity.end)
        shared_singly = _shared_singly(prose, items, fitting[0])
        weak = (
            totalled
            or column == []
            or nested(prose, items)
            or (form == "of_which" and not column and another_topic(match, [m for m in items if comparable(fitting[0], m)]))
        )
        weak = weak or (form == "respectively" and own_measure(prose, fitting[0], first))
        weak = weak or any(not comparable(fitting[0], m) and counters(fitting[0], m) for m in items)
        yield Listing(
            fitting,
            items,
            _FORMS[form],
            weak,
            says_open(prose, match.start(), end) or shared_singly <= _REACHED,
            _shared_out(prose, items),
            overlapping=shared_singly >= _OVER,
        )


def continued(prose: Prose, earlier: Sequence[Mention]) -> Iterator[Listing]:
    """A list that begins a passage (``按渠道分：…``) and divides a number of a passage before; only a number that the list comes near is its whole."""
    opener = OPENER.search(prose.content)
    if opener is None or opener.lastgroup != "cut" or not prose.mentions or prose.mentions[0].quantity.start < opener.end():
        return
    if prose.mentions[0].quantity.start - opener.end() > _DISTANCE:
        return
    items = levels(_behind(prose, 0, len(prose.content))[0])
    if len(items) < 2 or any(not comparable(items[0], m) for m in items):
        return
    made = sum(m.quantity.value for m in items)
    wholes = [m for m in earlier if comparable(m, items[0]) and not is_change(m.label) and not per_unit(m.label)]
    near = [m for m in wholes if abs(m.quantity.value - made) * 5 < made]
    if near:
        shares = _shared_out(prose, items)
        yield Listing(near, items, "division", not shares, shares=shares)


def _shared_singly(prose: Prose, items: list[Mention], whole: Mention) -> Decimal:
    """What the shares printed behind the items make, if every item has its share of the whole there; else a hundred."""
    shares = _shares(prose, items)
    own = [m for m in items if comparable(whole, m)]
    if not len(shares) == len(own) > 1 or not all(
        percent_meets(s.quantity, m.quantity, whole.quantity) for s, m in zip(shares, own, strict=True)
    ):
        return Decimal(100)
    return sum((m.quantity.value for m in shares), Decimal(0))


def _shared_out(prose: Prose, items: list[Mention]) -> tuple[Mention, ...]:
    """The shares of the whole behind the items of a list, if every one has a share and they make a hundred."""
    return complete_shares(_shares(prose, items), len(items))


def _shares(prose: Prose, items: list[Mention]) -> list[Mention]:
    sentence = prose.by_sentence[items[0].sentence]
    return [
        m for m in sentence if m.quantity.dimension == "percent" and m.quantity.start > items[0].quantity.start and not is_change(m.label)
    ]


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
        if items and (CLOSING.match(m.label) or _TOTALLED.search(m.label)):
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
        if m.depth <= first.depth
        and m.sentence >= first.sentence - back
        and m.quantity.dimension != "percent"
        and not per_unit(m.label)
        and not exceeded(m)
    ]
    held = [m for m in prose.mentions[max(following - 4, 0) : following] if m.depth == first.depth + 1 and m.sentence == first.sentence]
    held = [m for m in held if m.quantity.dimension != "percent"] if earlier else []
    return [*earlier, *held] if form == "of_which" else sorted(earlier, key=lambda m: id(m) in listed)


def _sentence_end(content: str, start: int) -> int:
    ends = [e for c in "。；\n" if (e := content.find(c, start)) >= 0]
    return min(ends, default=len(content))
