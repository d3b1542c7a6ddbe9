"""``python -m tests.benchmarks.many``: a folder of generated Word reports with one process and two, without and with kept results."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from auditlint.readers import read
from tests.generator.documents import document
from tests.generator.render import render as sentences
from tests.rendering import render


def write(folder: Path, count: int) -> None:
    """``count`` reports of the generator as Word files."""
    for seed in range(count):
        text = sentences(document(900_000 + seed)).text
        (folder / f"{seed:04d}.docx").write_bytes(render(read("report.txt", text.encode()), "docx"))


def seconds(folder: Path, cache: Path, *options: str) -> tuple[float, bytes]:
    """Time and output of a whole run as a user starts it."""
    command = [sys.executable, "-m", "auditlint", "check", "--format", "json", "--fail-on", "never", *options, "."]
    environment = {"AUDITLINT_CACHE": str(cache), "PATH": "", "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    start = perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return perf_counter() - start, done.stdout


def main() -> None:
    """Measure and print; nothing is asserted but that the outputs are the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many", description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "reports"), Path(name, "cache")
        folder.mkdir()
        write(folder, options.reports)
        one, first = seconds(folder, cache, "--no-cache", "--jobs", "1")
        two, second = seconds(folder, cache, "--no-cache", "--jobs", "2")
        cold, third = seconds(folder, cache)
        warm, fourth = seconds(folder, cache)
        assert first == second == third == fourth
    print(
        f"{options.reports} reports: one process {one:.2f} s, two {two:.2f} s ({one / two:.2f} times), cold {cold:.2f} s, kept {warm:.2f} s ({warm / cold:.1%})"
    )


if __name__ == "__main__":
    main()
