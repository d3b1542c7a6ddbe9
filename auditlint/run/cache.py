"""Reports kept from earlier runs, by everything that they depend on: the file, its name, the checks, the settings and auditlint itself.

They lie in the user's own cache folder, never in the project: what is read back is trusted.
"""

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import auditlint
from auditlint.measures.synonyms import FILE_NAME
from auditlint.readers import scan
from auditlint.report import DocumentReport
from auditlint.run.task import Task, Work
from auditlint.version import VERSION

_MOST_FILES = 20_000
_SUFFIX = ".report"


_DIGEST = hashlib.sha256().digest_size


def cache_folder() -> Path | None:
    """``$AUDITLINT_CACHE``, or ``auditlint`` in the user's cache folder; ``None`` where the user has none."""
    own = os.environ.get("AUDITLINT_CACHE")
    if own:
        return Path(own)
    try:
        folder = _users_folder()
    except RuntimeError:  # a user without a home
        return None
    return folder if folder.is_absolute() else None


def _users_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "auditlint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "auditlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "auditlint"


class Cache:
    """The kept reports of one kind of work. A folder that cannot be used, and an entry that cannot be read, are as good as none."""

    def __init__(self, folder: Path, work: Work) -> None:
        self._folder = folder
        self._work = _work_digest(work)
        self._ignores = work

    def key(self, task: Task, data: bytes) -> str:
        """What the report on ``task`` with the content ``data`` is kept under."""
        digest = hashlib.sha256(self._work)
        codes = ",".join(check.code for check in self._ignores.catalogue_for(task.name))
        beside = task.path.parent / FILE_NAME if task.path is not None and not task.member else None
        synonyms = beside.read_bytes() if beside is not None and beside.is_file() else b""
        for part in (task.name.encode(), codes.encode(), synonyms, hashlib.sha256(data).digest()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def find(self, key: str) -> DocumentReport | None:
        """The report kept under ``key``."""
        path = self._path(key)
        try:
            found = pickle.loads(_content(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        return found if isinstance(found, DocumentReport) else None

    def keep(self, key: str, report: DocumentReport) -> None:
        """Keep ``report``, unless the document could not be read: another time it may be."""
        if report.status == "unreadable":
            return
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                content = pickle.dumps(report, protocol=pickle.HIGHEST_PROTOCOL)
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(path)

    def prune(self) -> None:
        """Remove the entries used least recently, if there are very many."""
        with contextlib.suppress(OSError):
            entries = sorted(self._folder.glob(f"*/*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
            for path in entries[:-_MOST_FILES]:
                path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}{_SUFFIX}"


def _content(kept: bytes) -> bytes:
    """What was kept, if it is whole; a flipped bit could change a figure without any sign."""
    if hashlib.sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
        raise pickle.UnpicklingError
    return kept[_DIGEST:]


def _work_digest(work: Work) -> bytes:
    digest = hashlib.sha256()
    checks = [
        (c.code, c.name, c.severity, c.relation, c.expect.source, c.when.source if c.when else "", sorted(c.message.items()))
        for c in work.catalogue
    ]
    settings = (work.verified, work.transcript, work.options, work.synonyms, work.exact_footing)
    for part in (VERSION, sys.version, *_own_files(), repr(checks), repr(settings), repr(scan.available())):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.digest()


def _own_files() -> Iterator[str]:
    """The size and time of every file of auditlint: a changed checkout keeps no old results."""
    for folder, folders, files in os.walk(Path(auditlint.__file__).parent):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".py", ".yaml")):
                status = Path(folder, name).stat()
                yield f"{name} {status.st_size} {status.st_mtime_ns}"
