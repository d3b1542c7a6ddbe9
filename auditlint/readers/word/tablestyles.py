"""The styles part without its table styles: most of its bytes, and nothing in them tells what a paragraph prints."""

import re

from auditlint.readers.word.names import WORD

_PLAIN = re.compile(rb'(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*encoding=["\']utf-8["\'][^>]*\?>\s*)?<\w', re.IGNORECASE)
_SPACE = b' xmlns:w="' + WORD.strip("{}").encode() + b'"'
_BEGIN, _END = b"<w:style ", b"</w:style>"


def without_table_styles(data: bytes) -> bytes:
    """The bytes of a styles part without the table styles in it, so that they need not be parsed.

    Left as it is where the text ``<w:style`` might mean something else than the beginning of a style: in another encoding, with comments or character data
    sections, with other namespaces. What is cut out is not looked at.
    """
    opening = _PLAIN.match(data)
    if opening is None or b"!" in data or data.find(b"?", opening.end()) >= 0:
        return data
    head, *styles = data.split(_BEGIN)
    kept = [head]
    for style in styles:
        end = style.find(_END)
        if end >= 0 and _opens_table_style(style[: style.find(b">")]):
            kept.append(style[end + len(_END) :])
        else:
            kept.extend((_BEGIN, style))
    rest = b"".join(kept)
    return rest if _SPACE in rest and rest.count(b"xmlns:w=") == 1 else data


def _opens_table_style(tag: bytes) -> bool:
    """Whether a start tag, without its name and the bracket at its end, is that of a table style that has content."""
    whole = b"'" not in tag and tag.count(b'"') % 2 == 0
    return whole and b' w:type="table"' in b" " + tag and b"xmlns" not in tag and not tag.endswith(b"/")
