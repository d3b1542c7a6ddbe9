"""The JSON reporter against the output contract and against literal lines."""

import json
from pathlib import Path

import jsonschema
import pytest
from handmade_report import report

from auditlint.catalogue import load_catalogue
from auditlint.pipeline import check_data
from auditlint.report import Report
from auditlint.reporters.json import render
from auditlint.reporters.view import View

SCHEMA = json.loads((Path(__file__).parent.parent / "report.schema.json").read_text(encoding="utf-8"))
DOCUMENTS = """\
"documents": [
{"path": "报告/培训.txt", "format": "text", "sha256": "ab12", "status": "read", \
"coverage": {"quantities": 120, "checked": 71, "set_aside": 40, "unchecked": 9, "sections": []}},
{"path": "报告/预算.txt", "format": "text", "sha256": "cd34", "status": "partly-read", "reason": "第3个表格各行列数不一", \
"coverage": {"quantities": 8, "checked": 8, "set_aside": 0, "unchecked": 0, "sections": []}},
{"path": "报告/附件.bin", "format": "text", "sha256": "ef56", "status": "unreadable", "reason": "不是文本文件"}
],
"""
SUMMARY = """\
"summary": {"documents": 3, "unreadable": 1, "error": 2, "warning": 0, "info": 0, "suppressed": 1, \
"coverage": {"quantities": 128, "checked": 79, "set_aside": 40, "unchecked": 9}, \
"relations": {"holds": 1, "rounding": 1, "fails": 1, "undetermined": 1}}
}
"""


def test_documents_and_summary_are_printed_one_a_line() -> None:
    text = render(report(), View(lang="zh", verified=False))
    assert text.startswith('{\n"schema": "auditlint-report/1",\n"version": "')
    assert DOCUMENTS in text
    assert text.endswith(SUMMARY)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("verified", [True, False])
def test_report_keeps_the_contract(lang: str, verified: bool) -> None:
    found = json.loads(render(report(), View(lang=lang, verified=verified)))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert ("relations" in found) is verified


def test_finding_in_full() -> None:
    finding = json.loads(render(report(), View(lang="en", verified=True)))["findings"][0]
    places = finding.pop("places")
    assert finding == {
        "code": "RAT001",
        "name": "wrong-rate",
        "severity": "error",
        "confidence": "likely",
        "path": "报告/培训.txt",
        "message": "91.85% is printed, but 19260 of 21030 is 91.58%.",
        "formula": "19260 ÷ 21030 × 100% = 91.85%",
        "stated": "91.85%",
        "computed": "91.58%",
        "diagnosis": "two digits are swapped",
        "consequence": None,
        "fingerprint": "5d41402abc4b2a76",
        "suppressed": None,
    }
    assert [p["role"] for p in places] == ["operand", "operand", "stated"]
    assert places[2] == {
        "role": "stated",
        "quote": "91.85%",
        "value": "91.85",
        "unit": "%",
        "line": 12,
        "column": 28,
        "end_line": 12,
        "end_column": 34,
        "page": None,
        "sheet": None,
        "cell": None,
        "table": None,
        "row": None,
        "row_label": None,
        "column_label": None,
        "paragraph": 7,
        "section": ["三、项目成效", "（一）培训规模持续扩大"],
    }


def test_suppressed_findings_stay_in_the_file() -> None:
    found = json.loads(render(report(), View(lang="en", verified=False)))
    assert found["findings"][2]["suppressed"] == {"reason": "agreed with the author"}
    assert found["findings"][2]["places"][0]["cell"] == "B7"


def test_relations_are_given_with_their_verdicts() -> None:
    relations = json.loads(render(report(), View(lang="zh", verified=True)))["relations"]
    assert [r["verdict"] for r in relations] == ["fails", "holds", "rounding", "undetermined"]
    assert relations[3]["reason"] == "缺少一个单元格"
    assert relations[0]["reason"] is None


def test_empty_run() -> None:
    text = render(Report(()), View(lang="en", verified=True))
    found = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert found["documents"] == found["findings"] == found["relations"] == []


def test_same_report_same_bytes() -> None:
    assert render(report(), View(lang="en", verified=True)) == render(report(), View(lang="en", verified=True))


def test_every_printed_number_is_listed_with_its_state() -> None:
    text = "一、概况\n\n2023年共办理案件120件，其中线上80件，线下40件；另走访7个村。\n"
    document = check_data("report.txt", text.encode(), load_catalogue().select())
    found = json.loads(render(Report((document,)), View(lang="en", verified=True)))
    assert [(q["quote"], q["state"], q["kind"]) for q in found["quantities"]] == [
        ("2023", "set aside", "year"),
        ("120件", "checked", None),
        ("80件", "checked", None),
        ("40件", "checked", None),
        ("7个", "unchecked", None),
    ]
    assert found["documents"][0]["coverage"]["sections"] == [
        {"section": "一、概况", "quantities": 5, "checked": 3, "set_aside": 1, "unchecked": 1}
    ]
