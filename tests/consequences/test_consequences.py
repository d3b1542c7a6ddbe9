from auditlint.catalogue import load_catalogue
from auditlint.pipeline import check_data
from auditlint.report import Finding

SHEET = """经综合评定，项目绩效评价得分90.28分，等级为“优”。

绩效评价评分表

| 指标 | 权重 | 评分标准 | 评分过程 | 得分 |
|---|---|---|---|---|
| 立项规范性 | 20 | 规范得20分，不规范不得分 | 程序规范，指标得20分。 | 20 |
| 培训合格率 | 40 | 按合格率乘以权重得分 | {process} | {score} |
| 群众满意率 | 40 | 按满意率乘以权重得分 | 满意率=436÷500×100%=87.2%，指标得分=40×87.2%=34.88分。 | 34.88 |
| 合计 | 100 | | | {total} |
"""


def findings(text: str) -> list[Finding]:
    return list(check_data("report.txt", text.encode(), load_catalogue().select()).findings)


def of(text: str, code: str) -> dict[str, str]:
    return next(f for f in findings(text) if f.code == code).consequences


def test_a_wrong_rate_changes_its_score_the_total_and_the_grade() -> None:
    text = SHEET.format(process="合格率=410÷480×100%=88.5%，指标得分=40×88.5%=35.40分。", score="35.40", total="90.28")
    assert of(text, "EXP001") == {
        "en": "the score 35.40分 becomes 34.17分; the total score 90.28 becomes 89.05; the grade falls from 优 to 良",
        "zh": "得分35.40分变为34.17分；总分90.28变为89.05；等级由“优”变为“良”",
    }


def test_a_target_that_the_right_rate_misses() -> None:
    found = of("合格率=410÷480×100%=95.42%≥90%，指标得5分。", "EXP001")
    assert found["en"] == "with 85.42% the target ≥90% is no longer met"
    assert found["zh"] == "按85.42%计，不再达到≥90%"


def test_nothing_is_said_where_nothing_changes() -> None:
    assert of("合格率=410÷480×100%=85.44%，低于目标值（90%）。", "EXP001") == {}
