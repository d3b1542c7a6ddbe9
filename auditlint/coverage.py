"""How much of a document stands on checked numbers."""

from auditlint.engine import Judged
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.report import Coverage


def checked(judged: list[Judged]) -> set[int]:
    """The ``id`` of every quantity that stands in a relation with a verdict."""
    return {
        id(q)
        for item in judged
        if item.verdict != "undetermined"
        for q in (item.row.stated, *item.row.operands, *item.row.context)
        if q is not None
    }


def state(quantity: Quantity, done: set[int]) -> str:
    """*checked*, the kind under which the number is set aside, or empty for an unchecked one."""
    if id(quantity) in done:
        return "checked"
    return quantity.aside or ("target" if quantity.comparator else "")


def coverage(ledger: Ledger, judged: list[Judged]) -> Coverage:
    """Count the quantities of ``ledger`` by state, in all and by outermost section."""
    done = checked(judged)
    sections: dict[str, list[int]] = {}
    for passage, quantities in zip(ledger.passages, ledger.by_passage, strict=True):
        if quantities:
            counts = sections.setdefault(passage.section[0] if passage.section else "", [0, 0, 0])
            for q in quantities:
                kind = state(q, done)
                counts[0] += 1
                counts[1] += kind == "checked"
                counts[2] += bool(kind) and kind != "checked"
    rows = tuple((name, counts[0], counts[1], counts[2]) for name, counts in sections.items())
    return Coverage(sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[3] for r in rows), rows)
