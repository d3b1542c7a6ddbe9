"""What a spreadsheet leaves in the cells of a page that it exports: the stored number and the formula behind what a cell shows."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

_NUMBERS = ("x:num", "sdval", "data-value")
_FORMULAS = ("x:fmla", "data-formula")
_LONGEST = 40


def behind(attributes: Mapping[str, str], shown: str) -> tuple[str, str]:
    """Formula and stored value (empty where it is what the cell shows) from the attributes of a cell as Excel, WPS and LibreOffice write them."""
    formula = next((attributes[name].strip() for name in _FORMULAS if attributes.get(name)), "")
    if formula and not formula.startswith("="):
        formula = f"={formula}"
    number = next((attributes[name].strip() for name in _NUMBERS if attributes.get(name)), "")
    stored = _decimal(number)
    if stored is None or _decimal_shown(shown) in (stored, None):
        return formula, ""
    return formula, format(stored, "f")


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
