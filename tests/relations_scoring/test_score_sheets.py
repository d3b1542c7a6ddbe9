"""Relations of score sheets, from the document to the finding."""

import pytest

from tests.scoring.reading import checked, codes, table, verdicts

SHEET = ["三级指标", "分值", "评分标准", "扣分理由", "得分"]


def sheet(*rows: tuple[str, object, str, str, object]) -> str:
    return "绩效评价评分表\n\n" + table(SHEET, *rows)


SOUND = sheet(
    ("立项依据", 10, "依据充分得10分；较充分得6分；不充分不得分", "", 10),
    ("制度执行", 20, "全部执行得20分；每发现一处不符扣2分，扣完为止", "有2处未按流程审批", 16),
    ("产出数量", 40, "完成率达到100%得满分，否则按比例得分", "完成率为95%，低于计划", 38),
    ("社会效益", 30, "由专家酌情打分", "宣传范围较小", 25.5),
)


def test_a_sound_sheet_gives_no_finding() -> None:
    report = checked(SOUND, "SCR")
    assert not report.findings
    assert {r.relation for r in report.relations if r.verdict == "holds"} >= {"score_cap", "score_set", "score_reason", "score_earned"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("| 10 |\n", "| 8 |\n", "SCR003"),
        ("| 16 |\n", "| 15 |\n", "SCR003"),
        ("| 38 |\n", "| 36 |\n", "SCR007"),
        ("| 38 |\n", "| 41 |\n", "SCR002"),
        ("| 16 |\n", "| 20 |\n", "SCR005"),
        ("宣传范围较小", "", "SCR006"),
        ("依据充分得10分", "依据充分得12分", "SCR004"),
    ],
)
def test_one_wrong_cell_is_found(old: str, new: str, code: str) -> None:
    assert SOUND.count(old) == 1
    assert code in codes(SOUND.replace(old, new), "SCR")


def test_columns_may_stand_in_any_order() -> None:
    rows = [
        ("立项", 10, "规范得10分，不规范不得分", "", 7),
        ("产出", 20, "完成得20分，未完成不得分", "", 20),
        ("效益", 5, "得5分或0分", "", 5),
    ]
    one = table(SHEET, *rows)
    other = table(SHEET[::-1], *(row[::-1] for row in rows))
    assert codes(one, "SCR003") == codes(other, "SCR003") == ["SCR003"]


def test_the_order_of_rows_does_not_matter() -> None:
    head, *rows = SOUND.strip().split("\n")[2:]
    turned = "\n".join(["绩效评价评分表", "", head, rows[0], *reversed(rows[1:])]) + "\n"
    assert sorted(verdicts(SOUND, "score_set", "SCR")) == sorted(verdicts(turned, "score_set", "SCR"))


def test_a_deduction_that_the_text_itself_calls_discretionary_is_a_warning() -> None:
    text = table(
        ["指标", "权重", "评分标准", "评分过程", "得分"],
        ["制度", 2, "健全得2分；较健全得1分；不健全不得分", "制度较旧，酌情扣0.4分，得1.6分", 1.6],
        ["产出", 8, "完成得8分，未完成不得分", "已完成，得8分", 8],
    )
    (finding,) = checked(text, "SCR003").findings
    assert finding.severity == "warning"


def test_an_unread_rule_leaves_its_score_undetermined_with_the_reason() -> None:
    text = table(["指标", "分值", "评分标准", "得分"], ["甲", 5, "由评审组打分", 4], ["乙", 5, "完成得5分，未完成不得分", 5])
    found = [r for r in checked(text, "SCR003").relations if r.verdict == "undetermined"]
    assert [r.reasons["zh"] for r in found] == ["无法解析评分标准"]


def test_several_scores_without_a_sum_are_not_judged() -> None:
    text = table(
        ["指标", "权重", "评分过程", "得分"],
        ["甲", 5, "程序合规得2分，材料齐全得2分，专人负责得0.5分", 4],
        ["乙", 5, "材料齐全，得5分", 5],
        ["丙", 5, "程序合规得2分，材料齐全得2分", 4],
    )
    assert verdicts(text, "score_text", "SCR001") == ["undetermined", "holds", "holds"]


def test_the_message_tells_what_the_total_would_be() -> None:
    text = table(["指标", "权重", "评分过程", "得分"], ["甲", 60, "得55.5分", 55.5], ["乙", 40, "满意度95%，指标得35分", 38])
    (finding,) = checked(text, "SCR001").findings
    assert finding.messages["zh"] == "乙：得分栏为38，评分过程得出35分（满分40）；若按后者，总分为90.5，而非93.5"


