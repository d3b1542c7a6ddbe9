"""The two values of one indicator in units of different size: ``不少于126公里`` for the period, ``不少于42米`` for the year."""

from collections.abc import Iterator

from auditlint.quantities.anchor import phrase
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.scoring.indicators import Span, indicators

_MEASURED = frozenset({"money", "length", "area", "mass", "volume", "energy"})


def find(ledger: Ledger) -> Iterator[Row]:
    """The indicators whose values for the period and for the year both print one measured amount."""
    for item in indicators(ledger):
        if item.period is None or item.annual is None or item.doubt:
            continue
        period, annual = _amounts(ledger, item.period), _amounts(ledger, item.annual)
        if len(period) == len(annual) == 1 and period[0].dimension == annual[0].dimension:
            first, second = period[0], annual[0]
            same = (first.unit, first.scale) == (second.unit, second.scale)
            stated, other = (phrase(ledger.passage(q), q.start, q.end) for q in (second, first))
            columns = {"of": "target", "fault": "none" if same else "unit", "declared": other.printed, "label": item.name.content}
            yield Row("unit", columns, stated, (other,), f"{other.printed} / {stated.printed}", "likely")


def _amounts(ledger: Ledger, span: Span) -> list[Quantity]:
    """The measured amounts in a stretch of text."""
    inside = (q for q in ledger.by_passage[span.passage.index] if span.start <= q.start < span.end)
    return [q for q in inside if q.dimension in _MEASURED and not q.aside]
