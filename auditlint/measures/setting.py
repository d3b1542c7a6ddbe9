"""Where and when: the place and the year that a number of a passage is about, taken from its words, its sentence, its passage and its headings.

What the first sentence of a passage names may hold for the others, and is marked as inherited there; what a later sentence names ends with it. The place of a part (其中老城区…)
may hold for the numbers behind it, and is marked likewise. A sentence that speaks of
the whole project again (``评价认为…``, ``经核查…``) leaves both.
"""

import re
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.lead import leads
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.words import without_period

INHERITED = "?"
_YEAR = re.compile(r"(?P<until>截至|截止)?(?P<against>(?:比|较|与|于|同)\s?)?(?P<year>(?:19|20)\d\d)\s?年")
_PLACE = re.compile(
    r"^(?:[一二三四五六七八九十]是)?(?:其中|对|在|由)?(?P<place>(?![一二三四五六七八九十]是|[村市镇乡]容|[省市州县区][市州县区])(?!个别|部分|少数|多数|其他|其余|有[的些])(?![全各本该我每两对在由为从向于与和及将共改新建设完累实已])(?:(?!全)[一-龥]){1,3}?"
    r"(?:(?<![城超上县省股])市|(?<![社小园辖片库灌病院地校厂景山市])区|(?<![市区])县|(?<![城乡集村])镇|(?<![城返下还回归家老故水异外离同思])乡|街道|(?<![农通政制乡])村)"
    r"(?![级域划间内民长委庄道镇村县区市场政监]))"
)
_SCOPE = re.compile(
    r"(?<![于比较过占])(?:全国|全省|全市|全区|全县|全州|全镇|全街道|全乡|全校|全院|各区|各县|各镇|各街道|本级|市级|区级|县级|省级|中央)(?!平均)"
)
_ITEM = re.compile(r"(?:^|(?<=[。；：，\s]))(?P<number>[一二三四五六七八九十])是")
_MARK = re.compile(r"^[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*")


class Setting:
    """The place and the year in force, read along the numbers of a passage.

    ``place`` and ``year`` are empty for the document's own, and end with `INHERITED` if only the first sentence of the passage names them.
    """

    def __init__(self, prose: Prose) -> None:
        self._headings = self._passage = (_lead_place(prose) or _heading_place(prose), _heading_year(prose))
        self._first = prose.mentions[0].sentence if prose.mentions else 0
        self._year = ""
        self._of_part = False
        self.place = ""
        self._of_list = self._headings

    def open(self, text: str) -> None:
        """Begin a sentence whose first words are ``text``."""
        self._of_part = False
        self.place, self._year = self._headings if _openers().match(text) else self._passage

    def read(self, mention: Mention, text: str) -> str:
        """The year of a number with ``text`` before it: a year that it is only compared with holds for this number alone, the date of a state may lie behind the document's year."""
        text = self._item(text)
        year = self._year
        place, passage_year = self._passage
        for found in _YEAR.finditer(text):
            year = f"{found['year']}{INHERITED}" if found["until"] else found["year"]
            if not found["against"]:
                self._year, passage_year = year, f"{found['year']}{INHERITED}"
        named = place_in(mention.label, text) or _subject_place(text)
        if named:
            self.place, place = named, f"{named}{INHERITED}"
            self._of_part = "其中" in text
        elif self._of_part:
            self.place, self._of_part = f"{self.place}{INHERITED}", False
        if mention.sentence == self._first:
            self._passage = (place, passage_year)
        return year

    def _item(self, text: str) -> str:
        """``text`` from the last item of a list (``一是…；二是…``) on; what an item names does not hold for the next, what stands before the first one does."""
        item = None
        for item in _ITEM.finditer(text):
            if item["number"] == "一":
                years = _YEAR.findall(text, 0, item.start())
                self._of_list = (self.place, years[-1][-1] if years else self._year)
        if item is None:
            return text
        if item["number"] != "一":
            self.place, self._year = self._passage = self._of_list
        return text[item.start() :]


def place_in(label: str, text: str) -> str:
    """The place that ``label`` begins with, else the level (全市, 本级 ...) named last in it or in ``text``; empty for none."""
    found = _PLACE.search(without_period(label))
    if found:
        return str(found["place"])
    levels = _SCOPE.findall(label) or _SCOPE.findall(text)
    return str(levels[-1]) if levels else ""


def _subject_place(text: str) -> str:
    """The place that the last clause of ``text`` with one begins with, where a sentence goes on to it (``甲县最多，为12件；乙县次之，受理8件``)."""
    return next((place for clause in reversed(text.split("，")[:-1]) if (place := place_of(clause.rpartition("；")[2]))), "")


def without_place(label: str) -> str:
    """``label`` without the place it begins with."""
    return _PLACE.sub("", label)


def may_agree(a: str, b: str, own: frozenset[str]) -> bool:
    """Whether two places or years may be one: they are equal, or the one is only carried over and the other is the document's ``own``."""
    return a == b or (a.endswith(INHERITED) and b in own) or (b.endswith(INHERITED) and a in own)


def place_of(label: str) -> str:
    """The place that ``label`` begins with; empty for none."""
    found = _PLACE.search(label)
    return str(found["place"]) if found else ""


def year_of(text: str) -> str:
    """The year printed in ``text``; empty for none."""
    found = _YEAR.search(text)
    return str(found["year"]) if found else ""


def _heading_year(prose: Prose) -> str:
    for heading in reversed(prose.passage.section):
        found = _YEAR.search(heading)
        if found:
            return str(found["year"])
    return ""


@cache
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("measures")["openers"]))


def _lead_place(prose: Prose) -> str:
    """The place that is all of the lead of a paragraph (``（1）高新区。…``); empty for none, and for a paragraph of several items."""
    found = [lead for lead in leads(prose.content) if lead.marked]
    place = place_of(found[0].name) if len(found) == 1 and found[0].start == 0 else ""
    return place if place and place == found[0].name else ""


def _heading_place(prose: Prose) -> str:
    for heading in reversed(prose.passage.section):
        place = _PLACE.search(_MARK.sub("", heading))
        if place:
            return str(place["place"])
    return ""
