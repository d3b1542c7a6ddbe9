"""What PDFium knows of a page, fetched in bulk: its characters with their boxes, its ruling lines, and the pictures on it."""

import ctypes
from collections import Counter, deque
from dataclasses import dataclass
from itertools import count as count_from
from itertools import repeat
from math import pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from auditlint.readers.pages.content import UNKNOWN, Box, Characters, PageContent, Rule, framed
from auditlint.readers.pdf.addresses import by_address
from auditlint.readers.pdf.drawing import drawn

_THIN = 3.0
_SAMPLES = 24
_INVISIBLE = 3
_HYPHENS = "\x02\ufffe"


_get_box = by_address(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_origin = by_address(raw.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


@dataclass(slots=True)
class Sheet:
    """A page of the file. ``pictured`` is the share of it that pictures cover; ``hidden`` says that its text is not shown, as under a scanned picture."""

    content: PageContent
    pictured: float
    hidden: bool


def sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    """The page at ``index`` (0-based). Raises `pdfium.PdfiumError` when it cannot be loaded."""
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            bounds = _bounds(page)
            rules, pictures = drawn(page, bounds)
            area = max((bounds[2] - bounds[0]) * (bounds[3] - bounds[1]), 1.0)
            pictured = min(sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures) / area, 1.0)
            characters, turn = _characters(textpage.raw, bounds)
            hidden = pictured > 0.4 and bool(characters.text) and _is_hidden(textpage.raw)
        finally:
            textpage.close()
    finally:
        page.close()
    if hidden:
        characters.confidence = UNKNOWN
    frame = framed(turn, *bounds)
    turned = [Rule(*framed(turn, *rule)) for rule in rules] if turn else [Rule(*rule) for rule in rules]
    return Sheet(PageContent(index + 1, frame, characters, turned, turn), pictured, hidden)


def _bounds(page: pdfium.PdfPage) -> Box:
    """The visible area in the file's own coordinates."""
    left, bottom, right, top = page.get_bbox()
    if right > left and top > bottom:
        return left, bottom, right, top
    return 0.0, 0.0, page.get_width(), page.get_height()


def _characters(textpage: Any, bounds: Box) -> tuple[Characters, int]:
    """The visible characters in the page's frame, and the direction of most of them in degrees."""
    count = max(raw.FPDFText_CountChars(textpage), 0)
    text = _text(textpage, count)
    boxes, xs, ys = (ctypes.c_float * (4 * count))(), (ctypes.c_double * count)(), (ctypes.c_double * count)()
    at, x, y = ctypes.addressof(boxes), ctypes.addressof(xs), ctypes.addressof(ys)
    handle = ctypes.cast(textpage, ctypes.c_void_p).value
    deque(map(_get_box, repeat(handle), range(count), count_from(at, 16)), maxlen=0)
    deque(map(_get_origin, repeat(handle), range(count), count_from(x, 8), count_from(y, 8)), maxlen=0)
    flat = list(boxes)
    left, top, right, bottom = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
    origin_x, origin_y = list(xs), list(ys)
    angles = _angles(textpage, count, origin_x, origin_y)
    turn = Counter(angles.values()).most_common(1)[0][0] if angles and len(angles) * 2 > count else 0
    keep = _kept(text, left, bottom, right, top, bounds)
    if angles:
        keep = [i for i in keep if angles.get(i, 0) >= 0]
    size = _sizes(textpage, keep, bottom, top, origin_y)
    if turn:
        places = [framed(turn, left[i], bottom[i], right[i], top[i]) for i in keep]
        base = [framed(turn, origin_x[i], origin_y[i], origin_x[i], origin_y[i])[1] for i in keep]
        left, bottom, right, top = ([place[k] for place in places] for k in range(4))
    else:
        left, bottom = [left[i] for i in keep], [bottom[i] for i in keep]
        right, top = [right[i] for i in keep], [top[i] for i in keep]
        base = [origin_y[i] for i in keep]
    turned = frozenset(at for at, i in enumerate(keep) if angles.get(i, 0) != turn) if angles else frozenset()
    made = Characters("".join([text[i] for i in keep]), left, bottom, right, top, base, size, turned)
    return made, turn


def _text(textpage: Any, count: int) -> list[str] | str:
    """One character for every index of the page: fetched at once where text and page count alike."""
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer) - 1
    found = bytes(memoryview(buffer).cast("B")[: 2 * max(written, 0)]).decode("utf-16-le", errors="surrogatepass")
    if written == count and len(found) == count:
        return found
    return [_character(raw.FPDFText_GetUnicode(textpage, i)) for i in range(count)]


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\x00"


