"""Which files a run reads: those named, and those found in the folders named."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditlint.report import DocumentReport

STANDARD_INPUT = Path("-")
CRASHED = ("not checked: auditlint failed, which is a bug of auditlint", "未检查：auditlint内部错误")


def known_suffixes() -> frozenset[str]:
    """The file name endings that the readers know, in lower case."""
    from auditlint.readers import SUFFIXES

    return SUFFIXES


def find_inputs(paths: Sequence[Path], suffixes: frozenset[str]) -> Iterator[Path | DocumentReport]:
    """The files to read, each once, in the order given; a folder's are sorted by path. ``-`` is passed through.

    A named file is taken whatever its ending; in folders, hidden files, office lock files and unknown endings are passed over. What cannot
    give a document (a missing path, a folder without reports) comes as a report of status *unreadable*.
    """
    seen: set[Path] = set()
    for path in paths:
        if path != STANDARD_INPUT and not path.exists():
            yield unreadable(path, "no such file or folder; check the path", "文件或文件夹不存在，请检查路径")
            continue
        if not path.is_dir():
            found: list[Path | DocumentReport] = [path]
        else:
            found = list(_walk(path, suffixes))
            if not found:
                endings = " ".join(sorted(suffixes))
                yield unreadable(path, f"the folder holds no report ({endings})", f"文件夹中没有可读取的报告（{endings}）")
        for item in found:
            if isinstance(item, DocumentReport):
                yield item
            elif item.resolve() not in seen:
                seen.add(item.resolve())
                yield item


def unreadable(path: Path, en: str, zh: str) -> DocumentReport:
    """The report of something that could not be read; the reasons name it."""
    name = path.as_posix()
    return DocumentReport(name, "unknown", hashlib.sha256(b"").hexdigest(), "unreadable", {"en": f"{name}: {en}", "zh": f"{name}：{zh}"})


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | DocumentReport]:
    """The reports below ``folder`` by path; a folder that cannot be listed is an unreadable document."""
    failed: list[OSError] = []
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in files if not name.startswith((".", "~$")) and Path(name).suffix.lower() in suffixes]
    yield from sorted(found, key=lambda path: path.as_posix())
    for error in sorted(failed, key=lambda error: str(error.filename)):
        yield unreadable(Path(error.filename), f"cannot be listed: {error.strerror}", f"无法列出：{error.strerror}")
