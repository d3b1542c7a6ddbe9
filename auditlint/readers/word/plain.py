"""The short way through a story: the texts of all paragraphs that are nothing but text in runs, found at once. All others are read one by one (`Story.read`)."""

from collections.abc import Iterable

from lxml import etree

from auditlint.readers.word import names
from auditlint.readers.word.package import Element

_SPECIAL = (
    names.DELETED, names.MOVED_AWAY, names.VANISH, names.RUN_STYLE, names.FIELD_MARK, names.FIELD, names.FOOTNOTE, names.ENDNOTE, names.ALTERNATIVES,
    names.FORMULA, names.TEXT_BOX, names.CHART_REFERENCE,
    *(f"{names.WORD}{name}" for name in (
        "tab", "br", "cr", "sym", "noBreakHyphen", "ptab", "pict", "drawing", "object", "ruby", "instrText",
        "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum",
    )),
)  # fmt: skip
"""Elements in a paragraph that are more than text in runs."""

_INNER = etree.XPath("//w:p//w:p", namespaces={"w": names.WORD.strip("{}")})
"""Paragraphs inside others: those of text boxes, and, against the rules, others."""


def special_paragraphs(root: Element) -> set[Element]:
    """The paragraphs that hold more than text in runs, or one another."""
    found: set[Element] = set()
    for element in root.iter(*_SPECIAL):
        found.update(element.iterancestors(names.PARAGRAPH))
    for inner in _INNER(root):
        found.update((inner, *inner.iterancestors(names.PARAGRAPH)))
    return found


def plain_texts(root: Element, paragraphs: Iterable[Element], but: Iterable[Element]) -> dict[Element, str]:
    """The texts of those ``paragraphs`` of ``root`` that print just what their runs hold; those in ``but`` (at least the special ones) are left out."""
    texts = dict.fromkeys(paragraphs, "")
    several: dict[Element, list[str]] = {}
    for element in root.iter(names.TEXT):
        text = element.text
        if text:
            run = element.getparent()
            paragraph = run.getparent() if run is not None else None
            if paragraph not in texts:
                paragraph = next(element.iterancestors(names.PARAGRAPH), None)
            if paragraph is None:
                continue  # against the rules, a text outside all paragraphs
            if known := texts[paragraph]:
                several.setdefault(paragraph, [known]).append(text)
            else:
                texts[paragraph] = text
    for paragraph, pieces in several.items():
        texts[paragraph] = "".join(pieces)
    for paragraph in [*but, *[paragraph for paragraph, text in texts.items() if text and not is_tidy(text)]]:
        texts.pop(paragraph, None)
    return texts


def is_tidy(text: str) -> bool:
    """Whether a text that is not empty holds nothing that `tidy` drops: whatever is invisible, and every space but the plain one, is not printable."""
    return text.isprintable() and text[0] != " " and text[-1] != " "
