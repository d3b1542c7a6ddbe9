"""Sums in tables: totals at either end, subtotals, parts, levels, blocks, rows; and what keeps a sum from failing."""

import pytest

from tests.relations.judging import examine, pipes

ROWS = ["甲 12 3.50", "乙 15 4.20", "丙 9 2.10"]
HEAD = "单位 人数（人） 金额（万元）"


@pytest.mark.parametrize("rows", [[*ROWS, "合计 36 9.80"], ["合计 36 9.80", *ROWS], [*ROWS, "总 36 9.80".replace("总", "总计")]])
def test_a_total_row_at_either_end(rows: list[str]) -> None:
    assert examine(pipes(HEAD, *rows)).verdicts("footing", axis="column") == {
        "12 + 15 + 9 = 36": "holds",
        "3.50 + 4.20 + 2.10 = 9.80": "holds",
    }


@pytest.mark.parametrize("rows", [[*ROWS, "合计 36 9.90"], ["合计 36 9.90", *ROWS]])
def test_a_wrong_total_fails_alone(rows: list[str]) -> None:
    (failed,) = examine(pipes(HEAD, *rows)).failed
    assert failed.row.formula == "3.50 + 4.20 + 2.10 = 9.90"
    assert [check.code for check, _ in failed.failures] == ["TAB001"]


CLOSING = ["办公费 3.20 4", "印刷费 1.10 3", "小计 4.30 7", "培训费 6.00 2", "会议费 2.50 1", "小计 8.50 3", "合计 12.80 10"]
OPENING = ["合计 12.80 10", "小计 4.30 7", "办公费 3.20 4", "印刷费 1.10 3", "小计 8.50 3", "培训费 6.00 2", "会议费 2.50 1"]


@pytest.mark.parametrize("rows", [CLOSING, OPENING], ids=["closing", "opening"])
def test_subtotals_close_or_open_their_groups(rows: list[str]) -> None:
    found = examine(pipes("科目 金额（万元） 户数（户）", *rows))
    assert found.verdicts("footing", axis="subtotal") == {
        "3.20 + 1.10 = 4.30": "holds",
        "6.00 + 2.50 = 8.50": "holds",
        "4 + 3 = 7": "holds",
        "2 + 1 = 3": "holds",
    }
    assert set(found.verdicts("footing", axis="column").values()) == {"holds"}
    assert len(found.of("footing", axis="column")) == 2


@pytest.mark.parametrize("rows", [CLOSING, OPENING], ids=["closing", "opening"])
def test_a_wrong_subtotal_fails_alone(rows: list[str]) -> None:
    wrong = [row.replace("8.50", "8.80") for row in rows]
    (failed,) = examine(pipes("科目 金额（万元） 户数（户）", *wrong)).failed
    assert failed.row.formula == "6.00 + 2.50 = 8.80"


def test_of_which_rows_are_not_added() -> None:
    found = examine(
        pipes("项目 金额（万元） 数量（个）", "基本支出 50 5", "其中：工资 30 3", "项目支出 70 8", "其中：维修 20 2", "合计 120 13")
    )
    assert found.verdicts("footing", axis="column") == {"50 + 70 = 120": "holds", "5 + 8 = 13": "holds"}
    assert not found.failed


CODES = [
    "201 一般公共服务 30.00",
    "20103 办公厅事务 18.00",
    "20139 社会工作 12.00",
    "205 教育 50.00",
    "20502 普通教育 35.00",
    "20508 进修 15.00",
]


def test_account_codes_make_levels() -> None:
    found = examine(pipes("科目编码 科目名称 金额（万元）", *CODES, "合计 _ 80.00"))
    assert found.verdicts("footing", axis="level") == {"18.00 + 12.00 = 30.00": "holds", "35.00 + 15.00 = 50.00": "holds"}
    assert found.verdicts("footing", axis="column") == {"30.00 + 50.00 = 80.00": "holds"}


def test_list_marks_make_levels() -> None:
    found = examine(
        pipes("项目 金额（万元） 数量（件）", "一、收入 100 10", "1.财政拨款 60 6", "2.其他收入 40 4", "二、上年结转 20 5", "合计 120 15")
    )
    assert found.verdicts("footing", axis="level") == {"60 + 40 = 100": "holds", "6 + 4 = 10": "holds"}
    assert found.verdicts("footing", axis="column") == {"100 + 20 = 120": "holds", "10 + 5 = 15": "holds"}


@pytest.mark.parametrize(
    ("last", "formulas"),
    [
        ("总计 11 9", {"10 + 20 = 30", "1 + 2 = 3", "5 + 6 = 11", "4 + 5 = 9"}),
        ("总计 41 12", {"10 + 20 = 30", "1 + 2 = 3", "10 + 20 + 5 + 6 = 41", "1 + 2 + 4 + 5 = 12"}),
    ],
    ids=["each its own block", "running"],
)
def test_blocks_with_a_total_each(last: str, formulas: set[str]) -> None:
    found = examine(pipes("项目 金额（万元） 数量（件）", "甲 10 1", "乙 20 2", "合计 30 3", "丙 5 4", "丁 6 5", last))
    assert found.verdicts("footing", axis="column") == dict.fromkeys(formulas, "holds")


