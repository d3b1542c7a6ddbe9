"""The machine's view of a report: `auditlint-report/1`, the output contract.

One document, finding or relation a line: such a file diffs and greps well, and the standard library's fast encoder writes it
(it falls back to its slow one as soon as it has to indent). The same report gives the same bytes.
"""

import json
from collections.abc import Iterable
from typing import Any

from auditlint.language import vocabulary
from auditlint.report import DocumentReport, Finding, Mark, Printed, Relation, Report
from auditlint.reporters.view import View
from auditlint.severity import SEVERITIES
from auditlint.version import VERSION

SCHEMA = "auditlint-report/1"
VERDICTS = ("holds", "rounding", "fails", "undetermined")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False)


def render(report: Report, view: View) -> str:
    """The JSON text of ``report``, with a final line break.

    The view's language chooses messages, diagnoses and reasons; ``verified`` adds every judged relation, also those that hold, and every printed number with its state.
    """
    lang, verified = view.lang, view.verified
    parts = [
        f'{{\n"schema": {_ENCODER.encode(SCHEMA)},\n"version": {_ENCODER.encode(VERSION)},\n',
        _array("documents", (_document(d, lang) for d in report.documents)),
        _array("findings", (_finding(f, lang) for f in report.findings)),
    ]
    if verified:
        parts.append(_array("relations", (_relation(r, lang) for d in report.documents for r in d.relations)))
        parts.append(_array("quantities", (_quantity(d.path, q) for d in report.documents for q in d.quantities)))
    parts.append(f'"summary": {_ENCODER.encode(summary(report))}\n}}\n')
    return "".join(parts)


def summary(report: Report) -> dict[str, Any]:
    """Totals of the run: documents, findings that count by severity, suppressed findings, coverage, relations by verdict."""
    coverages = [d.coverage for d in report.documents]
    return {
        "documents": len(report.documents),
        "unreadable": sum(d.status == "unreadable" for d in report.documents),
        **{severity: report.count(severity) for severity in SEVERITIES},
        "suppressed": sum(f.suppressed is not None for f in report.findings),
        "coverage": {
            "quantities": sum(c.quantities for c in coverages),
            "checked": sum(c.checked for c in coverages),
            "set_aside": sum(c.set_aside for c in coverages),
            "unchecked": sum(c.unchecked for c in coverages),
        },
        "relations": {v: sum(d.verdicts.get(v, 0) for d in report.documents) for v in VERDICTS},
    }


def _array(key: str, items: Iterable[dict[str, Any]]) -> str:
    body = ",\n".join(map(_ENCODER.encode, items))
    return f'"{key}": [\n{body}\n],\n' if body else f'"{key}": [],\n'


def _document(document: DocumentReport, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = {"path": document.path, "format": document.format, "sha256": document.sha256, "status": document.status}
    if document.reasons:
        found["reason"] = document.reasons[lang]
    if document.status != "unreadable":
        coverage = document.coverage
        found["coverage"] = {
            "quantities": coverage.quantities,
            "checked": coverage.checked,
            "set_aside": coverage.set_aside,
            "unchecked": coverage.unchecked,
            "sections": [
                {"section": name, "quantities": n, "checked": done, "set_aside": aside, "unchecked": n - done - aside}
                for name, n, done, aside in coverage.sections
            ],
        }
    return found


def _quantity(path: str, printed: Printed) -> dict[str, Any]:
    return {"path": path, "state": printed.state, "kind": printed.kind or None, **_place(printed.mark)}


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": finding.path,
        "message": finding.messages[lang],
        "formula": finding.formula,
        "stated": finding.stated,
        "computed": finding.computed,
        "diagnosis": finding.diagnoses.get(lang),
        "consequence": finding.consequences.get(lang),
        "places": [_place(m) for m in finding.marks],
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
    }


def _relation(relation: Relation, lang: str) -> dict[str, Any]:
    return {
        "family": relation.family,
        "relation": relation.relation,
        "verdict": relation.verdict,
        "reason": relation.reasons.get(lang),
        "formula": relation.formula,
        "path": relation.path,
        "places": [_place(m) for m in relation.marks],
    }


def _place(mark: Mark) -> dict[str, Any]:
    place = mark.place
    found: dict[str, Any] = {
        "role": mark.role,
        "quote": mark.quote,
        "value": mark.value,
        "unit": mark.unit,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "page": place.page,
        "sheet": place.sheet,
        "cell": place.cell,
        "table": place.table,
        "row": place.row,
        "row_label": place.row_label,
        "column_label": place.column_label,
        "paragraph": place.paragraph,
        "section": place.section,
    }
    for name in ("part", "offset", "end_offset", "box"):
        value = getattr(place, name)
        if value is not None:
            found[name] = value
    if mark.confidence < 1:
        found["confidence"] = round(mark.confidence, 4)
        found["doubtful"] = mark.confidence < vocabulary("misreadings")["doubtful"]
    return found
