"""A printed line with the numbers in question marked, cut to the width of the terminal around them."""

from dataclasses import dataclass

from auditlint.reporters.terminal import columns, paint, plain

ELLIPSIS = "…"
_PADDINGS = (120, 80, 60, 40, 30, 20, 14, 10, 6, 3, 1, 0)
_TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Span:
    """``context[start:end]``, to be marked in ``style``, and underlined with ``sign`` where there is no colour."""

    start: int
    end: int
    style: str
    sign: str


def excerpts(context: str, spans: list[Span], width: int, color: bool) -> list[str]:
    """Lines that show ``spans`` of ``context`` in at most ``width`` columns each.

    With colour the marked text is coloured; without, a line of signs below marks it, aligned by terminal columns.
    Spans that do not fit one line together, each with some words around it, are shown on lines of their own.
    """
    spans = _disjoint(spans, len(context))
    if len(context) <= width and columns(plain(context)) <= width:
        return _line(context, spans, [(0, len(context))], color)
    lines: list[str] = []
    group: list[Span] = []
    for span in spans:
        if group and _fit(context, [*group, span], width, (_TOGETHER,)) is None:
            lines.extend(_shown(context, group, width, color))
            group = []
        group.append(span)
    if group:
        lines.extend(_shown(context, group, width, color))
    return lines


def _disjoint(spans: list[Span], length: int) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        end = min(span.end, length)
        if span.start < end and (not kept or span.start >= kept[-1].end):
            kept.append(Span(span.start, end, span.style, span.sign))
    return kept


def _shown(context: str, spans: list[Span], width: int, color: bool) -> list[str]:
    windows = _fit(context, spans, width, _PADDINGS)
    if windows is None:
        first = spans[0]
        room = max(width - 2, 2) // 2
        windows = [(first.start, min(first.end, first.start + room))]
    return _line(context, spans, windows, color)


def _fit(context: str, spans: list[Span], width: int, paddings: tuple[int, ...]) -> list[tuple[int, int]] | None:
    """The widest windows around ``spans`` that fit, or ``None``."""
    for padding in paddings:
        windows = _windows(context, spans, padding)
        if sum(end - start for start, end in windows) <= width and columns(_joined(context, windows)) <= width:
            return windows
    return None


def _windows(context: str, spans: list[Span], padding: int) -> list[tuple[int, int]]:
    """Stretches of ``padding`` characters around ``spans``; what they would cut inside a number or a word is left out whole."""
    windows: list[tuple[int, int]] = []
    for span in spans:
        start, end = max(span.start - padding, 0), min(span.end + padding, len(context))
        while 0 < start < span.start and _inseparable(context, start):
            start += 1
        while span.end < end < len(context) and _inseparable(context, end):
            end -= 1
        if windows and start <= windows[-1][1] + 1:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _inseparable(context: str, at: int) -> bool:
    return all(c.isascii() and not c.isspace() for c in context[at - 1 : at + 1])


def _joined(context: str, windows: list[tuple[int, int]]) -> str:
    text = ELLIPSIS.join(plain(context[start:end]) for start, end in windows)
    return (ELLIPSIS if windows[0][0] > 0 else "") + text + (ELLIPSIS if windows[-1][1] < len(context) else "")


def _line(context: str, spans: list[Span], windows: list[tuple[int, int]], color: bool) -> list[str]:
    text: list[str] = []
    signs: list[str] = []

    def put(piece: str, style: str, sign: str) -> None:
        text.append(paint(piece, style, color) if style else piece)
        signs.append(sign * columns(piece))

    for number, (start, end) in enumerate(windows):
        if number or start > 0:
            put(ELLIPSIS, "dim", " ")
        at = start
        for span in spans:
            if span.end <= start or span.start >= end:
                continue
            put(plain(context[at : span.start]), "", " ")
            put(plain(context[span.start : min(span.end, end)]), span.style, span.sign)
            at = min(span.end, end)
        put(plain(context[at:end]), "", " ")
    if windows and windows[-1][1] < len(context):
        put(ELLIPSIS, "dim", " ")
    shown = "".join(text).rstrip()
    underline = "".join(signs).rstrip()
    return [shown] if color or not underline else [shown, underline]
