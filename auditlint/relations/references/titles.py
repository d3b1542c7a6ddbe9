"""Cited documents: one title has one number, one number has one title, and no document is older than its number says.

A notice that forwards another document cites its title inside its own (``《转发〈…〉的通知》``, ``《…》的通知``); the two numbers of such a pair are told apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_YEAR = r"(?:19|20)\d\d"
_DOCUMENT_NUMBER = (
    rf"(?P<number>(?P<office>[一-龥]{{1,12}}?)\s?[〔\[﹝【(]\s?(?P<year>{_YEAR})\s?[〕\]﹞】)]\s?第?\s?(?P<serial>\d{{1,5}})\s?号)"
)
_CITATION = re.compile(
    rf"《(?P<title>[^《》\n]{{3,120}})》(?P<notice>的?(?:通知|批复|函))?\s?\((?:[^()《》\n]{{0,12}}[，、])?{_DOCUMENT_NUMBER}[^()\n]{{0,20}}\)"
)
_EDITION = re.compile(r"\s|\((?:试行|暂行|修订|修正|修订版|征求意见稿|[^()]{0,12}(?:修订|修正|版))\)")
_DATED = re.compile(rf"(?P<year>{_YEAR})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?P<between>[^。；\n《》]{{0,60}})$")
_BEFORE = 80


@dataclass(frozen=True, slots=True)
class Citation:
    """A title with its number, both without blanks and edition; ``at`` is the offset of the title mark in the joined text."""

    title: str
    number: str
    year: int
    notice: bool
    at: int
    title_mark: Quantity
    number_mark: Quantity


def find(wording: Wording) -> Iterator[Row]:
    """The citations of every document that is cited with its number, and their dates."""
    cited = list(_citations(wording))
    yield from _by_title(cited)
    yield from _by_number(cited)
    for citation in cited:
        yield from _dated(wording, citation)


def _citations(wording: Wording) -> Iterator[Citation]:
    if "号" not in wording.text:
        return
    for match in _CITATION.finditer(wording.text):
        yield Citation(
            _EDITION.sub("", match["title"]),
            f"{match['office'].strip()}〔{match['year']}〕{int(match['serial'])}号",
            int(match["year"]),
            match["notice"] is not None,
            match.start(),
            wording.phrase(match.start("title"), match.end("title")),
            wording.phrase(match.start("number"), match.end("number")),
        )


def _row(of: str, stated: Quantity, others: list[Quantity], first: str, second: str, label: str) -> Row:
    return Row(
        "citation",
        {"of": of, "first": first, "second": second, "label": label},
        stated,
        tuple(others),
        f"{first} / {second}",
        "likely",
    )


def _by_title(cited: list[Citation]) -> Iterator[Row]:
    groups: dict[str, list[Citation]] = {}
    for citation in cited:
        if not citation.notice:
            groups.setdefault(citation.title, []).append(citation)
    for title, group in groups.items():
        if len(group) < 2:
            continue
        numbers = _by_frequency([c.number for c in group])
        usual = next(c for c in group if c.number == numbers[0])
        for number in numbers[1:]:
            odd = [c for c in group if c.number == number]
            rest = [c.number_mark for c in group if c not in odd and c is not usual]
            others = [usual.number_mark, *(c.number_mark for c in odd[1:]), *rest]
            yield _row("title", odd[0].number_mark, others, usual.number, number, title)
        if len(numbers) == 1:
            yield _row("title", group[1].number_mark, [c.number_mark for c in group if c is not group[1]], numbers[0], numbers[0], title)


def _by_number(cited: list[Citation]) -> Iterator[Row]:
    groups: dict[str, list[Citation]] = {}
    for citation in cited:
        groups.setdefault(citation.number, []).append(citation)
    for number, group in groups.items():
        titles = _by_frequency([c.title for c in group])
        usual = next(c for c in group if c.title == titles[0])
        for title in titles[1:]:
            odd = [c for c in group if c.title == title]
            if _quotes(title, titles[0]) or any(c.notice for c in (*odd, usual)):
                continue
            yield _row("number", odd[0].title_mark, [c.title_mark for c in group if c is not odd[0]], titles[0], title, number)
        if len(group) > 1 and len(titles) == 1:
            yield _row("number", group[1].title_mark, [c.title_mark for c in group if c is not group[1]], titles[0], titles[0], number)


def _by_frequency(values: list[str]) -> list[str]:
    return sorted(dict.fromkeys(values), key=lambda value: -values.count(value))


def _quotes(one: str, other: str) -> bool:
    """Whether one title names the other: it forwards it, or is its short form."""
    first, second = sorted((_bare(one), _bare(other)), key=len)
    return first in second


@cache
def _bare(title: str) -> str:
    return re.sub(r"[〈〉<>“”]", "", title)


def _dated(wording: Wording, citation: Citation) -> Iterator[Row]:
    """The year printed in front of the title, where the sentence says that the document was issued then."""
    before = _DATED.search(wording.text, max(0, citation.at - _BEFORE), citation.at)
    if before is None or citation.notice:
        return
    between = before["between"]
    if not any(word in between for word in vocabulary("references")["issuing"]) or re.search(r"\d年|修[订正]", between):
        return
    printed = int(before["year"])
    wrong = printed < citation.year or printed > citation.year + 1
    yield _row(
        "year",
        citation.number_mark,
        [wording.phrase(before.start("year"), before.end("year") + 1)],
        before["year"],
        str(citation.year) if wrong else before["year"],
        citation.title,
    )
