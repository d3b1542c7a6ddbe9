"""Grades against their bands: those that the document prints, else the usual ones, which can confirm a grade but not refute it."""

from collections.abc import Iterator
from fractions import Fraction

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.scores.band import graded_passages
from auditlint.scoring.bands import Band, holds
from auditlint.scoring.grades import Given, given_grades

NO_BANDS = "the document prints no bands for its grades"
TWO_LISTS = "the document prints more than one list of grades"
NO_SUCH_GRADE = "the grade is not among those that the document lists"


def find(ledger: Ledger) -> Iterator[Row]:
    """Every grade with its score; and the lower bounds of the grades that the document prints."""
    lists = list(graded_passages(ledger))
    for given in given_grades(ledger):
        yield _row(given, lists)
    for passage, bands in lists:
        for band in bands:
            upright = band.upright()
            if upright.low is not None:
                yield Row(
                    "grade_bound",
                    {"low": Number.exact(upright.low), "grade": band.outcome, "label": ""},
                    phrase(passage, band.start, band.end),
                    (),
                    f"{band.outcome} {passage.text.content[band.start : band.end]}",
                )


def _row(given: Given, lists: list[tuple[Passage, list[Band]]]) -> Row:
    score = Fraction(given.score.value)
    grade = phrase(given.passage, given.start, given.end)
    hits = [(passage, band) for passage, bands in lists for band in bands if band.outcome == given.grade]
    doubt = ""
    if not hits:
        position, printed = _usual(given.grade, score)
        operands: tuple[Quantity, ...] = (grade,)
        doubt = NO_SUCH_GRADE if lists else NO_BANDS
    else:
        passage, band = hits[0]
        position, printed = holds(band, score), passage.text.content[band.start : band.end]
        operands = (grade, phrase(passage, band.start, band.end))
        if len(hits) > 1 and len({(b.low, b.high) for _, b in hits}) > 1:
            doubt = TWO_LISTS
    return Row(
        "grade",
        {"stated": given.score.number, "position": position, "grade": given.grade, "band": printed, "label": given.grade},
        given.score,
        operands,
        f"{given.score.printed} ∈ {given.grade} ({printed})",
        "likely",
        doubt=doubt,
    )


def _usual(grade: str, score: Fraction) -> tuple[str, str]:
    bounds: dict[str, str] = vocabulary("scoring")["usual_grades"]
    wanted = next((name for name, low in bounds.items() if score >= Fraction(low)), "")
    own = next((name for name in bounds if name == grade or grade.startswith(name)), "")
    return ("inside" if own and own == wanted else "outside"), f"≥{bounds[own]}" if own else "?"