def _kept(text: list[str] | str, left: list[float], bottom: list[float], right: list[float], top: list[float], bounds: Box) -> list[int]:
    """The characters that are printed on the page. Spaces that PDFium made up itself are kept between Latin letters and digits only."""
    low_x, low_y, high_x, high_y = bounds
    found: list[int] = []
    last = len(text) - 1
    for i, (character, x0, y0, x1, y1) in enumerate(zip(text, left, bottom, right, top, strict=True)):
        if character <= " " or character in "\xa0\u3000\ufffe":
            if character in "\r\n\x00" or (character < " " and character not in _HYPHENS):
                continue
            if character == " " and x0 == x1:
                if not (0 < i < last and _is_latin(text[i - 1]) and _is_latin(text[i + 1])):
                    continue
                left[i], right[i], bottom[i], top[i] = right[i - 1], left[i + 1], bottom[i - 1], top[i - 1]
            found.append(i)
        elif x0 + x1 >= 2 * low_x and x0 + x1 <= 2 * high_x and y0 + y1 >= 2 * low_y and y0 + y1 <= 2 * high_y:
            found.append(i)
    return found


def _is_latin(character: str) -> bool:
    return character < "\x7f" and character.isalnum()


def _sizes(textpage: Any, keep: list[int], bottom: list[float], top: list[float], base: list[float]) -> list[float]:
    """The size (em, points) of each character. It is asked for once for every height of box above the same baseline."""
    found: list[float] = []
    known: dict[tuple[float, float], float] = {}
    height = size = -1.0
    for i in keep:
        own = top[i] - bottom[i]
        if own and not -0.4 < own - height < 0.4:
            height = own
            key = (round(own, 1), round(bottom[i] - base[i], 1))
            size = known.get(key, 0.0)
            if not size:
                size = known[key] = _size(textpage, i, abs(own))
        found.append(size)
    return found


def _size(textpage: Any, i: int, height: float) -> float:
    size = float(raw.FPDFText_GetFontSize(textpage, i))
    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(textpage, i, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    return size if 0.5 < size < 400 else max(height, 1.0)


def _angles(textpage: Any, count: int, xs: list[float], ys: list[float]) -> dict[int, int]:
    """The direction of each character in degrees, -1 for a slanting one; empty when all text runs across."""
    get_angle = raw.FPDFText_GetCharAngle
    if not count:
        return {}
    sample = set(range(0, count, max(count // _SAMPLES, 1)))
    sample.update(i for i in range(1, count) if abs(xs[i] - xs[i - 1]) < 0.5 and abs(ys[i] - ys[i - 1]) > _THIN)
    if all(abs(get_angle(textpage, i)) < 0.02 or get_angle(textpage, i) > 2 * pi - 0.02 for i in sample):
        return {}
    return {i: _quarter(get_angle(textpage, i)) for i in range(count)}


def _quarter(angle: float) -> int:
    """PDFium measures clockwise, in radians; -1.0 is unknown."""
    if angle < 0:
        return 0
    degrees = (360 - angle * 180 / pi) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < 3 else -1


def _is_hidden(textpage: Any) -> bool:
    """Whether most of the text is drawn invisibly."""
    count = raw.FPDFText_CountChars(textpage)
    seen = invisible = 0
    for i in range(0, count, max(count // _SAMPLES, 1)):
        item = raw.FPDFText_GetTextObject(textpage, i)
        if item:
            seen += 1
            invisible += raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
    return invisible * 2 > seen
