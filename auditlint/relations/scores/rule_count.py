"""Numbers of items that a scoring rule announces (``上述4项``, ``满足以下3点``) against the items that it enumerates."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.anchor import number_at, phrase, value_of
from auditlint.quantities.number import Number
from auditlint.relations.row import Row
from auditlint.scoring.rule import enumerated
from auditlint.scoring.sheet import ScoreSheet

_ABOVE = re.compile(r"(?:上述|以上|前述|上列)(?P<number>\d{1,2}|[一二两三四五六七八九十])(?:个|项|点|条|款)")
_BELOW = re.compile(
    r"(?:以下|下列|下述)(?P<number>\d{1,2}|[一二两三四五六七八九十])(?:个|项|点|条|款)[^：:。\n]{0,16}[：:](?P<list>[^。\n]+)"
)
UNMARKED = "the items are not numbered, so that they cannot be counted for sure"


def counts(sheet: ScoreSheet) -> Iterator[Row]:
    """The announced numbers of every rule; a list without numbering can be confirmed but not refuted."""
    for item in sheet.items:
        if item.rule is None:
            continue
        content = item.rule.text.content
        marks = enumerated(content)
        for match in _ABOVE.finditer(content):
            before = [(mark, start, end) for mark, start, end in marks if start < match.start()]
            if len(before) > 1:
                number = number_at(item.rule, *match.span("number"), "个", until=match.end())
                places = tuple(phrase(item.rule, start - 1, start) for _, start, _ in before)
                yield Row(
                    "level_count",
                    {"stated": number.number, "listed": Number.exact(len(before)), "of": "items", "label": item.name},
                    number,
                    places,
                    f"{number.printed} = {len(before)}",
                    "likely",
                )
        below = _BELOW.search(content)
        if below is not None:
            listed = len([part for part in re.split(r"[；;]", below["list"]) if part.strip()])
            number = number_at(item.rule, *below.span("number"), "个")
            yield Row(
                "level_count",
                {
                    "stated": Number.exact(Fraction(value_of(below["number"]))),
                    "listed": Number.exact(listed),
                    "of": "items",
                    "label": item.name,
                },
                number,
                (phrase(item.rule, *below.span("list")),),
                f"{number.printed} = {listed}",
                "possible",
                doubt=UNMARKED,
            )
