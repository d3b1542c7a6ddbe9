"""The row of a restatement: a number that tells a fact again."""

from collections.abc import Mapping
from typing import Protocol

from auditlint.quantities.quantity import Quantity
from auditlint.relations.formula import shown_with_unit
from auditlint.relations.row import Row
from auditlint.report import Confidence


class Told(Protocol):
    """A number with the name of its fact as printed."""

    @property
    def name(self) -> str:
        """The printed name."""
        ...

    @property
    def quantity(self) -> Quantity:
        """The number."""
        ...


def told_again(
    fact: Told,
    leading: Told,
    others: tuple[Quantity, ...],
    places: tuple[int, int],
    support: Mapping[int, str],
    confidence: Confidence = "likely",
    *,
    target: bool = False,
) -> Row:
    """The relation of ``fact`` to the ``leading`` number of the same fact.

    Of a ``target`` the printed numbers are compared, whatever bounds them. ``others`` are further places of either, ``places`` how many places print the one and the
    other; ``support`` tells, by the ``id`` of a quantity, the sum that confirms it.
    """
    a, b = fact.quantity, leading.quantity
    proofs = [proof for q in (b, a) if (proof := support.get(id(q)))]
    return Row(
        "restatement",
        {
            "stated": a.plain if target else a.number,
            "other": b.plain if target else b.number,
            "label": fact.name,
            "places": str(places[0]),
            "other_places": str(places[1]),
            "support": "".join(f"; {proof}" for proof in proofs),
        },
        a,
        (b,),
        f"{shown_with_unit(a)} = {shown_with_unit(b)}",
        confidence,
        context=others,
        named={"other": b},
    )
