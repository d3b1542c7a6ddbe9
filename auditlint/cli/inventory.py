"""A document as auditlint sees it, as plain values ready for JSON: tables with their pairs, quantities, relations."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from auditlint.catalogue import Catalogue
from auditlint.coverage import checked
from auditlint.document import Cell, Place
from auditlint.engine import Judged, judge
from auditlint.findings import reason_texts, reported
from auditlint.language import vocabulary
from auditlint.measures.measure import Measure, Measures
from auditlint.measures.narrative import Narrative
from auditlint.measures.synonyms import Synonyms
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.misreading import is_doubtful
from auditlint.quantities.quantity import Quantity
from auditlint.relations.frames import find_rows
from auditlint.relations.row import Row

Facts = dict[str, Any]


def tables(ledger: Ledger, section: str, lang: str) -> Iterator[Facts]:
    """The tables in sections whose headings contain ``section``: grid, labels, unit, doubts, pairs."""
    for stock in ledger.tables:
        table = stock.table
        if _within(table.section, section):
            yield {
                "table": table.index,
                "caption": table.caption,
                "unit": table.unit,
                "kind": table.kind,
                "section": list(table.section),
                "doubt": reason(table.doubt, lang),
                "header_rows": table.header_rows,
                "label_columns": table.label_columns,
                "columns": [table.column_label(column) for column in range(table.width)],
                "rows": [[_cell(cell) for cell in row] for row in table.rows],
                "pairs": [{"label": _cell(pair.label), "value": _cell(pair.value)} for pair in table.pairs],
            }


@dataclass(frozen=True, slots=True)
class Examined:
    """The relations of a document and their judgements, made once for both lists; ``synonyms`` are the user's own."""

    ledger: Ledger
    rows: dict[str, list[Row]]
    judged: list[Judged]
    synonyms: Synonyms = ()


def examined(ledger: Ledger, catalogue: Catalogue, synonyms: Synonyms = ()) -> Examined:
    """Find and judge the relations of a document."""
    rows = find_rows(ledger, synonyms)
    return Examined(ledger, rows, judge(rows, catalogue.checks), synonyms)


def quantities(found: Examined, section: str) -> Iterator[Facts]:
    """The printed numbers in reading order: value and last place in the base of their unit, what they measure, and what became of them."""
    ledger = found.ledger
    measures = Measures(Narrative(ledger), found.synonyms)
    done = checked(found.judged)
    for quantity in ledger:
        place = ledger.place(quantity)
        if _within(place.section, section):
            yield {
                "quote": ledger.quote(quantity),
                "measure": _measure(measures.get(quantity)),
                "value": _plain(quantity.value),
                "unit": quantity.unit,
                "dimension": quantity.dimension,
                "step": _plain(quantity.step),
                "comparator": quantity.comparator,
                "approximation": quantity.approximation,
                "aside": quantity.aside,
                "checked": id(quantity) in done,
                "place": _place(place),
                **_recognised(quantity),
            }


def relations(found: Examined, section: str, lang: str) -> Iterator[Facts]:
    """All relations found, judged or not, with the checks that judged them and their verdict."""
    ledger = found.ledger
    judged = {id(item.row): item for item in found.judged}
    for row in (row for kind in found.rows.values() for row in kind):
        first = row.stated or next(iter(row.operands), None)
        place = ledger.place(first) if first is not None else Place()
        if not _within(place.section, section):
            continue
        item = judged.get(id(row))
        reasons = {reason_texts(ledger, judgement)[lang]: None for _, judgement in item.judgements if judgement.reason} if item else {}
        yield {
            "relation": row.kind,
            "formula": row.formula,
            "confidence": row.confidence,
            "verdict": reported(item.verdict) if item else None,
            "checks": [check.code for check, _ in item.judgements] if item else [],
            "reason": "; ".join(reasons) or reason(row.doubt, lang),
            "place": _place(place),
        }


def _recognised(quantity: Quantity) -> Facts:
    """How sure a number of recognised text is."""
    return {"confidence": round(quantity.confidence, 4), "doubtful": is_doubtful(quantity)} if quantity.certainty else {}


def _measure(measure: Measure | None) -> Facts | None:
    if measure is None:
        return None
    return {**asdict(measure), "heads": sorted(measure.heads)}


def reason(phrase: str, lang: str) -> str:
    """The English phrase of a doubt in the language asked for."""
    return str(vocabulary("reasons").get(phrase, phrase)) if lang == "zh" else phrase


def _within(headings: tuple[str, ...], section: str) -> bool:
    return not section or any(section in heading for heading in headings)


def _cell(cell: Cell | None) -> Facts | None:
    if cell is None:
        return None
    content = cell.text.content
    return {
        "text": content,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "doubt": cell.doubt,
        "place": _place(cell.text.place(0, len(content))),
    }


def _place(place: Place) -> Facts:
    return {name: value for name, value in asdict(place).items() if value not in (None, ())}


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
