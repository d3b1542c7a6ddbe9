"""Budget identities in forms and sentences: ``年初 + 调整 = 调整后``, execution, arrival and adjustment rates.

The identities and the names of their measures are data (`language/identities.yaml`). An identity is formed where a form prints each of its measures once.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from auditlint.language import vocabulary
from auditlint.measures.measure import generic, normal
from auditlint.measures.narrative import Narrative
from auditlint.measures.prose import Mention
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.number import Number
from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import quotient_formula, shown, sum_formula
from auditlint.relations.row import Row
from auditlint.report import Confidence
from auditlint.tables import labels


def find(ledger: Ledger) -> Iterator[Row]:
    """The identities between the label/value pairs of every form."""
    for stock in ledger.tables:
        measures = _measures(stock)
        if len(measures) > 1:
            yield from identities(measures, doubt=stock.table.doubt)


def _measures(stock: TableStock) -> dict[str, Quantity]:
    found: dict[str, list[Quantity]] = {}
    for pair in stock.table.pairs:
        quantity = stock.grid[pair.value.row][pair.value.column]
        measure = measure_named(labels.plain(pair.label.text.content))
        if quantity is not None and measure:
            found.setdefault(measure, []).append(quantity)
    return {name: quantities[0] for name, quantities in found.items() if len(quantities) == 1}


_LINK = re.compile(r"(?:为|达到?|约|共|是|计|数为)+$")


@cache
def _names() -> list[tuple[str, str]]:
    pairs = [(name, measure) for measure, names in vocabulary("identities")["measures"].items() for name in names]
    return sorted(pairs, key=lambda p: len(p[0]), reverse=True)


@cache
def measure_named(label: str, *, longest: int = 6) -> str:
    """The measure whose name ``label`` is or ends with, after at most ``longest`` other characters; empty if there is none."""
    return next((measure for name, measure in _names() if label.endswith(name) and len(label) <= len(name) + longest), "")


def in_sentences(narrative: Narrative) -> Iterator[Row]:
    """The sums between the amounts of a sentence that prints each of their measures once."""
    for prose in narrative:
        for mentions in prose.by_sentence.values():
            amounts = [m for m in mentions if m.quantity.dimension == "money" and not m.quantity.approximation]
            if len(amounts) < 3:
                continue
            found: dict[str, list[Mention]] = {}
            for m in amounts:
                measure = measure_named(_LINK.sub("", m.label), longest=40)
                if measure:
                    found.setdefault(measure, []).append(m)
            single = {name: items[0] for name, items in found.items() if len(items) == 1}
            left = single.get("balance")
            if left is not None:
                # What is printed behind what is left, past a semicolon, is of other money.
                behind = [name for name, m in single.items() if m.segment != left.segment and m.quantity.start > left.quantity.start]
                single = {name: m for name, m in single.items() if name not in behind}
                if _of_other_money(single, left):
                    continue
            cut = "adjustment" in single and any(word in single["adjustment"].label for word in vocabulary("identities")["cuts"])
            yield from _sums({name: m.quantity for name, m in single.items()}, cut=cut, confidence="likely")


def _of_other_money(amounts: Mapping[str, Mention], left: Mention) -> bool:
    """Whether what is left is told beside an amount of a thing of its own, and others stand behind a semicolon: ``配套到位N1；运维支出N2，结余N3``."""
    beside = [m for m in amounts.values() if m is not left and m.segment == left.segment]
    return len(beside) + 1 < len(amounts) and any(not generic(normal(m.label)) for m in beside)


def identities(measures: Mapping[str, Quantity], *, doubt: str = "") -> Iterator[Row]:
    """The identities that the given measures complete."""
    yield from _sums(measures, doubt=doubt)
    yield from _quotients(measures, doubt)


def _sums(measures: Mapping[str, Quantity], *, doubt: str = "", cut: bool = False, confidence: Confidence = "certain") -> Iterator[Row]:
    done: set[str] = set()
    for rule in sorted(vocabulary("identities")["sums"], key=lambda rule: not _holds(rule, measures, cut=cut)):
        stated = measures.get(rule["stated"])
        terms = [
            (measures.get(name), -sign if cut and name == "adjustment" else sign)
            for sign, names in ((1, rule["plus"]), (-1, rule["minus"]))
            for name in names
        ]
        if stated is None or any(q is None for q, _ in terms) or rule["stated"] in done:
            continue
        done.add(rule["stated"])
        parts = [(q, sign) for q, sign in terms if q is not None]
        yield Row(
            "identity",
            {"stated": stated.operand, "parts": tuple(q.number * s for q, s in parts), "kind": "budget", "label": rule["stated"]},
            stated,
            tuple(q for q, _ in parts),
            sum_formula(stated, [q for q, _ in parts], [s for _, s in parts]),
            confidence,
            doubt=doubt,
            weights=tuple(s for _, s in parts),
        )


def _holds(rule: Mapping[str, Any], measures: Mapping[str, Quantity], *, cut: bool) -> bool:
    """Whether the amounts make the identity as printed: what is left may be of the budget or of what was received."""
    signed = [(name, -1 if cut and name == "adjustment" else 1) for name in rule["plus"]] + [(name, -1) for name in rule["minus"]]
    terms = [(measures[name], sign) for name, sign in signed if name in measures]
    stated = measures.get(rule["stated"])
    return stated is not None and len(terms) == len(signed) and sum(q.value * sign for q, sign in terms) == stated.value


def _quotients(measures: Mapping[str, Quantity], doubt: str) -> Iterator[Row]:
    for rule in vocabulary("identities")["quotients"]:
        stated, numerator = measures.get(rule["stated"]), measures.get(rule["numerator"])
        denominator = next((measures[d] for d in rule["denominators"] if d in measures), None)
        if stated is None or numerator is None or denominator is None or stated.dimension != "percent":
            continue
        yield Row(
            "ratio",
            {
                "stated": stated.rounded,
                "numerator": numerator.operand,
                "denominator": denominator.operand,
                "factor": Number.exact(100),
                "kind": "unsigned" if rule.get("unsigned") else "rate",
                "origin": "form",
                "label": shown(stated),
            },
            stated,
            (numerator, denominator),
            quotient_formula(stated, numerator, denominator),
            doubt=doubt,
            named={"numerator": numerator, "denominator": denominator},
            others=lambda: list(measures.values()),
        )
