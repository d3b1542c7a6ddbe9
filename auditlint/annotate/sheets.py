"""Comments on the cells in question, in a copy of an Excel workbook. Everything else in the file stays as it is.

Comments are those of ECMA-376 part 1, 18.7; Excel still draws them from a VML part beside each sheet.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence

from lxml import etree

from auditlint.annotate.notes import AUTHOR, Note
from auditlint.annotate.package import (
    CONTENT_TYPES,
    no_relations,
    parsed,
    relations_of,
    rewritten,
    serialised,
    with_default,
    with_override,
    with_relation,
)
from auditlint.readers.options import ReadOptions
from auditlint.readers.word.package import Element

_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{{{_OFFICE}/spreadsheetml/2006/main}}"
_RELATION = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
_KIND = f"{_OFFICE}/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = tuple(
    f"{_MAIN}{name}" for name in ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WIDE, _HIGH = 5, 9
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'id="_auditlint_{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def annotated(_path: str, data: bytes, notes: Sequence[Note], _options: ReadOptions) -> tuple[bytes, int]:
    """The workbook with a comment on the cell of every note, and the number of notes whose place could not be found, which stand at A1 of the first sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheets = dict(_sheets(members))
    first = next(iter(sheets))
    by_sheet: dict[str, dict[str, list[Note]]] = {}
    lost = 0
    for note in notes:
        place = note.mark.place
        sheet, cell = place.sheet or "", (place.cell or "").partition(":")[0]
        if sheet not in sheets or not cell:
            sheet, cell, lost = first, "A1", lost + 1
        by_sheet.setdefault(sheet, {}).setdefault(cell, []).append(note)
    types = parsed(members[CONTENT_TYPES])
    changed: dict[str, bytes] = {}
    for number, (sheet, cells) in enumerate(by_sheet.items(), 1):
        changed |= _comment_sheet(members, sheets[sheet], cells, types, number)
    changed[CONTENT_TYPES] = serialised(types)
    return rewritten(data, changed), lost


def _sheets(members: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The sheets by name, with the name of their part."""
    targets = _targets(members, "")
    workbook = next(target for kind, target in targets.values() if kind == "officeDocument")
    known = _targets(members, workbook)
    for sheet in parsed(members[workbook]).iter(f"{_MAIN}sheet"):
        _, target = known.get(sheet.get(f"{_RELATION}id") or "", ("", ""))
        if target in members:
            yield sheet.get("name") or "", target


def _targets(members: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: id -> (last word of the type, name of the member)."""
    relations = members.get(relations_of(part))
    found: dict[str, tuple[str, str]] = {}
    for item in parsed(relations) if relations is not None else ():
        target = item.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
        found[item.get("Id") or ""] = ((item.get("Type") or "").rsplit("/", 1)[-1], whole)
    return found


def _comment_sheet(members: dict[str, bytes], part: str, cells: dict[str, list[Note]], types: Element, number: int) -> dict[str, bytes]:
    """The changed and new parts of one sheet."""
    sheet = parsed(members[part])
    name = relations_of(part)
    relations = parsed(members[name]) if name in members else no_relations()
    known = {kind: target for kind, target in _targets(members, part).values() if target in members}
    folder = posixpath.dirname(posixpath.dirname(part))
    comments_part = known.get("comments") or f"{folder}/commentsAuditlint{number}.xml"
    comments = parsed(members[comments_part]) if comments_part in members else _no_comments()
    drawing = sheet.find(f"{_MAIN}legacyDrawing")
    vml_part = known.get("vmlDrawing", "") if drawing is not None else ""
    shapes = (
        etree.fromstring(members[vml_part], etree.XMLParser(recover=True, resolve_entities=False)) if vml_part else parsed(_VML.encode())
    )
    for cell, notes in cells.items():
        if _add_comment(comments, cell, notes):
            shapes.append(_shape(cell, number, len(shapes)))
    if comments_part not in members:
        with_override(types, comments_part, _COMMENTS_TYPE)
        with_relation(relations, f"{_KIND}/comments", f"/{comments_part}")
    if not vml_part:
        vml_part = f"{folder}/drawings/vmlDrawingAuditlint{number}.vml"
        with_default(types, "vml", _VML_TYPE)
        _refer(sheet, with_relation(relations, f"{_KIND}/vmlDrawing", f"/{vml_part}"))
    return {
        part: serialised(sheet),
        name: serialised(relations),
        comments_part: serialised(comments),
        vml_part: etree.tostring(shapes, encoding="UTF-8"),
    }


def _refer(sheet: Element, key: str) -> None:
    """Point the sheet at its VML part, at the place that the order of its elements prescribes."""
    drawing = etree.Element(f"{_MAIN}legacyDrawing", {f"{_RELATION}id": key}, nsmap={"r": _RELATION.strip("{}")})
    behind = next((child for child in sheet if child.tag in _BEHIND), None)
    if behind is None:
        sheet.append(drawing)
    else:
        behind.addprevious(drawing)


def _no_comments() -> Element:
    root = etree.Element(f"{_MAIN}comments", nsmap={None: _MAIN.strip("{}")})
    etree.SubElement(root, f"{_MAIN}authors")
    etree.SubElement(root, f"{_MAIN}commentList")
    return root


def _add_comment(comments: Element, cell: str, notes: Sequence[Note]) -> bool:
    """Add a comment to ``cell``; ``False`` if it has one already, to which the text is added."""
    authors, listed = comments.find(f"{_MAIN}authors"), comments.find(f"{_MAIN}commentList")
    assert authors is not None
    assert listed is not None
    text = "\n\n".join("\n".join(note.lines) for note in notes)
    present = next((c for c in listed if c.get("ref") == cell), None)
    if present is not None:
        holder = present.find(f"{_MAIN}text")
        _run(holder if holder is not None else etree.SubElement(present, f"{_MAIN}text"), "\n\n" + text)
        return False
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{_MAIN}author").text = AUTHOR
        names.append(AUTHOR)
    comment = etree.SubElement(listed, f"{_MAIN}comment", ref=cell, authorId=str(names.index(AUTHOR)))
    _run(etree.SubElement(comment, f"{_MAIN}text"), text)
    return True


def _run(holder: Element, text: str) -> None:
    printed = etree.SubElement(etree.SubElement(holder, f"{_MAIN}r"), f"{_MAIN}t")
    printed.text = text
    printed.set(_SPACE, "preserve")


def _shape(cell: str, sheet: int, number: int) -> Element:
    from openpyxl.utils import coordinate_to_tuple

    row, column = coordinate_to_tuple(cell)
    shape = _SHAPE.format(
        number=f"{sheet}_{number}",
        left=column,
        top=max(row - 2, 0),
        right=column + _WIDE,
        bottom=row + _HIGH,
        row=row - 1,
        column=column - 1,
    )
    return parsed(shape.encode())
