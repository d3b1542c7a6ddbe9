"""What a number measures: the name of the thing, its head words, scope, period, plan or actual, kind and unit.

A clause without a name inherits one: a part the head words of its whole, ``共计…`` and ``占比…`` the name of the number before. Two numbers state the same fact only
if all of this agrees; head words and qualifiers decide, similarity never does.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from auditlint.language import vocabulary
from auditlint.measures.aspect import announces, aspect_of, aspect_of_time, is_plan_lead, planned
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import INHERITED, Setting, without_place
from auditlint.measures.synonyms import Synonyms
from auditlint.measures.words import any_of, core, stages, without_period
from auditlint.quantities.quantity import Quantity

_TITLE = 3
_TASK = re.compile(r"^(?!.*(?:完成|实现|超额))[^，。；]*任务(?:为|是|共)?$")
"""A task is what is planned, unless it is said to be done."""
_SUBJECT_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月)(?:度)?[^，。；]{0,40}(?:绩效|评价|自评|专项|经费|项目|资金)")
_CIRCLED = re.compile(r"^[①-⑳]")
_AUXILIARY = frozenset({"已", "实际", "实", "总"})
_NOUN = re.compile(r"[一-龥]*")
_ACTUAL = re.compile("实际|已")
_SPAN = re.compile(r"[两三四五六七八九十]年来|[两三四五六七八九十]年间|“十[一二三四五]五”|[三四五]年共|过去[三五]年")
_CHAIN_NAME = re.compile(r"([一-龥“”()]{2,40})=[^，。；：\n]{0,120}=?$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure.

    ``name`` is the normalised name, ``heads`` its head words (受理, 成功 ...), ``scope`` the place, ``period`` the year (empty: the
    document's own), both with `INHERITED` at the end if only the first sentence of the passage names them,
    ``aspect`` *plan*, *prior*, *cumulative*, *part of the year*, *month* or empty for the plain actual figure, ``kind`` the dimension of the unit.
    """

    name: str
    heads: frozenset[str]
    scope: str
    period: str
    aspect: str
    kind: str
    unit: str

    @property
    def specific(self) -> bool:
        """Whether the name says enough to be recognised elsewhere."""
        return not generic(self.name)


@cache
def _replacements(own: Synonyms) -> list[tuple[str, str]]:
    groups = [*own, *(group for pack in vocabulary("measures")["synonyms"].values() for group in pack)]
    pairs = [(word, group[0]) for group in groups for word in group[1:]]
    return sorted(pairs, key=lambda p: len(p[0]), reverse=True)


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, vocabulary("measures")["fillers"]), key=len, reverse=True)))


@lru_cache(maxsize=8192)
def normal(name: str, own: Synonyms = ()) -> str:
    """``name`` in the words that stand for their synonyms (the user's ``own`` included), without fillers, quotation marks and spaces."""
    text = _CIRCLED.sub("", core(name))
    for word, first in _replacements(own):
        if word in text and not (word in first and first in text):
            text = text.replace(word, first)
    text = _fillers().sub("", re.sub(r"[“”‘’《》、\s\-—=+]", "", text))
    return _edges().sub("", text) or text


@cache
def _edges() -> re.Pattern[str]:
    leading, trailing = (
        "|".join(sorted(map(re.escape, vocabulary("measures")[key]), key=len, reverse=True)) for key in ("leading", "trailing")
    )
    return re.compile(rf"^(?:(?!{any_of('unbroken').pattern})(?:{leading}))+|(?:{trailing})+$")


@lru_cache(maxsize=8192)
def qualifiers(name: str) -> str:
    """What is left of a normalised name without its head words."""
    return any_of("stages").sub("", name)


@lru_cache(maxsize=8192)
def generic(name: str) -> bool:
    """Whether a normalised name says too little to be recognised elsewhere."""
    rest = qualifiers(name)
    for word in vocabulary("measures")["generic"]:
        rest = rest.replace(word, "")
    return len(rest) < 2


