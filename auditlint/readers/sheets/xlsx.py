"""Excel workbooks (``.xlsx``, ``.xlsm``; ECMA-376): read from their XML, for the exact stored values, formulas, formats, merges and hidden rows in one pass."""

import io
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.language import vocabulary
from auditlint.readers.options import ReadOptions
from auditlint.readers.sheets.delivery import deliver
from auditlint.readers.sheets.display import exact_text, shown_number, shown_text
from auditlint.readers.sheets.model import LAST_COLUMN, LAST_ROW, Sheet, SheetCell, Workbook, area, column_of
from auditlint.readers.sheets.package import Package, damaged
from auditlint.readers.sheets.shared import SharedFormulas

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN = re.compile(r"(?=-?[\d.]{1,11}\Z)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")
"""A number that General shows as it is stored."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
_TEXTS = frozenset({"s", "str", "inlineStr"})
_TRUE = frozenset({"1", "true", "on"})


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a workbook. Raises `UnreadableError` for a damaged, protected or binary workbook (``.xlsb``)."""
    return deliver(path, "xlsx", data, _workbook(path, data, options), options.limits)


def _workbook(path: str, data: bytes, options: ReadOptions) -> Workbook:
    if data.startswith(_COMPOUND):
        raise UnreadableError(
            f"{path}: the workbook is protected by a password. Remove the password in Excel or WPS and save it again.",
            f"{path}：工作簿已加密。请在 Excel 或 WPS 中取消密码后重新保存。",
        )
    package = Package(path, data, options.limits)
    part = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    if part.lower().endswith(".bin") or ("xl/workbook.bin" in package and part not in package):
        raise UnreadableError(
            f"{path}: binary workbooks (.xlsb) are not read. Save it as an Excel workbook (.xlsx).",
            f"{path}：不支持二进制工作簿（.xlsb）。请另存为 Excel 工作簿（.xlsx）。",
        )
    root = package.xml(part)
    if root is None:
        raise damaged(path, part, part, "not in the archive")
    return _Reader(package, part, root, options.limits.cells).workbook()


