"""SARIF 2.1.0, for code scanning pages and viewers: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

Columns count Unicode code points. Places that SARIF has no region for (a cell, a paragraph) are logical locations.
"""

import json
from typing import Any
from urllib.parse import quote

from auditlint.catalogue.model import Check
from auditlint.report import DocumentReport, Finding, Mark, Report
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts
from auditlint.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROLES = {
    "en": {"operand": "operand", "other": "also printed here", "context": "context", "stated": "printed"},
    "zh": {"operand": "运算数", "other": "另见此处", "context": "相关", "stated": "原文"},
}
_FINGERPRINT = "auditlint/v1"


def render(report: Report, view: View) -> str:
    """The SARIF text: one run with a rule a check, and a result a finding."""
    rules = list(view.catalogue)
    index = {check.code: i for i, check in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "auditlint",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_rule(check, view.lang) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": {"en": "en-US", "zh": "zh-CN"}[view.lang],
        "invocations": [_invocation(report, view.lang)],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [_result(finding, index, view.lang) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(check: Check, lang: str) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": "".join(word.capitalize() for word in check.name.split("-")),
        "shortDescription": {"text": check.title[lang]},
        "fullDescription": {"text": check.why[lang]},
        "help": {"text": f"{check.why[lang]}\n\n{check.fix[lang]}", "markdown": _help(check, lang)},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [check.family], "relation": check.relation},
    }


def _help(check: Check, lang: str) -> str:
    parts = [f"{check.why[lang]}\n\n**{check.fix[lang]}**"]
    parts += [f"```text\n{example.text.strip()}\n```" for example in check.examples if example.verdict == "bad"][:1]
    parts += [f"- {reference}" for reference in check.references]
    return "\n\n".join(parts)


def _invocation(report: Report, lang: str) -> dict[str, Any]:
    notes = [
        {
            "level": "error" if document.status == "unreadable" else "warning",
            "message": {"text": document.reasons.get(lang, "") or document.status},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(document.path)}}}],
        }
        for document in report.documents
        if document.status != "read"
    ]
    found: dict[str, Any] = {"executionSuccessful": not any(d.status == "unreadable" for d in report.documents)}
    return {**found, "toolExecutionNotifications": notes} if notes else found


def _artifact(document: DocumentReport) -> dict[str, Any]:
    return {"location": {"uri": _uri(document.path)}, "hashes": {"sha-256": document.sha256}}


def _result(finding: Finding, index: dict[str, int], lang: str) -> dict[str, Any]:
    first = leading(finding)
    text = ". ".join(filter(None, (finding.messages[lang], finding.diagnoses.get(lang, ""), finding.consequences.get(lang, ""))))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.path, first, lang)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "confidence": finding.confidence,
            "formula": finding.formula,
            "stated": finding.stated,
            "computed": finding.computed,
        },
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    related = [
        {"id": i, "message": {"text": f"{_ROLES[lang][mark.role]}: {mark.quote}"}, **_location(finding.path, mark, lang)}
        for i, mark in enumerate((m for m in finding.marks if m is not first), 1)
    ]
    if related:
        result["relatedLocations"] = related
    if finding.suppressed is not None:
        justification = finding.suppressed.get("reason") or finding.suppressed.get("kind", "")
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    return result


def _location(path: str, mark: Mark, lang: str) -> dict[str, Any]:
    place = mark.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if place.line is not None:
        region: dict[str, Any] = {"startLine": place.line, "snippet": {"text": mark.quote}}
        if place.column is not None:
            region["startColumn"] = place.column
        if place.end_line is not None:
            region["endLine"] = place.end_line
        if place.end_column is not None:
            region["endColumn"] = place.end_column
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    where = whereabouts(mark, lang)
    if where and place.line is None:
        location["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "element"}]
    return location


def _uri(path: str) -> str:
    """A relative URI reference, or ``file:`` for an absolute path."""
    escaped = quote(path, safe="/")
    return f"file://{escaped}" if path.startswith("/") else escaped
