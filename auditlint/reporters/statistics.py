"""How often each check found something, most often first."""

from collections import Counter

import tabulate

from auditlint.report import Report
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View

_HEADERS = {"en": ("count", "code", "name", "severity"), "zh": ("数量", "代码", "名称", "严重程度")}
_NOTHING = {"en": "nothing found\n", "zh": "未发现问题\n"}


def render(report: Report, view: View) -> str:
    """A table with a row a check; suppressed findings are not counted."""
    counted = Counter((f.code, f.name, f.severity) for f in report.findings if f.suppressed is None)
    if not counted:
        return _NOTHING[view.lang]
    rows = [
        (n, plain(code), plain(name), severity)
        for (code, name, severity), n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
    return tabulate.tabulate(rows, headers=_HEADERS[view.lang], tablefmt="simple", disable_numparse=True) + "\n"
