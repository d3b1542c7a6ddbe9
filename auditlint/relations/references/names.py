"""One body under two names: ``某市安和物业服务有限公司`` and ``某安和物业服务有限公司``.

Names have no printed beginning, so they are compared from their ending to the left: two names are variants if they agree in at least eight characters, differ by one or two
inserted ones, and agree again. They are grouped by their last characters, never compared all with all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from auditlint.language import vocabulary
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_REACH = 30
_SAME_RIGHT = 8
_KEY = 4
_MOST_FORMS = 8
_CUT = re.compile(r"[^，。；：、\n！？“”《》\d]*$")


@dataclass(slots=True)
class _Form:
    """A spelling: the text before the ending (nearest punctuation on the left), and where it is printed."""

    before: str
    ending: str
    places: list[int]


@cache
def _endings() -> re.Pattern[str]:
    words = vocabulary("references")
    kinds = ((kind, sorted(words[kind], key=len, reverse=True)) for kind in ("companies", "bodies", "persons"))
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(endings)})" for kind, endings in kinds))


def find(wording: Wording) -> Iterator[Row]:
    """The pairs of names that differ by an inserted character or two."""
    text = wording.text
    groups: dict[tuple[str, str, str], dict[str, _Form]] = {}
    for match in _endings().finditer(text):
        kind, start = match.lastgroup or "", match.start()
        context = _context(text[max(wording.bounds(start)[0], start - _REACH) : start])
        keys = {context[-3:], context[-4:-1], context[-_KEY:]} if kind == "persons" else {context[-_KEY:]}
        for key in keys:
            if len(key) >= 3:
                forms = groups.setdefault((kind, match.group(), key), {})
                forms.setdefault(context[-16:], _Form(context, match.group(), [])).places.append(start)
    told: set[tuple[str, str]] = set()
    varied: set[int] = set()
    for (kind, _, _), forms in groups.items():
        for one, other in combinations(list(forms.values())[:_MOST_FORMS], 2):
            pair = _variants(kind, one, other)
            if pair is not None and pair not in told:
                told.add(pair)
                varied |= {*one.places, *other.places}
                yield _row(wording, kind, one, other, pair)
    for (kind, ending, key), forms in groups.items():
        places = sorted({place for form in forms.values() for place in form.places})
        if len(places) > 1 and len(key) == _KEY and not varied & set(places):
            yield _same(wording, kind, key + ending, [place + len(ending) for place in places])


def _context(before: str) -> str:
    """The end of ``before`` that may belong to the name: without punctuation and without half a bracket."""
    match = _CUT.search(before)
    context = match.group().replace(" ", "") if match else ""
    depth = 0
    for at in range(len(context) - 1, -1, -1):
        if context[at] == ")":
            depth += 1
        elif context[at] == "(":
            depth -= 1
            if depth < 0:
                return context[at + 1 :]
    return context


def _common_ending(one: str, other: str) -> int:
    n = 0
    while n < min(len(one), len(other)) and one[-1 - n] == other[-1 - n]:
        n += 1
    return n


def _variants(kind: str, one: _Form, other: _Form) -> tuple[str, str] | None:
    """Both names, from the common characters on the left, if one has one or two characters more."""
    short, long = sorted((one, other), key=lambda form: len(form.before))
    for a, b in ((short, long), (long, short)):
        same = _common_ending(a.before, b.before)
        if kind != "persons" and same + len(a.ending) < _SAME_RIGHT:
            continue
        if kind == "persons" and same:
            continue
        left_a, left_b = a.before[: len(a.before) - same], b.before[: len(b.before) - same]
        for extra in (1,) if kind == "persons" else (1, 2):
            left = _common_ending(left_a, left_b[:-extra])
            inserted = left_b[len(left_b) - extra :]
            if left >= (2 if kind == "companies" else 3) and len(left_b) > extra and not _distinguishes(kind, inserted):
                right = a.before[len(a.before) - same :] + a.ending
                begin = _name_start(left_a[-left:])
                if len(begin) >= 2:
                    return begin + right, begin + inserted + right
    return None


@cache
def _distinguishes(kind: str, inserted: str) -> bool:
    words = vocabulary("references")
    forbidden = words["distinguishing"] + ("" if kind == "companies" else words["levels"]) + "()"
    return any(character in forbidden for character in inserted)


def _name_start(common: str) -> str:
    """``common`` without the words in front of a name."""
    for word in vocabulary("references")["before_names"]:
        _, found, behind = common.rpartition(word)
        if found and behind:
            common = behind
    return common[-8:]


def _row(wording: Wording, kind: str, one: _Form, other: _Form, pair: tuple[str, str]) -> Row:
    rare, usual = sorted((one, other), key=lambda form: len(form.places))
    named = {form.before[-16:]: name for form, name in _named(one, other, pair)}
    marks = []
    for form in (rare, usual):
        name = named[form.before[-16:]]
        for start in form.places:
            end = start + len(form.ending)
            begin = _begin(wording.text, end, name)
            marks.append(wording.phrase(begin, end))
    stated, *rest = marks
    return Row(
        "name",
        {"first": named[rare.before[-16:]], "second": named[usual.before[-16:]], "of": kind, "label": ""},
        stated,
        tuple(rest),
        f"{named[rare.before[-16:]]} / {named[usual.before[-16:]]}",
        "likely",
    )


def _same(wording: Wording, kind: str, name: str, ends: list[int]) -> Row:
    """A name that is spelt alike wherever it stands."""
    stated, *rest = (wording.phrase(_begin(wording.text, end, name), end) for end in ends)
    return Row("name", {"first": name, "second": name, "of": kind, "label": ""}, stated, tuple(rest), name, "likely")


def _named(one: _Form, other: _Form, pair: tuple[str, str]) -> Iterator[tuple[_Form, str]]:
    for form in (one, other):
        full = form.before + form.ending
        yield form, next(name for name in sorted(pair, key=len, reverse=True) if full.endswith(name))


def _begin(text: str, end: int, name: str) -> int:
    """Where ``name``, which ends at ``end``, begins in ``text``, blanks skipped."""
    at, left = end, len(name)
    while left:
        at -= 1
        left -= text[at] != " "
    return at
