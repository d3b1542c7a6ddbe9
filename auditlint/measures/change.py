"""Words of change: which way a number points."""

import re

from auditlint.language import vocabulary
from auditlint.measures.words import any_of

_TAIL = 5


def direction(label: str) -> int:
    """1 if ``label`` ends in a word of increase, -1 for one of decrease, 0 for neither."""
    tail = label[-_TAIL - 4 :]
    best, way = -1, 0
    for name, sign in (("increase", 1), ("decrease", -1)):
        for match in any_of(name).finditer(tail):
            behind = tail[match.end() :]
            if len(behind) <= 2 and not re.search(r"[到至率]", behind) and match.end() >= best:
                longer = match.end() - match.start()
                if match.end() > best or longer > 1:
                    best, way = match.end(), sign
    return way


def is_change(label: str) -> bool:
    """Whether the number behind ``label`` states a change, not a level."""
    return direction(label) != 0 or label.endswith(tuple(vocabulary("prose")["compare"]))
