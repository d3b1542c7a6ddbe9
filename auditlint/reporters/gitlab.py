"""GitLab's code quality report: shown in merge requests beside the changed lines.

https://docs.gitlab.com/ci/testing/code_quality/
"""

import hashlib
import json
from typing import Any

from auditlint.report import Finding, Report
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import leading, whereabouts

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def render(report: Report, view: View) -> str:
    """A JSON list of the findings that count."""
    issues = [_issue(finding, view) for finding in report.findings if finding.suppressed is None]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, view: View) -> dict[str, Any]:
    mark = leading(finding)
    description = finding.messages[view.lang]
    if mark.place.line is None:
        description = f"{description} ({whereabouts(mark, view.lang)})".replace(" ()", "")
    return {
        "description": description,
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": hashlib.sha256(f"{finding.path}\x1f{finding.fingerprint}".encode()).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": mark.place.line or 1}},
    }
