"""One scanned page: picture to characters and ruling lines."""

from dataclasses import dataclass, replace
from typing import Any

from auditlint.readers.pages.content import Box, Characters, PageContent, Rule
from auditlint.readers.scan.lettering import characters, letter_sizes
from auditlint.readers.scan.posture import is_sideways, is_upside_down, skew, turned
from auditlint.readers.scan.raster import Raster
from auditlint.readers.scan.recogniser import Reading, Recogniser
from auditlint.readers.scan.ruling import Rectangle, ink_of, ruling_lines, without_lines
from auditlint.readers.scan.spacing import mended
from auditlint.readers.scan.strips import Strip, overlooked, strips
from auditlint.readers.scan.strokes import is_stroke, slash

_INCH = 72.0
_AROUND = (0.25, 0.15)
"""What is shown of the ground beside, and above and below, a line: shares of its height."""
_SMALL = 0.5
_SPECK, _LARGE_SPECK = 10, 26
"""Pixels: smaller ink is dust, or a point, which does not change where a line of text begins and ends. The larger counts on a page with very much of it."""
_NOISY = 0.4
_FAINT = 0.3
_CLEAR = 0.8
"""Readings less sure than this are specks, not text; where the recogniser itself saw no line, it must be surer."""
_MOST_SURE = 0.9999
"""No reading is as sure as text that the file itself holds."""


@dataclass(slots=True)
class ScannedPage(PageContent):
    """A recognised page. ``matrix`` (see `raster.Matrix`) leads from its upright frame to the coordinates of the file."""

    matrix: tuple[float, float, float, float, float, float] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def printed(self, box: Box) -> Box:
        """A box of the frame in the file's own coordinates: the upright one around it on a page that lies askew."""
        a, b, c, d, e, f = self.matrix
        left, bottom, right, top = box
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def scanned_page(raster: Raster, engine: Recogniser) -> ScannedPage:
    """What is printed on a page."""
    image, matrix = _upright(raster, engine)
    height, width = image.shape[:2]
    gray = _gray(image)
    ink = _without_specks(ink_of(gray))
    across, down = ruling_lines(ink, _INCH / raster.scale)
    image, ink = without_lines(image, ink, [*across, *down], _ground(gray))
    found = strips(engine.boxes(image), ink, across, down)
    missed = overlooked(ink, found, across, down)
    words = _words(engine, image, ink, found, _FAINT) + _words(engine, image, ink, missed, _CLEAR)
    sizes = letter_sizes(words)
    scale = raster.scale
    return ScannedPage(
        raster.number,
        (0.0, 0.0, width * scale, height * scale),
        _scaled(characters(words, sizes, ink), scale),
        [_rule(line, scale, height) for line in (*across, *down)],
        matrix=_to_file(matrix, raster, height),
    )


def _upright(raster: Raster, engine: Recogniser) -> tuple[Any, Any]:
    """The picture turned upright, and the matrix (3 x 3) from the raster's pixels to its own. A smaller copy tells on which side it stands."""
    import cv2
    import numpy as np

    image, matrix = raster.image, np.eye(3)
    gray = _gray(image)
    ground = _ground(gray)
    angle = skew(ink_of(gray))
    if angle:
        image, matrix = turned(image, matrix, angle, ground)
    small = cv2.resize(image, None, fx=_SMALL, fy=_SMALL, interpolation=cv2.INTER_AREA)
    quarter = 0
    boxes = engine.boxes(small)
    if is_sideways(boxes):
        quarter = 90
        small = cv2.rotate(small, cv2.ROTATE_90_CLOCKWISE)
        boxes = engine.boxes(small)
    if is_upside_down(engine, small, boxes):
        quarter += 180
    return turned(image, matrix, quarter, ground) if quarter else (image, matrix)


def _words(engine: Recogniser, image: Any, ink: Any, found: list[Strip], least: float) -> list[tuple[Strip, Strip, Reading]]:
    """What is read on each strip with at least that confidence, and the part of the page that was shown to the recogniser."""
    shown = [_shown(strip, image) for strip in found]
    readings = engine.readings([image[part.top : part.bottom, part.left : part.right] for part in shown])
    words: list[tuple[Strip, Strip, Reading]] = []
    for strip, part, reading in zip(found, shown, readings, strict=True):
        if is_stroke(reading.text.strip()):
            reading = _stroke(reading, ink[strip.top : strip.bottom, strip.left : strip.right])
        if reading.text.strip() and max(reading.confidences) >= least:
            reading = mended(reading, strip, part, ink)
            words.append((strip, part, replace(reading, confidences=tuple(min(c, _MOST_SURE) for c in reading.confidences))))
    return words


def _stroke(reading: Reading, ink: Any) -> Reading:
    sign = slash(ink)
    return replace(reading, text=sign, confidences=(_MOST_SURE,), centres=(0.5,)) if sign else reading


def _shown(strip: Strip, image: Any) -> Strip:
    beside, above = (round(share * strip.height) + 1 for share in _AROUND)
    return Strip(
        max(strip.left - beside, 0),
        max(strip.top - above, 0),
        min(strip.right + beside, image.shape[1]),
        min(strip.bottom + above, image.shape[0]),
    )


def _gray(image: Any) -> Any:
    import cv2

    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


def _ground(gray: Any) -> int:
    """The brightness of most of the page."""
    import numpy as np

    return int(np.median(gray))


def _without_specks(ink: Any) -> Any:
    """Ink without specks, of dust and of compression."""
    import cv2
    import numpy as np

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA]
    noisy = (areas[1:] < _LARGE_SPECK).mean() > _NOISY if len(areas) > 1 else False
    keep = areas >= (_LARGE_SPECK if noisy else _SPECK)
    keep[0] = False
    return (keep[labels] * 255).astype(np.uint8)


def _rule(line: Rectangle, scale: float, height: int) -> Rule:
    left, top, right, bottom = line
    return Rule(left * scale, (height - bottom) * scale, right * scale, (height - top) * scale)


def _scaled(made: Characters, scale: float) -> Characters:
    for values in (made.left, made.bottom, made.right, made.top, made.base, made.size):
        values[:] = [value * scale for value in values]
    return made


def _to_file(matrix: Any, raster: Raster, height: int) -> tuple[float, float, float, float, float, float]:
    """From points of the upright frame to the file's points: back to upright pixels, to the raster's pixels, to the file."""
    import numpy as np

    a, b, c, d, e, f = raster.matrix
    to_file = np.array([[a, c, e], [b, d, f], [0.0, 0.0, 1.0]])
    to_pixels = np.array([[1 / raster.scale, 0.0, 0.0], [0.0, -1 / raster.scale, float(height)], [0.0, 0.0, 1.0]])
    whole = to_file @ np.linalg.inv(matrix) @ to_pixels
    return tuple(float(value) for value in (whole[0, 0], whole[1, 0], whole[0, 1], whole[1, 1], whole[0, 2], whole[1, 2]))  # type: ignore[return-value]
