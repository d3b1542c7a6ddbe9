"""Floors far below the measured speed of the readers, so that a loaded machine passes; and flat memory over many files."""

import gc
import resource
import tracemalloc

import pytest

from auditlint.readers import read
from tests.benchmarks import word
from tests.benchmarks.readers import ratio

MOST = {20_000: 3, 200_000: 6}
"""Times the parsing alone that reading may take, by bytes of prose: measured are one for a small report and two and a half for one of many tables."""


@pytest.mark.parametrize(("size", "most"), MOST.items())
def test_reading_a_word_file_is_near_to_parsing_it(size: int, most: float) -> None:
    bare, whole = ratio("docx", word.report(size), rounds=5)
    assert whole <= most * bare


def test_a_thousand_word_files_leave_nothing_behind() -> None:
    data = word.report(2_000)

    def some(count: int) -> None:
        for _ in range(count):
            read("report.docx", data)
        gc.collect()

    some(50)
    tracemalloc.start()
    try:
        some(5)
        held = tracemalloc.get_traced_memory()[0]
        some(20)
        assert tracemalloc.get_traced_memory()[0] - held < 50_000
    finally:
        tracemalloc.stop()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    some(1000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024
