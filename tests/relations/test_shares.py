"""Shares of one whole: adjusted by a last place to make 100, or wrong."""

from tests.relations.judging import examine

LIST = "一般公共服务支出264.87万元，占86.05%；社会保障支出10.82万元，占3.52%；卫生健康支出2.71万元，占0.88%；住房保障支出29.42万元，占{}%。"


def failed(text: str) -> list[str]:
    return [j.row.formula for j in examine(f"财政拨款支出307.82万元，其中：{text}").failed]


def test_a_share_adjusted_to_make_hundred_is_right() -> None:
    assert failed(LIST.format("9.55")) == []


def test_the_rounded_share_is_right_too() -> None:
    assert failed(LIST.format("9.56")) == []


def test_a_share_that_breaks_the_hundred_is_wrong() -> None:
    assert "29.42 ÷ 307.82 = 9.53%" in failed(LIST.format("9.53"))


def test_a_share_off_by_more_than_a_place_is_wrong_even_if_all_make_hundred() -> None:
    text = LIST.format("9.50").replace("86.05", "86.10")
    assert {"29.42 ÷ 307.82 = 9.50%", "264.87 ÷ 307.82 = 86.10%"} <= set(failed(text))


def test_two_shares_are_no_list() -> None:
    assert failed("甲项支出264.87万元，占86.04%；乙项支出42.95万元，占13.96%。") == ["42.95 ÷ 307.82 = 13.96%"]
