"""What a spreadsheet leaves in the cells of a page that it exports: the stored number and the formula behind what a cell shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_NUMBERS = ("x:num", "sdval", "data-value")
_FORMULAS = ("x:fmla", "data-formula")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Behind:
    """The formula (beginning with ``=``), the stored value as a decimal text (empty where it is what the cell shows), and whether a number is kept as text."""

    formula: str = ""
    stored: str = ""
    as_text: bool = False


def behind(attributes: Mapping[str, str], shown: str) -> Behind:
    """What stands behind a cell, from its attributes as Excel, WPS and LibreOffice write them; names in lower case."""
    formula = next((attributes[name].strip() for name in _FORMULAS if attributes.get(name)), "")
    if formula and not formula.startswith("="):
        formula = f"={formula}"
    as_text = "x:str" in attributes and not formula and _decimal_shown(shown) is not None
    number = next((attributes[name].strip() for name in _NUMBERS if attributes.get(name)), "")
    stored = _decimal(number)
    if stored is None or _decimal_shown(shown) in (stored, None):
        return Behind(formula, "", as_text)
    return Behind(formula, format(stored, "f"), as_text)


def _decimal(text: str) -> Decimal | None:
    if not text or len(text) > _LONGEST:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < _LONGEST else None


def _decimal_shown(shown: str) -> Decimal | None:
    plain = shown.strip().replace(",", "")
    percent = plain.endswith("%")
    value = _decimal(plain.rstrip("%"))
    return value / 100 if percent and value is not None else value
