"""The optional pack of norms."""

from auditlint.catalogue.load import load_catalogue
from auditlint.pipeline import check_data
from tests.scoring.reading import codes, table

SELF = ["一级指标", "二级指标", "三级指标", "分值", "得分"]


def form(execution: int, output: int, effect: int, satisfaction: int) -> str:
    return "# 项目支出绩效自评表\n\n" + table(
        SELF,
        ["预算执行", "预算执行", "预算执行率", execution, execution],
        ["产出指标", "数量指标", "场次", output - 20, output - 20],
        ["产出指标", "质量指标", "合格率", 20, 19],
        ["效益指标", "社会效益指标", "知晓率", effect, effect],
        ["满意度指标", "服务对象满意度指标", "群众满意度", satisfaction, satisfaction],
    )


def test_norms_are_off_by_default() -> None:
    assert not [code for code in codes(form(20, 40, 30, 10)) if code.startswith("NRM")]


def test_fixed_weights_of_self_evaluation() -> None:
    assert not codes(form(10, 50, 30, 10), "NRM")
    assert codes(form(20, 40, 30, 10), "NRM") == ["NRM001", "NRM001"]


def test_results_in_a_departmental_evaluation() -> None:
    def sheet(output: int) -> str:
        return "# 项目绩效评价评分表\n\n" + table(
            SELF,
            ["决策", "立项", "依据", 80 - output, 20],
            ["产出", "产出数量", "场次", output, output],
            ["效益", "社会效益", "知晓率", 20, 20],
        )

    assert not codes(sheet(40), "NRM002")
    assert codes(sheet(30), "NRM002") == ["NRM002"]


def test_the_message_gives_the_weight_of_the_whole_group() -> None:
    findings = check_data("report.md", form(20, 40, 30, 10).encode(), load_catalogue()).findings
    assert [f.messages["en"] for f in findings if f.code == "NRM001"] == [
        "execution: the weights make 20; the fixed weights are execution 10, output 50, effect 30, satisfaction 10",
        "output: the weights make 40; the fixed weights are execution 10, output 50, effect 30, satisfaction 10",
    ]
