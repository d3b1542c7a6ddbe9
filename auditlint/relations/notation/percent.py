"""A percent sign that is missing where the siblings have it: ``预算执行率100`` beside ``预算执行率100%``, ``÷…*100`` beside ``÷…*100%``."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_NAME = 5
_TIMES_HUNDRED = re.compile(r"[*×xX]\s?100(?P<percent>\s?%)?(?![\d.])")
_RESULT = re.compile(r"\)?\s{0,2}(?:=\s?\d+(?:\.\d+)?(?P<percent>%)?|(?P<end>[，。；\n]|\Z))")
_QUOTIENT = re.compile(r"[÷/][^，。；\n]{1,80}$")
_REACH = 100
_LEAST_CELLS = 4
_USUAL = (2, 3)


@cache
def _rates() -> re.Pattern[str]:
    """A rate with its number; the sign behind it, if any, is in the group *behind*."""
    links = "|".join(re.escape(w) for w in sorted(vocabulary("notation")["rate_links"], key=len, reverse=True))
    return re.compile(
        rf"(?<=[率度])(?P<link>(?:{links})?)\s{{0,2}}(?P<number>\d{{1,3}}(?:\.\d{{1,4}})?)(?P<behind>\s?[%‰]|(?=\s?(?:[，。；)、\n]|\Z)))"
    )


def find(wording: Wording) -> Iterator[Row]:
    """Rates in sentences and cells, and factors of formulas, that lack the percent sign of their siblings."""
    yield from _in_sentences(wording)
    yield from _in_formulas(wording)
    yield from _in_columns(wording.ledger)


def _row(of: str, stated: Quantity, siblings: tuple[Quantity, ...], label: str, *, signed: bool = False) -> Row:
    usual = siblings[0].printed if siblings else ""
    columns = {"of": of, "signed": "yes" if signed else "no", "usual": usual, "label": label}
    return Row("percent", columns, stated, siblings, stated.printed, "likely")


def _in_sentences(wording: Wording) -> Iterator[Row]:
    text = wording.text
    bare: list[tuple[str, int, int]] = []
    signed: dict[str, tuple[int, int]] = {}
    spans: list[tuple[int, int]] = []
    for match in _rates().finditer(text):
        name = text[max(0, match.start() - _NAME) : match.start()]
        if match["behind"]:
            spans.append((match.start() - len(name), match.end()))
            for known in (name, name[1:]):
                signed.setdefault(known, (match.start() - len(known), match.end()))
        elif Decimal(match["number"]) > 1 and wording.locate(match.start())[0].index not in wording.indicator_lists:
            bare.append((name, match.start() - len(name), match.end("number")))
    lacking = False
    for name, start, end in bare:
        sibling = signed.get(name) or signed.get(name[1:])
        if sibling is not None and wording.whole(start, end) and wording.whole(*sibling):
            yield _row("rate", wording.phrase(start, end), (wording.phrase(*sibling),), name)
            lacking = True
    if not lacking:
        yield from _signed(wording, "rate", [span for span in spans if wording.whole(*span)])


def _in_formulas(wording: Wording) -> Iterator[Row]:
    text = wording.text
    bare: list[tuple[int, int]] = []
    signed: list[tuple[int, int]] = []
    for match in _TIMES_HUNDRED.finditer(text):
        if not _QUOTIENT.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        if match["percent"]:
            signed.append(match.span())
            continue
        result = _RESULT.match(text, match.end())
        if result is not None and (result["percent"] or result["end"] is not None):
            bare.append(match.span())
    if signed and len(bare) < len(signed):
        for span in bare:
            yield _row("formula", wording.phrase(*span), (wording.phrase(*signed[0]),), "")
    if not bare:
        yield from _signed(wording, "formula", signed)


def _signed(wording: Wording, of: str, spans: list[tuple[int, int]]) -> Iterator[Row]:
    """One row that says that all have their sign."""
    if len(spans) > 1:
        stated, *others = (wording.phrase(*span) for span in spans)
        yield _row(of, stated, tuple(others), "", signed=True)


def _in_columns(ledger: Ledger) -> Iterator[Row]:
    for stock in ledger.tables:
        if "%" not in stock.table.unit and not stock.table.doubt:
            for column in range(stock.table.width):
                label = stock.table.column_label(column)
                if "%" not in label and any(word in label for word in vocabulary("notation")["rate_columns"]):
                    yield from _in_column(ledger, stock, column, label)


def _in_column(ledger: Ledger, stock: TableStock, column: int, label: str) -> Iterator[Row]:
    cells = [q for row in stock.grid if (q := row[column]) is not None and not q.aside]
    signed = [q for q in cells if q.end > q.number_end and q.dimension == "percent"]
    bare = [q for q in cells if not q.unit and q.value]
    if len(cells) < _LEAST_CELLS or len(signed) * _USUAL[1] < len(cells) * _USUAL[0]:
        return
    for lacking in bare:
        sibling = signed[0]
        marks = [phrase(ledger.passage(q), q.start, q.end) for q in (lacking, sibling)]
        yield _row("column", marks[0], (marks[1],), label)
