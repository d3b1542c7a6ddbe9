"""Scanned pages recognised one after the other, within the time that a document may take."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

import pypdfium2 as pdfium

from auditlint.readers.options import Limits
from auditlint.readers.scan.page import ScannedPage, scanned_page
from auditlint.readers.scan.raster import Raster, page_raster
from auditlint.readers.scan.recogniser import recogniser

_SHARE = 0.8
"""How much of a document's time may go into recognition; checking needs the rest."""


@dataclass(slots=True)
class Recognised:
    """Recognised pages, the numbers of those that could not be drawn, and of those for which there was no time."""

    pages: list[ScannedPage] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


def pdf_pages(document: pdfium.PdfDocument, numbers: Sequence[int], limits: Limits) -> Recognised:
    """The pages with these numbers (1-based) of a PDF file."""
    return _recognised([(number, lambda number=number: page_raster(document, number - 1)) for number in numbers], limits)  # type: ignore[misc]


def picture_pages(rasters: Iterable[Raster], count: int, limits: Limits) -> Recognised:
    """The pages of a picture file, which are decoded as they are needed; there are ``count``."""
    following = iter(rasters)
    return _recognised([(number, lambda: next(following)) for number in range(1, count + 1)], limits)


def _recognised(pages: Sequence[tuple[int, Callable[[], Raster]]], limits: Limits) -> Recognised:
    found = Recognised()
    start = monotonic()
    engine = recogniser()
    slowest = 0.0
    for number, raster in pages:
        began = monotonic()
        if found.pages and began - start + slowest > _SHARE * limits.seconds:
            found.late.append(number)
            continue
        try:
            found.pages.append(scanned_page(raster(), engine))
        except pdfium.PdfiumError:
            found.damaged.append(number)
        slowest = max(slowest, monotonic() - began)
    return found
