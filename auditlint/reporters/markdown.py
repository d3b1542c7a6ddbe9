"""A summary for pull requests and job pages: totals, then a table of findings for each document."""

import re

from auditlint.report import DocumentReport, Report
from auditlint.reporters.terminal import plain
from auditlint.reporters.totals import totals
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts
from auditlint.reporters.wording import WORDINGS, Wording

_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_HEADERS = {"en": ("", "check", "place", "finding", "cause"), "zh": ("", "检查", "位置", "问题", "原因")}
_MORE = {"en": "… and {} more", "zh": "……另有 {} 处"}
_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|#~])")
_MOST = 50
"""Findings of one document: a job summary may hold a megabyte in all."""


def render(report: Report, view: View) -> str:
    """The Markdown text."""
    words = WORDINGS[view.lang]
    blocks = [f"## auditlint\n\n{words.between.join(text for text, _ in totals(report, words))}"]
    blocks += [_document(document, words, view) for document in report.documents]
    return "\n\n".join(blocks) + "\n"


def _document(document: DocumentReport, words: Wording, view: View) -> str:
    lines = [f"### {_escaped(document.path)}", ""]
    if document.status != "read":
        label = words.unreadable if document.status == "unreadable" else words.partly_read
        lines += [f"**{label}**{words.colon}{_escaped(document.reasons.get(view.lang, ''))}", ""]
    counting = [f for f in document.findings if f.suppressed is None]
    if counting:
        lines += [f"| {' | '.join(_HEADERS[view.lang])} |", "|---|---|---|---|---|"]
        for finding in counting[:_MOST]:
            cells = [
                _SIGNS[finding.severity],
                f"{finding.code} {finding.name}",
                _escaped(whereabouts(leading(finding), view.lang)),
                _escaped(finding.messages[view.lang]),
                _escaped(finding.diagnoses.get(view.lang, "")),
            ]
            lines.append(f"| {' | '.join(cells)} |")
        if len(counting) > _MOST:
            lines += ["", _MORE[view.lang].format(len(counting) - _MOST)]
        lines.append("")
    if document.status != "unreadable":
        coverage = document.coverage
        lines.append(
            words.coverage_of.format(
                quantities=coverage.quantities, checked=coverage.checked, set_aside=coverage.set_aside, unchecked=coverage.unchecked
            )
        )
    return "\n".join(lines).rstrip()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", plain(text))
