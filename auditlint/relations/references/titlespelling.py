"""A title cited in two spellings: ``《某市污水处理专项补助资金管理办法》`` and ``《某市污水处理补助资金管理办法》``.

Titles are grouped by their first and last characters; two of a group are variants if one has one or two more characters in one place. Where both are cited with a document
number, the number tells whether they are one document (see `titles`).
"""

import re
from collections.abc import Iterator
from itertools import combinations

from auditlint.language import vocabulary
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_TITLE = re.compile(r"《(?P<title>[^《》\n]{8,80})》")
_NUMBER = re.compile(r"\s?\([^()\n]{2,30}号")
_EDITION = re.compile(r"\s|\([^()]{1,12}\)|[〈〉“”]")
_KEY = 4
_MOST_INSERTED = 2
_MOST_FORMS = 8


def find(wording: Wording) -> Iterator[Row]:
    """The pairs of titles that differ by one or two inserted characters, and the titles that are cited alike more than once."""
    groups: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    numbered: set[str] = set()
    for match in _TITLE.finditer(wording.text):
        title = _EDITION.sub("", match["title"])
        if len(title) >= 2 * _KEY and wording.whole(*match.span()):
            if _NUMBER.match(wording.text, match.end()):
                numbered.add(title)
            groups.setdefault((title[:_KEY], title[-_KEY:]), {}).setdefault(title, []).append(match.span("title"))
    for forms in groups.values():
        for title, spans in forms.items():
            if len(forms) == 1 and len(spans) > 1:
                yield _row(wording, title, title, [*spans[1:], spans[0]])
        for one, other in combinations(list(forms)[:_MOST_FORMS], 2):
            if not {one, other} <= numbered and _variants(one, other):
                rare, usual = sorted((one, other), key=lambda title: len(forms[title]))
                yield _row(wording, rare, usual, [*forms[rare], *forms[usual]])


def _variants(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    extra = len(long) - len(short)
    if not 0 < extra <= _MOST_INSERTED:
        return False
    at = next((n for n in range(len(short)) if short[n] != long[n]), len(short))
    inserted = long[at : at + extra]
    if short[at:] != long[at + extra :]:
        return False
    words = vocabulary("references")
    return inserted not in words["other_documents"] and not any(c in words["distinguishing"] for c in inserted)


def _row(wording: Wording, first: str, second: str, spans: list[tuple[int, int]]) -> Row:
    stated, *others = (wording.phrase(*span) for span in spans)
    return Row(
        "name", {"first": first, "second": second, "of": "titles", "label": ""}, stated, tuple(others), f"{first} / {second}", "likely"
    )
