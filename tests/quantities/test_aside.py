"""What the grammar of numbers that are no data must bear."""

from time import process_time

from auditlint.quantities.aside import set_aside
from auditlint.quantities.scan import scan


def test_a_number_without_end_is_no_data_and_takes_no_time() -> None:
    text = "受理案件" + "9" * 100_000 + "件，办结案件490件"
    started = process_time()
    assert set_aside(text) == [(4, 100_004, "code")]
    assert [(q.printed[:3], q.aside) for q in scan(text)] == [("999", "code"), ("490", "")]
    assert process_time() - started < 5


def test_long_digests_and_numbers_before_and_after_them() -> None:
    text = "2024年" + "a1" * 32 + "第3条"
    assert set_aside(text) == [(0, 5, "year"), (5, 69, "code"), (69, 71, "ordinal")]