@pytest.mark.parametrize("reason", ["未发现违规问题", "无重大遗漏", "有照片和签到表佐证", "完成率=30÷30×100%=100%", "无"])
def test_full_marks_beside_evidence_are_fine(reason: str) -> None:
    text = table(["指标", "分值", "扣分理由", "得分"], ["甲", 5, reason, 5], ["乙", 5, "缺少签字", 4])
    assert not codes(text, "SCR005", "SCR006")


@pytest.mark.parametrize("reason", ["未提供佐证材料", "档案不齐全", "仅有发票，无明细", "缺少验收单"])
def test_full_marks_beside_a_fault_are_an_error(reason: str) -> None:
    text = table(["指标", "分值", "扣分理由", "得分"], ["甲", 5, reason, 5], ["乙", 5, "缺少签字", 4])
    assert codes(text, "SCR005") == ["SCR005"]


def test_a_sheet_without_a_column_of_reasons_claims_none() -> None:
    assert not verdicts(table(["指标", "分值", "得分"], ["甲", 5, 4], ["乙", 5, 3]), "score_reason", "SCR")


def test_extra_marks_have_no_full_mark() -> None:
    text = table(["指标", "分值", "得分"], ["甲", 50, 48], ["乙", 50, 50], ["加分项", 0, 2], ["扣分项", 0, -1])
    assert not codes(text, "SCR002")


@pytest.mark.parametrize(
    ("grade", "score", "code"),
    [("优", "92.5", []), ("良", "92.5", ["SCR016"]), ("良", "90", ["SCR017"]), ("优", "90", []), ("中", "79.9", [])],
)
def test_grades(grade: str, score: str, code: list[str]) -> None:
    text = f"90(含)-100分为优，80(含)-90分为良，60(含)-80分为中，60分以下为差。\n\n经评价，综合得分{score}分，评价等级为“{grade}”。\n"
    assert codes(text, "SCR016", "SCR017") == code


def test_a_grade_without_printed_bands_can_be_confirmed_only() -> None:
    assert verdicts("经评价，综合得分92.5分，评价等级为“优”。\n", "grade", "SCR") == ["holds"]
    assert verdicts("经评价，综合得分85分，评价等级为“优”。\n", "grade", "SCR") == ["undetermined"]


def test_a_grade_belongs_to_the_total_and_not_to_a_part() -> None:
    text = "项目自评得分95.6分，其中决策18.5分、过程23.6分、产出34.5分、效益19分，等级为“优”。\n"
    (relation,) = [r for r in checked(text, "SCR").relations if r.relation == "grade"]
    assert relation.verdict == "holds"
    assert relation.marks[0].quote == "95.6分"


def test_gaps_of_one_list_are_one_finding() -> None:
    (finding,) = checked("评价等级：90-100分为优，75-89分为良，60-74分为中，60分以下为差。\n", "SCR").findings
    assert finding.code == "SCR011"
    assert "89-90, 74-75" in finding.messages["en"]


def test_what_takes_nothing_off_is_one_part_of_a_reason() -> None:
    head = ["指标", "分值", "主要扣分原因", "得分"]
    rows = [["决策", 20, "目标未分解，扣1分", 19], ["过程", 30, "无", 30]]
    text = table(head, *rows, ["效益", 50, "就业率未达标，扣2分；跟踪不足，扣1.5分；满意度93%，不扣分", 46.5])
    assert not codes(text, "SCR001")
    assert codes(text.replace("46.5", "47.5"), "SCR001") == ["SCR001"]


def test_a_score_between_grades_of_quality_is_a_judgement_if_a_reason_is_given() -> None:
    def sheet_of(rule: str, reason: str) -> str:
        return table(
            ["指标", "分值", "评分标准", "扣分理由", "得分"], ["目标", 2, rule, reason, 1.5], ["产出", 8, "完成得8分，未完成不得分", "", 8]
        )

    words, counts = "目标合理得2分；基本合理得1分；不合理不得分", "3项符合得2分；2项符合得1分；其他不得分"
    assert not codes(sheet_of(words, "未区分城乡对象"), "SCR003")
    assert [f.severity for f in checked(sheet_of(words, ""), "SCR003").findings] == ["warning"]
    assert codes(sheet_of(counts, "未区分城乡对象"), "SCR003") == ["SCR003"]
