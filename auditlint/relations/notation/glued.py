"""Numbers that lost or gained a character: two decimal points, a unit printed twice, a day and a month run together (``2017210日``)."""

import re
from collections.abc import Iterator

from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_UNIT = r"\s?(?:%|[万亿]?元(?![素器])|个百分点)"
_FAULTS = (
    ("points", re.compile(rf"\.\d*\.\d+{_UNIT}")),
    ("twice", re.compile(r"%\s?%|元元|[万亿]元元|元万元|万万元")),
    ("date", re.compile(r"20\d{4,6}日")),
    ("groups", re.compile(rf"，\d{{3}}(?:，\d{{3}})*(?:\.\d+)?(?={_UNIT})")),
)
_WELL_FORMED = re.compile(r",\d{3}(?:,\d{3})*(?:\.\d+)?(?![\d.,])")
_BEFORE = re.compile(r"(?<![\d，,.])\d[\d,.]*\s?$")
_REACH = 20


def find(wording: Wording) -> Iterator[Row]:
    """One row for every such number. A fault stands behind the digits that it belongs to, except in a date, which begins with them."""
    text = wording.text
    sound = True
    for fault, pattern in _FAULTS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if fault == "date":
                if text[start - 1 : start].isdigit():
                    continue
            else:
                digits = _BEFORE.search(text, max(0, start - _REACH), start)
                if digits is None or (fault == "groups" and len(digits.group()) > 3 and "," not in digits.group()):
                    continue
                start = digits.start()
            if wording.whole(start, end):
                sound = False
                yield _row(wording, start, end, fault)
    formed = _WELL_FORMED.search(text) if sound else None
    digits = _BEFORE.search(text, max(0, formed.start() - _REACH), formed.start()) if formed is not None else None
    if formed is not None and digits is not None:
        yield _row(wording, digits.start(), formed.end(), "none")


def _row(wording: Wording, start: int, end: int, fault: str) -> Row:
    mark = wording.phrase(start, end)
    return Row("glued", {"fault": fault, "label": ""}, mark, (), mark.printed, "likely")
