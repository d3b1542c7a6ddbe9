"""What stands inside one paragraph: runs, tracked changes, fields, symbols, formulas, notes and text boxes, in printed order."""

from auditlint.readers.word import names
from auditlint.readers.word.fields import Field, Fields, Open
from auditlint.readers.word.formulas import linear
from auditlint.readers.word.names import WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.piece import Piece
from auditlint.readers.word.styles import Styles
from auditlint.readers.word.symbols import symbol

_SIGNS = {f"{WORD}tab": "\t", f"{WORD}ptab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
_SKIPPED = frozenset(
    f"{WORD}{name}" for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "instrText", "delInstrText", "rt", "rubyPr", "commentReference", "annotationRef",
        "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "softHyphen", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "proofErr",
    )
)  # fmt: skip
_ANCHORED = {names.FOOTNOTE: "footnote", names.ENDNOTE: "endnote", names.TEXT_BOX: "text box", names.CHART_REFERENCE: "chart"}
_PAGE_NUMBERS = frozenset(("PAGEREF",))
_CONTENTS = frozenset(("TOC", "TOA", "INDEX"))


class Walk:
    """Collects the pieces of one paragraph, the things anchored in it, and whether it is a line of a table of contents."""

    def __init__(self, styles: Styles, fields: Fields, deletions: bool) -> None:
        self.pieces: list[Piece] = []
        self.anchored: list[tuple[str, Element]] = []
        self._styles = styles
        self._fields = fields
        self._deletions = deletions
        self._open: list[Open] = []
        self._silent = False
        self._in_contents = False
        self._ends_with_page = False

    @property
    def contents(self) -> bool:
        """Whether the text stands in a table of contents, or ends with the number of the page that it refers to."""
        return self._in_contents or self._ends_with_page

    def paragraph(self, paragraph: Element) -> None:
        """Read all of ``paragraph``."""
        self._open = self._fields.before(paragraph)
        self._silent = any(not item.result for item in self._open)
        self._inside(paragraph, False, False)

    def _inside(self, element: Element, deleted: bool, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == names.TEXT or (tag == names.DELETED_TEXT and deleted):
                if child.text:
                    self._add(child.text, child, deleted, hidden)
            elif tag == names.RUN:
                self._run(child, deleted, hidden)
            elif tag in _SKIPPED or not isinstance(tag, str):
                continue
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], child, deleted, hidden)
            elif tag in _ANCHORED:
                if not deleted:
                    self.anchored.append((_ANCHORED[tag], child))
            else:
                self._other(child, tag, deleted, hidden)

    def _other(self, element: Element, tag: str, deleted: bool, hidden: bool) -> None:
        if tag in (names.DELETED, names.MOVED_AWAY):
            if self._deletions:
                self._inside(element, True, hidden)
        elif tag == names.FIELD_MARK:
            self._fields.step(element, self._open)
            self._silent = any(not item.result for item in self._open)
        elif tag == names.FIELD:
            self._open.append(Open(Field([element.get(f"{WORD}instr", "")], True), True))
            self._inside(element, deleted, hidden)
            self._open.pop()
        elif tag == f"{WORD}sym":
            self._add(symbol(element.get(f"{WORD}font", ""), element.get(f"{WORD}char", "")), element, deleted, hidden)
        elif tag == names.FORMULA:
            for piece in linear(element):
                self._keep(piece._replace(deleted=deleted, hidden=hidden))
        elif tag == names.ALTERNATIVES:
            chosen = alternative(element)
            if chosen is not None:
                self._inside(chosen, deleted, hidden)
        elif tag != names.DELETED_TEXT:
            self._inside(element, deleted, hidden)

    def _run(self, run: Element, deleted: bool, hidden: bool) -> None:
        properties = run.find(names.RUN_PROPERTIES)
        if properties is not None:
            vanish = properties.find(names.VANISH)
            if vanish is not None:
                hidden = names.is_on(vanish.get(names.VAL))
            else:
                style = properties.find(names.RUN_STYLE)
                hidden = hidden or (style is not None and self._styles.get(style.get(names.VAL)).hidden)
        if not self._own_mark(run, deleted):
            self._inside(run, deleted, hidden)

    def _own_mark(self, run: Element, deleted: bool) -> bool:
        """Whether the text of a run is the mark of a note, chosen by hand; the note is anchored then."""
        for tag in (names.FOOTNOTE, names.ENDNOTE):
            mark = next(run.iterchildren(tag), None)
            if mark is not None and names.is_on(mark.get(f"{WORD}customMarkFollows", "0")):
                if not deleted:
                    self.anchored.append((_ANCHORED[tag], mark))
                return True
        return False

    def _add(self, content: str, node: Element, deleted: bool, hidden: bool) -> None:
        if content:
            self._keep(Piece(content, node, 0, False, deleted, hidden))

    def _keep(self, piece: Piece) -> None:
        if self._silent:
            return
        kinds = [item.field.kind for item in self._open]
        self._in_contents = self._in_contents or any(kind in _CONTENTS for kind in kinds)
        if piece.content.strip():
            self._ends_with_page = any(kind in _PAGE_NUMBERS for kind in kinds)
        self.pieces.append(piece)


def alternative(element: Element) -> Element | None:
    """The first choice of ``mc:AlternateContent``; the fallback when there is none."""
    choice = element.find(names.CHOICE)
    return choice if choice is not None else element.find(names.FALLBACK)
