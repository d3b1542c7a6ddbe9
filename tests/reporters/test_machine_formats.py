"""Formats for other programs, each held against its own schema, parser or rules, over the same reports."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from auditlint.catalogue import load_catalogue
from auditlint.document import Place
from auditlint.pipeline import check_path
from auditlint.report import DocumentReport, Mark, Report
from auditlint.reporters.csv import harmless
from auditlint.reporters.formats import FORMATS
from auditlint.reporters.github import MOST
from auditlint.reporters.view import View
from tests.reporters.handmade_report import report, wrong_rate, wrong_total

ROOT = Path(__file__).parent.parent
SARIF = json.loads((ROOT / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
CATALOGUE = load_catalogue().select()
TEXTUAL = [name for name, known in FORMATS.items() if not known.binary]


def real() -> Report:
    return Report(tuple(check_path(path, CATALOGUE) for path in sorted((ROOT.parent / "fixtures").glob("*/broken.txt"))))


def shown(name: str, content: Report, lang: str = "en") -> str:
    text = FORMATS[name].render(content, View(lang=lang, catalogue=CATALOGUE))
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", TEXTUAL)
def test_the_same_report_gives_the_same_text_and_none_is_cut(name: str, lang: str) -> None:
    for content in (report(), Report(())):
        assert shown(name, content, lang) == shown(name, content, lang)
        assert shown(name, content, lang).endswith("\n") or name == "github"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("content", [report, real, lambda: Report(())], ids=["handmade", "real", "empty"])
def test_sarif_fits_the_published_schema(content, lang) -> None:
    log = json.loads(shown("sarif", content(), lang))
    jsonschema.Draft7Validator(SARIF).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(content().findings)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_shows_both_sides_and_what_is_suppressed() -> None:
    first, _, third = json.loads(shown("sarif", report()))["runs"][0]["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A/%E5%9F%B9%E8%AE%AD.txt"},
        "region": {"startLine": 12, "startColumn": 28, "endLine": 12, "endColumn": 34, "snippet": {"text": "91.85%"}},
    }
    assert [(r["id"], r["message"]["text"]) for r in first["relatedLocations"]] == [(1, "operand: 19260人"), (2, "operand: 21030人")]
    assert first["partialFingerprints"] == {"auditlint/v1": "5d41402abc4b2a76"}
    assert third["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "agreed with the author"}]
    assert third["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "表1!B7", "kind": "element"}]


def test_sarif_tells_what_was_not_read() -> None:
    (invocation,) = json.loads(shown("sarif", report()))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["warning", "error"]


def test_junit_counts_cases() -> None:
    root = ElementTree.fromstring(shown("junit", report()))
    assert {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5",
        "failures": "2",
        "errors": "2",
        "skipped": "1",
    }
    assert [suite.get("name") for suite in root] == ["报告/培训.txt", "报告/预算.txt", "报告/附件.bin"]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == "91.85% is printed, but 19260 of 21030 is 91.58%."


def test_junit_passes_a_document_without_findings() -> None:
    root = ElementTree.fromstring(shown("junit", Report((DocumentReport("a.txt", "text", "", "read"),)), "zh"))
    assert [(c.get("name"), len(c)) for c in root.iter("testcase")] == [("数字一致", 0)]


def test_junit_keeps_control_characters_out_of_the_xml() -> None:
    odd = replace(wrong_rate(), messages={"en": "a\x00b\x1b[31m<&>", "zh": ""})
    root = ElementTree.fromstring(shown("junit", Report((DocumentReport("a.txt", "text", "", "read", findings=(odd,)),))))
    assert root.find(".//failure") is not None


def test_github_shows_the_worst_first_and_counts_the_rest() -> None:
    warning = replace(wrong_rate(), severity="warning")
    many = Report((DocumentReport("a,b:c.txt", "text", "", "read", findings=(warning, *[wrong_total()] * 12)),))
    lines = shown("github", many).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * MOST + ["::warning"]
    assert lines[-1] == "auditlint: 2 more, not shown here: see the log or another format"


def test_github_escapes_what_it_would_take_for_its_own() -> None:
    odd = replace(wrong_rate(), path="a,b:c.txt", messages={"en": "50%\n::error::x", "zh": ""})
    (line,) = shown("github", Report((DocumentReport("a,b:c.txt", "text", "", "read", findings=(odd,)),))).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac.txt,line=12,endLine=12,col=28,title=RAT001 wrong-rate::50%25")
    assert line.count("\n") == 0


def test_github_names_the_place_where_there_is_no_line() -> None:
    cell = replace(wrong_rate(), marks=(Mark("stated", "1", Place(sheet="表1", cell="B7")),))
    (line,) = shown("github", Report((DocumentReport("a.xlsx", "xlsx", "", "read", findings=(cell,)),))).splitlines()
    assert line.endswith("%0Ain 表1!B7")


def test_gitlab_has_what_it_needs() -> None:
    issues = json.loads(shown("gitlab", real()))
    assert len(issues) == sum(f.suppressed is None for f in real().findings)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_jsonl_is_one_object_a_line() -> None:
    lines = [json.loads(line) for line in shown("jsonl", report()).splitlines()]
    assert [line["type"] for line in lines] == ["document"] * 3 + ["finding"] * 3 + ["summary"]


def test_markdown_breaks_no_table() -> None:
    odd = replace(wrong_rate(), messages={"en": "a|b\n<script>alert(1)</script> `x`", "zh": ""})
    text = shown("markdown", Report((DocumentReport("a_b.md", "text", "", "read", findings=(odd,)),)))
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1
    assert "<script>" not in text
    assert "### a\\_b.md" in text


def test_csv_comes_back_and_computes_nothing() -> None:
    odd = replace(wrong_rate(), stated='=HYPERLINK("http://x","y")', computed="-172.43")
    text = shown("csv", Report((DocumentReport("a.txt", "text", "", "read", findings=(odd,)),)))
    assert text.startswith("\ufeffpath,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert (row["stated"], row["computed"], row["place"]) == ('\'=HYPERLINK("http://x","y")', "-172.43", "12:28")


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("-5.2%", "-5.2%"), ("-5+cmd", "'-5+cmd"), ("@x", "'@x"), ("+12", "+12"), ("-", "'-"), ("合计", "合计")],
)
def test_harmless(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_concise_is_one_line_a_finding() -> None:
    assert shown("concise", report()).splitlines() == [
        "报告/培训.txt:12:28: error RAT001 91.85% is printed, but 19260 of 21030 is 91.58%.",
        "报告/培训.txt:59:2: error TAB001 The total row prints 20530; the 5 rows above add up to 20350.",
        "报告/预算.txt: partly read: table 3 has ragged rows",
        "报告/附件.bin: not read: not a text file",
        "3 documents, 1 not read, 2 errors, 1 suppressed",
    ]


def test_statistics_counts_by_check() -> None:
    lines = shown(
        "statistics", Report((DocumentReport("a", "text", "", "read", findings=(wrong_rate(), *[wrong_total()] * 2)),))
    ).splitlines()
    assert [line.split() for line in lines[2:]] == [["2", "TAB001", "misfooted-column", "error"], ["1", "RAT001", "wrong-rate", "error"]]
