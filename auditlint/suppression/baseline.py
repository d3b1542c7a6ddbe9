"""The baseline: findings that were there before, by fingerprint. No position and no date is kept, so that the file changes only when findings do."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from auditlint.errors import AuditlintError
from auditlint.report import Finding

VERSION = 1
_KEYS = ("path", "code", "fingerprint", "stated", "message", "reason")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding. ``path`` is relative to the baseline's folder; ``message`` and ``stated`` are for people; ``reason`` says why it is no error, if somebody said so."""

    path: str
    code: str
    fingerprint: str
    stated: str = ""
    message: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a finding is recognised by."""
        return self.path, self.fingerprint


def entry_of(finding: Finding, folder: Path, *, reason: str = "") -> Entry:
    """The entry of a finding in a baseline in ``folder``."""
    return Entry(relative(finding.path, folder), finding.code, finding.fingerprint, finding.stated or "", finding.messages["zh"], reason)


def relative(path: str, folder: Path) -> str:
    """``path`` as seen from ``folder``, with forward slashes; as it is if it lies elsewhere."""
    found, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return PurePosixPath(found.relative_to(top)).as_posix() if found.is_relative_to(top) else path


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a baseline file.

    Raises:
        AuditlintError: if it cannot be read, is no baseline, or is of a newer version.
    """
    name = path.as_posix()
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise AuditlintError(
            f"{name}: cannot be read: {error.strerror}; 'auditlint baseline create' makes it",
            f"{name}：无法读取：{error.strerror}；可用 auditlint baseline create 生成",
        ) from error
    except (ValueError, RecursionError) as error:
        raise AuditlintError(f"{name}: not a baseline: {error}", f"{name}：不是基线文件：{error}") from error
    version = content.get("baseline") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise AuditlintError(
            f"{name}: a baseline of version {version}; this auditlint reads up to {VERSION}. Upgrade auditlint.",
            f"{name}：基线版本为 {version}，本程序最高支持 {VERSION}。请升级 auditlint。",
        )
    entries = content.get("findings") if version == VERSION else None
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise AuditlintError(
            f"{name}: not a baseline; 'auditlint baseline create' makes one", f"{name}：不是基线文件；可用 auditlint baseline create 生成"
        )
    return [Entry(**entry) for entry in entries]


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) <= set(_KEYS)
        and {"path", "code", "fingerprint"} <= set(entry)
        and all(isinstance(v, str) for v in entry.values())
    )


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file of these entries: sorted, one a line."""
    lines = []
    for entry in sorted(set(entries)):
        values = {key: getattr(entry, key) for key in _KEYS if getattr(entry, key)}
        lines.append(json.dumps(values, ensure_ascii=False))
    body = ",\n".join(lines)
    return f'{{\n"baseline": {VERSION},\n"findings": [{chr(10) + body + chr(10) if lines else ""}]\n}}\n'
