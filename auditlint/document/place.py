"""Where something stands in a file, in the terms of the file's own format."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position in a document. A reader fills what its format has; the rest stays ``None``.

    ``line`` and ``column`` are 1-based and count code points of the decoded file; ``end_column`` is exclusive.
    ``table``, ``row`` and ``paragraph`` are 1-based, in document order; ``section`` holds the headings from the
    outermost in; ``box`` is (left, bottom, right, top) in points on ``page``. ``part`` names the part of a Word file other than its body (``footnotes``); ``paragraph``
    counts all paragraphs of the part there, those in tables too. ``offset`` and ``end_offset`` (exclusive) are 0-based and count the code points of that paragraph,
    or of the spreadsheet ``cell``, as the reader delivers its text.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    cell: str | None = None
    table: int | None = None
    row: int | None = None
    row_label: str | None = None
    column_label: str | None = None
    paragraph: int | None = None
    part: str | None = None
    offset: int | None = None
    end_offset: int | None = None
    section: tuple[str, ...] = ()