@pytest.mark.parametrize(
    "table",
    [
        pipes("单位 第一批 第二批 合计", "甲校 15 20 35", "乙校 12 18 30", "丙校 9 11 20", "丁校 7 13 21"),
        pipes("单位 合计 第一批 第二批", "甲校 35 15 20", "乙校 30 12 18", "丙校 20 9 11", "丁校 21 7 13"),
    ],
    ids=["right", "left"],
)
def test_a_total_column_at_either_side(table: str) -> None:
    found = examine(table)
    assert found.verdicts("footing", axis="row") == {
        "15 + 20 = 35": "holds",
        "12 + 18 = 30": "holds",
        "9 + 11 = 20": "holds",
        "7 + 13 = 21": "fails",
    }
    assert [check.code for check, _ in found.failed[0].failures] == ["TAB003"]


def test_a_difference_column() -> None:
    found = examine(pipes("单位 预算数 支出数 结余", "甲校 35 15 20", "乙校 30 12 18", "丙校 20 9 11", "丁校 20 7 14"))
    assert found.verdicts("footing", axis="difference") == {
        "35 − 15 = 20": "holds",
        "30 − 12 = 18": "holds",
        "20 − 9 = 11": "holds",
        "20 − 7 = 14": "fails",
    }


def test_shares_make_a_hundred_within_rounding() -> None:
    fine = examine(pipes("来源 占比", "中央 33.3%", "省级 33.3%", "市级 33.3%", "合计 100.0%"))
    assert fine.verdicts("footing", axis="shares") == {"33.3 + 33.3 + 33.3 = 100.0%": "rounding"}
    wrong = examine(pipes("来源 占比", "中央 45.0%", "省级 35.0%", "市级 22.0%", "合计 100.0%"))
    assert wrong.verdicts("footing", axis="shares") == {"45.0 + 35.0 + 22.0 = 100.0%": "fails"}


def test_a_total_far_from_its_only_column_is_undetermined_with_a_reason() -> None:
    found = examine(pipes("项目 金额（万元）", "人员 12", "设备 15", "场地 9", "合计 99"))
    (relation,) = found.judged
    assert relation.verdict == "undetermined"
    assert relation.judgements[0][1].reason == "the rows may overlap or be incomplete"


def test_a_table_read_with_doubt_never_fails() -> None:
    ragged = "\n".join(["单位\t人数（人）\t户数（户）", "甲\t12\t4", "乙\t15\t5\t9\t8", "丙\t9", "合计\t99\t17"])
    found = examine(ragged)
    assert found.ledger.tables[0].table.doubt
    assert not found.failed
    assert all(j.judgements[0][1].reason for j in found.judged if j.verdict == "undetermined")


SHEET = [
    "一级指标 二级指标 分值 得分",
    "决策(20分) 立项 12 11",
    "_ 目标 8 8",
    "过程(30分) 资金 15 14",
    "_ 管理 15 15",
    "产出(50分) 数量 30 29",
    "_ 质量 20 18",
]


def test_group_marks() -> None:
    found = examine("项目绩效评分表\n\n" + pipes(*SHEET, "合计 _ 100 95"))
    assert found.verdicts("footing", axis="group") == {"12 + 8 = 20": "holds", "15 + 15 = 30": "holds", "30 + 20 = 50": "holds"}


def test_group_marks_whose_labels_moved() -> None:
    """A category cell printed a row too low still owns the rows that make its mark."""
    moved = [*SHEET[:3], "_ 资金 15 14", "过程(30分) 管理 15 15", "_ 数量 30 29", "产出(50分) 质量 20 18"]
    found = examine("项目绩效评分表\n\n" + pipes(*moved, "合计 _ 100 95"))
    assert found.verdicts("footing", axis="group") == {"12 + 8 = 20": "holds", "15 + 15 = 30": "holds", "30 + 20 = 50": "holds"}


def test_a_wrong_group_mark_fails() -> None:
    wrong = [row.replace("(30分)", "(32分)") for row in SHEET]
    found = examine("项目绩效评分表\n\n" + pipes(*wrong, "合计 _ 100 95"))
    assert found.verdicts("footing", axis="group")["15 + 15 = 32"] == "fails"


@pytest.mark.parametrize(("score", "verdict"), [("95分", "holds"), ("96分", "fails")])
def test_the_score_of_the_narrative(score: str, verdict: str) -> None:
    found = examine(f"经评定，项目绩效评价得分{score}，等级为优。\n\n项目绩效评分表\n\n" + pipes(*SHEET, "合计 _ 100 _"))
    (relation,) = found.of("footing", axis="score")
    assert relation.verdict == verdict


@pytest.mark.parametrize(("second", "verdict"), [("275", "holds"), ("285", "fails")])
def test_one_total_in_two_tables(second: str, verdict: str) -> None:
    towns = pipes("镇 参训农民人数（人）", "甲镇 120", "乙镇 95", "丙镇 60", "合计 275")
    trades = pipes("工种 参训农民人数（人）", "电工 140", "焊工 80", f"厨师 {int(second) - 220}", f"合计 {second}")
    found = examine(f"表1 各镇培训人数\n\n{towns}\n\n表2 各工种培训人数\n\n{trades}")
    assert found.verdicts("tie") == {f"275 = {second}": verdict}
