"""``auditlint facts``: what was seen in a document, with places."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditlint.cli import main

REPORT = """\
# 一、经费

单位：万元

| 项目 | 预算 | 支出 |
|---|---|---|
| 培训 | 12.50 | 12.00 |
| 宣传 | 8.20 | 7.90 |
| 合计 | 20.70 | 19.90 |

# 二、成效

2023年共举办讲座12场，合格率=(45÷50)×100%=90%。
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.md"
    path.write_text(REPORT, "utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["facts", *arguments])
    assert result.exit_code == 0, result.output
    return result


def test_json_holds_everything_with_places(report: str) -> None:
    found = json.loads(run(report, "--format", "json").stdout)
    assert set(found) == {"path", "tables", "quantities", "relations"}
    (table,) = found["tables"]
    assert (table["columns"], table["unit"], table["section"]) == (["项目", "预算", "支出"], "万元", ["一、经费"])
    assert [cell["text"] for cell in table["rows"][1]] == ["培训", "12.50", "12.00"]
    assert table["rows"][1][1]["place"]["line"] == 7
    quantity = next(q for q in found["quantities"] if q["quote"].startswith("12.50"))
    assert (quantity["value"], quantity["step"], quantity["dimension"]) == ("125000", "100", "money")
    assert (quantity["place"]["line"], quantity["place"]["row_label"], quantity["place"]["column_label"]) == (7, "培训", "预算")
    assert [q["aside"] for q in found["quantities"] if q["quote"].startswith("2023")] == ["year"]
    footings = [r for r in found["relations"] if r["relation"] == "footing"]
    assert [(r["verdict"], r["checks"], r["place"]["line"]) for r in footings if "TAB001" in r["checks"]] == [
        ("holds", ["TAB001"], 9),
        ("holds", ["TAB001"], 9),
    ]


def test_parts_can_be_chosen(report: str) -> None:
    assert set(json.loads(run(report, "--format", "json", "--tables", "--relations").stdout)) == {"path", "tables", "relations"}
    assert set(json.loads(run(report, "--format", "json", "--quantities").stdout)) == {"path", "quantities"}


def test_sections_can_be_chosen(report: str) -> None:
    found = json.loads(run(report, "--format", "json", "--section", "成效").stdout)
    assert found["tables"] == []
    assert {"12场", "90%"} <= {q["quote"] for q in found["quantities"]}
    assert {r["relation"] for r in found["relations"]} == {"expression"}


def test_text_shows_tables_quantities_and_relations(report: str) -> None:
    text = run(report, "--lang", "zh").stdout
    assert "表1 · 一、经费 · 单位：万元\n" in text
    assert any(line.split() == ["9", "合计", "20.70", "19.90"] for line in text.splitlines())
    assert any({"13:11", "12场", "12", "场"} <= set(line.split()) for line in text.splitlines())
    assert any(line.split()[:4] == ["9:8", "footing", "holds", "TAB001"] for line in text.splitlines())
    assert "非数据：year" in text


def test_unreadable_input(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["facts", str(tmp_path / "missing.txt"), "--lang", "en"])
    assert result.exit_code == 2
    assert "no such file" in result.stderr
    assert result.stdout == ""


def test_what_was_not_wholly_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html>" + "<div>" * 5000 + "受理案件500件", "utf-8")
    result = CliRunner().invoke(main, ["facts", str(path), "--lang", "en"])
    assert result.exit_code == 2
    assert result.stderr == f"{path}: elements are nested too deeply; what lies deeper may not have been read\n"


def test_a_number_without_end_does_not_widen_the_table(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("受理案件" + "9" * 10_000 + "件\n", "utf-8")
    assert max(map(len, run(str(path)).output.splitlines())) < 200


def test_a_device_is_refused() -> None:
    result = CliRunner().invoke(main, ["facts", "/dev/zero", "--lang", "en"])
    assert (result.exit_code, result.stderr) == (2, "/dev/zero: is a pipe or a device, not a file.\n")
