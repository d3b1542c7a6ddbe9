"""Which documents a run checks: the files named, those found in the folders named, and the members of archives."""

import glob
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditlint.errors import UnreadableError
from auditlint.printable import printable
from auditlint.readers.formats import sniff
from auditlint.report import DocumentReport
from auditlint.run.archive import members, read_member
from auditlint.run.task import Task

STANDARD_INPUT = Path("-")
_ARCHIVE = ".zip"
_WILD = frozenset("*?[")
Input = Task | DocumentReport


def _nothing(_path: Path) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Selection:
    """What is looked for in folders and archives: names with these endings (lower case), unless ``excluded`` says no."""

    suffixes: frozenset[str]
    excluded: Callable[[Path], bool] = _nothing


def find_inputs(paths: Sequence[Path], selection: Selection, *, standard_input: Callable[[], Task] | None = None) -> Iterator[Input]:
    """The documents, each once, in the order given; a folder's and an archive's are sorted by path. ``-`` is what ``standard_input`` gives.

    A named file is taken whatever its ending; in folders, hidden files, office lock files, excluded files and unknown endings are passed over. A path with ``*``, ``?`` or
    ``[`` that is no file is a pattern (``**`` for any depth). What cannot give a document (a missing path, a folder without reports) comes as a report of status *unreadable*.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STANDARD_INPUT and standard_input is not None:
            if path.name not in seen:
                seen.add(path.name)
                yield from _expanded_data(standard_input(), selection)
            continue
        for found in _named(path, selection):
            if isinstance(found, DocumentReport):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield from _expanded(found, selection)


def _named(path: Path, selection: Selection) -> Iterator[Path | DocumentReport]:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    except OSError as error:
        yield _unreachable(path, error)
        return
    if stat.S_ISDIR(mode):
        found = list(_walk(path, selection))
        if not found:
            endings = " ".join(sorted(selection.suffixes))
            yield unreadable(path, f"the folder holds no report ({endings})", f"文件夹中没有可读取的报告（{endings}）")
        yield from found
    elif mode:
        yield _checkable(path, mode)
    elif _WILD & set(path.as_posix()):
        matched = [Path(name) for name in sorted(glob.glob(path.as_posix(), recursive=True))]  # noqa: PTH207 (takes absolute patterns too)
        for match in matched:
            if match.is_file() and not selection.excluded(match):
                yield match
        if not any(match.is_file() for match in matched):
            yield unreadable(path, "no file fits the pattern; check it", "没有符合该模式的文件，请检查")
    else:
        yield unreadable(path, "no such file or folder; check the path", "文件或文件夹不存在，请检查路径")


def _checkable(path: Path, mode: int) -> Path | DocumentReport:
    """A file; reading a pipe or device may never end, so that one is refused."""
    if stat.S_ISREG(mode):
        return path
    return unreadable(
        path,
        "is a pipe or a device, not a file; give it on standard input: auditlint check -",
        "是管道或设备，不是文件；请由标准输入传入：auditlint check -",
    )


def _unreachable(path: Path, error: OSError) -> DocumentReport:
    reason = error.strerror or str(error)
    return unreadable(path, f"{reason}; check the path and its permissions", f"无法读取（{reason}），请检查路径与权限")


def _expanded(path: Path, selection: Selection) -> Iterator[Input]:
    """A file, or the members of the archive that it is."""
    name = printable(path)
    if not _is_archive(path):
        yield Task(name, path)
        return
    try:
        for member, shown in members(path, name, selection.suffixes - {_ARCHIVE}):
            yield Task(f"{name}/{shown}", path, member)
    except UnreadableError as error:
        yield _refused(name, error)


def _is_archive(path: Path) -> bool:
    """Whether a file is an archive of reports, by its content; one that cannot be opened is told by its reader."""
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK" and sniff(path.name, path.read_bytes()) == "zip"
    except OSError:
        return False


def _expanded_data(task: Task, selection: Selection) -> Iterator[Input]:
    """What standard input holds: a document, or an archive of documents."""
    data = task.data or b""
    if sniff(task.name, data) != "zip":
        yield task
        return
    from auditlint.readers.options import DEFAULT

    try:
        for member, shown in members(io.BytesIO(data), task.name, selection.suffixes - {_ARCHIVE}):
            name = f"{task.name}/{shown}"
            try:
                yield Task(name, data=read_member(io.BytesIO(data), member, name, DEFAULT.limits))
            except UnreadableError as error:
                yield _refused(name, error)
    except UnreadableError as error:
        yield _refused(task.name, error)


def unreadable(path: Path, en: str, zh: str) -> DocumentReport:
    """The report of something that could not be read; the reasons name it."""
    name = printable(path)
    return DocumentReport(name, "unknown", hashlib.sha256(b"").hexdigest(), "unreadable", {"en": f"{name}: {en}", "zh": f"{name}：{zh}"})


def _refused(name: str, error: UnreadableError) -> DocumentReport:
    return DocumentReport(name, "unknown", hashlib.sha256(b"").hexdigest(), "unreadable", error.messages)


def _walk(folder: Path, selection: Selection) -> Iterator[Path | DocumentReport]:
    """The reports below ``folder`` by path; a folder that cannot be listed is an unreadable document."""
    failed: list[OSError] = []
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".") and not selection.excluded(Path(parent, name))]
        paths = (Path(parent, name) for name in files if not name.startswith((".", "~$")))
        found += [path for path in paths if path.suffix.lower() in selection.suffixes and not selection.excluded(path)]
    for path in sorted(found, key=lambda path: path.as_posix()):
        try:
            yield _checkable(path, path.stat().st_mode)
        except OSError as error:
            yield _unreachable(path, error)
    for failure in sorted(failed, key=lambda error: str(error.filename)):
        yield unreadable(Path(failure.filename), f"cannot be listed: {failure.strerror}", f"无法列出：{failure.strerror}")
