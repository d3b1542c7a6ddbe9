"""The base of the shares in sentences.

The base of a share is what its phrase names, else the whole of its list. All shares of a passage vote on a base that is not named: a base that most of them
confirm is theirs, and a share that it does not reproduce is wrong.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditlint.measures.change import is_change
from auditlint.measures.matching import same_unit, shared
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.share import POINTING, Share, shares_in
from auditlint.measures.words import any_of, core, stages
from auditlint.quantities.fit import percent_meets
from auditlint.quantities.judge import agree
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.sentences.share_doubts import are_whole, behind_change, fits_base, is_rest, peers
from auditlint.relations.sentences.stated import ratio_row
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of

_REACH = 40
_SIBLINGS = 12
_LIST = 3
_NAME = 4
_WHOLE = re.compile("总(?!数)|全部|所有|整体")
_WHOLE_OR_SUM = re.compile(f"{_WHOLE.pattern}|[合共]计|^共|全[年市区县省]")
"""Words before the name of a base that is the whole of it (``占总支出的``): one of its kinds (基本支出) is not."""
_PART_OF_YEAR = re.compile(r"季度|上半年|下半年|\d{1,2}\s?月")
"""A number of a part of the year is no base of a share that names its base without it (``前三季度支出…，四季度支出…，占全年支出的…``)."""


def share_rows(
    prose: Prose, elsewhere: Mapping[str, Quantity], earlier: Sequence[Mention] = (), lines: Sequence[Prose] = ()
) -> Iterator[Row]:
    """The shares of a passage that can be bound to a base.

    ``elsewhere`` holds the document's totals by name, ``earlier`` the numbers of the passages before, the nearest first,
    ``lines`` the other lines of the list that the passage is a line of.
    """
    shares = list(shares_in(prose))
    if not shares:
        return
    beside = [s for line in lines for s in shares_in(line)]
    rows: list[Row] = []
    for i, share in enumerate(shares):
        near = shares[max(i - _SIBLINGS, 0) : i + _SIBLINGS]
        row = _bind(prose, share, near) or _bound_elsewhere(share, elsewhere) or _before(share, near + beside, earlier)
        doubtful = is_rest(prose, share) or behind_change(prose, share)
        if row is not None and (not doubtful or percent_meets(share.mention.quantity, *row.operands)):
            rows.append(row)
    yield from _adjusted(rows)


def _adjusted(rows: list[Row]) -> Iterator[Row]:
    """The rows; shares of one whole that make exactly 100 may each be adjusted by one last place to do so, as statisticians do."""
    by_base: dict[int, list[Row]] = {}
    for row in rows:
        by_base.setdefault(id(row.operands[1]), []).append(row)
    for row in rows:
        siblings = by_base[id(row.operands[1])]
        stated = row.columns["stated"]
        if len(siblings) >= _LIST and sum(r.columns["stated"].value for r in siblings) == 100:
            widened = replace(stated, low=stated.low - stated.step, high=stated.high + stated.step)
            yield replace(row, columns={**row.columns, "stated": widened})
        else:
            yield row


def totals_by_name(ledger: Ledger) -> dict[str, Quantity]:
    """The grand totals of the tables by the name of their column, where one value bears the name."""
    found: dict[str, set[Quantity]] = {}
    for stock in ledger.tables:
        amounts = amounts_of(stock)
        for column in amounts.additive if len(amounts.grand_rows) == 1 else ():
            total = amounts.quantity(amounts.grand_rows[0], column)
            name = labels.plain(amounts.labels[column])
            if total is not None and len(name) >= _NAME:
                found.setdefault(name, set()).add(total)
    return {name: next(iter(totals)) for name, totals in found.items() if len({q.value for q in totals}) == 1}


def _bound_elsewhere(share: Share, elsewhere: Mapping[str, Quantity]) -> Row | None:
    """A share whose base is named like a column of a table: its total is the base."""
    words = share.mention.label.partition("占")[2].partition("的")[0]
    total = elsewhere.get(words)
    if total is None or total.value < share.numerator.quantity.value:
        return None
    base = Mention(total, -1, -1, -1, 0, -1, words, "")
    return ratio_row(share.mention, share.numerator, base, "share", confidence="possible")


def _before(share: Share, shares: list[Share], earlier: Sequence[Mention]) -> Row | None:
    """A share of a list that has its whole in a passage before: the number that most of the list's shares are of, or the one that the share names."""
    siblings = [
        s
        for s in shares
        if s is not share and same_unit(s.numerator, share.numerator) and (s.base == share.base or not (s.base and share.base))
    ]
    wholes = [m for m in earlier if same_unit(m, share.numerator) and m.quantity.value >= share.numerator.quantity.value]
    if share.base and not siblings:
        heads = stages(share.base)
        wholes = [m for m in wholes if share.base in m.label + m.noun or (heads and heads <= stages(m.name))]
    fitting = [m for m in wholes if fits_base(share, m)]
    if share.base and fitting and not siblings:
        return ratio_row(share.mention, share.numerator, fitting[0], "share", confidence="possible")
    votes = {id(m): sum(fits_base(s, m) for s in siblings) for m in wholes}
    confirmed = [m for m in fitting if votes[id(m)]]
    if confirmed:
        return ratio_row(share.mention, share.numerator, max(confirmed, key=lambda m: votes[id(m)]), "share")
    made = sum(s.numerator.quantity.value for s in (share, *siblings))
    closed = [m for m in wholes if siblings and m.quantity.value == made and votes[id(m)]]
    most = closed or [m for m in wholes if votes[id(m)] >= 2 and votes[id(m)] * 4 > len(siblings) * 3 - 1]
    return ratio_row(share.mention, share.numerator, most[0], "share", others=[m.quantity for m in most]) if most else None


