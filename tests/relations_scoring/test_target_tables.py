"""Relations of target tables, listed in a text and in the rows of a table."""

import pytest

from tests.scoring.reading import checked, codes, table, verdicts


def item(number: int, first: str, second: str, name: str, period: str, annual: str) -> str:
    return f"{number}、{first}，{second}，{name}；实施周期指标值：{period}，年度指标值：{annual}；"


SOUND = (
    item(1, "1-产出指标", "11-数量指标", "植树棵数", "植树不少于3000棵", "植树不少于1000棵")
    + item(2, "1-产出指标", "12-质量指标", "树苗成活率", "成活率达到90%以上", "成活率达到90%以上")
    + item(3, "2-效益指标", "23-生态效益", "巡护频次", "每月巡护4次，全年不少于48次", "每月巡护4次，全年不少于48次")
    + item(4, "3-满意度指标", "31-服务对象满意度", "群众满意度", "群众满意度≥85%", "群众满意度≥85%")
)


def test_a_sound_list_gives_no_finding() -> None:
    report = checked(SOUND, "TGT")
    assert not report.findings
    assert [r.verdict for r in report.relations if r.relation == "category"] == ["holds"] * 4
    assert [r.verdict for r in report.relations if r.relation == "target_pair"] == ["holds"] * 4


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("1-产出指标，12", "2-效益指标，12", "TGT001"),
        ("23-生态效益", "1-产出指标", "TGT002"),
        ("23-生态效益", "22-生态效益", "TGT003"),
        ("植树不少于1000棵", "植树不少于10000棵", "TGT005"),
        ("全年不少于48次；", "全年不少于46次；", "TGT006"),
        ("年度指标值：群众满意度≥85%", "年度指标值：群众满意度≤85%", "TGT007"),
        ("年度指标值：植树不少于1000棵", "年度指标值：植树棵数", "TGT008"),
        ("年度指标值：群众满意度≥85%", "年度指标值：群众满意度≥85", "TGT009"),
        ("年度指标值：成活率达到90%", "年度指标值：成活率达到190%", "TGT010"),
        ("年度指标值：植树不少于", "年度指标值：植树(含补植不少于", "TGT011"),
        ("4、3-满意", "5、3-满意", "TGT012"),
        ("年度指标值：植树不少于1000棵", "年度指标值：", "TGT014"),
    ],
)
def test_one_mistake_is_found(old: str, new: str, code: str) -> None:
    assert SOUND.count(old) == 1
    assert code in codes(SOUND.replace(old, new), "TGT")


def test_brackets_and_blanks_make_no_difference_between_values() -> None:
    text = item(1, "1-产出指标", "11-数量指标", "讲座场次", "讲座(含线上) 4场", "讲座(含线上)4场") + SOUND.replace("1、1-", "2、1-", 1)
    assert verdicts(text, "target_pair", "TGT008")[0] == "holds"


def test_values_in_other_words_are_not_compared() -> None:
    text = item(1, "1-产出指标", "11-数量指标", "培训", "三年培训不少于600人", "培训新入职人员250人") + item(
        2, "1-产出指标", "12-质量指标", "合格率", "合格率90%", "合格率95%"
    )
    assert verdicts(text, "target_pair", "TGT") == ["undetermined", "holds"]


def test_the_same_indicator_under_another_name() -> None:
    first = item(1, "1-产出指标", "12-质量指标", "完成工作量", "调解员人均每年办理案件数不少于65件", "调解员人均每年办理案件数不少于65件")
    second = item(1, "1-产出指标", "11-数量指标", "年度办理量", "人均年度办理案件数≥65", "人均年度办理案件数≥65")
    (finding,) = checked(first + "\n\n" + second, "TGT004").findings
    assert (finding.severity, finding.confidence) == ("warning", "possible")


FORM = ["一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值"]


def test_the_same_in_a_table() -> None:
    text = table(
        FORM,
        ["产出指标", "数量指标", "植树棵数", "≥3000棵", "≥4000棵"],
        ["", "社会效益指标", "知晓率", "≥90%", "≥90"],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥85%", "≥105%"],
    )
    assert codes(text, "TGT") == ["TGT005", "TGT001", "TGT009", "TGT010"]


def test_frameworks_of_evaluations_have_trees_of_their_own() -> None:
    text = table(
        ["一级指标", "二级指标", "三级指标", "目标值", "权重", "得分"],
        ["决策", "项目立项", "依据", "充分", 20, 20],
        ["产出", "产出成本", "单价", "≤5万元", 40, 40],
        ["效益", "满意度", "群众满意度", "≥90%", 40, 39],
    )
    assert not codes(text, "TGT")


@pytest.mark.parametrize(
    ("target", "actual", "score", "found"),
    [
        ("≥500人", "480人", 10, ["TGT015"]),
        ("≥500人", "480人", 9.6, []),
        ("≤3件", "5件", 10, ["TGT015"]),
        ("≤3件", "2件", 10, []),
        ("100%", "98%", 10, ["TGT015"]),
        ("500人", "520个", 10, []),
        ("12月底前", "11月", 10, []),
    ],
)
def test_target_and_result(target: str, actual: str, score: object, found: list[str]) -> None:
    header = ["三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    assert codes(table(header, ["甲", target, actual, 10, score], ["乙", "≥5场", "6场", 10, 10]), "TGT015") == found


def test_a_bare_target_only_warns() -> None:
    header = ["指标名称", "目标值", "实际值", "是否完成"]
    report = checked(table(header, ["站点", "12个", "10个", "完成"], ["投诉", "3件", "1件", "完成"]), "TGT015")
    assert [(f.severity, f.stated) for f in report.findings] == [("warning", "10个")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("12人×500元×12个月=7.2万元", "holds"),
        ("每月6000元，全年共计72000元", "holds"),
        ("全年共计7.2元", "fails"),
        ("全年共计720万元", "fails"),
        ("其中设备合计3.1万元", "undetermined"),
    ],
)
def test_an_amount_and_the_text_that_explains_it(text: str, verdict: str) -> None:
    document = "单位：万元\n\n" + table(["项目名称", "预算金额", "测算依据"], ["值班补助", "7.20", text], ["租金", "5.00", "租金合计5万元"])
    assert verdicts(document, "target_amount", "TGT017") == [verdict, "holds"]


def test_a_list_torn_by_line_breaks_misses_no_values() -> None:
    torn = SOUND.replace("3、2-效益指标，23-生态效益，", "3、2-效益指标，23-生态效益，\n\n")
    report = checked(torn, "TGT")
    assert torn != SOUND
    assert not report.findings
    assert [r.verdict for r in report.relations if r.relation == "target_pair"] == ["holds"] * 4
    assert codes(torn.replace("全年不少于48次；", "全年不少于46次；"), "TGT") == ["TGT006"]
