"""Pages as pictures: of a scanned PDF, of a picture file, each with the way back to the coordinates of the file."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from auditlint.errors import UnreadableError

RESOLUTION = 200
"""Pixels an inch: as good as more for the recogniser, and quicker."""
_INCH = 72.0
_LONGEST = 5000
_A4 = 595.0
_SCREEN = 96.0
_SCANNED = 1000
_SHORT_SIDE = (140.0, 1200.0)
_MOST_ENLARGED = 2.5
_MOST_PIXELS = 300_000_000
Matrix = tuple[float, float, float, float, float, float]
"""``a, b, c, d, e, f``: x' = a x + c y + e, y' = b x + d y + f."""


@dataclass(slots=True)
class Raster:
    """A page as a picture (height x width x 3, bytes: blue, green, red). ``scale`` is points a pixel, ``matrix`` leads from pixels (y downwards) to the file's points."""

    number: int
    image: Any
    scale: float
    matrix: Matrix


def page_raster(document: pdfium.PdfDocument, index: int) -> Raster:
    """The page at ``index`` (0-based) of a PDF file. Raises `pdfium.PdfiumError` when it cannot be drawn."""
    page = document[index]
    try:
        width, height = page.get_size()
        scale = min(RESOLUTION / _INCH, _LONGEST / max(width, height, 1.0))
        bitmap = page.render(scale=scale, rev_byteorder=False)
        try:
            image = bitmap.to_numpy()[:, :, :3].copy()
        finally:
            bitmap.close()
        return Raster(index + 1, image, 1 / scale, _page_matrix(page, image.shape[1], image.shape[0]))
    finally:
        page.close()


def _page_matrix(page: pdfium.PdfPage, width: int, height: int) -> Matrix:
    """From pixels to the file's own coordinates: the page may be turned and cut."""
    import ctypes

    import pypdfium2.raw as raw

    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[tuple[float, float]] = []
    for at in ((0, 0), (width, 0), (0, height)):
        raw.FPDF_DeviceToPage(page.raw, 0, 0, width, height, 0, *at, x, y)
        found.append((x.value, y.value))
    (x0, y0), (x1, y1), (x2, y2) = found
    return (x1 - x0) / width, (y1 - y0) / width, (x2 - x0) / height, (y2 - y0) / height, x0, y0


def picture_rasters(path: str, data: bytes, most: int) -> Iterator[Raster]:
    """The pages of a picture file, at most ``most``, each upright as its file says. Raises `UnreadableError` when it is damaged or too large."""
    for index in range(most):
        with _decoding(path), _opened(data) as picture:
            picture.seek(index)
            if picture.width * picture.height > _MOST_PIXELS:
                raise _too_large(path, picture.width, picture.height)
            raster = _picture_raster(picture, index)
        yield raster


def page_count(path: str, data: bytes) -> int:
    """How many pages a picture file has. Raises `UnreadableError` when it is damaged."""
    with _decoding(path), _opened(data) as picture:
        return int(getattr(picture, "n_frames", 1))


def _opened(data: bytes) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(data))


@contextmanager
def _decoding(path: str) -> Iterator[None]:
    """Foreign code works on bytes that may be damaged: whatever it throws says that the picture cannot be read. It warns of smaller faults, which do not matter."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(
            f"{path}: the picture is damaged or of a kind that cannot be decoded ({type(error).__name__}). Save it as PNG or JPEG again.",
            f"{path}：图片已损坏或格式无法解码（{type(error).__name__}）。请重新保存为 PNG 或 JPEG。",
        ) from error


def _too_large(path: str, width: int, height: int) -> UnreadableError:
    return UnreadableError(
        f"{path}: the picture has {width:,} x {height:,} pixels; more than {_MOST_PIXELS:,} are not read. Save it smaller.",
        f"{path}：图片为 {width:,} × {height:,} 像素，超过 {_MOST_PIXELS:,} 像素的上限。请缩小后另存。",
    )


def _picture_raster(picture: Any, index: int) -> Raster:
    import cv2
    import numpy as np
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    image = np.ascontiguousarray(np.asarray(upright.convert("RGB"))[:, :, ::-1])
    height, width = image.shape[:2]
    inches = _pixels_an_inch(picture.info.get("dpi"), width, height)
    factor = min(RESOLUTION / inches, _MOST_ENLARGED, _LONGEST / max(width, height))
    if not 0.95 < factor < 1.05:
        size = max(round(width * factor), 1), max(round(height * factor), 1)
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    scale = _INCH / inches * width / image.shape[1]
    return Raster(index + 1, image, scale, (scale, 0.0, 0.0, -scale, 0.0, image.shape[0] * scale))


def _pixels_an_inch(told: Any, width: int, height: int) -> float:
    """The resolution that the file tells, if it makes a page of usual size; else that of an A4 page, or of a screen for a small picture."""
    short = min(width, height)
    try:
        value = float(told[0]) if told else 0.0
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        value = 0.0
    if value >= _INCH and _SHORT_SIDE[0] <= short * _INCH / value <= _SHORT_SIDE[1]:
        return value
    return short * _INCH / _A4 if short >= _SCANNED else _SCREEN
