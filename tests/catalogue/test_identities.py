"""Identities that users declare in a few lines: how they load, where they are found, how they are judged."""

from pathlib import Path

import pytest

from auditlint.catalogue.load import load_checks
from auditlint.errors import CatalogueError
from auditlint.pipeline import check_data
from auditlint.report import DocumentReport

CALLS = "code: USR001\nname: calls\nidentity: 电话受理数 + 网络受理数 == 受理总数\n"


def report(tmp_path: Path, check: str, text: str) -> DocumentReport:
    path = tmp_path / "usr.yaml"
    path.write_text(check, "utf-8")
    return check_data("r.md", text.encode(), load_checks([path]))


def found(tmp_path: Path, check: str, text: str) -> list[tuple[str | None, str | None, str]]:
    return [(f.stated, f.computed, f.confidence) for f in report(tmp_path, check, text).findings]


def test_three_lines_are_a_check(tmp_path: Path) -> None:
    text = "全年受理总数为1200件，其中：电话受理数700件、网络受理数400件。"
    (finding,) = report(tmp_path, CALLS, text).findings
    assert (finding.code, finding.severity, finding.formula) == ("USR001", "error", "700 + 400 ≠ 1200")
    assert finding.messages == {"en": "1200件 is printed, 700 + 400 ≠ 1200", "zh": "印为1200件，700 + 400 ≠ 1200"}
    assert found(tmp_path, CALLS, text.replace("1200", "1100")) == []


def test_rows_columns_and_forms_of_tables(tmp_path: Path) -> None:
    rows = "| 单位 | 电话受理数 | 网络受理数 | 受理总数 |\n|---|---|---|---|\n| 甲 | 10 | 20 | 30 |\n| 乙 | 10 | 20 | 31 |\n"
    assert found(tmp_path, CALLS, rows) == [("31", "30", "certain")]
    columns = "| 项目 | 本年 |\n|---|---|\n| 电话受理数 | 10 |\n| 网络受理数 | 20 |\n| 受理总数 | 31 |\n"
    assert found(tmp_path, CALLS, columns) == [("31", "30", "certain")]


def test_measures_in_several_sections(tmp_path: Path) -> None:
    text = "一、电话\n\n电话受理数700件。\n\n二、网络\n\n网络受理数400件。\n\n三、合计\n\n受理总数1200件。\n"
    assert found(tmp_path, CALLS, text) == [("1200件", "1100", "likely")]
    assert found(tmp_path, CALLS, text.replace("四、", "") + "\n四、其他\n\n电话受理数701件。\n") == []


def test_further_names_unit_and_tolerance(tmp_path: Path) -> None:
    check = "code: USR002\nname: balance\nidentity: 期初 + 新增 - 减少 == 期末\nmeasures:\n  期初: [年初数]\n  期末: [年末数]\nunit: 户\ntolerance: 2\n"
    text = "低保对象年初数100户，新增20户，减少5户，年末数{}户。"
    assert found(tmp_path, check, text.format(117)) == []
    assert found(tmp_path, check, text.format(118)) == [("118户", "115", "likely")]
    assert found(tmp_path, check, text.format(118).replace("户", "人")) == []


def test_the_lone_side_is_the_stated_one(tmp_path: Path) -> None:
    check = "code: USR003\nname: share\nidentity: 完成率 == 100 * 完成数 / 任务数\n"
    assert found(tmp_path, check, "任务数400件，完成数380件，完成率96%。") == [("96%", "95", "likely")]


def test_inequalities(tmp_path: Path) -> None:
    check = "code: USR004\nname: ceiling\nidentity: 实际支出 <= 批复预算\nmessage: {zh: '支出{stated}超过预算'}\n"
    (finding,) = report(tmp_path, check, "批复预算100万元，实际支出120万元。").findings
    assert "超过预算" in finding.messages["en"]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("code: USR001\nname: a\nidentity: 甲 + 乙 = 丙\n", "usr.yaml:3:17: write '==' to compare"),
        ("code: USR001\nname: a\nidentity: 甲 == 1\n", "usr.yaml:3:11: an identity names two measures or more"),
        ("code: USR001\nname: a\nidentity: 甲 + == 乙\n", "usr.yaml:3:15: the expression is incomplete or wrongly put together"),
        ("code: USR001\nname: a\nidentity: 甲 == 乙\ntolerance: few\n", "usr.yaml:4:12: a tolerance is a number of 0 or more"),
        ("code: USR001\nname: a\nidentity: 甲 == 乙\nmeasures: {丙: [丁]}\n", "usr.yaml:4:12: there is no key '丙'"),
        ("code: USR001\nname: a\nidentity: 甲 == 乙\nmessage: {zh: '{丙}'}\n", "usr.yaml:4:"),
        ("code: USR001\nname: a\nidentity: __import__('os') == 乙\n", "usr.yaml:3:"),
        ("name: a\nidentity: 甲 == 乙\n", "usr.yaml:1:1: missing: code"),
    ],
)
def test_a_wrong_identity_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("usr.yaml").write_text(check, "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_checks([Path("usr.yaml")])
    assert message in caught.value.messages["en"]
