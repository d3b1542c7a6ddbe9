"""How the comparisons and connectives of an expression come to a verdict.

Equality is `judge.agree`. An inequality *holds* if it is true of the printed values; if it is false of them but true of some values that
print alike, it is *rounding*; otherwise it *fails*. ``and`` takes the gravest verdict and ``or`` the mildest, in the order of
`judge.ORDER`, which is Kleene's logic with *undetermined* in the middle.
"""

from collections.abc import Callable
from fractions import Fraction
from operator import ge, gt, le, lt

from auditlint.quantities.judge import ORDER, Judgement, Verdict, agree, undetermined
from auditlint.quantities.number import Number

MISSING = "an operand is missing"
NO_PARTS = "there is nothing to add"
NO_COMPARATOR = "the comparator is missing or unknown"
ONLY_ROUNDING = "the numbers may differ by rounding only"

INVERSE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
COMPARATORS = {"=": "==", "==": "==", "≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<"}
_TRUE: dict[str, Callable[[Fraction, Fraction], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_INVERTED: dict[Verdict, Verdict] = {"holds": "fails", "fails": "holds"}


def plain(truth: bool) -> Judgement:
    """The verdict on something that is either so or not: a text, a flag."""
    return Judgement("holds" if truth else "fails")


def compared(left: Number, operator: str, right: Number, *, truncated: bool = False) -> Judgement:
    """Judge ``left operator right`` (``== != < <= > >=``). ``truncated`` concerns equality only (see `judge.agree`)."""
    if operator == "==":
        return _equal(left, right, truncated)
    if operator == "!=":
        return inverted(_equal(left, right, truncated))
    true = _TRUE[operator]
    verdict: Verdict = "fails"
    if true(left.value, right.value):
        verdict = "holds"
    elif true(left.low, right.high) if operator.startswith("<") else true(left.high, right.low):
        verdict = "rounding"
    return Judgement(verdict, left, right, left.value - right.value)


def _equal(left: Number, right: Number, truncated: bool) -> Judgement:
    """Equality, with the product or quotient as the computed side, wherever it was written."""
    stated, computed = (right, left) if right.linear and not left.linear else (left, right)
    return agree(stated, computed, truncated=truncated)


def inverted(judgement: Judgement) -> Judgement:
    """The verdict on ``not``. What agrees within rounding can neither be called equal nor different."""
    if judgement.verdict == "undetermined":
        return judgement
    verdict = _INVERTED.get(judgement.verdict)
    if verdict is None:
        return undetermined(ONLY_ROUNDING)
    return Judgement(verdict, judgement.stated, judgement.computed, judgement.residual)


def every(judgements: list[Judgement]) -> Judgement:
    """The verdict on ``and``: the first of the gravest."""
    return max(judgements, key=_gravity)


def either(judgements: list[Judgement]) -> Judgement:
    """The verdict on ``or``: the first of the mildest."""
    return min(judgements, key=_gravity)


def _gravity(judgement: Judgement) -> int:
    return ORDER.index(judgement.verdict)
