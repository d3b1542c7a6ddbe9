"""Formulas (Office Math, ISO/IEC 29500-1, 22.1) in one line, so that they can be recomputed: a fraction reads ``65÷65`` or ``(a+b)÷(c-d)``."""

from collections.abc import Iterator, Sequence

from auditlint.readers.word.names import MATH, WORD
from auditlint.readers.word.package import Element
from auditlint.readers.word.piece import Piece

_VAL = f"{MATH}val"
_TEXTS = frozenset((f"{MATH}t", f"{WORD}t"))
_OPERATORS = frozenset("+-−－×÷*/∕／·∙⋅=＝±")
_SAME = str.maketrans({"∗": "×", "⋅": "×", "∙": "×", "·": "×", "−": "-", "∕": "÷"})
_RAISED = {"2": "²", "3": "³"}
_OPEN, _CLOSE = "(（[{", ")）]}"


def linear(element: Element) -> list[Piece]:
    """The text of a formula. Signs that the layout stands for are `Piece.generated`."""
    return list(_inside(element))


def _inside(element: Element) -> Iterator[Piece]:
    for child in element:
        yield from _one(child)


def _one(element: Element) -> Iterator[Piece]:
    tag = element.tag
    if not isinstance(tag, str) or tag.endswith("Pr"):
        return
    if tag in _TEXTS:
        if element.text:
            yield Piece(element.text.translate(_SAME), element)
        return
    name = tag[len(MATH) :] if tag.startswith(MATH) else ""
    build = _BUILDERS.get(name)
    if build is not None:
        yield from build(element)
    else:
        yield from _inside(element)


def _part(element: Element, name: str) -> list[Piece]:
    child = element.find(f"{MATH}{name}")
    return list(_inside(child)) if child is not None else []


def _sign(content: str, element: Element) -> Piece:
    return Piece(content, element, generated=True)


def _plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.content for piece in pieces).strip()


def _composite(content: str) -> bool:
    """Whether an operator stands outside brackets."""
    depth = 0
    for at, ch in enumerate(content):
        if ch in _OPEN:
            depth += 1
        elif ch in _CLOSE:
            depth -= 1
        elif depth <= 0 and at and ch in _OPERATORS:
            return True
    return False


def _bracketed(pieces: list[Piece], element: Element) -> list[Piece]:
    return [_sign("(", element), *pieces, _sign(")", element)] if _composite(_plain(pieces)) else pieces


def _fraction(element: Element) -> Iterator[Piece]:
    above, below = _part(element, "num"), _part(element, "den")
    both = _composite(_plain(above)) or _composite(_plain(below))
    for i, part in enumerate((above, below)):
        if i:
            yield _sign("÷", element)
        if both and not _enclosed(_plain(part)):
            yield _sign("(", element)
            yield from part
            yield _sign(")", element)
        else:
            yield from part


def _enclosed(content: str) -> bool:
    """Whether one pair of brackets holds everything."""
    if not content or content[0] not in _OPEN or content[-1] not in _CLOSE:
        return False
    depth = 0
    for at, ch in enumerate(content):
        depth += (ch in _OPEN) - (ch in _CLOSE)
        if depth == 0:
            return at == len(content) - 1
    return False


def _power(element: Element) -> Iterator[Piece]:
    yield from _bracketed(_part(element, "e"), element)
    yield from _raised(_part(element, "sup"), element)


def _raised(pieces: list[Piece], element: Element) -> Iterator[Piece]:
    content = _plain(pieces)
    if content in _RAISED:
        yield _sign(_RAISED[content], element)
    elif content in ("%", "‰"):
        yield from pieces
    elif content:
        yield _sign("^", element)
        yield from _bracketed(pieces, element)


def _index(element: Element) -> Iterator[Piece]:
    yield from _part(element, "e")
    yield from _lowered(_part(element, "sub"), element)


def _lowered(pieces: list[Piece], element: Element) -> Iterator[Piece]:
    if pieces:
        yield _sign("_", element)
        yield from pieces


def _index_and_power(element: Element) -> Iterator[Piece]:
    yield from _index(element)
    yield from _raised(_part(element, "sup"), element)


def _root(element: Element) -> Iterator[Piece]:
    yield from _part(element, "deg")
    yield _sign("√(", element)
    yield from _part(element, "e")
    yield _sign(")", element)


def _value(element: Element, path: str, default: str) -> str:
    child = element.find(path)
    return child.get(_VAL, default) if child is not None else default


def _brackets(element: Element) -> Iterator[Piece]:
    properties = f"{MATH}dPr/{MATH}"
    yield _sign(_value(element, f"{properties}begChr", "("), element)
    for i, child in enumerate(element.iterchildren(f"{MATH}e")):
        if i:
            yield _sign(_value(element, f"{properties}sepChr", "|"), element)
        yield from _inside(child)
    yield _sign(_value(element, f"{properties}endChr", ")"), element)


def _sum(element: Element) -> Iterator[Piece]:
    yield _sign(_value(element, f"{MATH}naryPr/{MATH}chr", "∫"), element)
    yield from _lowered(_part(element, "sub"), element)
    yield from _raised(_part(element, "sup"), element)
    yield from _bracketed(_part(element, "e"), element)


def _lines(element: Element) -> Iterator[Piece]:
    lines = [child for child in element if isinstance(child.tag, str) and not child.tag.endswith("Pr")]
    for i, child in enumerate(lines):
        if i:
            yield _sign("；", element)
        yield from _one(child)


_BUILDERS = {
    "f": _fraction,
    "sSup": _power,
    "sSub": _index,
    "sSubSup": _index_and_power,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
    "eqArr": _lines,
    "m": _lines,
}
