"""What makes it doubtful that a share is one of a number printed before it."""

from collections.abc import Sequence
from fractions import Fraction

from auditlint.measures.change import is_change
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.share import Share
from auditlint.measures.words import any_of, core
from auditlint.quantities.fit import percent_meets

_LIST = 3
_HEAD = 2


def behind_change(prose: Prose, share: Share) -> bool:
    """Whether a change stands right before a share (``净调增140万元，占年初预算的1.87%``): it may be that of the change."""
    before = prose.mentions[share.index - 1]
    return (
        before is not share.numerator
        and before.sentence == share.mention.sentence
        and is_change(before.label)
        and before.unit == share.numerator.unit
    )


def is_rest(prose: Prose, share: Share) -> bool:
    """Whether a share is that of what is left (``其他三项合计N，占P%``): the part beside it is no base, but of the same whole."""
    at = share.numerator.quantity.start
    start = max(prose.content.rfind(stop, 0, at) for stop in "，。；：\n") + 1
    return any_of("rest").match(prose.content, start) is not None


def are_whole(share: Share, siblings: Sequence[Share]) -> bool:
    """Whether the shares of a list make a whole, each as it is of the sum of their numbers: that sum is their base, whatever is printed before."""
    shares = [share, *siblings]
    whole = sum(Fraction(s.numerator.quantity.value) for s in shares)
    return len(shares) >= _LIST and all(
        abs(Fraction(s.numerator.quantity.value) * 100 - whole * Fraction(s.mention.quantity.value))
        <= whole * Fraction(s.mention.quantity.step)
        for s in shares
    )


def peers(other: Mention, numerator: Mention) -> bool:
    """Whether two numbers are named as kinds of one thing (``演出支出N1，而维护支出N2``): neither is the base of the other's share."""
    a, b = core(other.label), core(numerator.label)
    common = 0
    while common < min(len(a), len(b)) and a[-1 - common] == b[-1 - common]:
        common += 1
    kinds = (a[: len(a) - common], b[: len(b) - common])
    return common >= _HEAD and all(len(kind) >= _HEAD and any_of("wholes").sub("", kind) for kind in kinds)


def fits_base(share: Share, base: Mention) -> bool:
    """Whether a share is that of its numerator in the base."""
    return percent_meets(share.mention.quantity, share.numerator.quantity, base.quantity)
