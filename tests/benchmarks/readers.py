"""``python -m tests.benchmarks.readers docx [FILE …]``: the time of a reader beside that of the parsing library alone, in one run."""

import argparse
import gc
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tabulate import tabulate

from auditlint.readers import read
from tests.benchmarks import word

SIZES = (10_000, 100_000, 1_000_000)
FORMATS: dict[str, tuple[Callable[[int], bytes], Callable[[bytes], object]]] = {"docx": (word.report, word.parse)}
"""For each format a generator of reports by bytes of prose, and the bare parsing that its reader is measured against."""


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest of ``rounds`` runs, with garbage collected between them."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def ratio(form: str, data: bytes, rounds: int = 5) -> tuple[float, float]:
    """Seconds for parsing alone and for reading."""
    bare = FORMATS[form][1]
    return fastest(lambda: bare(data), rounds), fastest(lambda: read(f"report.{form}", data), rounds)


def main() -> None:
    """Measure and print a table; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.readers", description=__doc__)
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("files", nargs="*", type=Path, help="files to measure beside the generated ones")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    cases = {f"generated {size:,} bytes": FORMATS[options.format][0](size) for size in SIZES}
    cases |= {file.name: file.read_bytes() for file in options.files}
    lines = []
    for name, data in cases.items():
        bare, whole = ratio(options.format, data, options.rounds)
        lines.append([name, bare * 1000, whole * 1000, whole / bare])
    print(tabulate(lines, ["sample", "parsing ms", "reading ms", "ratio"], floatfmt=".1f"))


if __name__ == "__main__":
    main()
