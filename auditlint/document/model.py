"""The document as every reader delivers it: paragraphs and tables in reading order, each with its places."""

from dataclasses import dataclass, field
from typing import Literal

from auditlint.document.quick import quick
from auditlint.document.text import Text

ParagraphKind = Literal["heading", "body", "caption", "unit", "note", "furniture"]
TableKind = Literal["grid", "form"]


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with hard-wrapped lines joined.

    ``index`` is 1-based in document order; ``level`` is the depth of a heading (1 is the outermost) and 0 otherwise;
    ``kind`` is *unit* for a line such as ``单位：万元``, *furniture* for page headers, footers and numbers. ``hidden`` marks what the file holds but does not show.
    """

    index: int
    text: Text
    section: tuple[str, ...] = ()
    kind: ParagraphKind = "body"
    level: int = 0
    hidden: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. A merged cell appears once, at its top left, with its span. ``row`` and ``column`` are 0-based.

    ``doubt`` says why the cell's position in the grid is a guess; it is empty for a trusted cell. ``formula`` and ``stored`` are what a spreadsheet keeps behind
    the shown text: the formula, and the exact stored value as a decimal text (empty where it is what the cell shows). ``hidden`` marks a cell of a hidden row, column
    or sheet, ``as_text`` a number that the spreadsheet keeps as text, so that its sums leave it out.
    """

    text: Text
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    doubt: str = ""
    formula: str = ""
    stored: str = ""
    hidden: bool = False
    as_text: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the value printed beside it in a form: ``预算完成率 | 98.5%``."""

    label: Cell
    value: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    ``rows`` is the grid without gaps: ``rows[r][c]`` is the cell printed there or ``None`` where nothing is printed or a merged cell
    reaches over. ``header_rows`` counts the rows above the body; ``label_columns`` the columns left of the first value. ``unit`` is the
    content of the unit line (``万元``; ``件``; ``万元、%``) or empty. ``breaks`` are the 0-based rows that begin a new page. ``doubt`` is
    empty, or says why relations over the table cannot be trusted (glued columns, ragged rows, interleaved dump). ``pairs`` are the
    label/value pairs of a form and of the form-like rows of a grid. ``hidden`` marks a table that the file holds but does not show.
    """

    index: int
    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int = 0
    label_columns: int = 1
    caption: str = ""
    unit: str = ""
    section: tuple[str, ...] = ()
    kind: TableKind = "grid"
    breaks: tuple[int, ...] = ()
    pairs: tuple[Pair, ...] = ()
    doubt: str = ""
    hidden: bool = False
    _labels: dict[int, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def column_label(self, column: int) -> str:
        """The header cells above ``column``, top to bottom, joined; a merged header counts for every column it spans."""
        known = self._labels.get(column)
        if known is not None:
            return known
        parts: list[str] = []
        for row in self.rows[: self.header_rows]:
            for at in range(column, -1, -1):
                cell = row[at]
                if cell is not None:
                    if at + cell.column_span > column and (at == column or cell.column_span > 1):
                        content = cell.text.content.replace("\n", "").strip()
                        if content and content not in parts:
                            parts.append(content)
                    break
        self._labels[column] = label = " ".join(parts)
        return label

    def row_label(self, row: int) -> str:
        """The label of ``row``: the innermost filled label cell, without line breaks."""
        for cell in reversed(self.rows[row][: self.label_columns]):
            if cell is not None and cell.text.content.strip():
                return cell.text.content.replace("\n", "").strip()
        return ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. ``blocks`` are in reading order.

    ``reasons`` (by language) say why it was not wholly read. ``recognised`` says that the text was recognised from a picture, so that every character is a guess.
    """

    path: str
    format: str
    sha256: str
    blocks: tuple[Paragraph | Table, ...]
    status: Literal["read", "partly-read"] = "read"
    reasons: dict[str, str] = field(default_factory=dict)
    recognised: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in document order."""
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables, in document order."""
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))
