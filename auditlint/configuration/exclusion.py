"""What is passed over when folders are searched: the configured globs, and what git ignores."""

import os
import subprocess
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from auditlint.configuration.settings import Settings


def exclusion(settings: Settings) -> Callable[[Path], bool]:
    """Whether a path found in a folder is excluded by the settings or, with ``respect_gitignore``, ignored by git."""
    globs = (*settings.exclude, *settings.extend_exclude)
    root = settings.origin.parent if settings.origin is not None else Path()

    @lru_cache(maxsize=4096)
    def ignored(folder: Path) -> frozenset[str]:
        return _ignored_by_git(folder) if settings.respect_gitignore else frozenset()

    def excluded(path: Path) -> bool:
        return fits(path, globs, root) or path.name in ignored(path.parent)

    return excluded


def fits(path: Path, globs: Sequence[str], root: Path) -> bool:
    """Whether a glob fits the path's name, the path as given, or the path relative to ``root``; ``*`` crosses folders, as in ``.gitignore``."""
    names = {path.name, path.as_posix()}
    resolved, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if resolved.is_relative_to(top):
        names.add(resolved.relative_to(top).as_posix())
    return any(fnmatchcase(name, glob.rstrip("/")) for glob in globs for name in names)


def _ignored_by_git(folder: Path) -> frozenset[str]:
    """The names in ``folder`` that git ignores; none outside a repository or without git."""
    names = sorted(entry.name for entry in folder.iterdir())
    try:
        found = subprocess.run(
            ["git", "-C", str(folder), "check-ignore", "-z", "--stdin"],
            input=os.fsencode("\0".join(names)),
            capture_output=True,
            check=False,
        )
    except OSError:
        return frozenset()
    if found.returncode not in (0, 1):
        return frozenset()
    return frozenset(name for name in os.fsdecode(found.stdout).split("\0") if name)