class Measures:
    """The measures of all mentions of a narrative, by the ``id`` of the quantity."""

    def __init__(self, narrative: Narrative, synonyms: Synonyms = ()) -> None:
        self.narrative = narrative
        self._synonyms = synonyms
        self._found: dict[int, Measure] = {}
        for prose in narrative.all:
            self._read(prose)

    def get(self, quantity: Quantity) -> Measure | None:
        """The measure of a quantity that is printed in a sentence; ``None`` for others."""
        return self._found.get(id(quantity))

    @property
    def all(self) -> Iterable[Measure]:
        """All measures, in reading order."""
        return self._found.values()

    @cached_property
    def year(self) -> str:
        """The year that the document is about: that of its title, else the one that most of its dates print; empty if there is none."""
        for passage in self.narrative.ledger.passages[:_TITLE]:
            found = _SUBJECT_YEAR.search(passage.text.content)
            if found:
                return str(found["year"])
        years = Counter(q.printed for q in self.narrative.ledger if q.aside in ("year", "date") and len(q.printed) == 4)
        (leading, often), (_, second) = (*years.most_common(2), ("", 0), ("", 0))[:2]
        return leading if often > second and often * 5 > years.total() * 2 else ""

    def tabulated(self, label: str, quantity: Quantity, scope: str, period: str) -> Measure:
        """The measure of a table cell under the column ``label``."""
        name = normal(label, self._synonyms)
        return Measure(name, stages(name) - _AUXILIARY, scope, period, aspect_of(label), quantity.dimension, quantity.unit)

    def _read(self, prose: Prose) -> None:
        setting, sentence = Setting(prose), -1
        default = "plan" if planned(prose) else f"cumulative{INHERITED}" if _SPAN.search(prose.content) else ""
        last: tuple[Mention, Measure] | None = None
        before: Measure | None = None
        whole: Measure | None = None
        listed = announced = False
        end = 0
        for m in prose.mentions:
            text = prose.content[max(end, m.quantity.start - 120) : m.quantity.start]
            end = m.quantity.end
            if m.sentence != sentence:
                text = text.rpartition("。")[2].lstrip()
                setting.open(text)
                before = last[1] if last else None
                sentence, last, whole, listed = m.sentence, None, None, False
                announced = announces(text)
            elif last is not None:
                before = last[1]
            period = setting.read(m, text)
            if "其中" in text and before is not None and not m.depth:
                whole, listed = before, True
            elif last is not None and m.depth > last[0].depth:
                whole = last[1]
            elif not m.depth and not listed:
                whole = None
            measure = self._measure(prose, m, text, period, setting.place, last[1] if last else None, whole)
            if not measure.aspect:
                headed = default == "plan" or is_plan_lead(prose, m)
                planned_here = announced or (headed and not _ACTUAL.search(m.label))
                of_plan = _listed_plan(last, m) or (_planned_part(whole, m) if listed else "")
                measure = replace(measure, aspect="plan" if planned_here else of_plan or default.replace("plan", ""))
            self._found[id(m.quantity)] = measure
            if not m.depth or last is None:
                last = (m, measure)

    @staticmethod
    def _result_name(prose: Prose, m: Mention) -> str:
        """The name before the first equals sign of the chain whose result the number is."""
        start = m.quantity.start
        if prose.content[start - 1 : start] != "=":
            return ""
        found = _CHAIN_NAME.search(prose.content, max(0, start - 160), start)
        return found[1] if found else ""

    def _measure(
        self, prose: Prose, m: Mention, text: str, period: str, scope: str, last: Measure | None, whole: Measure | None
    ) -> Measure:
        label = self._result_name(prose, m) or (m.label + _NOUN.findall(m.noun)[0] if m.name is m.label else m.name)
        name = normal(without_place(without_period(label)), self._synonyms)
        heads = stages(name) - _AUXILIARY
        if whole is not None:
            heads |= whole.heads
        if not name and last is not None:
            name, heads = last.name, last.heads
        if "占" in m.label and last is not None:
            name = f"{last.name}占比"
        clause = text[max(map(text.rfind, "，。；：\n")) + 1 :]
        aspect = aspect_of(clause) or aspect_of_time(text) or ("plan" if _TASK.search(clause) else "")
        return Measure(name, heads, scope, period, aspect, m.quantity.dimension, m.unit)


def _listed_plan(last: tuple[Mention, Measure] | None, m: Mention) -> str:
    """The aspect of a number that goes on with a list of what is planned (``计划完成抽检6200批次，快速检测18000批次``): inherited, and none where its label has a verb of its own."""
    if last is None or last[1].aspect.removesuffix(INHERITED) != "plan" or m.clause - last[0].clause > 1 or m.segment != last[0].segment:
        return ""
    if m.clause == last[0].clause and m.depth == last[0].depth:  # joined by 、
        return "" if _reached().search(m.label) else f"plan{INHERITED}"
    return "" if any_of("stages").search(m.label) or _reached().search(m.label) else f"plan{INHERITED}"


def _planned_part(whole: Measure | None, m: Mention) -> str:
    """The aspect of a part of what is planned (``计划实施126公里，其中大修86公里``), inherited."""
    if whole is None or whole.aspect.removesuffix(INHERITED) != "plan":
        return ""
    return "" if _reached().search(m.label) else f"plan{INHERITED}"


@cache
def _reached() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("measures")["reached"]))
