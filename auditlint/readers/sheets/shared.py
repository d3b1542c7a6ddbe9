"""Formulas that a sheet writes once for many cells: the others follow by moving its references."""

from lxml import etree

from auditlint.readers.sheets.model import address

_LONGEST = 8192


class SharedFormulas:
    """The formulas of one sheet. A shared one is written out at its first cell."""

    def __init__(self) -> None:
        self._masters: dict[str, tuple[str, int, int]] = {}

    def formula(self, row: int, column: int, element: etree._Element) -> str:
        """The formula of the cell at ``row`` and ``column`` (0-based), beginning with ``=``; a data table's is opaque and comes as ``=TABLE()``."""
        text = (element.text or "").strip()
        kind = element.get("t") or ""
        index = element.get("si") or ""
        if kind == "dataTable":
            return "=TABLE()"
        if kind != "shared" or len(text) > _LONGEST:
            return f"={text}" if text else ""
        if text:
            self._masters[index] = (f"={text}", row, column)
            return f"={text}"
        master = self._masters.get(index)
        return _moved(*master, row, column) if master is not None else "=SHARED()"


def _moved(formula: str, from_row: int, from_column: int, row: int, column: int) -> str:
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    origin, target = address(from_row, from_column), address(row, column)
    try:
        return str(Translator(formula, origin=origin).translate_formula(target))
    except (TranslatorError, TokenizerError, ValueError, IndexError):
        return "=SHARED()"
