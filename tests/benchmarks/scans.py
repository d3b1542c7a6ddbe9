"""``python -m tests.benchmarks.scans [report.pdf]``: pages of a text PDF rendered as a scanner would see them, recognised, and compared with their own text.

For every page, clean at 200 dots an inch and with noise (0.7 degrees askew, blurred, specks, JPEG quality 60): seconds and processor seconds, the share of the characters
that is found again, and the numbers that differ.
"""

import sys
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pypdfium2 as pdfium
from tabulate import tabulate

from auditlint.document.assembly import assemble
from auditlint.document.model import Document, Table
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.misreading import is_doubtful
from auditlint.readers.pages.content import PageContent
from auditlint.readers.pages.layout import drafts
from auditlint.readers.pdf.sheets import sheet
from auditlint.readers.scan.page import scanned_page
from auditlint.readers.scan.raster import Raster, page_raster
from auditlint.readers.scan.recogniser import recogniser
from tests.benchmarks.pdf import sample


def noisy(raster: Raster, degrees: float) -> Raster:
    """A bad scan of the same page."""
    import cv2
    import numpy as np
    from PIL import Image

    height, width = raster.image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    image = cv2.GaussianBlur(cv2.warpAffine(raster.image, turn, (width, height), borderValue=(255, 255, 255)), (3, 3), 0.8)
    image[np.random.default_rng(1).random((height, width)) < 0.002] = 0
    buffer = BytesIO()
    Image.fromarray(image).save(buffer, "JPEG", quality=60)
    return Raster(raster.number, np.asarray(Image.open(buffer)).copy(), raster.scale, raster.matrix)


def characters(page: PageContent) -> Counter[str]:
    """The characters of a page in compatibility form, without white space."""
    return Counter("".join(unicodedata.normalize("NFKC", page.characters.text).split()))


def recall(found: PageContent, true: PageContent) -> float:
    """The share of the true characters that are found, wherever they stand."""
    wanted = characters(true)
    return sum((wanted & characters(found)).values()) / max(wanted.total(), 1)


def document(page: PageContent) -> Document:
    """A page as a document of its own."""
    return Document("page", "pdf", "", assemble(drafts([page])), recognised=page.characters.confidence != 1.0)


def numbers(page: PageContent) -> tuple[Counter[str], int]:
    """The printed numbers of a page, and how many of them are doubtful."""
    ledger = Ledger(document(page))
    return Counter(q.printed for q in ledger), sum(map(is_doubtful, ledger))


def cells(page: PageContent) -> Counter[str]:
    """The filled cells of a page's tables, without white space."""
    tables = [block for block in document(page).blocks if isinstance(block, Table)]
    return Counter("".join(cell.text.content.split()) for table in tables for row in table.rows for cell in row if cell is not None)


def measured(name: str, raster: Raster, true: PageContent) -> list[Any]:
    """A line of the table."""
    start, used = perf_counter(), process_time()
    page = scanned_page(raster, recogniser())
    seconds, processor = perf_counter() - start, process_time() - used
    (found, doubtful), (wanted, _) = numbers(page), numbers(true)
    grid, mine = cells(true), cells(page)
    return [
        name,
        raster.number,
        seconds,
        processor,
        recall(page, true),
        f"{(grid & mine).total()}/{grid.total()}",
        f"{(found & wanted).total()}/{wanted.total()}",
        (found - wanted).total(),
        doubtful,
    ]


def main() -> None:
    """Print a line for every page."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else sample(3)
    lines: list[list[Any]] = []
    with pdfium.PdfDocument(data) as file:
        scanned_page(page_raster(file, 0), recogniser())
        for name in ("clean", "noisy"):
            for i in range(len(file)):
                raster = page_raster(file, i)
                bad = noisy(raster, 0.7 if i % 2 else -0.7) if name == "noisy" else raster
                lines.append(measured(name, bad, sheet(file, i).content))
    headers = ["", "page", "seconds", "processor s", "recall", "cells", "numbers", "others", "doubtful"]
    print(tabulate(lines, headers, floatfmt=("", "", ".2f", ".2f", ".4f")))


if __name__ == "__main__":
    main()
