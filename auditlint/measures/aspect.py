"""Plan or actual: whether a clause, an item or a heading says that a number is planned, of the year before, of a part of the year, or cumulative."""

import re
from functools import cache

from auditlint.language import vocabulary
from auditlint.measures.lead import lead_name
from auditlint.measures.prose import Mention, Prose

_SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d\s?年?\s?[-—~至到]\s?(?:19|20)?\d\d\s?年")
_MONTHS = re.compile(r"\d{1,2}\s?(?:[-—~至到]\s?\d{1,2}\s?)?月")
_MONTH = re.compile(r"(?<![\d\-—–－~～至到])\d{1,2}\s?月")
_WHOLE_YEAR = re.compile(r"12\s?月(?:底|末|份?\s?31\s?日)|1\s?[-—~至到]\s?12\s?月")
_ATTAINED = re.compile("(?<![争保拟将要为以期])(?:实现|达到|达成|完成)了?[^，。；]{0,40}$")
MONTH = "month"
"""The aspect of what was done in one month."""
_ASPECTS = {"plan": "plan", "prior": "prior", "half": "part of the year", "cumulative": "cumulative"}


@cache
def _aspects() -> re.Pattern[str]:
    words = vocabulary("measures")
    return re.compile("|".join(f"(?P<{key}>{'|'.join(map(re.escape, words[key]))})" for key in _ASPECTS))


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("measures")["not_plan"]))


def aspect_of(clause: str) -> str:
    """Plan, prior, part of the year or cumulative, in this order, if a word of the clause says so."""
    found = {match.lastgroup for match in _aspects().finditer(_compounds().sub("", clause))}
    return next((name for key, name in _ASPECTS.items() if key in found), "")


@cache
def _plan_headings() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("measures")["plan_headings"]))


@cache
def _announcement() -> re.Pattern[str]:
    """The beginning of a sentence that lists what is planned: ``绩效目标为：…；…``."""
    return re.compile(rf"(?:{'|'.join(vocabulary('measures')['announced'])})[一-龥]{{0,4}}[:：]")


@cache
def _report_headings() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary("measures")["report_headings"]))


def is_plan_lead(prose: Prose, m: Mention) -> bool:
    """Whether the item of the passage that a number stands in announces plans (``3.绩效目标。…``)."""
    return _plan_headings().fullmatch(lead_name(prose.content, m.quantity.start).removeprefix("年度")) is not None


def planned(prose: Prose) -> bool:
    """Whether a heading above the passage announces plans."""
    return any(_plan_headings().search(heading) and not _report_headings().search(heading) for heading in prose.passage.section)


def announces(text: str) -> bool:
    """Whether the beginning of a sentence says that all it lists is planned, and not that it was reached (``实现了…的目标：``)."""
    found = _announcement().search(text)
    return found is not None and not _ATTAINED.search(text[: found.start()])


def aspect_of_time(text: str) -> str:
    """Cumulative over several years, part of the year, or of one month, if the text before a number names such a time."""
    if _SPAN_OF_YEARS.search(text):
        return "cumulative"
    months = _MONTHS.search(_WHOLE_YEAR.sub("", text))
    if months is None:
        return ""
    return MONTH if _MONTH.fullmatch(months.string, *months.span()) else "part of the year"
