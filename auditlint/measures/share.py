"""Shares as sentences tell them, each with its numerator: ``A N件，占P%``, ``占总数的P%``, ``A N1件、B N2件，分别占P1%、P2%``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.measures.change import AGAINST_YEAR, is_change
from auditlint.measures.matching import shared
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import any_of, core, per_unit

_SHARE = re.compile(
    r"占(?:比|(?P<base>[^，。；]{0,24}?)的?比(?:例|重)?|(?P<of>[^，。；]{0,24}?)的?)?(?:为|达到?|约|近|是|仅|高达|均|分别为|分别)?(?:比例|比重)?$"
)
_ALL = re.compile(r"^(?:全部|所有|总|各类|该)|(?:总数|总量|总额|数)$")
_EMPTY = re.compile(r"^(?:其|全部|总|总数|总量|总额|总体|量|额|比|全|合计|总计|整体)*$")
_OF_YEAR_BEFORE = re.compile(rf"{AGAINST_YEAR}(?:同期)?的$")
_SUBJECT = 3
POINTING = re.compile("占(?:该|此|本|所在|各自|相应|对应)")
"""A base that each share has of its own (``占该维度满分的``): another of the kind is not."""
_COUNTING = re.compile(r"[两三四五六七八九][类项者种方]|各|数量?$|比例")
_UNPRINTED = re.compile(r"[一-龥]、[一-龥].*分别占|占各自")


@dataclass(frozen=True, slots=True)
class Share:
    """A share, its numerator and the words that name its base (empty if none do)."""

    mention: Mention
    numerator: Mention
    base: str
    index: int


def shares_in(prose: Prose) -> Iterator[Share]:
    """The shares of a passage that have a numerator, in order."""
    paired: set[int] = set()
    carried: tuple[Mention, str] | None = None
    for i, m in enumerate(prose.mentions):
        if (
            i in paired
            or m.quantity.dimension != "percent"
            or "占" not in m.label
            or is_change(m.label)
            or any_of("compare").search(m.label)
        ):
            continue
        match = _SHARE.search(m.label)
        if match is None:
            continue
        base = _ALL.sub("", core(_ALL.sub("", match["base"] or match["of"] or "")))
        base = "" if _EMPTY.match(base) else base
        if not base and carried is not None and carried[0].sentence == m.sentence and not _divides(prose, carried[0], m):
            base = carried[1]
        carried = (m, base) if base and not POINTING.search(m.label) else None
        if "分别" in m.label:
            run = _run(prose, i)
            paired.update(run)
            listed = _listed(prose, i, len(run))
            if _UNPRINTED.search(m.label) or _foreign(m, listed):
                continue
            for at, numerator in zip(run, listed, strict=False):
                yield Share(prose.mentions[at], numerator, base, at)
            continue
        single = _numerator(prose, i, base)
        rough = m.quantity.printed.endswith("成")
        if single is not None and not (rough and single.segment != m.segment):
            yield Share(m, single, base, i)


def _divides(prose: Prose, before: Mention, m: Mention) -> bool:
    """Whether a list begins between two shares, so that the later is of its whole."""
    return re.search("其中|分别|中，", prose.content[before.quantity.end : m.quantity.start]) is not None


def _run(prose: Prose, index: int) -> list[int]:
    """The percentages enumerated from mention ``index`` on: ``37.5%、21.6%、40.9%``."""
    run = [index]
    for i in range(index + 1, len(prose.mentions)):
        if prose.mentions[i].quantity.dimension != "percent" or prose.between(prose.mentions[i - 1], prose.mentions[i]) not in (
            "、",
            "和",
            "，",
        ):
            break
        run.append(i)
    return run


def _listed(prose: Prose, index: int, count: int) -> list[Mention]:
    """The last ``count`` levels of one unit before mention ``index`` in its sentence; empty if there are fewer."""
    share = prose.mentions[index]
    before = [
        m
        for m in prose.mentions[max(index - count - 6, 0) : index]
        if m.sentence == share.sentence and m.depth == share.depth and m.quantity.dimension != "percent" and not is_change(m.label)
    ]
    listed = before[-count:]
    return listed if len(listed) == count and len({m.unit for m in listed}) == 1 else []


def _numerator(prose: Prose, index: int, base: str) -> Mention | None:
    """The number whose share it is: the last level before it in the same sentence, brackets and the base itself skipped; the owner of the bracket it stands in."""
    share = prose.mentions[index]
    subject = core(share.label.partition("占")[0])
    if len(subject) == _SUBJECT - 1:
        named = [m for m in prose.by_sentence[share.sentence] if m.quantity.start < share.quantity.start and m.label.startswith(subject)]
        if named and named[-1].quantity.dimension != "percent":
            return named[-1]
    for m in reversed(prose.mentions[max(index - 8, 0) : index]):
        if m.sentence != share.sentence:
            return None
        if per_unit(m.label) or _OF_YEAR_BEFORE.search(m.label):
            continue
        if m.depth > share.depth or m.quantity.dimension in ("percent", "points", "multiple", "duration") or is_change(m.label):
            continue
        if m.depth < share.depth and m.quantity.end > share.bracket:
            continue
        if len(base) > _SUBJECT and m.label.endswith(base) and not is_change(m.label):
            continue
        return m if m.quantity.value > 0 and _speaks(share, m) else None
    return None


def _foreign(share: Mention, numerators: Sequence[Mention]) -> bool:
    """Whether the shares are of another measure than the numbers before them count (``能耗占比分别为`` behind numbers of offices)."""
    subject = core(share.label.partition("占")[0].replace("分别", ""))
    return len(subject) > 1 and not _COUNTING.search(subject) and not any(shared(subject, n.label + n.noun) for n in numerators)


def _speaks(share: Mention, numerator: Mention) -> bool:
    """Whether the share names no subject of its own (``重度残疾人占P%``), or the one that the number counts."""
    subject = core(share.label.partition("占")[0])
    return len(subject) < _SUBJECT or shared(subject, numerator.label + numerator.noun) > 0 or "分别" in subject
