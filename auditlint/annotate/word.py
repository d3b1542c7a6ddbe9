"""Word comments on the exact characters of the numbers in question. Runs are split where a comment begins or ends; their formatting stays."""

import io
import posixpath
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from auditlint.annotate.notes import AUTHOR, Note
from auditlint.annotate.package import (
    CONTENT_TYPES,
    no_relations,
    parsed,
    relations_of,
    rewritten,
    serialised,
    with_override,
    with_relation,
)
from auditlint.readers.options import ReadOptions
from auditlint.readers.word import names
from auditlint.readers.word.file import WordFile
from auditlint.readers.word.package import Element
from auditlint.readers.word.runs import RunSpan, paragraph_runs

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {"footnotes": (f"{names.WORD}footnote", names.FOOTNOTE), "endnotes": (f"{names.WORD}endnote", names.ENDNOTE)}


@dataclass(frozen=True, slots=True)
class _Point:
    """Where a comment begins or ends: at character ``at`` of the text of ``node`` in ``run``. ``order`` is its position in the paragraph."""

    order: int
    run: Element
    node: Element
    at: int
    comment: int
    ends: bool


def annotated(path: str, data: bytes, notes: Iterable[Note], options: ReadOptions) -> tuple[bytes, int]:
    """The file with a comment for every note, and the number of notes whose place could not be found, which stand at the first paragraph.

    Raises `UnreadableError` as the reader does.
    """
    file = WordFile(path, data, options)
    main = file.main
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist() if info.filename in (CONTENT_TYPES, relations_of(main))}
        there = set(archive.namelist())
        comments_part = next((target for kind, target in file.relations(main).values() if kind == "comments"), "")
        comments = parsed(archive.read(comments_part)) if comments_part in there else _no_comments()
    first = 1 + max((int(item.get(f"{names.WORD}id") or 0) for item in comments), default=-1)
    lost = _place_all(file, list(notes), comments, first)
    types, relations = (
        parsed(members[CONTENT_TYPES]),
        parsed(members[relations_of(main)]) if relations_of(main) in members else no_relations(),
    )
    if comments_part not in there:
        comments_part = posixpath.join(posixpath.dirname(main), "comments.xml")
        with_override(types, comments_part, _COMMENTS_TYPE)
        with_relation(relations, _COMMENTS_KIND, posixpath.basename(comments_part))
    parts = {
        main: serialised(file.body.root),
        comments_part: serialised(comments),
        CONTENT_TYPES: serialised(types),
        relations_of(main): serialised(relations),
    }
    return rewritten(data, parts), lost


def _no_comments() -> Element:
    return etree.Element(f"{names.WORD}comments", nsmap={"w": names.WORD.strip("{}")})


def _place_all(file: WordFile, notes: list[Note], comments: Element, first: int) -> int:
    """Write every note to ``comments`` and its range into the body; the number of those without a place of their own."""
    by_paragraph: dict[int, list[tuple[int, Note]]] = {}
    elsewhere: list[tuple[int, Note]] = []
    for comment, note in enumerate(notes, first):
        comments.append(_comment(comment, note))
        place = note.mark.place
        if place.part is None and place.paragraph is not None and place.offset is not None:
            by_paragraph.setdefault(place.paragraph, []).append((comment, note))
        else:
            elsewhere.append((comment, note))
    lost = 0
    for paragraph, items in by_paragraph.items():
        runs = paragraph_runs(file, None, paragraph)
        points: list[_Point] = []
        for comment, note in items:
            found = _points(runs.spans, note, comment)
            points += found
            if not found:
                lost += 1
                _around_paragraph(runs.element, comment)
        for point in sorted(points, key=lambda p: (p.order, p.ends, p.comment), reverse=True):
            _insert(point)
    for comment, note in elsewhere:
        anchor = _note_reference(file, note)
        lost += anchor is None
        _around_run(anchor, comment) if anchor is not None else _around_paragraph(_first_paragraph(file), comment)
    return lost


def _comment(number: int, note: Note) -> Element:
    made = etree.Element(
        f"{names.WORD}comment",
        {f"{names.WORD}id": str(number), f"{names.WORD}author": AUTHOR, f"{names.WORD}initials": "AL"},
        nsmap={"w": names.WORD.strip("{}")},
    )
    for line in note.lines:
        run = etree.SubElement(etree.SubElement(made, names.PARAGRAPH), names.RUN)
        text = etree.SubElement(run, names.TEXT)
        text.text = line
        text.set(_SPACE, "preserve")
    return made


