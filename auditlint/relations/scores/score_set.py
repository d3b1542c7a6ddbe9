"""Scores against the set of scores that their rule allows, part by part where the rule and the scoring text are enumerated."""

import re
from collections.abc import Iterator
from fractions import Fraction

from auditlint.quantities.anchor import number_at, phrase
from auditlint.quantities.ledger import Ledger, Passage
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.relations.scores.score_reason import kind_of_reason
from auditlint.report import Confidence
from auditlint.scoring.rule import GRANT, Part, Rule, enumerated, parse_rule
from auditlint.scoring.sheet import Item, ScoreSheet
from auditlint.scoring.spans import Spans, nearest, point, shown
from auditlint.scoring.verdict import granted

UNREADABLE = "the scoring rule cannot be read"
_LONGEST_RULE = 1500
BETWEEN = "the score lies between two grades of quality"
_COUNTED = re.compile(r"\d|[一二两三四五六七八九十](?:项|个|处|次|例|条|点)|扣")
_PARTLY = re.compile(r"酌情|视情|部分符合|部分得分|部分完成|适当")


def attainable(ledger: Ledger, sheet: ScoreSheet) -> Iterator[Row]:
    """Every score with the scores that its rule allows; of an enumerated rule the scores of the parts where the text prints all of them."""
    for item in sheet.items:
        if item.score is None or item.rule is None or item.score.value > item.weight.value or len(item.rule.text.content) > _LONGEST_RULE:
            continue
        rule = parse_rule(item.rule.text.content, Fraction(item.weight.value))
        if rule is None:
            yield _row(item, item.score, item.rule, (), 0, 0, doubt=UNREADABLE)
            continue
        parts = list(_parts(ledger, item, rule))
        if parts:
            for part, score, free in parts:
                yield _row(item, score, item.rule, part.spans, part.start, part.end, confidence="possible" if free else "certain")
        else:
            partly = item.process is not None and _PARTLY.search(item.process.text.content) is not None
            between = _between_grades(item.rule.text.content, rule, Fraction(item.score.value))
            certainty: Confidence = "possible" if partly or between else "certain"
            doubt = item.doubt or (BETWEEN if between and not partly and _explained(item) else "")
            yield _row(item, item.score, item.rule, rule.spans, 0, len(item.rule.text.content), doubt=doubt, confidence=certainty)


def _between_grades(text: str, rule: Rule, score: Fraction) -> bool:
    """Whether a score lies between two grades of quality that a rule grants (``合理得2分；基本合理得1分``), told apart by words alone."""
    grades = sorted({s.low for s in rule.spans if s.low == s.high and s.low > 0})
    if rule.parts or len(grades) < 2 or any(s.low != s.high for s in rule.spans) or not grades[0] < score < grades[-1]:
        return False
    return not _COUNTED.search(GRANT.sub("", text))


def _explained(item: Item) -> bool:
    """Whether the sheet gives a reason for what was taken off."""
    return any(p is not None and kind_of_reason(p.text.content) != "none" for p in (item.process, item.reason))


def maxima(sheet: ScoreSheet) -> Iterator[Row]:
    """The highest score that a rule grants by number, and the full mark."""
    for item in sheet.items:
        rule = parse_rule(item.rule.text.content, Fraction(item.weight.value)) if item.rule is not None else None
        if item.rule is None or rule is None or not rule.best:
            continue
        stated = item.weight
        operands: tuple[Quantity, ...] = (item.weight,)
        if rule.best_at is not None:
            stated = number_at(item.rule, *rule.best_at, "分")
        else:
            operands = tuple(phrase(item.rule, part.start, part.end) for part in rule.parts)
        summed = " + ".join(_plain(part.best) for part in rule.parts) or stated.printed
        yield Row(
            "rule_maximum",
            {"stated": Number.exact(rule.best), "weight": Number.exact(Fraction(item.weight.value)), "label": item.name},
            stated,
            operands,
            f"{summed} ≤ {item.weight.printed}" if rule.best_at is not None else f"{summed} = {item.weight.printed}",
            doubt=item.doubt,
            named={"weight": item.weight},
        )


def _plain(value: Fraction) -> str:
    return shown((point(value),))


def _parts(ledger: Ledger, item: Item, rule: Rule) -> Iterator[tuple[Part, Quantity, bool]]:
    """The parts of the rule with the scores that the text gives them, if it gives each of them exactly one."""
    if item.process is None or len(rule.parts) < 2:
        return
    content = item.process.text.content
    given = granted(ledger, item.process)
    spans = {mark: (start, _first_sentence_end(content, start, end)) for mark, start, end in enumerated(content)}
    found: list[tuple[Part, Quantity, bool]] = []
    for part in rule.parts:
        start, end = spans.get(part.mark, (0, 0))
        inside = [q for q in given if start <= q.start < end]
        if len(inside) != 1:
            return
        found.append((part, inside[0], _PARTLY.search(content[start:end]) is not None))
    yield from found


def _first_sentence_end(content: str, start: int, end: int) -> int:
    """Where an enumerated part ends: at its line break, since a summary may follow on the next line."""
    at = content.find("\n", start, end)
    return end if at < 0 else at


def _row(
    item: Item, score: Quantity, rule: Passage, spans: Spans, start: int, end: int, *, doubt: str = "", confidence: Confidence = "certain"
) -> Row:
    """The relation of one score; without ``spans`` (a rule that was not read) no score is allowed, and ``doubt`` keeps that from failing."""
    allowed = shown(spans)
    end = end or len(rule.text.content)
    return Row(
        "score_set",
        {
            "stated": Number.exact(Fraction(score.value)),
            "nearest": Number.exact(nearest(spans, score) if spans else -1),
            "allowed": allowed,
            "label": item.name,
        },
        score,
        (phrase(rule, start, max(end, start + 1)),),
        f"{score.printed} ∈ {{{allowed or '?'}}}",
        confidence,
        doubt=doubt,
        context=(item.weight,),
    )