def loose_shares(narrative: Narrative) -> Iterator[tuple[Quantity, Quantity]]:
    """Shares with their numerator that name no base and have none in their passage."""
    for prose in narrative:
        for share in shares_in(prose):
            if not share.base and not _bases(prose, share):
                yield share.mention.quantity, share.numerator.quantity


def _bind(prose: Prose, share: Share, shares: list[Share]) -> Row | None:
    own = share.numerator.label.startswith("其中") or "占其" in share.mention.label
    listed = {id(s.numerator) for s in shares if s.base == share.base or not share.base}
    candidates = [c for c in _bases(prose, share) if own or id(c) not in listed or fits_base(share, c)]
    if not candidates:
        return None
    siblings = [
        s
        for s in shares
        if s is not share and same_unit(s.numerator, share.numerator) and s.base == share.base and abs(s.index - share.index) <= _REACH
    ]
    votes = [(sum(fits_base(s, c) for s in siblings), c) for c in candidates]
    named = _named(share, candidates)
    if named is not None and share.base and not fits_base(share, named):
        likely = _otherwise(prose, share, named, candidates)
        if likely is not None:
            return ratio_row(share.mention, share.numerator, likely, "share")
        if _enumerated(prose, share.numerator):
            return None
        return ratio_row(share.mention, share.numerator, named, "share", others=[c.quantity for c in candidates])
    candidates = [c for c in candidates if c.quantity.value >= share.numerator.quantity.value]
    votes = [(n, c) for n, c in votes if c in candidates]
    if not votes or are_whole(share, siblings):
        return None
    fitting = [(n, c) for n, c in votes if fits_base(share, c)]
    if fitting:
        base = max(fitting, key=lambda v: v[0])[1]
        return ratio_row(share.mention, share.numerator, base, "share")
    most = max(n for n, _ in votes)
    if most >= 2 or (most == 1 and len(siblings) == 1):
        base = next(c for n, c in votes if n == most)
        return ratio_row(share.mention, share.numerator, base, "share", others=[c.quantity for c in candidates])
    if named is not None:
        return ratio_row(share.mention, share.numerator, named, "share", others=[c.quantity for c in candidates])
    return ratio_row(
        share.mention, share.numerator, candidates[0], "share", confidence="possible", doubt="the base of the share is not named"
    )


def _otherwise(prose: Prose, share: Share, named: Mention, candidates: list[Mention]) -> Mention | None:
    """Another base that the share is of exactly: one so named that counts sheets or households, or any where the words do not name the first one wholly."""
    counts = [
        m
        for m in prose.mentions[: share.index]
        if m.quantity.dimension == named.quantity.dimension and m.unit != named.unit and share.base in m.label + m.noun
    ]
    words = share.mention.label.partition("占")[2].partition("的")[0]
    exact = words in named.label + named.noun or (share.base in named.label + named.noun and share.mention.quantity.step >= 1)
    loose = [] if exact else candidates
    return next((m for m in (*counts, *loose) if m is not named and fits_base(share, m)), None)


def _enumerated(prose: Prose, numerator: Mention) -> bool:
    """Whether a number ends an enumeration (``A N1所、B N2所，占P%``), so that the share may be that of the whole list."""
    at = prose.mentions.index(numerator)
    return (
        at > 0
        and same_unit(prose.mentions[at - 1], numerator)
        and prose.between(prose.mentions[at - 1], numerator).startswith(("、", "和"))
    )


def _bases(prose: Prose, share: Share) -> list[Mention]:
    """Numbers of the same unit before the numerator, the nearest first."""
    numerator = share.numerator
    before = [
        m
        for m in prose.mentions[max(share.index - _REACH, 0) : share.index]
        if m is not numerator and m.quantity.start < numerator.quantity.start and not (share.base and f"{share.base}中" in m.label)
    ]
    return [
        m
        for m in reversed(before)
        if same_unit(m, numerator)
        and m.depth <= numerator.depth
        and not is_change(m.label)
        and not m.quantity.approximation
        and not (numerator.quantity.approximation and agree(numerator.quantity.number, m.quantity.number).verdict != "fails")
    ]


def _named(share: Share, candidates: list[Mention]) -> Mention | None:
    """The base that the sentence names: by its words, or as the only whole of a 其中 clause."""
    if share.base:
        if any_of("scopes").search(share.base):
            return None
        heads = stages(share.base)
        candidates = [c for c in candidates if not peers(c, share.numerator) and not _PART_OF_YEAR.search(c.label)]
        hits = [c for c in candidates if share.base in c.label + c.noun]
        if not hits and share.base in share.numerator.label + share.numerator.noun:
            return None  # the whole of what the number itself counts is printed elsewhere
        if POINTING.search(share.mention.label):
            pass
        elif not hits and heads:
            hits = [c for c in candidates if heads <= stages(c.name) and len(core(c.name)) > 1]
        elif not hits:
            most = max((shared(share.base, c.label + c.noun) for c in candidates), default=0)
            hits = [c for c in candidates if most and shared(share.base, c.label + c.noun) == most]
        if _WHOLE.match(share.mention.label.partition("占")[2]):
            hits = [h for h in hits if core(h.label) == share.base or _WHOLE_OR_SUM.search(h.label)]
        hits = [h for h in hits if h.quantity.value >= share.numerator.quantity.value or h.sentence == share.numerator.sentence]
        return hits[0] if len({h.quantity.value for h in hits}) == 1 else None
    near = [c for c in candidates if c.sentence >= share.numerator.sentence - 1]
    if share.numerator.label.startswith("其中") and near:
        return near[0]
    alone = len({c.quantity.value for c in near}) == 1 and len({c.quantity.value for c in candidates}) == 1
    return near[0] if alone and not peers(near[0], share.numerator) else None
