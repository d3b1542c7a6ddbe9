"""Score sheets in any column order and wording."""

import pytest

from auditlint.scoring.sheet import score_sheets
from tests.scoring.reading import ledger, table


@pytest.mark.parametrize(
    ("weight", "score"),
    [("权重", "得分"), ("分值", "专家评分"), ("标准分", "自评得分"), ("配分", "评分"), ("满分", "实得分"), ("指标分值", "复核得分")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_columns_by_their_names(weight: str, score: str, turned: bool) -> None:
    rows: list[list[object]] = [["立项", 10, "规范得10分", 9], ["产出", 20, "完成得20分", 18.5], ["效益", 30, "明显得30分", 30]]
    header = ["三级指标", weight, "评分标准", score]
    if turned:
        header, rows = header[::-1], [row[::-1] for row in rows]
    (sheet,) = score_sheets(ledger(table(header, *rows)))
    assert [(i.name, i.weight.printed, i.score.printed if i.score else None) for i in sheet.items] == [
        ("立项", "10", "9"),
        ("产出", "20", "18.5"),
        ("效益", "30", "30"),
    ]
    assert [i.rule.text.content if i.rule else None for i in sheet.items] == ["规范得10分", "完成得20分", "明显得30分"]


def test_totals_are_no_items() -> None:
    (sheet,) = score_sheets(ledger(table(["指标", "分值", "得分"], ["甲", 40, 38], ["乙", 60, 57], ["小计", 100, 95], ["合计", 100, 95])))
    assert [i.name for i in sheet.items] == ["甲", "乙"]


def test_weights_of_all_levels() -> None:
    header = ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"]
    rows = [["决策", 20, "立项", 20, "依据", 12, 12], ["产出", 80, "数量", 80, "场次", 50, 48], ["产出", 80, "质量", 80, "合格率", 30, 30]]
    (sheet,) = score_sheets(ledger(table(header, *rows)))
    assert [i.weight.printed for i in sheet.items] == ["12", "50", "30"]


def test_a_header_below_the_head_of_a_form() -> None:
    text = table(
        ["项目名称", "某工程", "", ""],
        ["主管部门", "某局", "实施单位", "某中心"],
        ["三级指标", "年度指标值", "分值", "得分"],
        ["座数", "≥20座", 60, 60],
        ["合格率", "≥95%", 40, 39],
    )
    (sheet,) = score_sheets(ledger(text))
    assert [i.name for i in sheet.items] == ["座数", "合格率"]
    assert sheet.columns["target"] == 1


@pytest.mark.parametrize("header", [["指标", "分值", "说明"], ["项目", "预算", "支出"], ["指标", "得分率", "得分"]])
def test_what_is_no_score_sheet(header: list[str]) -> None:
    assert score_sheets(ledger(table(header, ["甲", 10, 9], ["乙", 20, 18], ["丙", 30, 30]))) == ()
