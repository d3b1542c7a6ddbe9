"""Periods and dates: the end behind the beginning, days that exist, and service periods that cover the year reported."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from auditlint.language import vocabulary
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_DATE = r"(?P<year{n}>(?:19|20)\d\d)\s?(?:年|[-./])\s?(?P<month{n}>\d{{1,2}})\s?(?:月|[-./])\s?(?:(?P<day{n}>\d{{1,2}})\s?(?:日|号)?)?"
_PERIOD = re.compile(
    rf"(?<!\d){_DATE.format(n=1)}(?:起|开始)?\s?(?:至|到|止|[-—–~]{{1,2}})\s?{_DATE.format(n=2)}(?!\d)",
)
_DAY = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_YEAR_OF_REPORT = re.compile(r"(20\d\d)\s?年度?")
_TITLE = 6
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Period:
    """A printed period, month by month if no days are given."""

    start: tuple[int, int, int]
    end: tuple[int, int, int]

    def covers(self, year: int) -> bool:
        """Whether the whole year lies in the period."""
        return self.start <= (year, 1, 1) and self.end >= (year, 12, 31)

    def touches(self, year: int) -> bool:
        """Whether any day of the year lies in the period."""
        return self.start <= (year, 12, 31) and self.end >= (year, 1, 1)


def find(wording: Wording) -> Iterator[Row]:
    """Every period with both dates, and every date that does not exist."""
    text = wording.text
    if "20" not in text:
        return
    year = reported_year(wording)
    for match in _PERIOD.finditer(text):
        if wording.whole(*match.span()):
            yield _period(wording, match, year)
    for match in _DAY.finditer(text):
        if not _exists(match["year"], match["month"], match["day"]):
            yield _row(wording, match.start(), match.end(), "impossible", "")


def reported_year(wording: Wording) -> int:
    """The year that the title names, else the one named at least twice as often as any other; 0 if none stands out."""
    for passage in wording.body[:_TITLE]:
        found = set(_YEAR_OF_REPORT.findall(passage.text.content)) if len(passage.text.content) <= _LONGEST_TITLE else set()
        if len(found) == 1:
            return int(found.pop())
    counts = Counter(_YEAR_OF_REPORT.findall(wording.text)).most_common(2)
    if not counts or (len(counts) > 1 and counts[1][1] * 2 > counts[0][1]):
        return 0
    return int(counts[0][0])


@cache
def _exists(year: str, month: str, day: str | None) -> bool:
    try:
        date(int(year), int(month), int(day) if day else 1)
    except ValueError:
        return False
    return True


@cache
def _introduced(kind: str) -> re.Pattern[str]:
    words = "|".join(sorted(vocabulary("references")[kind], key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:限)?[^，。；\n\d]{{0,8}}$")


def _period(wording: Wording, match: re.Match[str], year: int) -> Row:
    period = Period(
        (int(match["year1"]), int(match["month1"]), int(match["day1"] or 1)),
        (int(match["year2"]), int(match["month2"]), int(match["day2"] or 31)),
    )
    before = wording.text[max(0, match.start() - 30) : match.start()]
    fault = "none"
    if period.end < period.start:
        fault = "order"
    elif year and _introduced("service_periods").search(before) and not period.covers(year):
        fault = "partly" if period.touches(year) else "outside"
    elif year and _introduced("review_periods").search(before) and not period.touches(year):
        fault = "outside"
    return _row(wording, match.start(), match.end(), fault, str(year) if year else "")


def _row(wording: Wording, start: int, end: int, fault: str, year: str) -> Row:
    mark = wording.phrase(start, end)
    return Row("date", {"fault": fault, "year": year, "label": ""}, mark, (), mark.printed, "likely")
