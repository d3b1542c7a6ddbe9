"""Pages of our own put under a scanner: drawn, rendered, and made as bad as asked for."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from auditlint.document import Table
from auditlint.readers import read_path, scan
from tests.readers.pdf.making import Paper
from tests.readers.reading import contents

Image = pytest.importorskip("PIL.Image")
np = pytest.importorskip("numpy")

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
RESOLUTION = 200


@cache
def shows_chinese() -> bool:
    """Whether a Chinese font is on this machine, with which pages can be drawn."""
    paper = Paper()
    paper.text(80, 700, "绩效评价")
    return bool((np.asarray(render(paper.data())[0].convert("L")) < 128).sum() > 300)


needs_recogniser = pytest.mark.skipif(not scan.available(), reason="the extra ocr is not installed")


def needs_chinese() -> None:
    if not shows_chinese():
        pytest.skip("no Chinese font is on this machine")


def fixture_tables(name: str) -> tuple[Table, ...]:
    return read_path(FIXTURES / name / "clean.txt").tables


def rows_of(table: Table) -> list[list[str | None]]:
    return contents(table)


def render(data: bytes) -> list["Image.Image"]:  # type: ignore[name-defined]
    with pdfium.PdfDocument(data) as document:
        return [page.render(scale=RESOLUTION / 72).to_pil().convert("RGB") for page in document]


def askew(image: "Image.Image", degrees: float) -> "Image.Image":  # type: ignore[name-defined]
    """A page that lies askew, blurred, and stored with a loss."""
    from PIL import ImageFilter

    turned = image.rotate(degrees, resample=Image.Resampling.BILINEAR, fillcolor="white").filter(ImageFilter.GaussianBlur(0.8))
    buffer = BytesIO()
    turned.save(buffer, "JPEG", quality=60)
    return Image.open(BytesIO(buffer.getvalue())).convert("RGB")


def png(image: "Image.Image") -> bytes:  # type: ignore[name-defined]
    buffer = BytesIO()
    image.save(buffer, "PNG", dpi=(RESOLUTION, RESOLUTION))
    return buffer.getvalue()


def tiff(images: Sequence["Image.Image"]) -> bytes:  # type: ignore[name-defined]
    buffer = BytesIO()
    images[0].save(buffer, "TIFF", save_all=True, append_images=list(images[1:]), compression="tiff_lzw", dpi=(RESOLUTION, RESOLUTION))
    return buffer.getvalue()
