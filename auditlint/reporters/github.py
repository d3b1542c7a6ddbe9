"""Annotations for GitHub Actions. GitHub shows ten of a kind in a step, so the worst come first and a line tells of the rest.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from auditlint.report import Finding, Report
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts, worst_first
from auditlint.reporters.wording import WORDINGS
from auditlint.severity import SEVERITIES

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10
_REST = {
    "en": "auditlint: {} more, not shown here: see the log or another format",
    "zh": "auditlint：另有 {} 处未在此显示，见日志或其他格式",
}


def render(report: Report, view: View) -> str:
    """Workflow commands, a line each."""
    lines = []
    for document in report.documents:
        if document.status != "read":
            reason = plain(document.reasons.get(view.lang, "")) or document.status
            lines.append(f"::error file={_property(document.path)}::{_data(reason)}")
    lines = lines[:MOST]
    room = dict.fromkeys(SEVERITIES, MOST)
    room["error"] -= len(lines)
    left = 0
    for finding in worst_first(report.findings):
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            lines.append(_command(finding, view))
        else:
            left += 1
    if left:
        lines.append(_REST[view.lang].format(left))
    return "".join(line + "\n" for line in lines)


def _command(finding: Finding, view: View) -> str:
    mark = leading(finding)
    properties = [f"file={_property(finding.path)}"]
    if mark.place.line is not None:
        properties.append(f"line={mark.place.line}")
        if mark.place.end_line is not None:
            properties.append(f"endLine={mark.place.end_line}")
        if mark.place.column is not None and mark.place.end_line == mark.place.line:
            properties.append(f"col={mark.place.column}")
    properties.append(f"title={_property(f'{finding.code} {finding.name}')}")
    parts = [finding.messages[view.lang], finding.diagnoses.get(view.lang, "")]
    if mark.place.line is None:
        parts.append(WORDINGS[view.lang].printed_at + " " + whereabouts(mark, view.lang))
    message = "\n".join(plain(part) for part in parts if part.strip())
    return f"::{_COMMANDS[finding.severity]} {','.join(properties)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
