"""Workbooks for the reader tests, put together from the XML of their parts."""

import io
import zipfile
from html import escape

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(
    sheets: dict[str, str], *, formats: tuple[str, ...] = (), strings: tuple[str, ...] = (), states: dict[str, str] | None = None
) -> dict[str, str]:
    """The parts of a workbook: ``sheets`` by name with the XML inside ``worksheet``; style ``n + 1`` has the n-th of ``formats``."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" state="{states.get(name, "visible")}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{_KIND}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{_KIND}/styles" Target="styles.xml"/><Relationship Id="t" Type="{_KIND}/sharedStrings" Target="sharedStrings.xml"/>'
    own = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{escape(code)}"/>' for i, code in enumerate(formats))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    found = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships {_PACKAGE}><Relationship Id="w" Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f"<workbook {_MAIN} {_RELATED}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>{links}</Relationships>",
        "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{''.join(f'<si>{text}</si>' for text in strings)}</sst>",
    }
    for i, content in enumerate(sheets.values(), 1):
        found[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet {_MAIN}>{content}</worksheet>"
    return found


def packed(members: dict[str, str]) -> bytes:
    """The members as a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rows(*lines: str) -> str:
    """``sheetData`` from lines of cells parted by bars.

    A cell is text, ``n:1.5`` (``n1:1.5`` in style 1), ``f:SUM(A1:A2):3`` (formula and result), ``e:#N/A``, or empty.
    """
    found = []
    for r, line in enumerate(lines, 1):
        cells = "".join(_cell(f"{chr(65 + c)}{r}", content.strip()) for c, content in enumerate(line.split("|")))
        found.append(f'<row r="{r}">{cells}</row>')
    return f"<sheetData>{''.join(found)}</sheetData>"


def _cell(name: str, content: str) -> str:
    kind, colon, rest = content.partition(":")
    if colon and kind[:1] in ("n", "f") and kind[1:].isdecimal() | (len(kind) == 1):
        style = f' s="{kind[1:]}"' if kind[1:] else ""
        if kind[0] == "n":
            return f'<c r="{name}"{style}><v>{rest}</v></c>'
        formula, _, value = rest.rpartition(":")
        return f'<c r="{name}"{style}><f>{escape(formula)}</f>{f"<v>{value}</v>" if value else ""}</c>'
    if colon and kind == "e":
        return f'<c r="{name}" t="e"><v>{rest}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(content)}</t></is></c>' if content else ""


def book(*lines: str, formats: tuple[str, ...] = (), after: str = "", name: str = "数据") -> bytes:
    """A workbook with one sheet; ``after`` is XML behind the cells (``mergeCells``)."""
    return packed(parts({name: rows(*lines) + after}, formats=formats))
