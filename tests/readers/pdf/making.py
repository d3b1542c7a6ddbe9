"""Small PDF files of our own for the reader tests, drawn with a Chinese font that is not embedded."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SIZE = 10.5
WIDTH, HEIGHT = 595.0, 842.0
Style = Literal["stroke", "rectangle", "three", "none"]

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def width(text: str, size: float = SIZE) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, size))


class Paper:
    """A file being drawn, upright coordinates on every page whatever its rotation."""

    def __init__(self, *, rotate: int = 0, turned: int = 0, password: str = "", owner: str = "", packed: bool = True) -> None:
        self._buffer = BytesIO()
        encryption = StandardEncryption(password, ownerPassword=owner or "owner") if password or owner else None
        self._canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), encrypt=encryption, invariant=1, pageCompression=int(packed))
        self._rotate, self._turned = rotate, turned
        self._begin()

    def _begin(self) -> None:
        if self._rotate:
            self._canvas.setPageRotation(self._rotate)
        turn = (self._rotate + self._turned) % 360
        wide, high = (HEIGHT, WIDTH) if self._rotate in (90, 270) else (WIDTH, HEIGHT)
        self._canvas.translate(wide if turn in (90, 180) else 0, high if turn in (180, 270) else 0)
        self._canvas.rotate(turn)

    def text(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, y, words)

    def centred(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawCentredString(x, y, words)

    def hidden(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        item = self._canvas.beginText(x, y)
        item.setFont(FONT, size)
        item.setTextRenderMode(3)
        item.textOut(words)
        self._canvas.drawText(item)

    def sideways(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        """Text that runs upwards."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(90)
        self.text(0, 0, words, size)
        self._canvas.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float, style: Style = "stroke") -> None:
        if style == "rectangle":
            self._canvas.rect(min(x0, x1) - 0.25, min(y0, y1) - 0.25, abs(x1 - x0) + 0.5, abs(y1 - y0) + 0.5, stroke=0, fill=1)
        else:
            self._canvas.setLineWidth(0.5)
            self._canvas.line(x0, y0, x1, y1)

    def picture(self, x: float, y: float, wide: float, high: float) -> None:
        from PIL import Image

        self._canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), x, y, wide, high)

    def image(self, page: Any) -> None:
        """A picture (PIL) over the whole page."""
        self._canvas.drawImage(ImageReader(page), 0, 0, WIDTH, HEIGHT)

    def paragraph(
        self, words: str, x: float, y: float, across: float, *, size: float = SIZE, indent: bool = True, pitch: float = 18
    ) -> float:
        """The words set in lines no wider than ``across``, the first one indented; the height below the last."""
        for i, line in enumerate(wrapped(words, across, size, 2 * size if indent else 0)):
            self.text(x + (2 * size if indent and i == 0 else 0), y, line, size)
            y -= pitch
        return y

    def table(
        self,
        xs: Sequence[float],
        top: float,
        rows: Sequence[Sequence[str | None]],
        *,
        style: Style = "stroke",
        high: float = 18,
        spans: Sequence[tuple[int, int, int, int]] = (),
        size: float = 9,
    ) -> float:
        """A table: a text is set line by line in its cell, ``None`` is covered by one of ``spans`` (row, column, rows, columns). The height of its lower edge."""
        covering = {(r, c): (r, c, 1, 1) for r in range(len(rows)) for c in range(len(xs) - 1)}
        for r, c, down, across in spans:
            covering.update({(r + i, c + j): (r, c, down, across) for i in range(down) for j in range(across)})
        heights = [high * max(1, *(1 + (text or "").count("\n") for text in row)) for row in rows]
        ys = [top]
        for each in heights:
            ys.append(ys[-1] - each)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                for i, part in enumerate((text or "").split("\n")):
                    self.text(xs[c] + 3, ys[r] - high * i - high + 6, part, size)
        if style in ("stroke", "rectangle"):
            for r in range(len(rows) + 1):
                for c in range(len(xs) - 1):
                    if r in (0, len(rows)) or covering[r - 1, c] != covering[r, c]:
                        self.rule(xs[c], ys[r], xs[c + 1], ys[r], style)
            for c in range(len(xs)):
                for r in range(len(rows)):
                    if c in (0, len(xs) - 1) or covering[r, c - 1] != covering[r, c]:
                        self.rule(xs[c], ys[r + 1], xs[c], ys[r], style)
        elif style == "three":
            for y in (ys[0], ys[1], ys[-1]):
                self.rule(xs[0], y, xs[-1], y)
        return ys[-1]

    def page(self) -> None:
        self._canvas.showPage()
        self._begin()

    def data(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def wrapped(words: str, across: float, size: float, indent: float = 0) -> list[str]:
    """The lines that a plain typesetter makes: it breaks anywhere but before closing punctuation."""
    lines: list[str] = []
    line, room = "", across - indent
    for i, character in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        needed = width(line + character + (following if following in "，。；、）：" and following else ""), size)
        if needed > room and line:
            lines.append(line)
            line, room = "", across
        line += character
    return [*lines, line]


def made(draw: Callable[[Paper], object]) -> bytes:
    """The file that ``draw`` draws on plain paper."""
    paper = Paper()
    draw(paper)
    return paper.data()
