"""``python -m tests.benchmarks``: megabytes a second and core for every stage, and how the time grows with the length."""

import argparse

from tabulate import tabulate

from tests.benchmarks import samples
from tests.benchmarks.stages import STAGES, best, whole

MEGABYTE = 1_000_000


def main() -> None:
    """Measure and print a table; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each sample; the fastest counts")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the long table")
    options = parser.parse_args()
    cases = {
        "prose 0.1 MB": samples.prose(MEGABYTE // 10),
        "prose 1 MB": samples.prose(MEGABYTE),
        "one paragraph 0.1 MB": samples.one_paragraph(MEGABYTE // 10),
        "one paragraph 1 MB": samples.one_paragraph(MEGABYTE),
        f"table {options.rows // 10:,} rows": samples.table(options.rows // 10),
        f"table {options.rows:,} rows": samples.table(options.rows),
    }
    best(samples.prose(20_000), rounds=1)
    lines: list[list[object]] = []
    for i, (name, data) in enumerate(cases.items()):
        seconds = best(data, rounds=options.rounds)
        size, time = len(data) / MEGABYTE, whole(seconds)
        growth = f"{time / lines[-1][-2] / (size / lines[-1][1]) * 10:.1f}x for 10x" if i % 2 else ""  # type: ignore[operator]
        lines.append([name, size, *(size / max(seconds[stage], 1e-9) for stage in STAGES), size / time, time, growth])
        print(f"measured {name}", flush=True)
    print(tabulate(lines, ["sample", "MB", *(f"{s} MB/s" for s in STAGES), "whole MB/s", "seconds", "growth"], floatfmt=".2f"))


if __name__ == "__main__":
    main()
