"""Suppressions beside a report, in ``REPORT.audit.yaml``: for reports that travel with their reviews."""

import os
from pathlib import Path

import yaml

from auditlint.configuration.load import suppressions
from auditlint.configuration.settings import Suppression
from auditlint.errors import AuditlintError

SUFFIX = ".audit.yaml"


def sidecar_path(report: str) -> Path:
    """The sidecar of a report."""
    return Path(report + SUFFIX)


def read_sidecar(report: str) -> tuple[Suppression, ...]:
    """The suppressions beside a report; none without the file.

    Raises:
        AuditlintError: if the file is not of its form, with the line and the cure.
    """
    path = sidecar_path(report)
    if not os.path.isfile(path):  # noqa: PTH113 (a name too long is no file)
        return ()
    name = path.as_posix()
    try:
        content = yaml.load(path.read_text("utf-8-sig"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}:{mark.line + 1}" if mark else name
        raise AuditlintError(f"{place}: not valid YAML in UTF-8", f"{place}：不是有效的 UTF-8 YAML") from None
    if not isinstance(content, dict) or set(content) != {"suppressions"}:
        raise AuditlintError(
            f"{name}: write 'suppressions:' and below it entries with code, printed and reason",
            f"{name}：应为“suppressions:”及其下的条目，每条含 code、printed 和 reason",
        )
    return suppressions(content["suppressions"], path, lambda en, zh: AuditlintError(f"{name}: {en}", f"{name}：{zh}"), sidecar=True)