class _Reader:
    """One workbook in the reading."""

    def __init__(self, package: Package, part: str, root: etree._Element, limit: int) -> None:
        self._package = package
        self._root = root
        self._left = limit
        self._related = package.related(part)
        properties = root.find("{*}workbookPr")
        self._date1904 = properties is not None and (properties.get("date1904") or "").lower() in _TRUE
        self._strings = self._shared_strings()
        self._formats = self._number_formats()

    def workbook(self) -> Workbook:
        sheets: list[Sheet] = []
        for item in self._root.iterfind("{*}sheets/{*}sheet"):
            ident = next((value for name, value in item.attrib.items() if str(name).endswith("}id")), "")
            kind, part = self._related.get(str(ident), ("", ""))
            if kind != "worksheet":
                continue
            if self._left <= 0 or self._package.exhausted:
                return Workbook(sheets, True)
            if part not in self._package:
                raise damaged(self._package.path, part, part, "not in the archive")
            data = self._package.read(part)
            if data is None:
                return Workbook(sheets, True)
            sheet = Sheet(item.get("name") or "", hidden=(item.get("state") or "visible") != "visible")
            self._fill(sheet, part, data)
            sheets.append(sheet)
        return Workbook(sheets, self._left <= 0 or self._package.exhausted)

    def _part(self, kind: str) -> etree._Element | None:
        part = next((name for found, name in self._related.values() if found == kind), "")
        return self._package.xml(part) if part else None

    def _shared_strings(self) -> list[str]:
        root = self._part("sharedStrings")
        return [_rich(item) for item in root.iterfind("{*}si")] if root is not None else []

    def _number_formats(self) -> list[str]:
        root = self._part("styles")
        if root is None:
            return []
        own = {item.get("numFmtId"): item.get("formatCode") or "General" for item in root.iterfind("{*}numFmts/{*}numFmt")}
        known = built_in()
        idents = [item.get("numFmtId") or "0" for item in root.iterfind("{*}cellXfs/{*}xf")]
        return [own.get(ident) or (known.get(int(ident), "General") if ident.isdecimal() else "General") for ident in idents]

    def _fill(self, sheet: Sheet, part: str, data: bytes) -> None:
        merges: list[tuple[int, int, int, int]] = []
        shared = SharedFormulas()
        row = -1
        try:
            for tag, element in _elements(data):
                if tag == "row":
                    row = _ordinal(element.get("r"), row + 1)
                    if row >= LAST_ROW:
                        break
                    if (element.get("hidden") or "").lower() in _TRUE:
                        sheet.hidden_rows.add(row)
                    if self._left > 0:
                        self._row(sheet, row, element, shared)
                elif tag == "mergeCell" and (found := area(element.get("ref") or "")):
                    merges.append(found)
                elif tag == "col" and (element.get("hidden") or "").lower() in _TRUE:
                    first, last = _ordinal(element.get("min"), 0), _ordinal(element.get("max"), 0)
                    sheet.hidden_columns.update(range(first, min(last + 1, LAST_COLUMN)))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self._package.path, part, part, str(error)) from error
        sheet.cells.sort(key=lambda cell: (cell.row, cell.column))
        sheet.merge(merges)

    def _row(self, sheet: Sheet, row: int, element: etree._Element, shared: SharedFormulas) -> None:
        column = -1
        for item in element:
            told = column_of(item.get("r", "").rstrip("0123456789"))
            column = column + 1 if told is None else told
            if column >= LAST_COLUMN or not len(item):
                continue
            cell = self._cell(row, column, item, shared)
            if cell is not None:
                sheet.cells.append(cell)
                self._left -= 1

    def _cell(self, row: int, column: int, item: etree._Element, shared: SharedFormulas) -> SheetCell | None:
        value, formula = None, ""
        for child in item:
            tag = str(child.tag)
            if tag.endswith("}v"):
                value = child.text or ""
            elif tag.endswith("}f"):
                formula = shared.formula(row, column, child)
            elif tag.endswith("}is"):
                value = _rich(child)
        kind = item.get("t") or "n"
        if formula and not value and kind != "str":
            return SheetCell(row, column, "", formula=formula, uncalculated=True)
        if value is None or (not value and not formula):
            return None
        text, stored = self._shown(value, kind, item.get("s"))
        return SheetCell(row, column, text, stored, formula, False, kind in _TEXTS) if text.strip() or stored or formula else None

    def _shown(self, value: str, kind: str, style: str | None) -> tuple[str, str]:
        """The text and the stored value (where the text tells less) of a cell of this type."""
        index = int(style) if style and style.isdecimal() else 0
        code = self._formats[index] if index < len(self._formats) else "General"
        match kind:
            case "s":
                at = int(value) if value.strip().isdecimal() else -1
                return (shown_text(self._strings[at], code) if 0 <= at < len(self._strings) else ""), ""
            case "str" | "inlineStr":
                return shown_text(_unescaped(value), code), ""
            case "b":
                return ("TRUE" if value.strip() in _TRUE else "FALSE"), ""
            case "e" | "d":
                return value, ""
        if code == "General" and _PLAIN.fullmatch(value):
            return value, ""
        exact = exact_text(float(value))
        shown = shown_number(exact, code, self._date1904)
        return shown.text, "" if shown.exact else exact


def _elements(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Rows, merged ranges and column descriptions of a sheet, each freed after use."""
    tags = ("{*}row", "{*}mergeCell", "{*}col")
    events = etree.iterparse(
        io.BytesIO(data),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in events:
        yield str(element.tag).rpartition("}")[2], element
        element.clear()
        while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
            parent.remove(before)


def _ordinal(text: str | None, otherwise: int) -> int:
    """A 1-based number in the file as a 0-based one."""
    return int(text) - 1 if text and text.isdecimal() and len(text) < 9 and text != "0" else otherwise


def _rich(item: etree._Element) -> str:
    """The text of a shared or inline string: its runs, without the reading aids."""
    found: list[str] = []
    for child in item:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag == "t":
            found.append(child.text or "")
        elif tag == "r":
            found.extend(part.text or "" for part in child.iterfind("{*}t"))
    return _unescaped("".join(found))


def _unescaped(text: str) -> str:
    """``_x000D_`` and the like as the character they stand for."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1].upper() in ("000D", "000A") else _character(match), text).replace("\n\n", "\n")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 or code < 9 else chr(code)


@cache
def built_in() -> dict[int, str]:
    """The built-in number formats by id."""
    found: dict[int, str] = vocabulary("numberformats")["built_in"]
    return found
