"""Lists that are open, and parts that hold each other."""

import pytest

from tests.relations.judging import examine


@pytest.mark.parametrize(
    "text",
    [
        "实际支出439.80万元，其中检验费388.60万元，样品费32.70万元，其余用于耗材和宣传。",
        "发放问卷1260份，其中有效问卷1187份，表示满意的1094份。",
        "年末结余19.56万元，其中场馆建设结余最多，82.00万元的预算只用去九成左右。",
    ],
)
def test_no_part_is_missing(text: str) -> None:
    assert examine(text).failed == []


def test_a_list_that_names_its_rest_with_a_number_is_closed() -> None:
    (wrong,) = examine("实际支出439.80万元，其中检验费388.60万元，样品费32.70万元，其余耗材费28.50万元。").failed
    assert wrong.row.kind == "partition"
