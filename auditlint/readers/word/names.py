"""Qualified names of Office Open XML (ISO/IEC 29500) in their transitional namespaces; the strict ones are mapped to them when a part is parsed."""

_OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
MATH = f"{{{_OFFICE}/officeDocument/2006/math}}"
DRAWING = f"{{{_OFFICE}/drawingml/2006/main}}"
CHART = f"{{{_OFFICE}/drawingml/2006/chart}}"
RELATION = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
COMPATIBILITY = f"{{{_OFFICE}/markup-compatibility/2006}}"

RELATION_ID = f"{RELATION}id"
VAL = f"{WORD}val"

STRICT: tuple[tuple[bytes, bytes], ...] = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict.encode(), f"{_OFFICE}/{transitional}".encode())
    for strict, transitional in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/chart", "drawingml/2006/chart"),
    )
)
"""Strict namespaces and the transitional ones that mean the same."""

BODY = f"{WORD}body"
PARAGRAPH = f"{WORD}p"
PARAGRAPH_PROPERTIES = f"{WORD}pPr"
RUN = f"{WORD}r"
RUN_PROPERTIES = f"{WORD}rPr"
TEXT = f"{WORD}t"
TABLE = f"{WORD}tbl"
ROW = f"{WORD}tr"
ROW_PROPERTIES = f"{WORD}trPr"
CELL = f"{WORD}tc"
CELL_PROPERTIES = f"{WORD}tcPr"
CONTROL = f"{WORD}sdt"
CONTROL_PROPERTIES = f"{WORD}sdtPr"
CONTROL_END_PROPERTIES = f"{WORD}sdtEndPr"
DELETED = f"{WORD}del"
MOVED_AWAY = f"{WORD}moveFrom"
DELETED_TEXT = f"{WORD}delText"
VANISH = f"{WORD}vanish"
RUN_STYLE = f"{WORD}rStyle"
PARAGRAPH_STYLE = f"{WORD}pStyle"
NUMBER_PROPERTIES = f"{WORD}numPr"
NUMBER_ID = f"{WORD}numId"
NUMBER_LEVEL = f"{WORD}ilvl"
OUTLINE_LEVEL = f"{WORD}outlineLvl"
FIELD_MARK = f"{WORD}fldChar"
FIELD = f"{WORD}fldSimple"
INSTRUCTION = f"{WORD}instrText"
FOOTNOTE = f"{WORD}footnoteReference"
ENDNOTE = f"{WORD}endnoteReference"
TEXT_BOX = f"{WORD}txbxContent"
SECTION = f"{WORD}sectPr"
ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
CHOICE = f"{COMPATIBILITY}Choice"
FALLBACK = f"{COMPATIBILITY}Fallback"
FORMULA = f"{MATH}oMath"
CHART_REFERENCE = f"{CHART}chart"

_OFF = frozenset(("0", "false", "off", "none"))


def is_on(value: str | None) -> bool:
    """Whether a switch such as ``<w:vanish w:val="0"/>`` is on; without a value it is."""
    return value is None or value not in _OFF
