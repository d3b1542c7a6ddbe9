"""``python -m tests.benchmarks.sheets``: the time to read a workbook, by that of the library's own load of the same file, in one run."""

import argparse
import io
import time
from collections.abc import Callable

from openpyxl import Workbook, load_workbook

from auditlint.readers import read


def sample(rows: int, columns: int = 10) -> bytes:
    """A workbook of labels, amounts under formats, and a sum in every row, whose results are missing."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    sheet.append(["单位", *(f"第{c}季度（万元）" for c in range(1, columns - 1)), "合计"])
    for r in range(rows):
        sheet.append([f"第{r + 1}单位", *(r * 1.25 + c for c in range(1, columns - 1)), f"=SUM(B{r + 2}:{chr(63 + columns)}{r + 2})"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The fastest of ``rounds`` runs, in seconds."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def ratio(data: bytes, rounds: int = 3) -> tuple[float, float]:
    """Seconds of one openpyxl load, and of the whole reading to a `Document`."""
    return best(lambda: load_workbook(io.BytesIO(data)), rounds), best(lambda: read("book.xlsx", data), rounds)


def main() -> None:
    """Measure and print; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sheets", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    for count in (100, rows // 10, rows):
        load, whole = ratio(sample(count), 3 if count < 10_000 else 1)
        print(f"{count:>7,} rows x 10: openpyxl load {load:.3f} s, auditlint read {whole:.3f} s, ratio {whole / load:.2f}")


if __name__ == "__main__":
    main()
