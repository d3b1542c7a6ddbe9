"""The grade that a report gives itself, with the score that it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.quantity import Quantity
from auditlint.tables import labels

_NEAR = 160
_LEAST = 30


@dataclass(frozen=True, slots=True)
class Given:
    """A ``grade`` as printed, where it stands, and the ``score`` it is given for."""

    grade: str
    passage: Passage
    start: int
    end: int
    score: Quantity


def given_grades(ledger: Ledger) -> Iterator[Given]:
    """The grades given in sentences (score and grade side by side) and in forms (score and grade in one table)."""
    for passage in ledger.passages:
        content = passage.text.content
        if passage.table is None and "分" in content:
            for match in _sentence().finditer(content):
                start = max(match.start() - _NEAR, content.rfind("。", 0, match.start()) + 1)
                scores = [q for q in stated_scores(ledger, passage) if start <= q.start < match.start()]
                if scores:
                    yield Given(match["grade"], passage, match.start("grade"), match.end("grade"), scores[-1])
    yield from _forms(ledger)


def _forms(ledger: Ledger) -> Iterator[Given]:
    totals = frozenset(labels.plain(w) for w in vocabulary("totals")["score_totals"])
    for stock in ledger.tables:
        score: Quantity | None = None
        grades: list[tuple[Passage, str]] = []
        for pair in stock.table.pairs:
            label, value = labels.plain(pair.label.text.content), pair.value.text.content.strip()
            if label in totals:
                score = stock.grid[pair.value.row][pair.value.column] or score
            elif label.endswith(tuple(vocabulary("scoring")["grade_labels"])) and value in vocabulary("scoring")["grades"]:
                grades.append((ledger.cells[stock.table.index][pair.value.row, pair.value.column], value))
        if score is not None and len(grades) == 1:
            passage, grade = grades[0]
            start = passage.text.content.find(grade)
            yield Given(grade, passage, start, start + len(grade), score)


def stated_scores(ledger: Ledger, passage: Passage) -> list[Quantity]:
    """The total scores that a passage states: ``综合得分88.5分``."""
    content = passage.text.content
    return [
        q
        for q in ledger.by_passage[passage.index]
        if q.unit == "分" and q.is_data and q.value >= _LEAST and _total().search(content, max(0, q.start - 16), q.start)
    ]


@cache
def _total() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, vocabulary("totals")["score_totals"]), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?:为|是|：|达到|达|共|合计|约)?\s*$")


@cache
def _sentence() -> re.Pattern[str]:
    grades = "|".join(sorted(vocabulary("scoring")["grades"], key=len, reverse=True))
    names = "|".join(sorted(vocabulary("scoring")["grade_labels"], key=len, reverse=True))
    return re.compile(
        rf"[，,；、(（]?(?:属于?|评定|评价|绩效|评定)*(?:{names})(?:评定|评价)?(?:为|是|：|:|属于|达到)?\s?[“\"「]?(?P<grade>{grades})(?:[”\"」]|(?![一-龥])|(?=等|级))"
    )
