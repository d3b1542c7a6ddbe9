"""The output formats by name. A format is one module here; it offers ``render(report: Report, view: View) -> str | bytes``."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from auditlint.report import Report
from auditlint.reporters.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """``module`` renders it. ``people`` read it (it may follow the terminal's encoding); a ``binary`` one goes to files only. It needs ``relations`` or the ``transcript``
    of the documents. A ``findings`` one has no room for documents that were not read."""

    name: str
    module: str
    people: bool = False
    binary: bool = False
    relations: bool = False
    transcript: bool = False
    findings: bool = False

    def render(self, report: Report, view: View) -> str | bytes:
        """``report`` in this format."""
        render: Callable[[Report, View], str | bytes] = import_module(f"auditlint.reporters.{self.module}").render
        return render(report, view)


FORMATS = {
    known.name: known
    for known in (
        Format("text", "text", people=True),
        Format("concise", "concise", people=True),
        Format("statistics", "statistics", people=True, findings=True),
        Format("json", "json"),
        Format("jsonl", "jsonl"),
        Format("sarif", "sarif"),
        Format("junit", "junit"),
        Format("github", "github"),
        Format("gitlab", "gitlab", findings=True),
        Format("markdown", "markdown"),
        Format("csv", "csv", findings=True),
        Format("html", "html", relations=True, transcript=True),
        Format("workingpaper", "workingpaper", binary=True, relations=True),
    )
}
"""All formats, in the order in which ``--help`` names them."""
