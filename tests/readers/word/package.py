"""Small Word files for the tests: parts from snippets of XML, zipped."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from auditlint.document import Document
from auditlint.readers import read
from auditlint.readers.options import DEFAULT, ReadOptions

OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": f"{OFFICE}/officeDocument/2006/relationships",
        "m": f"{OFFICE}/officeDocument/2006/math",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OFFICE}/drawingml/2006/main",
        "c": f"{OFFICE}/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr"}


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {NAMESPACES}>{content}</{root}>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parts_of(body: str, **others: str) -> dict[str, str | bytes]:
    """The parts of a Word file with this body. ``others`` are parts by name (``styles``, ``footnotes``, ``header1``, ``chart1``), without their root element;
    each can be referred to by its name as relationship id."""
    parts: dict[str, str | bytes] = {"word/document.xml": part("w:document", f"<w:body>{body}</w:body>")}
    relations = []
    for name, content in others.items():
        kind = name.rstrip("0123456789")
        folder = "charts/" if kind == "chart" else ""
        parts[f"word/{folder}{name}.xml"] = part("c:chartSpace" if kind == "chart" else f"w:{_ROOTS[kind]}", content)
        relations.append(
            f'<Relationship Id="{name}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" Target="{folder}{name}.xml"/>'
        )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts["word/_rels/document.xml.rels"] = f"<Relationships {space}>{''.join(relations)}</Relationships>"
    return parts


_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def complete(parts: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The parts with the two that other programs insist on: content types, and the relation that names the body."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS}.{"document.main" if name.endswith("document.xml") else Path(name).stem.rstrip("0123456789")}+xml"/>'
        for name in parts
        if name.endswith(".xml")
    )
    plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    body = f'<Relationship Id="body" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types">{plain}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{body}</Relationships>',
        **parts,
    }


def packed(body: str, **others: str) -> bytes:
    return zipped(complete(parts_of(body, **others)))


def word(body: str, options: ReadOptions = DEFAULT, **others: str) -> Document:
    return read("report.docx", packed(body, **others), options)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a string that is no XML becomes one."""
    inside = "".join(item if item.startswith("<") else run(item) for item in content)
    head = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{head}</w:pPr>' if head else ''}{inside}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    inside = "".join(item if item.startswith("<") else p(item) for item in content) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(tc(item) if not item.startswith("<") or item.startswith("<w:p>") else item for item in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    columns = '<w:gridCol w:w="1500"/>' * max(row.count("<w:tc>") for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str) -> str:
    """A complex field with its result as a run."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


TOP, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