def _points(spans: tuple[RunSpan, ...], note: Note, comment: int) -> list[_Point]:
    """Where the comment on a note begins and ends; empty if its characters are stored nowhere (an automatic number)."""
    start, end = note.mark.place.offset or 0, note.mark.place.end_offset or 0
    stored = [s for s in spans if s.run is not None and s.node is not None and not s.generated and s.start < end and s.end > start]
    if not stored:
        return []
    first, last = stored[0], stored[-1]
    begins, ends = max(start, first.start), min(end, last.end)
    return [
        _Point(begins, first.run, first.node, first.at + begins - first.start, comment, ends=False),  # type: ignore[arg-type]
        _Point(ends, last.run, last.node, last.at + ends - last.start, comment, ends=True),  # type: ignore[arg-type]
    ]


def _insert(point: _Point) -> None:
    """Put the mark of a comment's beginning or end between runs."""
    if point.run.tag != names.RUN:
        formula = next(a for a in (point.run, *point.run.iterancestors()) if a.tag == names.FORMULA)
        formula.addnext(_end(point.comment)) if point.ends else formula.addprevious(_start(point.comment))
        if point.ends:
            _after_end(formula.getnext(), point.comment)
        return
    boundary, before = _boundary(point.run, point.node, point.at)
    if point.ends:
        mark = _end(point.comment)
        boundary.addprevious(mark) if before else boundary.addnext(mark)
        _after_end(mark, point.comment)
    else:
        mark = _start(point.comment)
        boundary.addprevious(mark) if before else boundary.addnext(mark)


def _boundary(run: Element, node: Element, at: int) -> tuple[Element, bool]:
    """The run before (``True``) or after which the character ``at`` of ``node`` begins, splitting ``run`` if it stands inside."""
    children = [child for child in run if child.tag != names.RUN_PROPERTIES]
    text = node.text or ""
    if at == 0 and children[0] is node:
        return run, True
    if at >= len(text) and children[-1] is node:
        return run, False
    rest = etree.Element(run.tag, dict(run.attrib))
    properties = run.find(names.RUN_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
    moved = children[children.index(node) + (at > 0) :]
    if 0 < at < len(text):
        later = etree.SubElement(rest, node.tag, dict(node.attrib))
        later.text, node.text = text[at:], text[:at]
        later.set(_SPACE, "preserve")
        node.set(_SPACE, "preserve")
    rest.extend(moved)
    tail, run.tail = run.tail, None
    run.addnext(rest)
    rest.tail = tail
    return rest, True


def _start(comment: int) -> Element:
    return etree.Element(f"{names.WORD}commentRangeStart", {f"{names.WORD}id": str(comment)})


def _end(comment: int) -> Element:
    return etree.Element(f"{names.WORD}commentRangeEnd", {f"{names.WORD}id": str(comment)})


def _after_end(mark: Element | None, comment: int) -> None:
    """The run that shows the comment, behind its end."""
    assert mark is not None
    run = etree.Element(names.RUN)
    etree.SubElement(run, f"{names.WORD}commentReference", {f"{names.WORD}id": str(comment)})
    mark.addnext(run)


def _around_paragraph(paragraph: Element, comment: int) -> None:
    properties = paragraph.find(names.PARAGRAPH_PROPERTIES)
    paragraph.insert(0 if properties is None else 1, _start(comment))
    end = _end(comment)
    paragraph.append(end)
    _after_end(end, comment)


def _around_run(run: Element, comment: int) -> None:
    run.addprevious(_start(comment))
    end = _end(comment)
    run.addnext(end)
    _after_end(end, comment)


def _note_reference(file: WordFile, note: Note) -> Element | None:
    """The run in the body that refers to the footnote or endnote in which a note's number stands."""
    place = note.mark.place
    kind = _NOTES.get(place.part or "")
    if kind is None or place.paragraph is None:
        return None
    paragraph = paragraph_runs(file, place.part, place.paragraph).element
    owner = next((a for a in paragraph.iterancestors(kind[0])), None)
    key = owner.get(f"{names.WORD}id") if owner is not None else None
    reference = next((r for r in file.body.root.iter(kind[1]) if r.get(f"{names.WORD}id") == key), None)
    return next(reference.iterancestors(names.RUN), None) if reference is not None else None


def _first_paragraph(file: WordFile) -> Element:
    return file.body.paragraph(1)
