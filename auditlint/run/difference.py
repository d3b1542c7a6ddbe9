"""What a change in git brought: the files changed since it began, and their findings that the earlier version did not have."""

import io
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditlint.errors import AuditlintError, UnreadableError
from auditlint.readers.options import Limits
from auditlint.report import DocumentReport, Finding, Report
from auditlint.run.archive import read_member
from auditlint.run.inputs import Input
from auditlint.run.task import Task


@dataclass(frozen=True, slots=True)
class Difference:
    """The change between the commit where it left ``reference`` and the files as they are now.

    Raises:
        AuditlintError: outside a git repository, or if ``reference`` or the history behind it is not here.
    """

    reference: str
    base: str
    top: Path
    earlier: dict[Path, str]

    def changed(self, inputs: Sequence[Input]) -> list[Input]:
        """The inputs whose file the change touched; those that are no file of the repository stay."""
        return [item for item in inputs if not (isinstance(item, Task) and item.path is not None) or self._touched(item.path.resolve())]

    def _touched(self, path: Path) -> bool:
        return path in self.earlier or not path.is_relative_to(self.top.resolve())

    def before(self, task: Task, limits: Limits) -> Task | None:
        """The earlier version of a document under its present name; ``None`` if there was none that can be read."""
        name = self.earlier.get(task.path.resolve(), "") if task.path is not None else ""
        if not name:
            return None
        shown = _git(self.top, "show", f"{self.base}:{name}")
        if shown.returncode:
            return None
        if not task.member:
            return replace(task, data=shown.stdout)
        try:
            return replace(task, data=read_member(io.BytesIO(shown.stdout), task.member, task.name, limits), member="")
        except UnreadableError:
            return None

    def fresh(self, report: Report, before: Report) -> Report:
        """``report`` with the findings that stood in the earlier version marked as known."""
        known: dict[str, set[str]] = {}
        for document in before.documents:
            known.setdefault(document.path, set()).update(f.fingerprint for f in document.findings)
        return Report(tuple(self._marked(document, known.get(document.path, set())) for document in report.documents))

    def _marked(self, document: DocumentReport, known: set[str]) -> DocumentReport:
        def mark(finding: Finding) -> Finding:
            stood = finding.suppressed is None and finding.fingerprint in known
            return replace(finding, suppressed={"kind": "diff", "reason": f"in {self.reference} already"}) if stood else finding

        return replace(document, findings=tuple(map(mark, document.findings)))


def difference(reference: str, folder: Path) -> Difference:
    """The change in the repository around ``folder`` since it left ``reference``, files not yet committed included."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise AuditlintError(
            f"--diff {reference}: {folder.as_posix()} is in no git repository", f"--diff {reference}：{folder.as_posix()} 不在 git 仓库中"
        )
    root = Path(top.stdout.decode().strip())
    found = _git(root, "merge-base", reference, "HEAD")
    if found.returncode:
        raise AuditlintError(
            f"--diff {reference}: git has no such commit here, or not the history behind it; a shallow clone needs 'git fetch --unshallow'",
            f"--diff {reference}：此处没有该提交或其历史；浅克隆请先执行 git fetch --unshallow",
        )
    base = found.stdout.decode().strip()
    earlier: dict[Path, str] = {}
    fields = iter(_git(root, "diff", "--name-status", "-z", "-M", base).stdout.decode().split("\0"))
    for status in fields:
        if not status:
            continue
        name = next(fields)
        renamed = next(fields) if status[0] in "RC" else name
        earlier[(root / renamed).resolve()] = "" if status[0] == "A" else name
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "-z").stdout.decode().split("\0"):
        if name:
            earlier[(root / name).resolve()] = ""
    return Difference(reference, base, root, earlier)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise AuditlintError("--diff needs git, which is not installed", "--diff 需要 git，但未安装") from error
