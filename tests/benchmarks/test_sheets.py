"""A workbook is read in about the time that the library needs to load it."""

from tests.benchmarks.sheets import ratio, sample

MOST = 2.5
"""A bound for loaded machines; ``python -m tests.benchmarks.sheets`` shows about 0.9 to 1.6, where openpyxl needs a second load for the results of formulas."""


def test_reading_a_workbook_takes_no_longer_than_loading_it() -> None:
    data = sample(4000)
    load, whole = min((ratio(data, 2) for _ in range(3)), key=lambda pair: pair[1] / pair[0])
    assert whole <= load * MOST
