"""``python -m tests.benchmarks.pdf [report.pdf]``: the PDF reader against bare text extraction by PDFium, on one file and on the same pages ten times."""

import gc
import resource
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pypdfium2 as pdfium

from auditlint.readers import read
from auditlint.readers.pages.layout import drafts
from auditlint.readers.pdf.sheets import sheet
from tests.benchmarks.samples import paragraphs
from tests.readers.pdf.making import Paper


def sample(pages: int = 13) -> bytes:
    """A report of prose and tables: half of each page is a table of 14 rows and 5 columns."""
    paper = Paper()
    texts = paragraphs(200_000)
    for number in range(pages):
        below = paper.paragraph(texts[2 * number], 90, 780, 415)
        rows = [["地区", "预算安排数", "资金到位数", "实际支出数", "预算执行率"]]
        rows += [[f"第{number}{i}区", f"{10 + i}.50", f"{10 + i}.50", f"{9 + i}.25", f"{90 + i % 10}.00%"] for i in range(13)]
        below = paper.table([90, 170, 260, 350, 430, 505], below - 10, rows)
        paper.paragraph(texts[2 * number + 1][:300], 90, below - 30, 415)
        paper.centred(297, 30, str(number + 1), 9)
        if number < pages - 1:
            paper.page()
    return paper.data()


def repeated(data: bytes, times: int) -> bytes:
    """The pages of a file ``times`` over."""
    buffer = BytesIO()
    with pdfium.PdfDocument(data) as source, pdfium.PdfDocument.new() as made:
        for _ in range(times):
            made.import_pages(source)
        made.save(buffer)
    return buffer.getvalue()


def bare(data: bytes) -> int:
    """Characters of the plain text, page by page."""
    count = 0
    with pdfium.PdfDocument(data) as document:
        for page in document:
            textpage = page.get_textpage()
            count += len(textpage.get_text_range())
            textpage.close()
            page.close()
    return count


def fastest(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the fastest of some runs."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def main() -> None:
    """Print the times and their ratios, measured in one run."""
    data = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else sample()
    for name, each in (("once", data), ("ten times", repeated(data, 10))):
        with pdfium.PdfDocument(each) as document:
            contents = [sheet(document, i).content for i in range(len(document))]
        text = fastest(lambda each=each: bare(each))  # type: ignore[misc]
        whole = fastest(lambda each=each: read("report.pdf", each))  # type: ignore[misc]
        layout = fastest(lambda contents=contents: drafts(contents))  # type: ignore[misc]
        print(
            f"{name}: {len(contents)} pages; bare text {text * 1000:.1f} ms, layout alone {layout * 1000:.1f} ms, "
            f"reader {whole * 1000:.1f} ms = {whole / text:.1f}x bare text"
        )
    print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
