"""Old Excel workbooks (``.xls``, and WPS ``.et`` files, which are the same inside), read with xlrd. It does not give the formulas, only their results."""

import io
import struct
from typing import Any

from auditlint.document import Document
from auditlint.errors import UnreadableError
from auditlint.readers.options import ReadOptions
from auditlint.readers.sheets.delivery import deliver
from auditlint.readers.sheets.display import exact_text, shown_number, shown_text
from auditlint.readers.sheets.model import Sheet, SheetCell, Workbook
from auditlint.readers.sheets.package import damaged


def read(path: str, data: bytes, options: ReadOptions) -> Document:
    """The document in a workbook. Raises `UnreadableError` for a damaged or protected one."""
    return deliver(path, "xls", data, _workbook(path, data, options.limits.cells), options.limits)


def _workbook(path: str, data: bytes, limit: int) -> Workbook:
    book = _open(path, data)
    sheets: list[Sheet] = []
    left = limit
    for source in _sheets(path, book):
        sheet = Sheet(source.name, hidden=source.visibility != 0)
        left = _fill(sheet, book, source, left)
        sheets.append(sheet)
        if left <= 0:
            break
    return Workbook(sheets, left <= 0)


def _open(path: str, data: bytes) -> Any:
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=False)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise UnreadableError(
                f"{path}: the workbook is protected by a password. Remove the password in Excel or WPS and save it again.",
                f"{path}：工作簿已加密。请在 Excel 或 WPS 中取消密码后重新保存。",
            ) from error
        raise damaged(path, "the workbook", "工作簿", str(error)) from error
    except RecursionError as error:
        raise damaged(path, "the workbook", "工作簿", "nested too deeply") from error
    except (Exception, struct.error) as error:  # xlrd throws anything on damaged bytes
        raise damaged(path, "the workbook", "工作簿", f"{type(error).__name__}: {error}") from error


def _sheets(path: str, book: Any) -> list[Any]:
    try:
        return list(book.sheets())
    except Exception as error:
        raise damaged(path, "a sheet", "工作表", f"{type(error).__name__}: {error}") from error


def _fill(sheet: Sheet, book: Any, source: Any, left: int) -> int:
    """Read the cells of ``source``, at most ``left``; how many more may be read."""
    for row in range(source.nrows):
        for column, kind in enumerate(source.row_types(row)):
            if kind in (0, 6):
                continue
            text, stored = _shown(book, source, row, column, kind)
            if text.strip() or stored:
                sheet.cells.append(SheetCell(row, column, text, stored, as_text=kind == 1))
                left -= 1
        if left <= 0:
            break
    sheet.hidden_rows.update(row for row, info in source.rowinfo_map.items() if info.hidden)
    sheet.hidden_columns.update(column for column, info in source.colinfo_map.items() if info.hidden)
    sheet.merge([(top, first, bottom - 1, last - 1) for top, bottom, first, last in source.merged_cells])
    return left


def _shown(book: Any, source: Any, row: int, column: int, kind: int) -> tuple[str, str]:
    """The text and the stored value (where the text tells less) of a cell; ``kind`` is xlrd's: 1 text, 2 number, 3 date, 4 truth, 5 error."""
    import xlrd

    value = source.cell_value(row, column)
    if kind == 5:
        return str(xlrd.error_text_from_code.get(value, "#N/A")), ""
    if kind == 4:
        return ("TRUE" if value else "FALSE"), ""
    code = _format(book, source.cell_xf_index(row, column))
    if kind == 1:
        return shown_text(str(value).replace("\r\n", "\n").replace("\r", "\n"), code), ""
    exact = exact_text(float(value))
    shown = shown_number(exact, code, bool(book.datemode))
    return shown.text, "" if shown.exact else exact


def _format(book: Any, index: int | None) -> str:
    if index is None or index >= len(book.xf_list):
        return "General"
    found = book.format_map.get(book.xf_list[index].format_key)
    return found.format_str if found is not None and found.format_str else "General"
