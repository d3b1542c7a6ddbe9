"""The ruling lines and pictures of a page, those inside forms too."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from auditlint.readers.pages.content import Box
from auditlint.readers.pdf.addresses import by_address

_THIN = 3.0
_SHORTEST = 2.0
_DEEPEST = 4
_MOST_SEGMENTS = 4000
_MOST_OBJECTS = 60_000
_WHITE = 250
_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_get_object = by_address(raw.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_type = by_address(raw.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def drawn(page: pdfium.PdfPage, bounds: Box) -> tuple[list[Box], list[Box]]:
    """Ruling lines and pictures of a page, those inside forms too."""
    rules: list[Box] = []
    pictures: list[Box] = []
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    for i in range(count):
        item = _get_object(handle, i)
        if item and _get_type(item) != raw.FPDF_PAGEOBJ_TEXT:
            _collect(raw.FPDFPage_GetObject(page.raw, i), _UNIT, rules, pictures, 0)
    low_x, low_y, high_x, high_y = bounds
    visible = [box for box in rules if box[2] > low_x and box[0] < high_x and box[3] > low_y and box[1] < high_y]
    shown = [(max(a, low_x), max(b, low_y), min(c, high_x), min(d, high_y)) for a, b, c, d in pictures]
    return visible, [box for box in shown if box[2] > box[0] and box[3] > box[1]]


def _collect(item: Any, matrix: _Matrix, rules: list[Box], pictures: list[Box], depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        rules.extend(_rules(item, matrix))
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        pictures.append(_moved(matrix, _object_box(item)))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        own = raw.FS_MATRIX()
        inner = matrix
        if raw.FPDFPageObj_GetMatrix(item, own):
            inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for i in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            _collect(raw.FPDFFormObj_GetObject(item, i), inner, rules, pictures, depth + 1)


def _product(a: _Matrix, b: _Matrix) -> _Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _point(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _moved(matrix: _Matrix, box: Box) -> Box:
    if matrix == _UNIT:
        return box
    (x0, y0), (x1, y1) = _point(matrix, box[0], box[1]), _point(matrix, box[2], box[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _object_box(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value, top.value


def _rules(item: Any, matrix: _Matrix) -> Iterator[Box]:
    """The ruling lines of a path: straight strokes across or down, sides of stroked rectangles, and filled rectangles that are thin."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
        return
    if _is_white(item, bool(stroke.value)):
        return
    box = _moved(matrix, _object_box(item))
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THIN:
        if max(width, height) > _SHORTEST:
            yield box
        return
    count = raw.FPDFPath_CountSegments(item)
    if count > _MOST_SEGMENTS:
        return
    own = raw.FS_MATRIX()
    if raw.FPDFPageObj_GetMatrix(item, own):
        matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for points, curved in _subpaths(item, count, matrix):
        yield from _straight(points, bool(stroke.value), curved)


def _subpaths(item: Any, count: int, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(_point(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _straight(points: list[tuple[float, float]], stroked: bool, curved: bool) -> Iterator[Box]:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    if min(right - left, top - bottom) <= _THIN:
        if max(right - left, top - bottom) > _SHORTEST:
            yield left, bottom, right, top
        return
    if not stroked or curved:
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) <= 0.5 or abs(y0 - y1) <= 0.5:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_white(item: Any, stroked: bool) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not get(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE
