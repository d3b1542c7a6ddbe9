"""Lone strokes: a slash that says *not applicable* is told from the figure 1 by its slope, which the recogniser does not look at."""

from typing import Any

_STROKES = frozenset("1lI|!丨丿丶、/\\7J∕⁄╱╲＼／")
_LEAST = 8
_STRAIGHT = 0.9
_BACKWARD = 0.16
_FORWARD = 0.34
"""How far a slash leans: width by height. Figures in italics lean to the right by up to a quarter."""


def is_stroke(text: str) -> bool:
    """Whether a reading could be one stroke."""
    return len(text) == 1 and text in _STROKES


def slash(ink: Any) -> str:
    """``\\`` or ``/`` if the ink (height x width) is one straight slanting stroke, else empty."""
    import numpy as np

    ys, xs = np.nonzero(ink)
    if len(xs) < _LEAST or np.ptp(ys) < _LEAST:
        return ""
    if xs.std() == 0 or ys.std() == 0:
        return ""
    together = float(np.corrcoef(xs, ys)[0, 1])
    rows = np.unique(ys)
    middles = np.array([xs[ys == row].mean() for row in rows])
    slope = float(np.polyfit(rows, middles, 1)[0])
    spread = float(np.abs(middles - np.polyval(np.polyfit(rows, middles, 1), rows)).max())
    if spread > max(0.12 * np.ptp(ys), 1.5):
        return ""
    if together > 0.5 and slope > _BACKWARD:
        return "\\"
    if together < -_STRAIGHT and slope < -_FORWARD:
        return "/"
    return ""
