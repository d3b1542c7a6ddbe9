from hypothesis import given
from hypothesis import strategies as st

from auditlint.document.alignment import Columns, regular

TEXT = "按照规定程序逐项核对台账并留存检查记录，做到有据可查、有人负责，发现问题及时整改到位，定期开展回访并公开结果。"
HEADER = ["类别", "项目", "分值", "要点", "得分"]
COMPLETE = [HEADER] + [["甲类(9分)", f"第{i}项指标", str(i), TEXT + TEXT, f"{i}.5"] for i in range(1, 9)]


@given(st.integers(1, 99), st.booleans())
def test_a_lost_label_moves_no_number(value, twice):
    columns = Columns(COMPLETE, 5, 1)
    row = ["另一项指标", str(value), TEXT + TEXT, "3"] if not twice else [str(value), TEXT + TEXT, "3"]
    placement = columns.place(row)
    assert placement.columns == ((1, 2, 3, 4) if not twice else (2, 3, 4))
    assert not placement.unsure
    assert placement.doubt == ""


def test_a_number_with_two_homes_is_unsure():
    rows = [["村名", "计划", "完成"]] + [[f"第{i}村民组", str(i), str(i)] for i in range(8)]
    assert Columns(rows, 3, 1).place(["某村民组", "5"]).unsure


def test_regular_keeps_real_empty_cells():
    assert regular([["a", "b", "c"], ["a", "b", ""], ["a", ""], ["a", "b", "c", ""]], 3) == [
        ["a", "b", "c"],
        ["a", "b", ""],
        ["a"],
        ["a", "b", "c"],
    ]


def test_complete_rows_stay():
    columns = Columns(COMPLETE, 5, 1)
    assert columns.best(COMPLETE[3]).columns == (0, 1, 2, 3, 4)
    assert columns.best(COMPLETE[3]).doubt == ""
