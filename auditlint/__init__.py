"""auditlint: a linter for the numbers in evaluation reports.

Use as a library::

    import auditlint

    report = auditlint.check("report.docx")
    report.count("error")
    report.to_dataframe()
"""

from pathlib import Path
from typing import TYPE_CHECKING

from auditlint.version import VERSION

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings
    from auditlint.report import Report

__version__ = VERSION

__all__ = ["__version__", "check"]


def check(*paths: str | Path, settings: "Settings | None" = None, verified: bool = False) -> "Report":
    """Check reports: files, folders, patterns or archives, as ``auditlint check`` does without a configuration file.

    Args:
        paths: what to check; by default the working directory.
        settings: choices other than the defaults (`auditlint.configuration.settings.Settings`).
        verified: also list every judged relation and printed number.

    Returns:
        The report: ``documents``, ``findings``, ``count(severity)``, ``to_dataframe()``. A document that cannot be read is in it with its reason.

    Raises:
        AuditlintError: if the settings cannot be used.
    """
    from auditlint.configuration.settings import Settings
    from auditlint.run.checking import Checking

    checking = Checking(settings or Settings(cache=False), relations=verified)
    return checking.run(checking.inputs([Path(path) for path in paths] or [Path()]))
