"""Identities that users declare: their measures are looked up by name in every form, table row, table column and sentence, and in the document as a whole.

An identity is formed where each of its measures is printed once; in the document as a whole, where each has one value only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditlint.measures.measure import Measures, normal
from auditlint.measures.words import core
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.facts import Facts
from auditlint.relations.row import Row
from auditlint.report import Confidence
from auditlint.tables import labels

Named = Iterable[tuple[str, Quantity]]
_BEFORE = 8
_NAME = re.compile(r"[^\W\d]\w*")
"""Characters that may stand before a measure's name in a label."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """An identity to look for: the kind of its rows, its expression, the names of each measure (the stated one last), and the unit they must have (empty: any)."""

    kind: str
    expression: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    unit: str = ""


def find(ledger: Ledger, measures: Measures, declarations: Sequence[Declaration]) -> Iterator[Row]:
    """The identities that the document prints all measures of."""
    if not declarations:
        return
    scopes: list[tuple[list[tuple[str, Quantity]], Confidence, str]]
    scopes = [(found, "certain", stock.table.doubt) for stock in ledger.tables for found in _in_table(stock)]
    scopes += [(found, "likely", "") for found in _in_sentences(measures)]
    told = list(_of_the_whole(measures))
    for declaration in declarations:
        names = sorted(
            ((word, measure) for measure, words in declaration.names for word in words), key=lambda pair: len(pair[0]), reverse=True
        )
        done: set[frozenset[int]] = set()
        for found, confidence, doubt in scopes:
            chosen = _once(_measured(found, names, declaration.unit), declaration)
            yield from _row(declaration, chosen, confidence, doubt, done)
        if not done:
            chosen = _once(_distinct(_measured(told, names, declaration.unit)), declaration)
            yield from _row(declaration, chosen, "likely", "", done)


def _in_table(stock: TableStock) -> Iterator[list[tuple[str, Quantity]]]:
    """Label and quantity of the pairs of a form, of each row under the column labels, and of each column beside the row labels."""
    table = stock.table
    yield [(p.label.text.content, q) for p in table.pairs if (q := stock.grid[p.value.row][p.value.column]) is not None]
    for r in range(table.header_rows, len(table.rows)):
        yield [(table.column_label(c), q) for c in range(table.width) if (q := stock.grid[r][c]) is not None]
    for c in range(table.label_columns, table.width):
        yield [(table.row_label(r), q) for r in range(table.header_rows, len(table.rows)) if (q := stock.grid[r][c]) is not None]


def _in_sentences(measures: Measures) -> Iterator[list[tuple[str, Quantity]]]:
    for prose in measures.narrative.all:
        for mentions in prose.by_sentence.values():
            yield [(core(m.name), m.quantity) for m in mentions if not m.operand]


def _of_the_whole(measures: Measures) -> Iterator[tuple[str, Quantity]]:
    """The numbers in sentences that are about the document's own place and year and say what was reached."""
    facts = Facts(measures, {})
    for prose in measures.narrative.all:
        for m in prose.mentions:
            measure = measures.get(m.quantity)
            key = facts.key(measure) if measure is not None and not m.operand else None
            if key is not None and not (key.place or key.period or key.aspect):
                yield core(m.name), m.quantity


def _measured(found: Named, names: list[tuple[str, str]], unit: str) -> Iterator[tuple[str, Quantity]]:
    """The measure of every quantity whose label is one of its names, or ends with it after a few other words."""
    for label, quantity in found:
        if not quantity.is_data or (unit and quantity.unit != unit):
            continue
        plain = labels.plain(label.replace("\n", ""))
        for word, measure in names:
            if (plain.endswith(word) and len(plain) <= len(word) + _BEFORE) or normal(plain) == normal(word):
                yield measure, quantity
                break


def _distinct(found: Iterable[tuple[str, Quantity]]) -> Iterator[tuple[str, Quantity]]:
    """The same value told again counts once."""
    seen: set[tuple[str, str]] = set()
    for measure, quantity in found:
        key = measure, str(quantity.value.normalize())
        if key not in seen:
            seen.add(key)
            yield measure, quantity


def _once(found: Iterable[tuple[str, Quantity]], declaration: Declaration) -> dict[str, Quantity]:
    """The quantity of every measure if each is there exactly once, else nothing."""
    by_measure: dict[str, list[Quantity]] = {}
    for measure, quantity in found:
        by_measure.setdefault(measure, []).append(quantity)
    if len(by_measure) < len(declaration.names) or any(len(quantities) > 1 for quantities in by_measure.values()):
        return {}
    return {measure: quantities[0] for measure, quantities in by_measure.items()}


def _row(
    declaration: Declaration, chosen: dict[str, Quantity], confidence: Confidence, doubt: str, done: set[frozenset[int]]
) -> Iterator[Row]:
    key = frozenset(map(id, chosen.values()))
    if not chosen or key in done:
        return
    done.add(key)
    order = [measure for measure, _ in declaration.names]
    stated = chosen[order[-1]]
    yield Row(
        declaration.kind,
        {measure: chosen[measure].number for measure in order},
        stated,
        tuple(chosen[measure] for measure in order[:-1]),
        _formula(declaration.expression, chosen),
        confidence,
        doubt=doubt,
        named=chosen,
    )


def _formula(expression: str, chosen: dict[str, Quantity]) -> str:
    """The expression with the printed numbers in place of the names."""
    shown = _NAME.sub(lambda found: chosen[found.group()].printed if found.group() in chosen else found.group(), expression)
    return re.sub(r"\s*==\s*", " = ", shown)
