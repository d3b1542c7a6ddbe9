"""Parts added to an Office package: all other members stay as they are."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from auditlint.readers.word.package import Element

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"


def parsed(data: bytes) -> Element:
    """The root of a part, without entities or network."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def serialised(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with ``parts`` put in place of members of their names, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        names = {info.filename for info in source.infolist()}
        for info in source.infolist():
            target.writestr(info, parts[info.filename] if info.filename in parts else source.read(info), zipfile.ZIP_DEFLATED)
        for name in sorted(set(parts) - names):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def with_override(types: Element, part: str, content_type: str) -> None:
    """Say in the content types what ``part`` is."""
    name = f"/{part}"
    if all(item.get("PartName") != name for item in types):
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=content_type)


def with_default(types: Element, extension: str, content_type: str) -> None:
    """Say in the content types what files of an ``extension`` are."""
    if all((item.get("Extension") or "").lower() != extension for item in types):
        types.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type))


def relations_of(part: str) -> str:
    """The name of the member that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def no_relations() -> Element:
    """An empty list of relationships."""
    return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})


def with_relation(relations: Element, kind: str, target: str) -> str:
    """Add a relationship of a type to ``target``; its id."""
    taken = {item.get("Id") for item in relations}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdAuditlint{n}" not in taken)
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=f"rIdAuditlint{number}", Type=kind, Target=target)
    return f"rIdAuditlint{number}"
