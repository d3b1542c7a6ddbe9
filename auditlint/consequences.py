"""What a wrong figure feeds: the target that it meets or misses, the score it earns, the total score and the grade."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from auditlint.engine import Judged
from auditlint.language import vocabulary
from auditlint.quantities.decimals import decimal_text, decimals_of
from auditlint.quantities.judge import Judgement
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown
from auditlint.relations.row import Row
from auditlint.relations.scores.band import graded_passages
from auditlint.scoring.bands import holds
from auditlint.scoring.grades import given_grades
from auditlint.scoring.sheet import ScoreSheet, score_sheets

_MEETS = {">=": Fraction.__ge__, "<=": Fraction.__le__, ">": Fraction.__gt__, "<": Fraction.__lt__}
_PRINTED = {">=": "≥", "<=": "≤"}
_SCORES = frozenset({"score_text", "score_earned"})
Clauses = list[tuple[str, dict[str, str]]]


class Consequences:
    """The dependents of the figures of one document; ``judged`` are its judged relations."""

    def __init__(self, ledger: Ledger, judged: list[Judged]) -> None:
        self._ledger = ledger
        self._judged = judged

    def of(self, row: Row, judgement: Judgement) -> dict[str, str]:
        """What changes if the stated figure of a failed relation is replaced by the computed one, by language; empty if nothing does."""
        stated, computed = row.stated, judgement.computed
        if stated is None or computed is None or not (computed.is_exact or computed.linear):
            return {}
        clauses: Clauses = []
        if row.kind in _SCORES:
            clauses += self._total(stated, computed.value)
        elif stated.dimension == "percent":
            clauses += self._targets(stated, computed.value)
            clauses += self._scores(stated, computed.value)
        phrases = vocabulary("consequences")
        return (
            {lang: join.join(phrases[key][lang].format(**values) for key, values in clauses) for lang, join in (("en", "; "), ("zh", "；"))}
            if clauses
            else {}
        )

    @cached_property
    def _expressions(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for item in self._judged:
            if item.row.kind == "expression" and item.row.stated is not None:
                found.setdefault(item.row.stated.passage, []).append(item.row)
        return found

    @cached_property
    def _sheets(self) -> tuple[ScoreSheet, ...]:
        return score_sheets(self._ledger)

    def _targets(self, stated: Quantity, computed: Fraction) -> Iterator[tuple[str, dict[str, str]]]:
        for row in self._expressions.get(stated.passage, ()):
            sign = str(row.columns["comparator"])
            if row.columns["position"] != "threshold" or row.stated is None or row.stated.value != stated.value or sign not in _MEETS:
                continue
            limit = Fraction(row.operands[0].value)
            now, then = _MEETS[sign](Fraction(stated.value), limit), _MEETS[sign](computed, limit)
            if now != then:
                values = {
                    "computed": f"{decimal_text(computed, decimals_of(stated))}%",
                    "limit": f"{_PRINTED.get(sign, sign)}{shown(row.operands[0])}",
                }
                yield ("target_met" if then else "target_lost"), values

    def _scores(self, stated: Quantity, computed: Fraction) -> Iterator[tuple[str, dict[str, str]]]:
        """Scores that the passage computes as full mark times the rate, and the total above them."""
        for row in self._expressions.get(stated.passage, ()):
            score = row.stated
            weights = [q for q in row.operands if q.dimension != "percent"]
            rates = [q for q in row.operands if q.dimension == "percent"]
            if score is None or score.unit != "分" or len(weights) != 1 or len(rates) != 1 or rates[0].value != stated.value:
                continue
            places = decimals_of(score)
            then = decimal_text(Fraction(weights[0].value) * computed / 100, places)
            if Fraction(then) != Fraction(score.value):
                yield "score", {"score": f"{score.printed}分", "then": f"{then}分"}
                yield from self._total(score, Fraction(then))

    def _total(self, score: Quantity, then: Fraction) -> Iterator[tuple[str, dict[str, str]]]:
        """The total score of the sheet with ``then`` in place of ``score``, and the grade if it changes."""
        passage = self._ledger.passages[score.passage]
        for sheet in self._sheets:
            if passage.table is not sheet.table:
                continue
            own = next((i.score for i in sheet.items if i.row == passage.row and i.score is not None), None)
            if own is None or own.value != score.value:
                continue
            total = sum((Fraction(i.score.value) for i in sheet.items if i.score is not None), Fraction(0))
            after = total - Fraction(own.value) + then
            yield "total", {"total": _plain(total), "then": _plain(after)}
            now, later = self._grade(total), self._grade(after)
            if now and later and now != later:
                yield "grade", {"grade": now, "then": later}

    def _grade(self, score: Fraction) -> str:
        """The grade of a total score by the document's bands, else by the usual ones; empty for a document without grades."""
        bands = next((bands for _, bands in graded_passages(self._ledger)), None)
        if bands:
            return next((band.outcome for band in bands if holds(band, score) == "inside"), "")
        if not any(True for _ in given_grades(self._ledger)):
            return ""
        usual: dict[str, str] = vocabulary("scoring")["usual_grades"]
        return next((name for name, low in usual.items() if score >= Fraction(low)), "")


def _plain(value: Fraction) -> str:
    text = decimal_text(value, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text
