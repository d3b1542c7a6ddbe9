"""How a page lies under the glass: by how much it is askew, and on which side it stands."""

from collections.abc import Sequence
from typing import Any

from auditlint.readers.scan.recogniser import Recogniser

_MOST = 6.0
_STEPS = ((0.5, 6.0), (0.1, 0.5), (0.02, 0.1))
_SAMPLES = 150_000
_LEAST = 0.03
_TALL = 1.5
_BINS = 2


def skew(ink: Any) -> float:
    """The angle (degrees, counter-clockwise as seen) by which rows of text and ruling lines rise to the right. ``ink`` is non-zero where something is printed."""
    import numpy as np

    ys, xs = np.nonzero(ink)
    if len(xs) < 200:
        return 0.0
    every = len(xs) // _SAMPLES + 1
    xs, ys = xs[::every], ys[::every]
    across, up = xs.astype(np.float32), ys.astype(np.float32)

    def sharpness(degrees: float) -> float:
        slope = np.float32(np.tan(np.radians(degrees)))
        return _peaks(up + across * slope) + _peaks(across - up * slope)

    best = 0.0
    for step, reach in _STEPS:
        middle, count = best, round(reach / step)
        best = max((middle + i * step for i in range(-count, count + 1)), key=sharpness)
    return best if _LEAST < abs(best) < _MOST - _STEPS[0][0] else 0.0


def _peaks(places: Any) -> float:
    """How unevenly ink lies over the rows: many on few of them."""
    import numpy as np

    rows = ((places - places.min()) / _BINS).astype(np.int32)
    counts = np.bincount(rows).astype(np.float64)
    return float(np.square(counts).sum())


def turned(image: Any, matrix: Any, degrees: float, ground: int) -> tuple[Any, Any]:
    """A picture turned clockwise by ``degrees``, large enough to hold all of it, and ``matrix`` (3 x 3, from the first picture's pixels) followed by that turn."""
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    move = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cosine, sine = abs(move[0, 0]), abs(move[0, 1])
    new_width, new_height = round(height * sine + width * cosine), round(height * cosine + width * sine)
    move[0, 2] += new_width / 2 - width / 2
    move[1, 2] += new_height / 2 - height / 2
    made = cv2.warpAffine(
        image, move, (new_width, new_height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(ground,) * 3
    )
    return made, np.vstack([move, (0.0, 0.0, 1.0)]) @ matrix


def is_sideways(boxes: Sequence[Any]) -> bool:
    """Whether most of the text runs upwards or downwards: its lines are tall."""
    tall = wide = 0.0
    for box in boxes:
        width, height = box[:, 0].max() - box[:, 0].min(), box[:, 1].max() - box[:, 1].min()
        if height > _TALL * width:
            tall += height * width
        elif width > _TALL * height:
            wide += height * width
    return tall > wide


def is_upside_down(engine: Recogniser, image: Any, boxes: Sequence[Any]) -> bool:
    """Whether most lines stand on their head."""
    lines = []
    for box in boxes:
        left, top = max(int(box[:, 0].min()), 0), max(int(box[:, 1].min()), 0)
        line = image[top : int(box[:, 1].max()) + 1, left : int(box[:, 0].max()) + 1]
        if line.shape[0] > 4 and line.shape[1] > 2 * line.shape[0]:
            lines.append(line)
    return engine.upside_down(lines)
