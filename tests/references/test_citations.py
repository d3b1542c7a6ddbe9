"""Titles and document numbers, dates, names of bodies and indicators, passages that stand twice."""

import pytest

from .reporting import findings, quotes, told

RULES = "《山城县公共厕所管护办法》（山住建〔2020〕18号）"


def codes(text: str) -> list[str]:
    return [f.code for f in findings(text)]


def test_all_places_of_a_document_are_shown() -> None:
    text = f"依据{RULES}实施。\n\n{RULES}规定了标准。\n\n按《山城县公共厕所管护办法》（山住建〔2020〕81号）执行。"
    (finding,) = findings(text)
    assert finding.code == "REF007"
    assert [m.quote for m in finding.marks] == ["山住建〔2020〕81号", "山住建〔2020〕18号", "山住建〔2020〕18号"]


@pytest.mark.parametrize(
    "text",
    [
        f"依据{RULES}。县政府办转发《山城县公共厕所管护办法》的通知（山政办〔2020〕33号）。",
        f"依据{RULES}。依据《转发〈山城县公共厕所管护办法〉的通知》（山住建〔2020〕18号）。",
        f"依据{RULES}。依据《山城县公共厕所管护办法（试行）》（山住建﹝2020﹞ 18 号）。",
        f"2021年1月，县住建局印发{RULES}。",
        "依据《山城县停车管理办法》（山住建〔2020〕19号）、《山城县公厕管理办法》（山住建〔2020〕20号）。",
    ],
)
def test_forwarded_documents_and_other_prints_are_no_conflict(text: str) -> None:
    assert not codes(text), told(text)


def test_number_older_than_its_year() -> None:
    assert codes(f"2018年6月，县住建局印发{RULES}。") == ["REF009"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("山城安居物业服务有限公司", "山城县安居物业服务有限公司", "REF010"),
        ("山城县安居物业服务(集团)有限公司", "山城安居物业服务(集团)有限公司", "REF010"),
        ("山城县安居物业服务有限公司", "山城县安居物业服务有限公司", ""),
        ("山城县恒信工程咨询有限公司", "山城县恒达工程咨询有限公司", ""),
        ("山城县第一建筑工程有限公司", "山城县建筑工程有限公司", ""),
        ("石板村人民调解委员会", "石板镇石板村人民调解委员会", ""),
        ("山城县环境卫生服务中心", "山城县东环境卫生服务中心", ""),
    ],
)
def test_names_of_bodies(one: str, other: str, code: str) -> None:
    text = f"项目由{one}承接。\n\n经考核，{other}得分95分。\n\n{one}已整改。"
    assert codes(text) == [code] * bool(code), told(text)


SHEET = "| 三级指标 | 计算方法 | 评分过程 |\n|---|---|---|\n| {0} | {1}=（完成数÷计划数）×100% | {2} |\n| 投诉办结率 | 投诉办结率=（办结数÷投诉数）×100% | 全部办结 |"


@pytest.mark.parametrize(
    ("indicator", "formula", "process", "code"),
    [
        ("C12管护完成及时率", "管护受理及时率", "按时完成", "REF012"),
        ("活动参加率", "活动参与率", "按时完成", "REF013"),
        ("资金支出率", "资金支出率", "资金使用率：42÷50=84%", "REF013"),
        ("资金支出率", "资金支出率", "资金到位率：50÷50=100%", ""),
        ("各镇管护完成率", "管护完成率", "按时完成", ""),
        ("管护综合达标率", "绿化覆盖率", "按时完成", ""),
    ],
)
def test_names_of_indicators(indicator: str, formula: str, process: str, code: str) -> None:
    text = SHEET.format(indicator, formula, process)
    assert codes(text) == [code] * bool(code), told(text)


PASSAGE = (
    "全县管护公共厕所86座，每座配备1名保洁员。县级每季度开展1次检查，发现问题限期5日内整改。"
    "建立日常巡查台账，由镇村两级逐座登记。引导群众参与监督，公示举报电话和责任人姓名。检查结果与管护经费挂钩。"
)


def test_passage_that_stands_twice_shows_every_difference() -> None:
    changed = PASSAGE.replace("镇村两级", "镇村级").replace("责任人姓名", "责任姓名")
    (finding,) = findings(f"{PASSAGE}\n\n总体来看，{changed}")
    assert (finding.code, finding.severity) == ("REF014", "info")
    assert len(finding.marks) == 4
    assert "责任人" in finding.messages["zh"]


def test_number_that_differs_in_a_repeated_passage() -> None:
    (finding,) = findings(f"{PASSAGE}\n\n总体来看，{PASSAGE.replace('86座', '68座')}", codes=("REF",))
    assert (finding.code, [m.quote for m in finding.marks]) == ("REF015", ["68", "86"])


def test_same_words_about_another_year_are_no_copy() -> None:
    other = PASSAGE
    for old, new in (("86", "79"), ("1名", "2名"), ("1次", "3次"), ("5日", "7日")):
        other = other.replace(old, new)
    assert not findings(f"{PASSAGE}\n\n上一年度，{other}", codes=("REF015",))


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("评价期间为2023年6月1日至2023年3月1日", "REF016"),
        ("合同期为2021年1月1日至2021年12月31日", "REF017"),
        ("服务期自2023年7月1日至2024年6月30日", "REF018"),
        ("工程于2023年9月31日完工", "REF019"),
        ("合同期为2022年7月1日至2024年6月30日", ""),
        ("评价期间为2023年1月1日至12月31日", ""),
        ("规划期为2021年1月至2025年12月", ""),
    ],
)
def test_periods(period: str, code: str) -> None:
    text = f"2023年度公共厕所管护项目绩效自评报告\n\n2023年度项目资金全部到位。{period}。"
    assert codes(text) == [code] * bool(code), told(text)


def test_persons() -> None:
    assert quotes("由教育部门主负责人签字。\n\n向教育部门主要负责人报告。", "REF011")
    assert not findings("由教育部门主要负责人签字。\n\n由各单位负责人、项目副负责人报告。")


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("山城县公共厕所管护资金办法", "山城县公共厕所管护补助资金办法", "REF020"),
        ("山城县公共厕所管护资金办法", "山城县公共厕所管护资金暂行办法", ""),
        ("山城县公共厕所管护资金办法", "山城县公共厕所管护资金办法（试行）", ""),
        ("2022年山城县公共厕所管护方案", "2023年山城县公共厕所管护方案", ""),
        ("山城县停车场管理办法", "山城县公共厕所管护办法", ""),
    ],
)
def test_spelling_of_titles(one: str, other: str, code: str) -> None:
    text = f"依据《{one}》组织实施。\n\n《{other}》另有规定。"
    assert codes(text) == [code] * bool(code), told(text)
