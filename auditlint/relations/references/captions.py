"""Figures, tables and annexes: every reference needs its caption, and no two captions of one run may bear one number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.quantities.ledger import Passage
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_KIND = r"(?P<kind>附件|附表|附图|表|图)"
_NUMBER = r"(?P<number>\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]{1,2})"
_CAPTION = re.compile(
    rf"(?:(?<=\n)|\A)\s{{0,8}}[(《【]?(?P<continued>续)?{_KIND}\s?{_NUMBER}(?![\d%.]|[年月日个人件元户号份])[)》】]?[ ：.、]{{0,4}}(?P<title>[^\n]{{0,60}})"
)
_REFERENCE = re.compile(
    rf"(?<![一-龥])(?<!续){_KIND}\s?{_NUMBER}(?=所[示列]|中(?!心)|显示|可[见知]|[)，。；、])|(?<=[见如由据从])(?P<kind2>附件|附表|附图|表|图)\s?(?P<number2>\d{{1,2}}(?:[-—.]\d{{1,2}})?|[一二三四五六七八九十]{{1,2}})(?![\d%个])"
)
_LIST = re.compile(r"(?:(?<=\n)|\A)\s{0,8}附\s?件\s?：")
_PAGE = re.compile(r"[\s.·…．]*\d{1,4}$")
_SENTENCE_END = tuple("。；，")
_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Caption:
    kind: str
    number: str
    title: str
    mark: Quantity


def find(wording: Wording) -> Iterator[Row]:
    """The references with whether their caption exists, and the captions with whether their number is new."""
    captions = list(_captions(wording))
    if captions:
        yield from _repeated(captions)
    known = {(c.kind, c.number) for c in captions}
    kinds = {kind for kind, _ in known}
    annexes_listed = "附" in wording.text and _LIST.search(wording.text) is not None
    for kind, number, mark in _references(wording, {(c.mark.passage, c.mark.start) for c in captions}):
        doubt = "" if kind in kinds else "no caption of this kind is in the document"
        if kind == "附件" and annexes_listed:
            doubt = "the annexes may be files of their own"
        yield Row(
            "reference",
            {"kind": _NAMES[kind], "found": "yes" if (kind, number) in known else "no", "label": mark.printed},
            mark,
            tuple(c.mark for c in captions if (c.kind, c.number) == (kind, number))[:1],
            mark.printed,
            "likely",
            doubt=doubt,
        )


_NAMES = {"表": "table", "图": "figure", "附件": "annex", "附表": "table", "附图": "figure"}


def _plain(number: str) -> str:
    """``一`` -> ``1``; digits as they are."""
    if number[0] not in _ORDINALS:
        return number.replace("—", "-")
    if len(number) == 1:
        return str(_ORDINALS.index(number) + 1)
    return f"1{_ORDINALS.index(number[1]) + 1}" if number[0] == "十" and number[1] != "十" else number


def _captions(wording: Wording) -> Iterator[_Caption]:
    if not any(kind in wording.text for kind in ("表", "图", "附件")):
        return
    for match in _CAPTION.finditer(wording.text):
        title = _PAGE.sub("", match["title"]).strip()
        if match["continued"] or title.endswith(_SENTENCE_END) or title.startswith(("所示", "中", "可见", "显示")):
            continue
        passage, _ = wording.locate(match.start("kind"))
        if _is_sheet_name(passage) or (passage.table is not None and passage.row >= passage.table.header_rows):
            continue
        yield _Caption(match["kind"], _plain(match["number"]), title, wording.phrase(match.start("kind"), match.end("number")))


def _is_sheet_name(passage: Passage) -> bool:
    """Whether the passage is the name of a sheet, which often repeats the caption in it."""
    place = passage.text.place(0, 1)
    return place.sheet is not None and place.cell is None


def _repeated(captions: list[_Caption]) -> Iterator[Row]:
    """Two captions in a row with one number; a lower number begins a new run."""
    last: dict[str, _Caption] = {}
    for caption in captions:
        before = last.get(caption.kind)
        last[caption.kind] = caption
        if before is None:
            continue
        one, other = sorted((before.title, caption.title), key=len)
        twice = before.number == caption.number and one and not other.startswith(one)
        yield Row(
            "caption",
            {"twice": "yes" if twice else "no", "first": before.title, "second": caption.title, "label": caption.mark.printed},
            caption.mark,
            (before.mark,),
            caption.mark.printed,
            "likely",
        )


def _references(wording: Wording, captions: set[tuple[int, int]]) -> Iterator[tuple[str, str, Quantity]]:
    for match in _REFERENCE.finditer(wording.text):
        name, number = ("kind", "number") if match["kind"] else ("kind2", "number2")
        mark = wording.phrase(match.start(name), match.end(number))
        if (mark.passage, mark.start) not in captions:
            yield match[name], _plain(match[number]), mark
