from hypothesis import given
from hypothesis import strategies as st

from auditlint.document.normalise import normalise


def test_forms():
    assert normalise("（１２．５％），⼈") == "(12.5%)，人"
    assert normalise("1,234.5,甲:乙;3:2") == "1,234.5，甲：乙；3:2"
    assert normalise("1,2345") == "1，2345"
    assert normalise("12,345,678") == "12,345,678"


@given(st.text(max_size=200))
def test_length_is_kept_and_a_second_pass_changes_nothing(text):
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once


@given(st.lists(st.text(alphabet="1,:;a甲，", max_size=20), min_size=1, max_size=6))
def test_lines_and_cells_may_be_normalised_together(parts):
    assert normalise("\t".join(parts)).split("\t") == [normalise(part) for part in parts]
