"""Scores and the reasons beside them: full marks need none, deductions need one. Only sheets with a column of reasons claim that."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.scoring.sheet import ScoreSheet


def reasons(sheet: ScoreSheet) -> Iterator[Row]:
    """Every score with what its reason cell says: *fault*, *evidence* or *none*."""
    if "reason" not in sheet.columns or not any(item.reason for item in sheet.items):
        return
    for item in sheet.items:
        score = item.score
        if score is None:
            continue
        said = kind_of_reason(item.reason.text.content) if item.reason is not None else "none"
        cell: tuple[Quantity, ...] = (phrase(item.reason, 0, len(item.reason.text.content)),) if item.reason is not None else ()
        yield Row(
            "score_reason",
            {
                "stated": Number.exact(Fraction(score.value)),
                "weight": Number.exact(Fraction(item.weight.value)),
                "reason": said,
                "said": item.reason.text.content.replace("\n", "")[:40] if item.reason is not None else "",
                "explained": "yes" if item.process is not None else "no",
                "label": item.name,
            },
            score,
            (item.weight, *cell),
            f"{score.printed} / {item.weight.printed}",
            doubt=item.doubt,
            named={"weight": item.weight},
        )


@cache
def kind_of_reason(text: str) -> str:
    """*none* for an empty cell, *fault* if it names something missing or wrong, else *evidence* (a calculation, a proof of what was done)."""
    words = vocabulary("scoring")
    plain = text.strip().strip("。；; ")
    if not plain or plain in words["empty_reasons"]:
        return "none"
    left = _either("harmless").sub("", _nothing_wrong().sub("", plain))
    return "fault" if _either("negative").search(left) else "evidence"


@cache
def _either(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(vocabulary("scoring")[kind], key=len, reverse=True)))


@cache
def _nothing_wrong() -> re.Pattern[str]:
    """A negative word before a fault, with other words and further faults between: ``未发现截留、挪用等问题``."""
    return re.compile(
        rf"(?:{_either('negators').pattern})[^，。；\n]{{0,10}}?(?:{_either('faults').pattern})(?:[、和及或等]?(?:{_either('faults').pattern}))*"
    )
