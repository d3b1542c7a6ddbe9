"""Full marks of groups and total scores, wherever they are printed."""

import pytest

from tests.scoring.reading import checked, codes, table, verdicts

HEADER = ["一级指标", "三级指标", "分值", "得分"]


def grouped(first: int, second: int, third: int) -> str:
    return table(
        HEADER,
        [f"投入({first}分)", "立项", 8, 8],
        ["", "目标", 7, 6],
        [f"管理({second}分)", "资金", 10, 9.5],
        ["", "制度", 15, 13],
        [f"产出({third}分)", "数量", 36, 35],
        ["", "质量", 24, 24],
    )


def test_groups_that_add_up() -> None:
    assert verdicts(grouped(15, 25, 60), "footing", "TAB002") == ["holds"] * 3


def test_a_wrong_mark_is_found_even_if_labels_have_moved() -> None:
    moved = table(
        HEADER,
        ["投入(15分)", "立项", 8, 8],
        ["", "目标", 7, 6],
        ["管理(26分)", "资金", 10, 9.5],
        ["", "制度", 15, 13],
        ["", "数量", 36, 35],
        ["产出(60分)", "质量", 24, 24],
    )
    (finding,) = checked(moved, "TAB002").findings
    assert (finding.stated, finding.computed) == ("26分", "25")


def narrative(score: str, cell: str = "") -> str:
    rows = [["立项", 20, 19], ["资金", 20, 18.5], ["产出", 30, 27], ["效益", 30, 26]]
    return f"经综合评定，项目绩效评价得分{score}分。\n\n绩效评价评分表\n\n" + table(["指标", "权重", "得分"], *rows, ["合计", 100, cell])


@pytest.mark.parametrize(("score", "cell", "found"), [("90.5", "", 0), ("91.5", "", 1), ("90.5", "90.5", 0), ("91.5", "90.5", 1)])
def test_the_total_in_the_narrative_and_in_the_sheet(score: str, cell: str, found: int) -> None:
    assert len(codes(narrative(score, cell), "TAB008")) == found


@pytest.mark.parametrize(
    ("weights", "caption"), [((8, 6, 6), "评分情况表"), ((30, 30, 32), "评分情况表"), ((30, 30, 40), "部分指标评分表")]
)
def test_a_sheet_of_some_indicators_is_not_held_against_the_total(weights: tuple[int, ...], caption: str) -> None:
    rows = [[name, weight, weight - 1] for name, weight in zip(("数量", "质量", "时效"), weights, strict=True)]
    text = f"经综合评定，项目绩效评价得分{92 if sum(weights) < 100 else 90}分。\n\n{caption}\n\n" + table(["指标", "权重", "得分"], *rows)
    assert not codes(text, "TAB008")


def test_several_totals_in_the_narrative_may_be_those_of_others() -> None:
    assert not verdicts("上年综合得分88分。\n\n" + narrative("91.5"), "footing", "TAB008")
