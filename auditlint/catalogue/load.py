"""From check files to the catalogue. Loading is strict: every mistake of every file is shown, each with its line and a caret."""

from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import auditlint
from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.checkfile import Loaded, load_check
from auditlint.catalogue.model import Check
from auditlint.catalogue.problem import Problem, Report, shown, together
from auditlint.catalogue.source import read_source

SUFFIXES = (".yaml", ".yml")


def load_catalogue(extra: Sequence[Path] = (), *, lazy: bool = False) -> Catalogue:
    """auditlint's own checks and those of the files and folders in ``extra``, by code; ``lazy`` as in `load_check`.

    Raises:
        CatalogueError: if a file cannot be used, or two define the same code or name; it shows all mistakes.
    """
    return load_checks([packaged_folder(), *installed_folders(), *extra], lazy=lazy)


def load_checks(paths: Iterable[Path], *, lazy: bool = False) -> Catalogue:
    """The checks of the files and folders in ``paths`` only, by code.

    Raises:
        CatalogueError: as `load_catalogue`.
    """
    reports: list[Report] = []
    loaded: list[Loaded] = []
    for path in paths:
        files = _files(path)
        if not files:
            reports.append(shown(Problem(path.as_posix(), 0, 0, 0, "there is no check file here", "此处没有检查文件"), ()))
        for file in files:
            source = read_source(file)
            check = load_check(source, lazy=lazy) if not source.problems else None
            if check is not None:
                loaded.append(check)
            reports += source.reports()
    reports += _repeated(loaded)
    if reports:
        raise together(reports)
    return Catalogue(tuple(sorted((found.check for found in loaded), key=lambda check: check.code)))


def packaged_folder() -> Path:
    """The folder of auditlint's own checks: the package ``auditlint.checks``, or ``checks/`` beside the package in a plain checkout."""
    spec = find_spec("auditlint.checks")
    if spec is not None and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(auditlint.__file__).parent.parent / "checks"


def installed_folders() -> list[Path]:
    """The folders of check files that installed packages offer: entry points of the group ``auditlint.checks`` name a package that holds them. None of its code is run."""
    folders: list[Path] = []
    for point in sorted(entry_points(group="auditlint.checks"), key=lambda point: (point.name, point.value)):
        package, *inner = point.value.split(".")
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec is not None else ():
            folders.append(Path(place, *inner))
    return folders


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.suffix in SUFFIXES and not file.name.startswith("."))
    return sorted(found, key=lambda file: file.as_posix())


def _repeated(loaded: list[Loaded]) -> list[Report]:
    """A complaint about every code and every name that an earlier file has already taken."""
    reports: list[Report] = []
    taken: dict[str, Check] = {}
    for found in loaded:
        for word, (line, column) in ((found.check.code, found.code_at), (found.check.name, found.name_at)):
            first = taken.setdefault(word, found.check)
            if first is not found.check:
                en, zh = f"'{word}' is taken by {first.path}", f"“{word}”已被{first.path}使用"
                reports.append(shown(Problem(found.check.path, line, column, len(word), en, zh), found.lines))
    return reports
