"""The numbers of table cells: alone, bounded (``≥85%``, ``不低于85%``), or at the beginning of a cell that says more of them."""

import re
from decimal import Decimal
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity
from auditlint.quantities.units import NO_UNIT, Unit

_PLAIN = re.compile(r"\s*(?P<open>\()?(?P<number>[-−▲△+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<percent>%)?(?P<close>\))?\s*")


def cell_quantity(content: str, passage: int, unit: Unit) -> Quantity | None:
    """The number of a cell that holds nothing else, in ``unit``; ``None`` for other cells."""
    match = _PLAIN.fullmatch(content)
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    printed = match["number"]
    start, number_end = match.span("number")
    value = Decimal(printed.lstrip("-−▲△+").replace(",", ""))
    if match["open"] or printed[0] in "-−▲△":
        value = -value
    decimals = len(printed) - printed.find(".") - 1 if "." in printed else 0
    end = match.end("percent") if match["percent"] else number_end
    if match["percent"]:
        unit = Unit("%", "percent", Decimal(1))
    step = unit.factor.scaleb(-decimals) if decimals else unit.factor
    return Quantity(passage, start, end, number_end, printed, value * unit.factor, step, unit.name, unit.dimension, unit.factor)


def fills(quantity: Quantity, content: str) -> bool:
    """Whether a cell holds nothing but a number, with what bounds or approximates it (``不低于85%``)."""
    rest = f"{content[: quantity.start]} {content[quantity.end :]}"
    if quantity.comparator:
        rest = _bounding().sub("", rest)
    return not quantity.aside and not rest.strip(" \n()约≥≤")


@cache
def _bounding() -> re.Pattern[str]:
    words = vocabulary("units")["comparators"]
    return re.compile("|".join(sorted(map(re.escape, (*words["before"], *words["after"])), key=len, reverse=True)))


def is_annotated(quantity: Quantity, content: str) -> bool:
    """Whether a number begins its cell, and a bracket behind it says more of it (``486（其中线上20）``)."""
    return not quantity.aside and not content[: quantity.start].strip(" ≥≤") and content[quantity.end :].lstrip().startswith("(")


def with_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """``quantity`` in the unit of its column, if it prints none."""
    if quantity.unit or unit is NO_UNIT:
        return quantity
    quantity.value *= unit.factor
    quantity.step *= unit.factor
    quantity.scale, quantity.unit, quantity.dimension = unit.factor, unit.name, unit.dimension
    return quantity
